"""Mentions labelled by a pattern («silver») beside what is found at the same place → agreement, and every disagreement sorted by its cause.

The silver itself errs in known ways, each of which the text decides: a number cut where a rare dash or a line end stands, a number that swallowed the
first letters of the next word, another case or dash of the same symbol, a date left out that stands there, a date no calendar has. What none of these
explains counts against what was found.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.citations.model import Citation
from corpus.text.folding import fold, strip_accents
from corpus.text.letters import compile_vi

_MARKS = re.compile(r"[\s./-]")
_GLUED = compile_vi(r"[a-zà-ỹ]+|-[A-ZĐ][a-zà-ỹ]+|-[A-ZĐ]")
_FIRST_YEAR = 1945


class Cause(StrEnum):
    """Why a label and what was found differ. All but OURS are the label's fault."""

    CUT = "cut"
    GLUED = "glued"
    SPELLING = "spelling"
    DATE_LEFT_OUT = "date left out"
    DATE_IMPOSSIBLE = "date impossible"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Mention:
    """A labelled mention at `[start:end]` of `context`; `date` in ISO form, None where the mention has none."""

    context: str
    start: int
    end: int
    number: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One mention on which both do not agree. `found` is None where nothing was found."""

    mention: Mention
    found: Citation | None
    cause: Cause


@dataclass(frozen=True, slots=True)
class Agreement:
    """Mentions, those that agree on the number, on the date, and the differences."""

    mentions: int
    numbers: int
    dates: int
    differences: tuple[Difference, ...]

    @property
    def ours_wrong(self) -> int:
        """Differences that count against what was found."""
        return sum(difference.cause is Cause.OURS for difference in self.differences)


def agree(mentions: Sequence[Mention], found: Sequence[Citation | None]) -> Agreement:
    """Compare labels with what was found at their places, one for one."""
    numbers = sum(citation is not None and citation.number == mention.number for mention, citation in zip(mentions, found, strict=True))
    dates = sum(citation is not None and _day(citation) == mention.date for mention, citation in zip(mentions, found, strict=True))
    differences = [
        Difference(mention, citation, _cause(mention, citation))
        for mention, citation in zip(mentions, found, strict=True)
        if citation is None or (citation.number, _day(citation)) != (mention.number, mention.date)
    ]
    return Agreement(len(mentions), numbers, dates, tuple(differences))


def at_place(citations: Sequence[Citation], start: int, end: int) -> Citation | None:
    """The citation that overlaps `[start:end]` most."""
    best = max(citations, key=lambda citation: min(citation.end, end) - max(citation.start, start), default=None)
    return best if best and min(best.end, end) > max(best.start, start) else None


def _day(citation: Citation) -> str | None:
    return citation.date.isoformat() if citation.date else None


def _cause(mention: Mention, citation: Citation | None) -> Cause:
    if citation is None or citation.number is None or not _stands_whole(mention, citation):
        return Cause.OURS
    number = _number_cause(mention.number, citation.number)
    if number is Cause.OURS:
        return Cause.OURS
    return number or _date_cause(mention, citation)


def _stands_whole(mention: Mention, citation: Citation) -> bool:
    """Whether the number that was found stands in the text letter by letter, and ends where its word does."""
    if not citation.number or not citation.number_span:
        return False
    start, end = citation.number_span
    written = fold(mention.context[start:end]).text
    after = fold(mention.context[end : end + 3]).text
    return _bare(written) == _bare(citation.number) and not re.match(r"[A-ZĐ\d]|[-/.&][A-ZĐ]|& ?[A-ZĐ]", after)


def _number_cause(label: str, number: str) -> Cause | None:
    """None where both are the same."""
    if label == number:
        return None
    if _bare(label) == _bare(number):
        return Cause.SPELLING
    if label.startswith(number):
        return Cause.GLUED if _GLUED.fullmatch(label[len(number) :]) else Cause.OURS
    return Cause.CUT if number.startswith(label) else Cause.OURS


def _date_cause(mention: Mention, citation: Citation) -> Cause:
    """A date on one side only, or two: the text beside the number decides."""
    if mention.date and int(mention.date[:4]) < _FIRST_YEAR:
        return Cause.DATE_IMPOSSIBLE
    if mention.date is None and citation.date and citation.date_span and _holds(mention.context[slice(*citation.date_span)], citation.date):
        return Cause.DATE_LEFT_OUT
    return Cause.OURS


def _holds(written: str, day: date) -> bool:
    return [int(digits) for digits in re.findall(r"\d+", written)] == [day.day, day.month, day.year]


def _bare(number: str) -> str:
    return _MARKS.sub("", strip_accents(number)).upper()
