"""The parts of a .docx that hold text, opened with bounds: a zip or entity bomb is refused before it unfolds."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from corpus.errors import UnreadableFile
from corpus.reading.reading import MAX_CHARACTERS

MAX_PART_BYTES = 20 * 1024 * 1024
"""Largest unfolded part: some four thousand pages of marked-up text."""

MAX_ELEMENTS = 600_000
"""Most elements in a part; at this size a part takes about 1 GB while it is read."""

MAX_PARTS = 5_000

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Package:
    """Roots of the XML parts; None where the file has no such part."""

    document: etree._Element
    styles: etree._Element | None = None
    numbering: etree._Element | None = None
    footnotes: etree._Element | None = None
    endnotes: etree._Element | None = None


def open_package(name: str, data: bytes) -> Package:
    """Raises UnreadableFile for a damaged, protected, oversized or foreign package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(name, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, etree.XMLSyntaxError) as error:
        raise UnreadableFile(f"Tệp Word «{name}» bị hỏng, không mở được: hãy mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi nạp lại.") from error


def _read(name: str, archive: zipfile.ZipFile) -> Package:
    if len(archive.infolist()) > MAX_PARTS:
        raise UnreadableFile(f"Tệp Word «{name}» chứa quá {MAX_PARTS} thành phần, không giống văn bản thật: hãy lưu lại bằng Word rồi nạp lại.")
    paths = part_paths(name, archive)
    document = _part(name, archive, paths["document"])
    if document is None:
        raise UnreadableFile(f"Tệp «{name}» là tệp nén nhưng không phải văn bản Word: hãy nạp đúng tệp .docx.")
    return Package(document, *(_part(name, archive, paths[kind]) for kind in ("styles", "numbering", "footnotes", "endnotes")))


def part_paths(name: str, archive: zipfile.ZipFile) -> dict[str, str]:
    """Where the parts lie in the package: document, styles, numbering, footnotes, endnotes (named though the file may lack some)."""
    main = _targets(name, archive, "_rels/.rels", "").get("officeDocument", "word/document.xml")
    folder, base = posixpath.split(main)
    related = _targets(name, archive, posixpath.join(folder, "_rels", f"{base}.rels"), folder)
    kinds = ("styles", "numbering", "footnotes", "endnotes")
    return {"document": main, **{kind: related.get(kind, f"{folder}/{kind}.xml") for kind in kinds}}


def _targets(name: str, archive: zipfile.ZipFile, path: str, folder: str) -> dict[str, str]:
    """Relation kind → path of its part."""
    root = _part(name, archive, path)
    found: dict[str, str] = {}
    for relation in root if root is not None else ():
        kind = str(relation.get("Type", "")).removeprefix(_RELATIONS)
        target = str(relation.get("Target", ""))
        found.setdefault(kind, target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target)))
    return found


def _part(name: str, archive: zipfile.ZipFile, path: str) -> etree._Element | None:
    if path not in archive.NameToInfo:
        return None
    entry = archive.getinfo(path)
    if entry.file_size > MAX_PART_BYTES:
        raise _too_large(name)
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise zipfile.BadZipFile(path)
    data = archive.read(path)  # zipfile stops at the declared size
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(f"Tệp Word «{name}» chứa khai báo lạ (DOCTYPE) mà văn bản Word không có: hãy lưu lại bằng Word rồi nạp lại.")
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS or sum(len(text.text or "") for text in root.iter(f"{WORD}t")) > MAX_CHARACTERS:
        raise _too_large(name)
    return root


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(f"Tệp Word «{name}» bung ra lớn bất thường, vượt giới hạn đọc: hãy tách thành nhiều tệp nhỏ hơn rồi nạp lại.")
