"""Document and registry → Report. A pure function: no model, no clock, no network; today is handed in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.checker.catalogue import RULES
from assistant.checker.context import Context, DaySource, Stage
from assistant.checker.finding import Finding
from assistant.checker.misreading import with_misreading_told
from assistant.checker.profile import Profile
from assistant.checker.report import Report, report_of
from assistant.checker.rule import Rule, is_last
from assistant.checker.suppression import Settled, Suppressed, Suppression, settle
from corpus.citations import Citation, find_citations
from corpus.document import Document, Kind
from corpus.registry.lookup import judge_all
from corpus.registry.snapshot import Registry

DEFAULT = Profile()


def check(
    document: Document,
    *,
    registry: Registry,
    today: date,
    on: date | None = None,
    home: str | None = None,
    stage: Stage | None = None,
    citations: Sequence[Citation] | None = None,
    rules: Iterable[Rule] = RULES,
    profile: Profile = DEFAULT,
    suppressions: Iterable[Suppression] = (),
) -> Report:
    """Check a document as of a day: `on`, else its own date, else the end of its period, else `today`.

    `home` is the office it belongs to (else agency and place of its head), `stage` defaults to draft while its number is blank.
    `citations` may be handed in where they have been found already. `profile` says which rules run and how grave their findings are; what
    `suppressions` speak of is listed apart.
    """
    office = home or home_of(document)
    found = tuple(citations if citations is not None else find_citations(document.text, home=office))
    day, source = _day(document, on, today)
    context = Context(
        document=document,
        citations=found,
        verdicts=judge_all(found, registry, on=day, home=office),
        registry=registry,
        on=day,
        on_source=source,
        home=office,
        stage=stage or ("issue" if document.head.number else "draft"),
    )
    return _reported(context, tuple(rules), profile, tuple(suppressions))


def _reported(context: Context, rules: tuple[Rule, ...], profile: Profile, suppressions: tuple[Suppression, ...]) -> Report:
    """Run the rules, take out what is suppressed, then let the last rules judge the suppressions themselves."""
    by_code = {rule.code: rule for rule in rules}
    running = [rule for rule in rules if profile.runs(rule)]
    settled = settle(context, tuple(_found(context, (rule for rule in running if not is_last(rule)), profile)), suppressions)
    judged = replace(context, suppressions=suppressions, unused=_unused(settled, by_code, profile))
    last = tuple(_found(judged, (rule for rule in running if is_last(rule)), profile)) if suppressions else ()
    return report_of(
        context,
        tuple(finding for finding in (*settled.findings, *last) if profile.shows(by_code[finding.code], finding)),
        suppressed=tuple(each for each in settled.suppressed if _is_shown(each, by_code, profile)),
        profile=profile,
        suppressions=suppressions,
    )


def _found(context: Context, rules: Iterable[Rule], profile: Profile) -> Iterator[Finding]:
    for rule in rules:
        for finding in rule.check(context):
            yield with_misreading_told(profile.graded(rule, finding, context), context)


def _unused(settled: Settled, by_code: dict[str, Rule], profile: Profile) -> tuple[Suppression, ...]:
    """Suppressions that met nothing although their rule ran; a rule that a profile turned off says nothing about them."""
    return tuple(each for each in settled.unused if each.code not in by_code or profile.runs(by_code[each.code]))


def _is_shown(suppressed: Suppressed, by_code: dict[str, Rule], profile: Profile) -> bool:
    return profile.shows(by_code[suppressed.finding.code], suppressed.finding)


def home_of(document: Document) -> str | None:
    """Agency and place of a document: «Sở Du lịch tỉnh Kiên Giang»; the place alone where no agency was found."""
    agency, place = document.agency, document.place
    if not place or (agency and place.lower() in agency.lower()):
        return agency
    return f"{agency} tỉnh {place}" if agency else f"tỉnh {place}"


def _day(document: Document, on: date | None, today: date) -> tuple[date, DaySource]:
    """As of which day, and where it comes from; a legal text has no reporting period."""
    if on:
        return on, "given"
    if document.head.issued:
        return document.head.issued, "document"
    if document.period and document.kind is not Kind.LEGAL:
        return document.period.end, "period"
    return today, "today"
