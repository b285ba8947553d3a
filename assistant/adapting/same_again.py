"""«Như kỳ trước» where it may be said: last period's figure or duration as this period's answer, given by the officer and never by itself."""

import re

from assistant.accepting import accepted
from assistant.draft import Draft, Question
from assistant.errors import RejectedFact
from assistant.stale_years import years_of
from corpus.periods import Period

_FIGURES = ("int", "ratio", "percent", "money")
_DONE = re.compile(r"(?<!\w)đã(?!\w)", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}|(?<!\w)tháng\s+\d", re.IGNORECASE)


def same_again(draft: Draft, question: Question) -> str | None:
    """Last period's value in the form of an answer; None where the same again cannot be meant: a date of a year that is over, a document, a choice."""
    if question.previous is None or question.options or question.is_signed or question.kind not in ("figure", "period"):
        return None
    if question.type == "date" and _is_over(question.previous, Period.parse(draft.info.period).year):
        return None
    if question.type != "date" and question.type not in _FIGURES:
        return None
    try:
        return accepted(question, question.previous)
    except RejectedFact:
        return None


def is_target(draft: Draft, question: Question) -> bool:
    """Whether the figure is what a plan sets out to do: such a figure is changed or kept, it is not something that occurs or does not."""
    if draft.info.kind != "plan" or question.kind != "figure":
        return False
    return not any(
        _DONE.search(sentence.source.quote) for sentence in draft.sentences() if sentence.source and any(op.fact == question.id for op in sentence.ops)
    )


def _is_over(previous: str, year: int) -> bool:
    """A time of a year before the period's; a day without a year is read as one of last period too."""
    years = years_of(previous)
    return max(years) < year if years else bool(_DAY.search(previous))
