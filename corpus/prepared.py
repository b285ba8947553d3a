"""A document made ready for the library: read, structured, its citations found, cut into passages."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from corpus.citations import Citation, find_citations
from corpus.document import Document
from corpus.library_corrections import UNCORRECTED, Corrections
from corpus.library_marks import confidence_in, pages_in
from corpus.marks import Mark
from corpus.passages import Passage, passages_of


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """Everything the library, the registry and the indexes need of one file. `name` is the base name of the file.

    The first `reader_notes` of the notes are the reader's, the others come from the structure.
    """

    name: str
    sha256: str
    format: str
    notes: tuple[str, ...]
    document: Document
    citations: tuple[Citation, ...]
    passages: tuple[Passage, ...]
    reader_notes: int = 0

    @property
    def pages(self) -> int | None:
        """How many pages the file has, where it has any."""
        return pages_in(self.document.marks)

    @property
    def confidence(self) -> float | None:
        """How sure the recognition of a scan was, 0 to 1; None for what was not scanned."""
        return confidence_in(self.document.marks)

    @property
    def title(self) -> str:
        """«Báo cáo sơ kết …», else the first words of the text, else the file name."""
        head = self.document.head
        titled = " ".join(part for part in (head.type_name, head.title) if part)
        return " ".join(titled.split()) or " ".join(self.document.text[:200].split())[:80] or self.name


def prepare(name: str, data: bytes, *, progress: Callable[[int, int], None] | None = None) -> PreparedDocument:
    """Read the bytes of a file; `progress(page, pages)` is called while a scan is read. Raises UnreadableFile."""
    from corpus.reading import read_bytes

    reading = read_bytes(name, data, progress=progress)
    return understood(name, hashlib.sha256(data).hexdigest(), reading.format, reading.text, reading.marks, reading.notes)


def understood(
    name: str,
    sha256: str,
    format: str,
    text: str,
    marks: tuple[Mark, ...],
    notes: tuple[str, ...],
    corrections: Corrections = UNCORRECTED,
) -> PreparedDocument:
    """Structure, citations and passages of a text that was read before; `notes` are the reader's."""
    document = parsed(text, marks, corrections, name)
    citations = tuple(find_citations(text))
    return PreparedDocument(
        name=name,
        sha256=sha256,
        format=format,
        notes=(*notes, *document.notes),
        document=document,
        citations=citations,
        passages=passages_of(document, citations),
        reader_notes=len(notes),
    )


def parsed(text: str, marks: tuple[Mark, ...], corrections: Corrections, name: str = "") -> Document:
    """The structure of a text of the file `name`, as the officer corrected it."""
    from corpus.structure import parse

    return corrections.applied(parse(text, kind=corrections.kind, marks=marks, name=name))


def corrected(prepared: PreparedDocument, corrections: Corrections) -> PreparedDocument:
    """A document just read, with corrections made to an earlier version of it."""
    if not corrections:
        return prepared
    if corrections.kind and corrections.kind != prepared.document.kind:
        reader, sha256 = prepared.notes[: prepared.reader_notes], prepared.sha256
        return understood(prepared.name, sha256, prepared.format, prepared.document.text, prepared.document.marks, reader, corrections)
    return replace(prepared, document=corrections.applied(prepared.document))
