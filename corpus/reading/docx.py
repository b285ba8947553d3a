"""A .docx → its text as accepted: tracked insertions in, deletions out, list numbers written, notes after their paragraph.

Read straight from the XML: no library for .docx keeps insertions, automatic numbers, boxes, notes and fonts of runs at once.
Nothing in the file is run or fetched.
"""

from lxml import etree

from corpus.errors import UnreadableFile
from corpus.reading.docx_body import Body
from corpus.reading.docx_bookmarks import Bookmarked, Bookmarks, taken_out
from corpus.reading.docx_changes import changes_of
from corpus.reading.docx_fields import fields_of
from corpus.reading.docx_fonts import Evidence
from corpus.reading.docx_inline import Inline
from corpus.reading.docx_margins import margins_of
from corpus.reading.docx_names import WORD
from corpus.reading.docx_notes import Notes, notes_of
from corpus.reading.docx_numbering import numberer
from corpus.reading.docx_package import DAMAGE, Package, damaged, open_package
from corpus.reading.docx_styles import read_styles
from corpus.reading.docx_tally import Met, Tally
from corpus.reading.paragraphs import Block, joined
from corpus.reading.reading import Reading
from corpus.text.encoding import Decoded, with_legacy_repaired


def read_docx(name: str, data: bytes) -> Reading:
    """Convert a Word document; raises UnreadableFile where it is damaged, foreign or unreasonably large."""
    try:
        package = open_package(name, data)
        with package.archive:
            return _read(package)
    except (*DAMAGE, RecursionError) as error:
        raise damaged(name, error) from error


def read_docx_bookmarked(name: str, data: bytes, prefix: str) -> tuple[Reading, tuple[Bookmarked, ...]]:
    """The same, with the places of the bookmarks whose names begin with `prefix`."""
    try:
        package = open_package(name, data)
        with package.archive:
            bookmarks = Bookmarks(prefix)
            return taken_out(_read(package, bookmarks), bookmarks)
    except (*DAMAGE, RecursionError) as error:
        raise damaged(name, error) from error


def _read(package: Package, bookmarks: Bookmarks | None = None) -> Reading:
    parts = _Parts(package, bookmarks)
    evidence = Evidence()
    blocks, tally = parts.read(evidence, known=Evidence())
    if evidence.undecided:
        blocks, tally = parts.read(Evidence(), known=evidence)
    text, marks = joined(blocks)
    decoded = with_legacy_repaired(Decoded(text, "utf-8"))
    return Reading(decoded.text, "docx", (*tally.notes(), *decoded.notes), marks)


class _Parts:
    """The parts of a package, parsed once, read as often as needed."""

    def __init__(self, package: Package, bookmarks: Bookmarks | None = None) -> None:
        self._package = package
        self._bookmarks = bookmarks
        document = package.part("document")
        if document is None:
            raise UnreadableFile(f"Tệp «{package.name}» là tệp nén nhưng không phải văn bản Word: hãy nạp đúng tệp .docx.")
        self._document = document
        self._notes = {"footnote": package.part("footnotes"), "endnote": package.part("endnotes")}
        self._styles = read_styles(package.part("styles"), package.part("theme"), package.part("fontTable"))
        self._numbering = package.part("numbering")
        self._settings = package.part("settings")
        self._comments = package.part("comments")

    def read(self, evidence: Evidence, *, known: Evidence) -> tuple[list[Block], Tally]:
        """The blocks of the document and what was met; `known` is what an earlier reading learnt of old fonts."""
        tally = Tally(macros=self._package.has_macros)
        notes = notes_of(self._notes, self._settings, self._document)
        body = self._body(tally, notes, evidence, known, self._document, *self._notes.values())
        notes.read = body.apart
        blocks = body.blocks(self._document)
        self._count(tally, body)
        head, tally.margins = margins_of(
            self._package, self._document, self._settings, lambda root: self._body(Tally(), notes, evidence, known, root).blocks(root)
        )
        tally.head_in_margin = bool(head)
        return [*head, *blocks], tally

    def _body(self, tally: Tally, notes: Notes, evidence: Evidence, known: Evidence, *roots: etree._Element | None) -> Body:
        inline = Inline(self._styles, fields_of(root for root in roots if root is not None), tally, notes.note, bookmarks=self._bookmarks)
        return Body(self._styles, numberer(self._numbering, self._styles), inline, tally, evidence, known)

    def _count(self, tally: Tally, body: Body) -> None:
        roots = [root for root in (self._document, *self._notes.values()) if root is not None]
        tally.changes = changes_of(roots)
        tally.met[Met.FORMULA_FIELD] += body.inline.fields.without_result
        tally.met[Met.COMMENT] += sum(1 for _ in self._comments.iter(f"{WORD}comment")) if self._comments is not None else 0
