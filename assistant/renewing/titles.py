"""Titles that name two documents: «… thi hành Luật Thi đua, khen thưởng và Nghị định số 98/2023/NĐ-CP»."""

import re
from collections.abc import Sequence

from corpus.citations import Citation

_WIDEST = 600  # code points of a question's span: one cut in the middle would leave half a title behind
_AND = re.compile(r"\s*(?:,|và|;? và)\s+")


def ends_title(citations: Sequence[Citation], at: int, text: str) -> bool:
    """«… quy định biện pháp thi hành Luật Thi đua, khen thưởng và Nghị định số 98/2023/NĐ-CP»: the last of several documents that one title names."""
    before = citations[at - 1] if at else None
    return before is not None and before.of is not None and _AND.fullmatch(text, before.whole_span[1], citations[at].start) is not None


def whole_span(citations: Sequence[Citation], at: int, text: str) -> tuple[int, int]:
    """Citation `at` with issuer and title, also with the last document that its title names; alone where that is wider than a question may be."""
    start, end = citations[at].whole_span
    for after in range(at + 1, len(citations)):
        if citations[after].of != at and not (ends_title(citations, after, text) and citations[after - 1].of == at):
            break
        end = max(end, citations[after].whole_span[1])
    return start, end if end - start <= _WIDEST else citations[at].end
