"""An answer that names a year which is over: said in one sentence, never refused, for it may be meant."""

from assistant.draft import Question
from assistant.expressions import find_expressions
from assistant.formulas import NONE
from corpus.citations import find_citations
from corpus.periods import Period

_OF_A_TIME = ("date", "range", "blank_date", "half", "months", "quarter", "month", "moment", "year", "bare")  # not programmes and anniversaries
_OTHERS = ("citation", "entity")  # documents and bodies keep the years of their names


def years_of(text: str) -> tuple[int, ...]:
    """Years that the text speaks of as times, in order; those of documents, programmes and anniversaries are left out."""
    cited = [citation.whole_span for citation in find_citations(text)]
    named = [e for e in find_expressions(text) if e.kind in _OF_A_TIME and not any(a < e.end and e.start < b for a, b in cited)]
    return tuple(year for e in named for year in _years_in(e.text))


def stale_year(question: Question, period: Period) -> str | None:
    """What is said of an answer whose latest year is over.

    Where last period's value had a year, one that is not later is meant; else any year before the period.
    """
    value = question.value
    if value in (None, NONE) or question.kind in _OTHERS or value in question.options:
        return None
    years, before = years_of(value or ""), years_of(question.previous or "")
    if not years:
        return None
    latest = max(years)
    over = latest <= max(before) if before and max(before) < period.year else latest < period.year
    if not over:
        return None
    return f"«{question.name}»: «{value}» nói về năm {latest}, đã qua so với kỳ {period.words}; nếu đúng như vậy thì giữ, nếu không hãy ghi lại."


def _years_in(words: str) -> list[int]:
    parts = "".join(sign if sign.isdigit() else " " for sign in words).split()
    return [int(part) for part in parts if len(part) == 4 and part[:2] in ("19", "20")]
