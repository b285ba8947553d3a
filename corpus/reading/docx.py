"""A .docx → its text as accepted: tracked insertions in, deletions out, list numbers written, notes after their paragraph."""

import io
import re
import zipfile

import mammoth
from lxml import etree

from corpus.errors import UnreadableFile
from corpus.reading.blocks import blocks_of
from corpus.reading.docx_numbering import numberer
from corpus.reading.docx_package import WORD, Package, open_package
from corpus.reading.docx_prepare import prepare
from corpus.reading.numerals import superscript
from corpus.reading.reading import Reading
from corpus.text.encoding import Decoded, with_legacy_repaired

_REFERENCE = re.compile(r"#(footnote|endnote)-(\w+)")


def read_docx(name: str, data: bytes) -> Reading:
    """Convert a Word document; raises UnreadableFile where it is damaged, foreign or unreasonably large."""
    package = open_package(name, data)
    encodings = _prepare(package)
    html = _to_html(name, package)
    root = etree.fromstring(f"<html><body>{html}</body></html>", etree.HTMLParser(no_network=True, encoding="utf-8"))
    _place_notes(root)
    decoded = with_legacy_repaired(Decoded("\n\n".join(blocks_of(root)), "utf-8"))
    fonts = tuple(f"Có đoạn gõ bằng font {name} đời cũ; đã được chuyển sang Unicode, hãy rà lại các đoạn này." for name in sorted(encodings))
    return Reading(decoded.text, "docx", fonts + decoded.notes)


def _prepare(package: Package) -> set[str]:
    numbers = numberer(package.numbering, package.styles)
    parts = {"footnote": package.footnotes, "endnote": package.endnotes}
    notes = {f"{WORD}{kind}Reference:{note.get(f'{WORD}id')}" for kind, part in parts.items() if part is not None for note in part}
    encodings: set[str] = set()
    for root in (package.document, package.footnotes, package.endnotes):
        if root is not None:
            encodings |= prepare(root, numbers, notes)
    return encodings


def _to_html(name: str, package: Package) -> str:
    """Through mammoth, given a package of the prepared parts only (no pictures, styles or links to follow)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, root in (("document", package.document), ("footnotes", package.footnotes), ("endnotes", package.endnotes)):
            if root is not None:
                archive.writestr(f"word/{part}.xml", etree.tostring(root, encoding="utf-8", xml_declaration=True))
    try:
        return str(mammoth.convert_to_html(buffer, include_embedded_style_map=False).value)
    except RecursionError as error:
        raise UnreadableFile(f"Tệp Word «{name}» lồng quá nhiều lớp bảng và khung: hãy lưu lại bằng Word ở dạng đơn giản hơn rồi nạp lại.") from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:
        raise UnreadableFile(f"Tệp Word «{name}» có cấu trúc hỏng, không đọc được: hãy mở bằng Word, lưu lại thành .docx rồi nạp lại.") from error


def _place_notes(root: etree._Element) -> None:
    """Each note becomes a paragraph «¹ …» right after the paragraph, or the table, that holds its mark."""
    texts = {str(item.get("id")): item for item in root.iter("li") if item.get("id")}
    after: dict[etree._Element, etree._Element] = {}
    for count, link in enumerate([link for link in root.iter("a") if _REFERENCE.fullmatch(link.get("href", ""))], 1):
        mark = superscript(count)
        link.text = mark
        note = texts.get(link.get("href", "#")[1:])
        block = _block_of(link)
        if note is None or block is None:
            continue
        paragraph = etree.Element("p")
        paragraph.text = f"{mark} {_note_text(note)}"
        after.get(block, block).addnext(paragraph)
        after[block] = paragraph
    for item in texts.values():
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)


def _note_text(note: etree._Element) -> str:
    """The note in one line, without the arrow that leads back."""
    for back in [link for link in note.iter("a") if link.text == "↑"]:
        back.text = None
    return " ".join(" ".join(block.removeprefix("- ").split("\n")) for block in blocks_of(note)).strip()


def _block_of(link: etree._Element) -> etree._Element | None:
    """The outermost table around the mark, else its paragraph."""
    above = list(link.iterancestors())
    tables = [element for element in above if element.tag == "table"]
    if tables:
        return tables[-1]
    return next((element for element in above if element.tag in {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"}), None)
