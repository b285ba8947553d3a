"""A row of a labelled corpus → a document with the passages that the product makes of an article of law."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.citations import find_citations
from corpus.cutting import LONGEST, Cut, Stretch, spans_of
from corpus.document import Document, Head, Kind, Tail
from corpus.legal.levels import Level
from corpus.legal.markers import Line, lines_of
from corpus.passages import Passage
from corpus.prepared import PreparedDocument
from corpus.text.sentences import split, trim
from retrieval.labelled import Row

_TITLE = re.compile(r"(?:(?P<document>.*?)\s)??-\s(?P<article>Điều\s.+)")  # Nghị định 13/2021/NĐ-CP - Điều 1. Phạm vi điều chỉnh
_BARE_ARTICLE = re.compile(r"Điều \d+[a-zđ]?\.?")
_OWN_TITLE = re.compile(r"\s*(?P<words>[^\n]{1,200})\n[^\S\n]*\n")
_LEVELS = {Level.CLAUSE: Cut.CLAUSE, Level.POINT: Cut.POINT}


@dataclass(frozen=True, slots=True)
class _Article:
    """Where the words of the row begin in its text, and under what: heading path, number of the document if it has one."""

    headings: tuple[str, ...]
    number: str | None
    start: int


def prepared_row(row: Row, *, name: str) -> PreparedDocument:
    """The row as a document of its own, not parsed: its text is one article, cut where clauses, points, paragraphs and sentences end."""
    article = _article(row)
    head = Head(title=article.headings[0] if article.headings else None, number=article.number)
    document = Document(text=row.text, kind=Kind.LEGAL, head=head, preamble=(), sections=(), tail=Tail())
    content = hashlib.sha256(f"{name}\n{row.id}\n{row.title}\n{row.text}".encode()).hexdigest()
    return PreparedDocument(name=name, sha256=content, format="txt", notes=(), document=document, citations=(), passages=tuple(_passages(row.text, article)))


def _article(row: Row) -> _Article:
    """«Nghị định 13/2021/NĐ-CP - Điều 1. …» is a path of two; where the title says only «Điều 1», the text begins with its heading."""
    parts = _TITLE.fullmatch(row.title)
    if not parts:
        return _Article((row.title,) if row.title else (), None, 0)
    document, article, start = parts["document"] or "", parts["article"], 0
    own = _OWN_TITLE.match(row.text) if _BARE_ARTICLE.fullmatch(article) else None
    if own and row.text[own.end() :].strip():
        article, start = f"{article.rstrip('.')}. {own['words'].strip()}", own.end()
    return _Article((document, article) if document else (article,), _number(document), start)


@lru_cache(maxsize=1_000)
def _number(document: str) -> str | None:
    return next((citation.number for citation in find_citations(document) if citation.number), None)


def _passages(text: str, article: _Article) -> Iterator[Passage]:
    stretch = Stretch(article.headings, article.start, len(text), tuple(_cuts(text)) if len(text) - article.start > LONGEST else ())
    spans = [trim(text, *span) for span in spans_of(stretch, ())]
    for ordinal, (start, end) in enumerate(span for span in spans if span[0] < span[1]):
        yield Passage(ordinal=ordinal, kind=Kind.LEGAL, headings=article.headings, start=start, end=end)


def _cuts(text: str) -> list[tuple[int, Cut]]:
    """Places where the text may be cut, ascending, each once with the best of what ends there."""
    best: dict[int, Cut] = {}
    for line in lines_of(text):
        for at, kind in _cuts_of(text, line):
            best[at] = min(kind, best.get(at, kind))
    return sorted(best.items())


def _cuts_of(text: str, line: Line) -> Iterator[tuple[int, Cut]]:
    if line.level in _LEVELS and not line.lead:  # a clause in quotation marks belongs to the provision that amends it
        yield line.start, _LEVELS[line.level]
    yield from ((end, Cut.SENTENCE) for _, end in split(text, line.start, line.end))
    yield line.end, Cut.PARAGRAPH
