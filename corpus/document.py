"""The structure of a document as read: head, section tree, paragraphs, sentences. All offsets are code points into `text`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.marks import Mark
from corpus.periods import Period


class Kind(StrEnum):
    """What sort of document it is; also the collection it is indexed in."""

    LEGAL = "legal"
    REPORT = "report"
    PLAN = "plan"
    NEWS = "news"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points."""

    start: int
    end: int


class Part(StrEnum):
    """A component of Nghị định 30/2020/NĐ-CP, or what a portal put around the document."""

    FURNITURE = "furniture"
    """Lines of a web page above the letter head: menus, lists of related documents, a card with number and date."""
    NATION = "nation"
    """Quốc hiệu, tiêu ngữ, «ĐẢNG CỘNG SẢN VIỆT NAM»."""
    PARENT = "parent"
    AGENCY = "agency"
    NUMBER = "number"
    DATE = "date"
    """Place and date, or the time stamp of a web page."""
    TYPE = "type"
    TITLE = "title"
    """Trích yếu."""
    ISSUER = "issuer"
    """Who decides, in capitals under the title: «CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …»."""
    ADDRESSEE = "addressee"
    URGENCY = "urgency"
    SECRECY = "secrecy"
    CIRCULATION = "circulation"
    DRAFT = "draft"
    COPY = "copy"
    """«SAO Y», «BẢN SAO»."""
    CLOSING = "closing"
    RECIPIENT = "recipient"
    AUTHORITY = "authority"
    """«TM. ỦY BAN NHÂN DÂN», «KT. GIÁM ĐỐC»."""
    POST = "post"
    SIGNER = "signer"
    EDITOR = "editor"
    """The editor's symbol and the number of copies, «PL.(300)»."""


@dataclass(frozen=True, slots=True)
class Component:
    """Half-open range of code points that holds a component."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or, in long lists joined by «;», one member. A sentence torn by a page is two, the second `continues`."""

    start: int
    end: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of running text: `pieces` are its lines in reading order (two when a page broke it)."""

    pieces: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    footnote: bool = False

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class Section:
    """A headed section. `number` is as written («2.6.1»), empty for a heading without one; `level` counts from 1.

    `flags` name numbering faults: `duplicate-number`, `number-gap`, `number-out-of-order`, `number-restart`, `wrong-parent`, `style-change`.
    """

    number: str
    level: int
    heading: str
    start: int
    end: int
    body_end: int
    paragraphs: tuple[Paragraph, ...] = ()
    children: tuple["Section", ...] = ()
    flags: tuple[str, ...] = ()

    def walk(self) -> Iterator["Section"]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Head:
    """The components of Nghị định 30/2020/NĐ-CP found above the body. Spans are None where the text lacks them.

    `type_name` is «Công văn» for a letter; where the text lost the type («KẾ HOẠCH»), it is what the symbol says («KH-UBND»).
    """

    parent_agency: str | None = None
    agency: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    issued: date | None = None
    type_name: str | None = None
    title: str | None = None
    addressee: str | None = None
    number_span: Span | None = None
    date_span: Span | None = None
    title_span: Span | None = None
    lines: tuple[Span, ...] = ()
    addressees: tuple[str, ...] = ()
    urgency: str | None = None
    secrecy: str | None = None
    circulation: str | None = None
    is_draft: bool = False
    is_copy: bool = False
    parts: tuple[Component, ...] = ()


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the body: closing sentence, recipients, signature block; in document order.

    `authority` is the word before the post of whom the signer stands for («KT.»), `post` the lines of the block joined by « / »,
    `units` the codes after «Lưu:», `editor` the editor's symbol with the number of copies.
    """

    lines: tuple[Span, ...] = ()
    closing: Span | None = None
    recipients: tuple[str, ...] = ()
    signer: str | None = None
    post: str | None = None
    authority: str | None = None
    units: tuple[str, ...] = ()
    editor: str | None = None
    parts: tuple[Component, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Lines « | » that belong together: the spans of the cells, row by row (an empty cell is an empty span), and the caption beside them."""

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]
    caption: Span | None = None

    @property
    def columns(self) -> int:
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows the signature under a title of its own: «PHỤ LỤC II», «ĐỀ CƯƠNG», the plan that a decision issues.

    `name` is the first line, `number` what it says after «Phụ lục» («II»), `note` the line «(Kèm theo …)».
    """

    start: int
    end: int
    name: str
    number: str | None = None
    title: str | None = None
    note: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document.

    `preamble` holds running text before the first heading (the opening; the whole body where there is no heading).
    `annex_start`: where an annex such as «ĐỀ CƯƠNG» begins; sections after it belong to the annex.
    `agency` is the issuing body, from the head or, where a scan lost it, from symbol, opening and closing.
    `marks` are the reader's.
    """

    text: str
    kind: Kind
    head: Head
    preamble: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    tail: Tail
    agency: str | None = None
    place: str | None = None
    period: Period | None = None
    annex_start: int | None = None
    notes: tuple[str, ...] = field(default=())
    marks: tuple[Mark, ...] = ()
    tables: tuple[Table, ...] = ()
    annexes: tuple[Annex, ...] = ()

    def walk(self) -> Iterator[Section]:
        for section in self.sections:
            yield from section.walk()
