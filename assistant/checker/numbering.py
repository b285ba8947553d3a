"""The numbered and dated documents that a text cites, by series: which are known for sure, which are to be held against them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.checker.context import Context
from assistant.checker.marking import suspects
from corpus.citations.model import Citation
from corpus.registry.entry import Status
from corpus.registry.numbers import number_key, serial_of
from corpus.registry.offices import read_home
from corpus.registry.series import Point, Series, points_around, series_of_citation

_SILENT = (Status.OUT_OF_COVERAGE, Status.UNREADABLE)
"""Of what is missing in a covered series another rule speaks already."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A citation with its place in a series."""

    index: int
    citation: Citation
    serial: int
    day: date


@dataclass(frozen=True, slots=True)
class Run:
    """One series as the text and the registry tell it: `sure` points, and `open` ones that only the text tells."""

    sure: tuple[Point, ...]
    open: tuple[Numbered, ...]


def runs(context: Context) -> Mapping[Series, Run]:
    """The series of the text that hold a citation of which the registry says nothing."""
    return context.once(_runs)


def _runs(context: Context) -> Mapping[Series, Run]:
    home = read_home(context.home)
    doubtful = _two_days(context.citations)
    sure: dict[Series, set[Point]] = defaultdict(set)
    open_: dict[Series, list[Numbered]] = defaultdict(list)
    for index, citation, verdict in context.judged():
        series = series_of_citation(citation, home)
        if series is None or citation.number is None or citation.date is None:
            continue
        if verdict.status is Status.FOUND:
            sure[series].add(Point(serial_of(citation.number), citation.date, verdict.entry))
        elif verdict.status in _SILENT and not suspects(citation, verdict) and number_key(citation.number) not in doubtful:
            open_[series].append(Numbered(index, citation, serial_of(citation.number), citation.date))
    return {series: Run((*sure[series], *_registered(context, series, members)), tuple(members)) for series, members in open_.items()}


def _registered(context: Context, series: Series, members: Sequence[Numbered]) -> Sequence[Point]:
    return points_around(context.registry, series, [member.citation.number for member in members if member.citation.number])


def _two_days(citations: Sequence[Citation]) -> set[str]:
    """Numbers under which the text gives two dates: another rule speaks of them."""
    days: dict[str, set[date]] = defaultdict(set)
    for citation in citations:
        if citation.number and citation.date:
            days[number_key(citation.number)].add(citation.date)
    return {number for number, known in days.items() if len(known) > 1}
