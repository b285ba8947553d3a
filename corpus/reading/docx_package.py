"""The parts of a .docx, opened with bounds: a zip or entity bomb is refused before it unfolds."""

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from corpus.errors import UnreadableFile
from corpus.reading.docx_names import RELATION, WORD
from corpus.reading.reading import MAX_CHARACTERS

MAX_PART_BYTES = 20 * 1024 * 1024
"""Largest unfolded part: some four thousand pages of marked-up text."""

MAX_TOTAL_BYTES = 40 * 1024 * 1024
"""All parts that are read together."""

MAX_ELEMENTS = 600_000
"""Most elements in a part; at this size a part takes about 300 MB while it is read."""

MAX_ATTRIBUTES = 4 * MAX_ELEMENTS
MAX_PARTS = 5_000

_RELATIONS = RELATION.strip("{}") + "/"
_MAIN_TYPE = re.compile(
    r"wordprocessingml\.document(?:\.macroEnabled)?\.main\+xml|ms-word\.document\.macroEnabled\.main\+xml|wordprocessingml\.template\.main\+xml"
)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings", "theme", "fontTable")
_CENTRAL = b"PK\x01\x02"


@dataclass(slots=True)
class Package:
    """Parts by kind, read when asked for; `name` stands in messages. Close it by leaving the `with` block of `open_package`."""

    name: str
    archive: zipfile.ZipFile
    paths: dict[str, str] = field(default_factory=dict)
    _related: dict[str, str] = field(default_factory=dict)
    _left: int = MAX_TOTAL_BYTES

    @property
    def has_macros(self) -> bool:
        return any(path.lower().endswith("vbaproject.bin") for path in self.archive.namelist())

    def part(self, kind: str) -> etree._Element | None:
        """The root of document, styles, numbering, footnotes, endnotes, comments, settings, theme or fontTable; None where there is none."""
        return self._root(self.paths[kind])

    def related(self, identity: str) -> etree._Element | None:
        """The root of the part that the document names by this relation id."""
        path = self._related.get(identity)
        return self._root(path) if path else None

    def find_parts(self) -> None:
        """Follow the relations from the package to the document, and from the document to its parts."""
        main = self._relations("_rels/.rels", "")[0].get("officeDocument", "")
        if self._actual(main) is None:
            main = self._declared_main() or "word/document.xml"
        folder, base = posixpath.split(main)
        kinds, self._related = self._relations(posixpath.join(folder, "_rels", f"{base}.rels"), folder)
        usual = {kind: posixpath.join(folder, "theme/theme1.xml" if kind == "theme" else f"{kind}.xml") for kind in _KINDS}
        named = {"document": main} | {kind: kinds.get(kind, path) for kind, path in usual.items()}
        self.paths = {kind: self._actual(path) or path for kind, path in named.items()}

    def _declared_main(self) -> str | None:
        """The document as the list of content types names it, for packages without relations."""
        root = self._root("[Content_Types].xml")
        types = {str(item.get("PartName", "")).lstrip("/"): str(item.get("ContentType", "")) for item in (root if root is not None else ())}
        return next((path for path, kind in types.items() if path and _MAIN_TYPE.search(kind)), None)

    def _relations(self, path: str, folder: str) -> tuple[dict[str, str], dict[str, str]]:
        """Relation kind → path, and relation id → path; targets outside of the package are never followed."""
        kinds: dict[str, str] = {}
        identities: dict[str, str] = {}
        root = self._root(path)
        for relation in root if root is not None else ():
            if relation.get("TargetMode") == "External":
                continue
            target = str(relation.get("Target", "")).replace("\\", "/")
            found = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            kinds.setdefault(str(relation.get("Type", "")).removeprefix(_RELATIONS), found)
            identities[str(relation.get("Id", ""))] = found
        return kinds, identities

    def _actual(self, path: str) -> str | None:
        """The name in the archive; some writers mix capitals or use backslashes."""
        if path in self.archive.NameToInfo:
            return path
        wanted = path.lower()
        return next((name for name in self.archive.NameToInfo if name.replace("\\", "/").lstrip("/").lower() == wanted), None)

    def _root(self, path: str) -> etree._Element | None:
        actual = self._actual(path)
        if actual is None:
            return None
        entry = self.archive.getinfo(actual)
        if entry.file_size > min(MAX_PART_BYTES, self._left):
            raise _too_large(self.name)
        self._left -= entry.file_size
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise zipfile.BadZipFile(actual)
        with self.archive.open(entry) as file:  # a bounded read: `archive.read` would unfold all of an entry that lies about its size
            return _parsed(self.name, file.read(entry.file_size + 1))


def open_package(name: str, data: bytes) -> Package:
    """Raises UnreadableFile for a package of too many parts or without a document; other damage is raised as it comes, see `DAMAGE`."""
    if data.count(_CENTRAL) > MAX_PARTS:
        raise UnreadableFile(f"Tệp Word «{name}» chứa quá {MAX_PARTS} thành phần, không giống văn bản thật: hãy lưu lại bằng Word rồi nạp lại.")
    package = Package(name, zipfile.ZipFile(BytesIO(data)))
    package.find_parts()
    if package._actual(package.paths["document"]) is None:
        raise UnreadableFile(f"Tệp «{name}» là tệp nén nhưng không phải văn bản Word: hãy nạp đúng tệp .docx.")
    return package


DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError, etree.XMLSyntaxError)
"""What a damaged, truncated or protected package raises while it is read: of `zipfile`, RuntimeError for a password and NotImplementedError for a version,
a method of compression or a kind of encryption that it does not know."""


def damaged(name: str, error: Exception) -> UnreadableFile:
    """The sentence for the officer."""
    if isinstance(error, RecursionError) or (isinstance(error, etree.XMLSyntaxError) and "depth" in str(error)):
        return UnreadableFile(f"Tệp Word «{name}» lồng quá nhiều lớp bảng và khung: hãy lưu lại bằng Word ở dạng đơn giản hơn rồi nạp lại.")
    if isinstance(error, RuntimeError) and "encrypted" in str(error):
        return UnreadableFile(f"Tệp «{name}» được bảo vệ bằng mật khẩu: hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi nạp lại.")
    return UnreadableFile(f"Tệp Word «{name}» bị hỏng, không mở được: hãy mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi nạp lại.")


def part_paths(name: str, archive: zipfile.ZipFile) -> dict[str, str]:
    """Where the parts lie in the package: document, styles, numbering, footnotes, endnotes … (named though the file may lack some)."""
    package = Package(name, archive)
    package.find_parts()
    return package.paths


def _parsed(name: str, data: bytes) -> etree._Element:
    """One part; what could take too much memory is counted before it is parsed."""
    wide = _WIDE.get(data[:2])
    if wide:
        data = _DECLARATION.sub("", data.decode(wide).removeprefix("\ufeff")).encode()
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    if data.count(b"<") - data.count(b"</") > MAX_ELEMENTS or data.count(b'="') + data.count(b"='") > MAX_ATTRIBUTES:
        raise _too_large(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(f"Tệp Word «{name}» chứa khai báo lạ (DOCTYPE) mà văn bản Word không có: hãy lưu lại bằng Word rồi nạp lại.")
    if sum(len(text.text or "") for text in root.iter(f"{WORD}t")) > MAX_CHARACTERS:
        raise _too_large(name)
    return root


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(f"Tệp Word «{name}» bung ra lớn bất thường, vượt giới hạn đọc: hãy tách thành nhiều tệp nhỏ hơn rồi nạp lại.")
