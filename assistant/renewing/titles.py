"""Titles that name two documents: «… thi hành Luật Thi đua, khen thưởng và Nghị định số 98/2023/NĐ-CP»."""

import re

from corpus.citations import Citation

_AND = re.compile(r"\s*(?:,|và|;? và)\s+")


def ends_title(citations: list[Citation], at: int, text: str) -> bool:
    """«… quy định biện pháp thi hành Luật Thi đua, khen thưởng và Nghị định số 98/2023/NĐ-CP»: the last of several documents that one title names."""
    before = citations[at - 1] if at else None
    return before is not None and before.of is not None and _AND.fullmatch(text, before.whole_span[1], citations[at].start) is not None
