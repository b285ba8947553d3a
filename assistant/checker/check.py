"""Document and registry → Report. A pure function: no model, no clock, no network; today is handed in."""

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.checker.catalogue import RULES
from assistant.checker.context import Context, DaySource, Stage
from assistant.checker.report import Report, report_of
from assistant.checker.rule import Rule
from corpus.citations import Citation, find_citations
from corpus.document import Document, Kind
from corpus.registry.lookup import judge_all
from corpus.registry.snapshot import Registry


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
) -> Report:
    """Check a document as of a day: `on`, else its own date, else the end of its period, else `today`.

    `home` is the office it belongs to (else agency and place of its head), `stage` defaults to draft while its number is blank.
    `citations` may be handed in where they have been found already.
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
    return report_of(context, tuple(finding for rule in rules for finding in rule.check(context)))


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
