"""A legal text as a Document: the provisions of `corpus.legal.reading`, head and signature read as those of any document."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Annex, Document, Head, Kind, Paragraph, Section, Span, Table, Tail
from corpus.legal.reading import LegalText, read_legal
from corpus.marks import Mark
from corpus.structuring.agencies import agency_of, place_of_document
from corpus.structuring.blocks import Block, blocks_of
from corpus.structuring.frame import Frame, find_frame
from corpus.structuring.kinds import kind_of
from corpus.structuring.spoken_periods import period_of
from corpus.structuring.tables import tables_of
from corpus.structuring.tail import read_tail

_ARTICLE = re.compile(r"(?:Điều|Ðiều|ĐIỀU)\s{0,9}\d")
_NOTE = re.compile(r"\(\s*(?:Ban hành\s+)?[Kk]èm theo[^()]*(?:\([^()]*\)[^()]*)*\)")
_FEW = 3


def legal_document(text: str, kind: Kind | None = None, *, marks: Sequence[Mark] = (), name: str = "") -> Document | None:
    """`text` (composed) as a legal document; None where it is not made of articles, or is a document of another kind."""
    if kind not in (None, Kind.LEGAL) or not _ARTICLE.search(text):
        return None
    legal = read_legal(text)
    if legal is None:
        return None
    frame = find_frame(text, blocks_of(text[: legal.start]))
    if kind is None and not _is_legal(text, frame.head, legal):
        return None
    return Document(
        text=text,
        kind=Kind.LEGAL,
        head=frame.head,
        preamble=_preamble(legal, frame),
        sections=legal.sections,
        tail=_tail(text, legal),
        agency=agency_of(text, frame.head),
        place=place_of_document(text, frame.head),
        period=period_of(text, frame.head, Kind.LEGAL, name=name),
        annex_start=legal.attached,
        tables=_tables(text, marks),
        annexes=tuple(_annex(text, section) for section in legal.sections if "attached" in section.flags and "notes" not in section.flags),
    )


def _is_legal(text: str, head: Head, legal: LegalText) -> bool:
    """A document of a legal type; a text that lost its type is legal where it has several articles."""
    if kind_of(text, head) is Kind.LEGAL:
        return True
    return head.type_name is None and sum(1 for section in legal.sections for part in section.walk() if part.number.startswith("Điều ")) >= _FEW


def _preamble(legal: LegalText, frame: Frame) -> tuple[Paragraph, ...]:
    """The paragraphs between the head and the first provision."""
    first = frame.body[0][0] if frame.body else len(frame.blocks)
    start = frame.blocks[first].start if first < len(frame.blocks) else legal.start
    return tuple(_from(paragraph, start) for paragraph in legal.opening if paragraph.end > start)


def _from(paragraph: Paragraph, start: int) -> Paragraph:
    """What of a paragraph stands behind `start`: the head may end inside a line."""
    if paragraph.start >= start:
        return paragraph
    pieces = tuple(Span(max(piece.start, start), piece.end) for piece in paragraph.pieces if piece.end > start)
    sentences = tuple(replace(sentence, start=max(sentence.start, start)) for sentence in paragraph.sentences if sentence.end > start)
    return replace(paragraph, pieces=pieces, sentences=sentences)


def _tail(text: str, legal: LegalText) -> Tail:
    blocks = _blocks(text, legal.end, len(text) if legal.attached is None else legal.attached)
    return read_tail(text, blocks) if blocks else Tail()


def _tables(text: str, marks: Sequence[Mark]) -> tuple[Table, ...]:
    """The tables, looked for between the lines around the first and the last cell."""
    first = text.find("|")
    if first < 0:
        return ()
    start = text.rfind("\n", 0, max(text.rfind("\n", 0, first), 0)) + 1
    below = text.find("\n", text.rfind("|"))
    end = text.find("\n", below + 1) if below >= 0 else -1
    blocks = _blocks(text, start, len(text) if end < 0 else end)
    return tables_of(text, blocks, ((0, len(blocks)),), marks)[0]


def _blocks(text: str, start: int, end: int) -> list[Block]:
    """The blocks of a part of the text."""
    found = blocks_of(text[start:end])
    return [replace(block, start=block.start + start, end=block.end + start, body=block.body + start) for block in found]


def _annex(text: str, section: Section) -> Annex:
    """«PHỤ LỤC II DANH MỤC … (Kèm theo …)»: number «II», title and the span of the words in brackets."""
    note = _NOTE.search(text, section.start, section.body_end)
    number = section.number.split()[-1] if section.number else None
    title = section.heading[len(section.number) :].strip(" .:-–") or None
    span = Span(note.start(), note.end()) if note and note.start() - section.end < len(section.heading) + 80 else None
    return Annex(section.start, section.body_end, section.heading, number, title, span)
