"""What the registry says of a citation as of a day. «Not found» means something only inside declared coverage.

Key = (issuer resolved by the home office, number, year). One differing field is named; with two, nothing is accused.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Standing, Status, Verdict
from corpus.registry.matching import IMPOSSIBLE, Day, Match, of_other_series, titles_of, type_differs, weigh, wrong_date, wrong_issuer
from corpus.registry.naming import judge_name
from corpus.registry.numbers import number_key, year_in
from corpus.registry.offices import Fit
from corpus.registry.setting import Setting, mentions_in
from corpus.registry.slips import bearer_of_title, bearer_on_day, judge_unknown
from corpus.registry.snapshot import Registry
from corpus.registry.source import MOST
from corpus.registry.titles import Wording, compare_titles

_SHOWN = 20
_ALTERED = (Wording.NUMBERS, Wording.ALTERED, Wording.OTHER)


def judge(citation: Citation, registry: Registry, *, on: date, home: str | None = None, others: Sequence[Citation] = ()) -> Verdict:
    """The verdict on one citation. `others` are the citations of the same document, which may tell a slip from another document."""
    together = others if citation in others else (citation, *others)
    return _judge(citation, Setting(registry, on, registry.home(home), mentions_in(together)))


def judge_all(citations: Sequence[Citation], registry: Registry, *, on: date, home: str | None = None) -> tuple[Verdict, ...]:
    """Verdicts on all citations of a document; a later short mention takes the date of the full one."""
    setting = Setting(registry, on, registry.home(home), mentions_in(citations))
    verdicts: list[Verdict] = []
    for citation in citations:
        outer = verdicts[citation.of].entry if citation.of is not None and citation.of < len(verdicts) else None
        verdicts.append(_judge(_dated(citation, setting), replace(setting, outer=outer)))
    return tuple(verdicts)


def _dated(citation: Citation, setting: Setting) -> Citation:
    """A short mention with the date under which the document cites that number elsewhere, if it is one date."""
    if not citation.number or citation.date or citation.date_span or year_in(citation.number):
        return citation
    days = {day for number, day in setting.mentions if day and number == number_key(citation.number)}
    return citation._replace(date=next(iter(days)), year=None) if len(days) == 1 else citation


def _judge(citation: Citation, setting: Setting) -> Verdict:
    if citation.number is None:
        return judge_name(citation, setting.registry, on=setting.on, home=setting.home) if citation.alias else Verdict(Status.UNREADABLE)
    matches = [weigh(citation, entry, home=setting.home) for entry in setting.registry.candidates(citation, home=setting.home)]
    stages: tuple[Callable[[Citation, Sequence[Match], Setting], Verdict | None], ...] = (_agreeing, _misdated, _misattributed)
    found = next((verdict for stage in stages if (verdict := stage(citation, matches, setting))), None)
    if found is None and len(matches) >= MOST:
        return _ambiguous(matches[:_SHOWN])
    return found or judge_unknown(citation, setting)


def _agreeing(citation: Citation, matches: Sequence[Match], setting: Setting) -> Verdict | None:
    """Nothing contradicts: found, or several fit."""
    full = _narrow([match for match in matches if match.full], setting.on)
    if len(full) == 1 and IMPOSSIBLE not in citation.notes:
        if of_other_series(citation, full[0]):
            return _ambiguous(full)
        return _found(citation, full[0], setting)
    return _ambiguous(full[:_SHOWN]) if full else None


def _narrow(matches: Sequence[Match], on: date) -> Sequence[Match]:
    """Among several that fit, those that fit better: the date is said, the issuer is said, the title agrees, it existed by then."""
    preferences: tuple[Callable[[Match], bool], ...] = (
        lambda match: match.day is Day.SAME,
        lambda match: match.issuer is not Fit.SILENT,
        lambda match: match.title is True,
        lambda match: match.entry.issued is None or match.entry.issued <= on,
    )
    for preferred in preferences:
        matches = [match for match in matches if preferred(match)] or matches
    return matches


def _misdated(citation: Citation, matches: Sequence[Match], setting: Setting) -> Verdict | None:
    near = [match for match in matches if wrong_date(citation, match)]
    near = [match for match in near if match.day is Day.SAME_YEAR] or near
    near = [match for match in near if match.title] or near
    if not any(match.title for match in near) and bearer_on_day(citation, setting):
        return None
    return _differing(near, ("date",), setting)


def _misattributed(citation: Citation, matches: Sequence[Match], setting: Setting) -> Verdict | None:
    return _differing([match for match in matches if wrong_issuer(citation, match)], ("issuer",), setting)


def _differing(matches: Sequence[Match], fields: tuple[str, ...], setting: Setting) -> Verdict | None:
    """Several → ambiguous; a record of low standing accuses nobody."""
    matches = [match for match in matches if match.entry.standing is not Standing.LOW]
    if not matches:
        return None
    if len(matches) > 1:
        return _ambiguous(matches[:_SHOWN])
    return settle(Verdict(Status.FOUND_DIFFERS, matches[0].entry, differs=fields), setting.registry, setting.on)


def _ambiguous(matches: Sequence[Match]) -> Verdict:
    return Verdict(Status.AMBIGUOUS, candidates=tuple(match.entry for match in matches))


def _found(citation: Citation, match: Match, setting: Setting) -> Verdict:
    """Found; a title that is another document's of the same issuer and day shows that the number is wrong."""
    sure = match.entry.standing is not Standing.LOW
    altered = sure and match.entry.title_standing is not Standing.LOW and _title_altered(citation, match.entry)
    differs = [name for name, fails in (("type", sure and type_differs(citation, match.entry)), ("title", altered)) if fails]
    status = Status.FOUND_DIFFERS if differs else Status.FOUND
    if match.issuer is Fit.HEAD:
        differs.append("office")
    likely = bearer_of_title(citation, match.entry, setting) if altered else None
    return settle(Verdict(status, match.entry, differs=tuple(differs), likely=likely), setting.registry, setting.on)


def _title_altered(citation: Citation, entry: Entry) -> bool:
    registered = titles_of(entry)
    return bool(citation.title and registered) and compare_titles(citation.title or "", registered) in _ALTERED


def settle(verdict: Verdict, registry: Registry, on: date) -> Verdict:
    """Add force and successor as of `on`."""
    if verdict.entry is None:
        return verdict
    return replace(verdict, in_force=registry.in_force(verdict.entry, on), replaced_by=registry.successor(verdict.entry, on))
