"""What the registry says of a citation as of a day. «Not found» means something only inside declared coverage.

Key = (issuer resolved by the home office, number, year). One differing field is named; with two, nothing is accused.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Status, Verdict
from corpus.registry.matching import IMPOSSIBLE, Day, Match, titles_of, type_differs, weigh, wrong_date, wrong_issuer, wrong_number
from corpus.registry.naming import judge_name
from corpus.registry.numbers import number_key, year_in
from corpus.registry.offices import Fit, Home, compare, read_home
from corpus.registry.snapshot import Registry
from corpus.registry.titles import Wording, compare_titles

_ALTERED = (Wording.NUMBERS, Wording.ALTERED, Wording.OTHER)
_EXACT = (Wording.SAME, Wording.NOISE)
_OFTEN = 2
_SIDE_BY_SIDE = 250


@dataclass(frozen=True, slots=True)
class Setting:
    """What a citation is judged against: the registry, the day, the home office, and where the document cites what.

    `outer` is the document in whose title the citation stands.
    """

    registry: Registry
    on: date
    home: Home
    mentions: Mapping[tuple[str, date | None], Sequence[int]]
    outer: Entry | None = None


def judge(citation: Citation, registry: Registry, *, on: date, home: str | None = None, others: Sequence[Citation] = ()) -> Verdict:
    """The verdict on one citation. `others` are the citations of the same document, which may tell a slip from another document."""
    together = others if citation in others else (citation, *others)
    return _judge(citation, Setting(registry, on, read_home(home), _mentions(together)))


def judge_all(citations: Sequence[Citation], registry: Registry, *, on: date, home: str | None = None) -> tuple[Verdict, ...]:
    """Verdicts on all citations of a document; a later short mention takes the date of the full one."""
    setting = Setting(registry, on, read_home(home), _mentions(citations))
    verdicts: list[Verdict] = []
    for citation in citations:
        outer = verdicts[citation.of].entry if citation.of is not None and citation.of < len(verdicts) else None
        verdicts.append(_judge(_dated(citation, setting), replace(setting, outer=outer)))
    return tuple(verdicts)


def _mentions(citations: Sequence[Citation]) -> Mapping[tuple[str, date | None], Sequence[int]]:
    """Number and date → where they are cited."""
    found: dict[tuple[str, date | None], list[int]] = defaultdict(list)
    for citation in citations:
        if citation.number:
            found[number_key(citation.number), citation.date].append(citation.start)
    return found


def _dated(citation: Citation, setting: Setting) -> Citation:
    """A short mention with the date under which the document cites that number elsewhere, if it is one date."""
    if not citation.number or citation.date or citation.date_span or year_in(citation.number):
        return citation
    days = {day for number, day in setting.mentions if day and number == number_key(citation.number)}
    return replace(citation, date=next(iter(days)), year=None) if len(days) == 1 else citation


def _judge(citation: Citation, setting: Setting) -> Verdict:
    if citation.number is None:
        return judge_name(citation, setting.registry, on=setting.on, home=setting.home) if citation.alias else Verdict(Status.UNREADABLE)
    matches = [weigh(citation, entry, home=setting.home) for entry in setting.registry.find(citation.number)]
    stages: tuple[Callable[[Citation, Sequence[Match], Setting], Verdict | None], ...] = (_agreeing, _misdated, _misattributed)
    return next((verdict for stage in stages if (verdict := stage(citation, matches, setting))), None) or _unknown(citation, setting)


def _agreeing(citation: Citation, matches: Sequence[Match], setting: Setting) -> Verdict | None:
    """Nothing contradicts: found, or several fit."""
    full = _narrow([match for match in matches if match.full], setting.on)
    if len(full) == 1 and IMPOSSIBLE not in citation.notes:
        return _found(citation, full[0], setting)
    return _ambiguous(full, setting) if full else None


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
    return _differing(near, ("date",), setting)


def _misattributed(citation: Citation, matches: Sequence[Match], setting: Setting) -> Verdict | None:
    return _differing([match for match in matches if wrong_issuer(citation, match)], ("issuer",), setting)


def _differing(matches: Sequence[Match], fields: tuple[str, ...], setting: Setting) -> Verdict | None:
    if not matches:
        return None
    if len(matches) > 1:
        return _ambiguous(matches, setting)
    return settle(Verdict(Status.FOUND_DIFFERS, matches[0].entry, differs=fields), setting.registry, setting.on)


def _ambiguous(matches: Sequence[Match], setting: Setting) -> Verdict:
    del setting
    return Verdict(Status.AMBIGUOUS, candidates=tuple(match.entry for match in matches))


def _found(citation: Citation, match: Match, setting: Setting) -> Verdict:
    """Found; a title that is another document's of the same issuer and day shows that the number is wrong."""
    altered = _title_altered(citation, match.entry)
    differs = [name for name, fails in (("type", type_differs(citation, match.entry)), ("title", altered)) if fails]
    status = Status.FOUND_DIFFERS if differs else Status.FOUND
    if match.issuer is Fit.HEAD:
        differs.append("office")
    likely = _bearer(citation, match.entry, setting) if altered else None
    return settle(Verdict(status, match.entry, differs=tuple(differs), likely=likely), setting.registry, setting.on)


def _bearer(citation: Citation, entry: Entry, setting: Setting) -> Entry | None:
    """The one other document of that issuer and day that bears exactly the cited title."""
    sisters = setting.registry.issued_on(entry.issued) if entry.issued else ()
    others = [other for other in sisters if other.number and other.number != entry.number and weigh(citation, other, home=setting.home).issuer_agrees]
    bearers = [other for other in others if compare_titles(citation.title or "", titles_of(other)) in _EXACT]
    return bearers[0] if len(bearers) == 1 else None


def _title_altered(citation: Citation, entry: Entry) -> bool:
    registered = titles_of(entry)
    return bool(citation.title and registered) and compare_titles(citation.title or "", registered) in _ALTERED


def settle(verdict: Verdict, registry: Registry, on: date) -> Verdict:
    """Add force and successor as of `on`."""
    if verdict.entry is None:
        return verdict
    return replace(verdict, in_force=registry.in_force(verdict.entry, on), replaced_by=registry.successor(verdict.entry, on))


def _unknown(citation: Citation, setting: Setting) -> Verdict:
    """Nothing found: is it a slip for an entry that is known, and does absence mean anything?"""
    status = Status.NOT_FOUND if covered(citation, setting.registry, setting.home) else Status.OUT_OF_COVERAGE
    own = number_key(citation.number or "")
    sure: list[Entry] = []
    possible: list[Entry] = []
    for entry in _near(citation, setting):
        if not entry.number or number_key(entry.number) == own:
            continue
        slip = wrong_number(citation, weigh(citation, entry, home=setting.home), expected=_expected(citation, entry, setting))
        if slip is not False:
            (sure if slip else possible).append(entry)
    sure = _of_that_title(citation, sure)
    if len(sure) == 1:
        return Verdict(status, candidates=tuple(sure), likely=sure[0])
    return Verdict(status, candidates=tuple(sure or possible))


def _near(citation: Citation, setting: Setting) -> Sequence[Entry]:
    """Where a wrong number may have come from: documents of that day; without a date those one character away, if a title can decide."""
    if citation.date:
        return setting.registry.issued_on(citation.date)
    return setting.registry.neighbours(citation, home=setting.home) if citation.title else ()


def _expected(citation: Citation, entry: Entry, setting: Setting) -> bool:
    """Whether the document itself speaks for `entry`: it stands in the title around the citation, or is what the document keeps citing.

    Sister documents of one day are often cited side by side («18-NQ/TW và 19-NQ/TW»), so a mention close by says nothing.
    """
    if setting.outer and entry.number and entry.number in setting.outer.title:
        return True
    theirs = setting.mentions.get((number_key(entry.number or ""), entry.issued), ())
    own = [start for (number, _), starts in setting.mentions.items() if number == number_key(citation.number or "") for start in starts]
    return len(theirs) >= _OFTEN and len(own) == 1 and all(abs(start - citation.start) > _SIDE_BY_SIDE for start in theirs)


def _of_that_title(citation: Citation, entries: list[Entry]) -> list[Entry]:
    """Among several, those that bear exactly the cited title."""
    if len(entries) < 2 or not citation.title:
        return entries
    return [entry for entry in entries if compare_titles(citation.title or "", titles_of(entry)) in _EXACT] or entries


def covered(citation: Citation, registry: Registry, home: Home) -> bool:
    """Whether the citation falls in a series of which the registry declares to hold every document."""
    issuer = citation.issuer_resolved or citation.issuer or citation.issuer_inherited
    year = citation.year or (citation.date.year if citation.date else year_in(citation.number or ""))
    return bool(issuer and year) and any(
        scope.type == citation.type
        and scope.year_from <= (year or 0) <= scope.year_to
        and compare(issuer, scope.issuer, home=home, on=citation.date) in (Fit.SAME, Fit.HEAD)
        for scope in registry.coverage
    )
