"""What a finished document says, part by part, in the order of Nghị định 30/2020/NĐ-CP; no measure and no file format here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one look. `slot` marks a fact still to be filled in; `note` holds the paragraphs of a footnote set at its end."""

    text: str
    bold: bool = False
    italic: bool = False
    slot: bool = False
    note: tuple["Line", ...] = ()


Line = tuple[Piece, ...]
"""The pieces of one paragraph."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 (I.), 2 (1.), 3 (1.1.) …; `continued` is text that runs on in the same paragraph."""

    level: int
    line: Line
    continued: Line = ()


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """A paragraph of running text; a leading dash is part of its text. `basis` sets a «Căn cứ …;» line in italics."""

    line: Line
    basis: bool = False


@dataclass(frozen=True, slots=True)
class NoteParagraph:
    """A footnote whose mark was not found in the text above: set small, after the paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class DataTable:
    """Rows of cells, the first one the header; every row has the same number of cells."""

    rows: tuple[tuple[Line, ...], ...]


Block = Heading | BodyParagraph | NoteParagraph | DataTable


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One sentence of the draft beside its source: `edits` are said in words; without a source `author` names who wrote it."""

    section: str
    sentence: str
    document: str | None = None
    quote: str | None = None
    edits: tuple[str, ...] = ()
    author: str | None = None


@dataclass(frozen=True, slots=True)
class OutputDocument:
    """A document to be written. Quốc hiệu and tiêu ngữ are not listed: every formal document gets them.

    `office` is the issuing body as written in running text, `agency` as it stands in the head.
    `number` and `day` come as they will be printed, blanks included. A news item is not `formal`: no head, no recipients.
    """

    kind: str
    title: Line
    office: str = ""
    agency: str = ""
    parent_agency: str = ""
    number: str = ""
    day: str = ""
    addressees: tuple[Line, ...] = ()
    opening: tuple[BodyParagraph, ...] = ()
    blocks: tuple[Block, ...] = ()
    closing: tuple[BodyParagraph, ...] = ()
    recipients: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    signer: str = ""
    watermark: bool = False
    formal: bool = True
    sources: tuple[SourceRow, ...] = ()
