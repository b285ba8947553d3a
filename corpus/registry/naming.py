"""Documents cited by name: laws («Luật TĐKT năm 2022»), congress resolutions, and titles without number."""

from collections.abc import Sequence
from datetime import date

from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Status, Verdict
from corpus.registry.matching import one_digit
from corpus.registry.names import LAW_TYPES, amending_key, name_key, placed_key
from corpus.registry.offices import Fit, Home, compare
from corpus.registry.snapshot import Registry, year_of
from corpus.registry.titles import title_words
from corpus.registry.validity import in_force
from corpus.registry.wording import words

_ENOUGH_WORDS = 8


def judge_name(citation: Citation, registry: Registry, *, on: date, home: Home) -> Verdict:
    """The verdict on a citation without number. A law named without its year is the one in force on the day."""
    name = citation.alias or ""
    versions = _placed(registry.by_alias(name) or _of_home(registry, name, home), home)
    if not versions:
        return _by_title(citation, registry, on=on, home=home)
    if citation.date or citation.year:
        return _of_year(citation, versions, registry, on)
    current = [entry for entry in versions if in_force(entry, on)] or [entry for entry in versions if entry.issued is None or entry.issued <= on]
    return _settled(current, registry, on) if len(current) == 1 else Verdict(Status.AMBIGUOUS, candidates=tuple(current or versions))


def _of_home(registry: Registry, name: str, home: Home) -> tuple[Entry, ...]:
    return registry.by_name_key(placed_key(name, home.place)) if home.place else ()


def _placed(entries: Sequence[Entry], home: Home) -> list[Entry]:
    """Without those of another province."""
    return [entry for entry in entries if compare(None, entry.issuer, home=home, on=None) is not Fit.ELSEWHERE]


def _of_year(citation: Citation, versions: Sequence[Entry], registry: Registry, on: date) -> Verdict:
    """The version of the year or date that the citation names; a law may also be named by the year of the law that amends it."""
    year = citation.date.year if citation.date else citation.year
    found = [entry for entry in versions if year_of(entry) in (year, None)]
    of_day = [entry for entry in found if citation.date and entry.issued == citation.date] or found
    if len(of_day) == 1 and _dated_right(citation, of_day[0]):
        return _settled(of_day, registry, on)
    amending = [entry for entry in _amending(citation, registry, year) if entry not in found]
    if len(found) + len(amending) == 1:
        return _settled(found or amending, registry, on, differs=("date",) if found else ())
    if found or amending:
        return Verdict(Status.AMBIGUOUS, candidates=(*found, *amending))
    near = [entry for entry in versions if _near(citation, entry)]
    return Verdict(Status.OUT_OF_COVERAGE, candidates=tuple(near), likely=near[0] if len(near) == 1 else None)


def _dated_right(citation: Citation, entry: Entry) -> bool:
    return citation.date is None or entry.issued in (None, citation.date)


def _amending(citation: Citation, registry: Registry, year: int | None) -> list[Entry]:
    """Laws of that date, or year, that amend the named one, alone or together with others."""
    if citation.date is None:
        return list(registry.by_name_key(amending_key(citation.alias or ""), year))
    name = name_key(citation.alias or "")
    return [entry for entry in registry.issued_on(citation.date) if entry.type in LAW_TYPES and name in " ".join(words(entry.title))]


def _near(citation: Citation, entry: Entry) -> bool:
    """Whether one wrong digit of the date, or of the year where only that is named, makes the difference."""
    if entry.issued is None:
        return False
    if citation.date:
        return one_digit(citation.date, entry.issued)
    return sum(a != b for a, b in zip(str(citation.year), str(entry.issued.year), strict=False)) == 1


def _settled(entries: Sequence[Entry], registry: Registry, on: date, *, differs: tuple[str, ...] = ()) -> Verdict:
    entry = entries[0]
    status = Status.FOUND_DIFFERS if differs else Status.FOUND
    return Verdict(status, entry, in_force=registry.in_force(entry, on), replaced_by=registry.successor(entry, on), differs=differs)


def _by_title(citation: Citation, registry: Registry, *, on: date, home: Home) -> Verdict:
    """A title names a document only if it is long, of the same type and nobody else's."""
    name = citation.alias or ""
    if citation.type in LAW_TYPES or not citation.type:
        return Verdict(Status.OUT_OF_COVERAGE)
    title = name[len(citation.type) :] if name.lower().startswith(citation.type.lower()) else name
    same = [entry for entry in registry.by_title(title) if entry.type == citation.type]
    found = _placed(same, home) if len(title_words(title)) >= _ENOUGH_WORDS else []
    return _settled(found, registry, on) if len(found) == 1 else Verdict(Status.OUT_OF_COVERAGE, candidates=tuple(same))
