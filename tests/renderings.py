"""One document in the files an office keeps it in: our own .docx, LibreOffice's, .pdf, .html and scans, made from its text.

The measure of a reader is that the section tree and the citations of the text come back from each of them.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from assistant.export import BodyParagraph, Heading, OutputDocument, export_docx
from assistant.export.layout import Block, DataTable, Piece
from corpus.citations import find_citations
from corpus.document import Document, Paragraph, Section
from corpus.structure import parse
from corpus.text.folding import plain
from tests.office import convert_all

_MARK = re.compile(r"[\W_]+")
_HEADED = re.compile(r"Phần|Chương|Mục|Điều")


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of the text came back: nodes of the section tree and numbered or dated citations, each as (kept, all)."""

    nodes: tuple[int, int]
    citations: tuple[int, int]
    lost_nodes: tuple[str, ...] = ()
    lost_citations: tuple[str, ...] = ()


def as_output(document: Document) -> OutputDocument:
    """The document as our exporter takes it: head, sections, tables and tail as they stand in the text."""
    text, head, tail = document.text, document.head, document.tail
    whole = document.annex_start is not None  # what follows a signature can only be set line by line
    agencies = [line for line in (head.parent_agency, head.agency) if line]
    return OutputDocument(
        kind=head.type_name or "",
        title=(Piece(head.title or "", bold=True),),
        office=document.agency or "",
        agency=agencies[-1] if agencies else "",
        parent_agency=agencies[0] if len(agencies) > 1 else "",
        number=_line(text, head.number_span),
        day=_line(text, head.date_span),
        addressees=((Piece(f"Kính gửi: {head.addressee}"),),) if head.addressee else (),
        opening=tuple(BodyParagraph((Piece(words),)) for paragraph in document.preamble for words in _lines(text, paragraph)),
        blocks=tuple(_line_by_line(document) if whole else (block for section in document.sections for block in _section(text, section))),
        closing=(BodyParagraph((Piece(_line(text, tail.closing)),)),) if tail.closing and not whole else (),
        recipients=tail.recipients if not whole else (),
        authority=tuple((tail.post or "").split(" / ")) if tail.post and not whole else (),
        signer=tail.signer or "" if not whole else "",
        formal=bool(head.type_name),
    )


@dataclass(frozen=True, slots=True)
class Rendering:
    """A way of keeping a document: which file becomes which, and by what. Without `source` it is made from the .txt."""

    name: str
    target: str
    source: str = ""


FORMS = (
    Rendering("odt", "odt", "docx"),
    Rendering("office docx", "docx:Office Open XML Text", "odt"),
    Rendering("pdf", "pdf", "docx"),
    Rendering("html", "html:HTML (StarWriter)", "docx"),
    Rendering("plain docx", "docx:Office Open XML Text"),
    Rendering("plain pdf", "pdf"),
    Rendering("plain html", "html:HTML (StarWriter)"),
)
_TEXT_FILTER = "Text (encoded):UTF8"


def render(folder: Path, texts: dict[str, str]) -> dict[str, dict[str, Path]]:
    """Every text in every form: name of the form → name of the text → file. Needs LibreOffice."""
    made: dict[str, dict[str, Path]] = {"docx": {name: _our_docx(folder / "docx" / f"{name}.docx", text) for name, text in texts.items()}}
    made["txt"] = {name: _plain(folder / "txt" / f"{name}.txt", text) for name, text in texts.items()}
    for form in FORMS:
        before = made[form.source or "txt"]
        inside = _copied(before, folder / form.name.replace(" ", "-"))
        after = convert_all(list(inside.values()), form.target, reading="" if form.source else _TEXT_FILTER)
        made[form.name] = dict(zip(inside, after, strict=True))
    return made


def _copied(files: dict[str, Path], folder: Path) -> dict[str, Path]:
    folder.mkdir()
    return {name: Path(shutil.copy(path, folder)) for name, path in files.items()}


def _plain(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _our_docx(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(export_docx(as_output(parse(text))))
    return path


def kept(original: str, again: Document) -> Kept:
    """Compare what a reader gave back with the text it was made from."""
    before, after = _nodes(parse(original)), _nodes(again)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    same = [index for block in matcher.get_matching_blocks() for index in range(block.a, block.a + block.size)]
    cited, found = _cited(original), _cited(again.text)
    missing = [name for name in cited if name not in found]
    lost = tuple(f"{level} {words}" for index, (level, words) in enumerate(before) if index not in set(same))
    return Kept((len(same), max(len(before), len(after))), (len(cited) - len(missing), len(cited)), lost, tuple(missing))


def _nodes(document: Document) -> list[tuple[int, str]]:
    """Level and words of every heading, spaces and marks left out."""
    return [(section.level, _MARK.sub("", plain(section.heading))) for section in document.walk()]


def _cited(text: str) -> list[str]:
    """Number and date of each citation that has either, in order of the text, repeated ones numbered."""
    seen: dict[str, int] = {}
    names = []
    for citation in find_citations(text):
        if citation.number or citation.date:
            name = f"{citation.number} {citation.date}"
            seen[name] = seen.get(name, 0) + 1
            names.append(f"{name} #{seen[name]}")
    return names


def _line(text: str, span: object) -> str:
    start, end = getattr(span, "start", 0), getattr(span, "end", 0)
    return " ".join(text[start:end].replace("**", "").split())


def _line_by_line(document: Document) -> Iterator[Block]:
    """Every line from the first section on, those that open a part or an article as headings."""
    start = document.sections[0].start
    levels = {section.start: section.level for section in document.walk() if _HEADED.match(section.heading)}
    for line in document.text[start:].splitlines(keepends=True):
        words = " ".join(line.replace("**", "").split())
        if words and start in levels:
            yield Heading(levels[start], (Piece(words, bold=True),))
        elif words:
            yield BodyParagraph((Piece(words),))
        start += len(line)


def _section(text: str, section: Section) -> Iterator[Block]:
    heading = (Piece(section.heading.rstrip("*_ "), bold=True),)
    run_in = section.paragraphs and "\n" not in text[section.end : section.paragraphs[0].start] and section.paragraphs[0].start > section.end
    paragraphs = list(section.paragraphs)
    if run_in:
        first = paragraphs.pop(0)
        words = list(_lines(text, first))
        joint = text[section.end : first.start].strip()
        yield Heading(section.level, (*heading, Piece(joint)) if joint else heading, continued=(Piece(words[0]),))
        yield from (BodyParagraph((Piece(line),)) for line in words[1:])
    else:
        yield Heading(section.level, heading)
    yield from _tabled([line for paragraph in paragraphs for line in _lines(text, paragraph)])
    for child in section.children:
        yield from _section(text, child)


def _tabled(lines: list[str]) -> Iterator[Block]:
    """Paragraphs, and neighbouring « | » lines of equal width as one table."""
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        cells = [cell.strip() for cell in line.split(" | ")]
        if rows and len(cells) != len(rows[0]):
            yield DataTable(tuple(tuple((Piece(cell),) for cell in row) for row in rows))
            rows = []
        if len(cells) > 1:
            rows.append(cells)
        elif line:
            yield BodyParagraph((Piece(line),))


def _lines(text: str, paragraph: Paragraph) -> Iterator[str]:
    """The lines of a paragraph; a piece carried over a page joins the line before it."""
    words = " ".join(
        " ".join(text[piece.start : piece.end].split("\n")) if len(paragraph.pieces) > 1 else text[piece.start : piece.end] for piece in paragraph.pieces
    )
    yield from (" ".join(line.replace("**", "").split()) for line in words.split("\n") if line.strip())
