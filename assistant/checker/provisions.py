"""The provisions that a text cites: each with its citation and the number of the document it belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checker.context import Context
from assistant.checker.use import names_one_version
from corpus.citations.model import Citation
from corpus.citations.parts import Part
from corpus.registry.entry import Entry
from corpus.registry.numbers import year_in

_ANNEXED = "kèm theo"
_CHANGING = re.compile(r"(?i)(?:bổ\s+sung|sửa\s+đổi|bãi\s+bỏ|thay\s+thế|hủy\s+bỏ)\s+(?:thêm\s+)?(?:[^\W\d]+\s+){0,3}$")


@dataclass(frozen=True, slots=True)
class Cited:
    """«khoản 2 Điều 5» (`part`) of the document `number`."""

    index: int
    citation: Citation
    part: Part
    number: str
    entry: Entry | None


def cited_provisions(context: Context) -> Iterator[Cited]:
    """Parts of documents that are known for certain: a number that carries its year, or a law named with its year that the registry knows.

    What is annexed to a document, and what a text changes in it, is left out.
    """
    for index, citation, verdict in context.judged():
        number = citation.number if citation.number and year_in(citation.number) else None
        if verdict.entry and verdict.entry.number and not verdict.differs and names_one_version(citation):
            number = verdict.entry.number
        if not number or _ANNEXED in (citation.part or "") or verdict.likely:
            continue
        for part in citation.parts:
            if not _CHANGING.search(context.text[max(0, part.start - 40) : part.start]):
                yield Cited(index, citation, part, number, verdict.entry)
