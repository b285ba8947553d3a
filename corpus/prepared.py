"""A document made ready for the library: read, structured, its citations found, cut into passages."""

import hashlib
from dataclasses import dataclass

from corpus.citations import Citation, find_citations
from corpus.document import Document
from corpus.passages import Passage, passages_of


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """Everything the library, the registry and the indexes need of one file. `name` is the base name of the file."""

    name: str
    sha256: str
    format: str
    notes: tuple[str, ...]
    document: Document
    citations: tuple[Citation, ...]
    passages: tuple[Passage, ...]

    @property
    def title(self) -> str:
        """«Báo cáo sơ kết …», else the first words of the text, else the file name."""
        head = self.document.head
        titled = " ".join(part for part in (head.type_name, head.title) if part)
        return " ".join(titled.split()) or " ".join(self.document.text[:200].split())[:80] or self.name


def prepare(name: str, data: bytes) -> PreparedDocument:
    """Read the bytes of a file. Raises UnreadableFile."""
    from corpus.reading import read_bytes
    from corpus.structure import parse

    reading = read_bytes(name, data)
    document = parse(reading.text, marks=reading.marks)
    citations = tuple(find_citations(reading.text))
    return PreparedDocument(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=reading.format,
        notes=(*reading.notes, *document.notes),
        document=document,
        citations=citations,
        passages=passages_of(document, citations),
    )
