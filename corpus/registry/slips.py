"""A citation that is not registered: a slip for one that is? And does its absence mean anything?"""

from collections.abc import Sequence

from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Standing, Status, Verdict
from corpus.registry.matching import titles_of, weigh, wrong_number
from corpus.registry.numbers import number_key, one_damage, serial_of, year_in
from corpus.registry.offices import Fit, Home, compare
from corpus.registry.setting import Setting
from corpus.registry.snapshot import Registry, places_of
from corpus.registry.titles import Wording, compare_titles

_EXACT = (Wording.SAME, Wording.NOISE)
_OFTEN = 2
_SIDE_BY_SIDE = 250
_NOT_NEXT = 10


def judge_unknown(citation: Citation, setting: Setting) -> Verdict:
    """Nothing found: is it a slip for an entry that is known, and does absence mean anything?"""
    status = Status.NOT_FOUND if covered(citation, setting.registry, setting.home) else Status.OUT_OF_COVERAGE
    own = number_key(citation.number or "")
    sure: list[Entry] = []
    possible: list[Entry] = []
    for entry in _near(citation, setting):
        if not entry.number or number_key(entry.number) == own or entry.standing is Standing.LOW:
            continue
        slip = wrong_number(citation, weigh(citation, entry, home=setting.home), expected=_expected(citation, entry, setting))
        if slip is not False:
            (sure if slip else possible).append(entry)
    sure = _of_that_title(citation, sure)
    if len(sure) == 1:
        return Verdict(status, candidates=tuple(sure), likely=sure[0])
    return Verdict(status, candidates=tuple(sure or possible or _meant_shortly(citation, setting)))


def _of_that_title(citation: Citation, entries: list[Entry]) -> list[Entry]:
    """Among several, those that bear exactly the cited title."""
    if len(entries) < 2 or not citation.title:
        return entries
    return [entry for entry in entries if compare_titles(citation.title or "", titles_of(entry)) in _EXACT] or entries


def _near(citation: Citation, setting: Setting) -> Sequence[Entry]:
    """Where a wrong number may have come from: documents of that day; without a date those one character away, if a title can decide."""
    if citation.date:
        return setting.registry.issued_on(citation.date, places=places_of(citation, setting.home))
    return setting.registry.neighbours(citation, home=setting.home) if citation.title else ()


def _meant_shortly(citation: Citation, setting: Setting) -> list[Entry]:
    """A short mention of a number that is cited nowhere in full, one character from one that is: the documents it may mean.

    Numbers next to each other are left alone: an office issues those one after the other; of laws, decrees and circulars all but swapped digits.
    """
    own = number_key(citation.number or "")
    legal = year_in(own) is not None
    if citation.date or citation.title or (citation.year and not legal):
        return []
    full = [(number, day) for number, day in setting.mentions if day and one_damage(own, number) and abs(serial_of(own) - serial_of(number)) >= _NOT_NEXT]
    full = [(number, day) for number, day in full if not legal or sorted(number) == sorted(own)]
    return [entry for number, day in full for entry in setting.registry.find(number, issued=day)]


def _expected(citation: Citation, entry: Entry, setting: Setting) -> bool:
    """Whether the document itself speaks for `entry`: it stands in the title around the citation, or is what the document keeps citing.

    Sister documents of one day are often cited side by side («18-NQ/TW và 19-NQ/TW»), so a mention close by says nothing.
    """
    if setting.outer and entry.number and entry.number in setting.outer.title:
        return True
    theirs = setting.mentions.get((number_key(entry.number or ""), entry.issued), ())
    own = [start for (number, _), starts in setting.mentions.items() if number == number_key(citation.number or "") for start in starts]
    return len(theirs) >= _OFTEN and len(own) == 1 and all(abs(start - citation.start) > _SIDE_BY_SIDE for start in theirs)


def bearer_of_title(citation: Citation, entry: Entry, setting: Setting) -> Entry | None:
    """The one other document of that issuer and day that bears exactly the cited title."""
    sisters = setting.registry.issued_on(entry.issued, places=places_of(citation, setting.home)) if entry.issued else ()
    others = [other for other in sisters if other.number and other.number != entry.number and weigh(citation, other, home=setting.home).issuer_agrees]
    bearers = [other for other in others if compare_titles(citation.title or "", titles_of(other)) in _EXACT]
    return bearers[0] if len(bearers) == 1 else None


def bearer_on_day(citation: Citation, setting: Setting) -> Entry | None:
    """The one document of that very day and issuer, one damage of the number away, that bears the cited title: the number is the slip, not the date."""
    if not citation.date or not citation.title:
        return None
    own = number_key(citation.number or "")
    sisters = [entry for entry in _near(citation, setting) if entry.number and one_damage(own, number_key(entry.number))]
    bearers = [entry for entry in sisters if (match := weigh(citation, entry, home=setting.home)).issuer_agrees and match.title]
    return bearers[0] if len(bearers) == 1 else None


def covered(citation: Citation, registry: Registry, home: Home) -> bool:
    """Whether the citation falls in a series of which the registry declares to hold every document: of the issuer under that very name."""
    home = Home(home.place, home.local)
    issuer = citation.issuer_resolved or citation.issuer or citation.issuer_inherited
    year = citation.year or (citation.date.year if citation.date else year_in(citation.number or ""))
    return bool(issuer and year) and any(
        scope.type == citation.type
        and scope.year_from <= (year or 0) <= scope.year_to
        and compare(issuer, scope.issuer, home=home, on=citation.date) in (Fit.SAME, Fit.HEAD)
        for scope in registry.coverage
    )
