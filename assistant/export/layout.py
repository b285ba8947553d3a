"""What a finished document says, part by part, in the order of Nghị định 30/2020/NĐ-CP; no measure and no file format here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Change = Literal["", "ins", "del"]
"""What a tracked change did to a piece: nothing, put it in, took it out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one look. `slot` marks a fact still to be filled in; `note` holds the paragraphs of a footnote set at its end.

    `of`: id of the sentence that the letters belong to; letters of a sentence travel under a bookmark, so that an edited file finds back.
    """

    text: str
    bold: bool = False
    italic: bool = False
    slot: bool = False
    note: tuple["Line", ...] = ()
    change: Change = ""
    of: str = field(default="", compare=False)


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
class Tracking:
    """Whose tracked changes stand in the text, and when they were made (ISO, UTC)."""

    author: str
    at: str


@dataclass(frozen=True, slots=True)
class OutputDocument:
    """A document to be written. Quốc hiệu and tiêu ngữ are not listed: every formal document gets them.

    `office` is the issuing body as written in running text, `agency` as it stands in the head.
    `number` and `day` come as they will be printed, blanks included. A news item is not `formal`: no head, no recipients.
    A công văn has no type name (`kind` is empty); its `subject` («V/v …») stands under the number. `frame`: the pieces of parts that are given as
    plain text, by their names («number», «recipient-0»), where sentences or changes are known. `origin`: which report and revision this is.
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
    subject: Line = ()
    frame: Mapping[str, Line] = field(default_factory=dict, compare=False)
    tracking: Tracking | None = None
    origin: str = field(default="", compare=False)

    @property
    def is_letter(self) -> bool:
        """Whether this is a công văn: formal, without the name of a type."""
        return self.formal and not self.kind

    def line(self, name: str, text: str, *, bold: bool = False, italic: bool = False) -> Line:
        """The pieces of a part of the frame that reads `text`."""
        known = self.frame.get(name, ())
        if "".join(piece.text for piece in known if piece.change != "del") != text:
            return (Piece(text, bold, italic),)
        return tuple(Piece(piece.text, bold, italic, change=piece.change, of=piece.of) for piece in known)
