"""A parsed document → its units (lines of head and tail, headings, sentences), and its body as plain text."""

import re
from dataclasses import dataclass
from typing import Literal

from corpus.document import Document, Paragraph, Section
from corpus.text.folding import fold, plain

Role = Literal["head", "heading", "body", "tail"]
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """`text` is the document's `[start:end]`; `section` counts the sections in document order, None outside them."""

    start: int
    end: int
    text: str
    role: Role
    section: int | None = None
    heading: str = ""

    @property
    def masked(self) -> str:
        """The words without diacritics and marks, every number as one 0: alike from one period to the next."""
        return masked(self.text)


def masked(text: str) -> str:
    """«6 tháng đầu năm 2024» → «0 thang dau nam 0»."""
    return _SPACE.sub(" ", _DIGITS.sub("0", plain(fold(text).text))).strip()


def sections_of(document: Document) -> tuple[Section, ...]:
    """Every section, flat and in document order."""
    return tuple(section for top in document.sections for section in top.walk())


def units_of(document: Document) -> tuple[Unit, ...]:
    """Every unit, in document order; an annex is left out."""
    made = [Unit(line.start, line.end, document.text[line.start : line.end], "head") for line in document.head.lines]
    made += _sentences(document, document.preamble, None, "")
    for number, section in enumerate(sections_of(document)):
        heading = masked(section.heading)
        made.append(Unit(section.start, section.end, document.text[section.start : section.end], "heading", number, heading))
        made += _sentences(document, section.paragraphs, number, heading)
    made += [Unit(line.start, line.end, document.text[line.start : line.end], "tail") for line in document.tail.lines]
    return tuple(made)


def body_of(document: Document) -> str:
    """Headings and paragraphs, one a line; without sections the running text."""
    if not document.sections:
        return "\n".join(_line(document, paragraph) for paragraph in document.preamble)
    lines: list[str] = []
    for section in sections_of(document):
        lines.append(" ".join(document.text[section.start : section.end].split()))
        lines += [_line(document, paragraph) for paragraph in section.paragraphs]
    return "\n".join(lines)


def _line(document: Document, paragraph: Paragraph) -> str:
    return " ".join(" ".join(document.text[piece.start : piece.end] for piece in paragraph.pieces).split())


def _sentences(document: Document, paragraphs: tuple[Paragraph, ...], section: int | None, heading: str) -> list[Unit]:
    spans = [(sentence.start, sentence.end) for paragraph in paragraphs for sentence in paragraph.sentences]
    return [Unit(start, end, document.text[start:end], "body", section, heading) for start, end in spans]
