"""Packages as different programs write them."""

import io
import zipfile

import pytest

from corpus.errors import UnreadableFile
from corpus.reading import read_bytes
from tests.corpus.reading.docx_maker import W, pack, paragraph

DOCUMENT = f"<w:document {W}><w:body>{paragraph('chữ Việt')}</w:body></w:document>"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def relations(target: str, kind: str = OFFICE) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'


def read(files: dict[str, str]) -> str:
    return read_bytes("a.docx", pack(files)).text


@pytest.mark.parametrize(
    "files",
    [
        {"word/document.xml": DOCUMENT},
        {"_rels/.rels": relations("/office/main.xml"), "office/main.xml": DOCUMENT},
        {"_rels/.rels": relations("word/document22.xml"), "word/document22.xml": DOCUMENT},
        {"_rels/.rels": relations("word/gone.xml"), "word/document.xml": DOCUMENT},
        {"word\\document.xml": DOCUMENT},
        {"Word/Document.XML": DOCUMENT},
    ],
    ids=["no relations", "absolute target", "other name", "relation to nothing", "backslashes", "capitals"],
)
def test_document_is_found(files: dict[str, str]) -> None:
    assert read(files) == "chữ Việt"


def test_document_is_found_by_its_content_type() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/a/b.xml" ContentType="{kind}"/></Types>'
    assert read({"[Content_Types].xml": types, "a/b.xml": DOCUMENT}) == "chữ Việt"


def test_external_targets_are_not_followed() -> None:
    outside = relations("file:///etc/passwd").replace("/>", ' TargetMode="External"/>')
    assert read({"_rels/.rels": outside, "word/document.xml": DOCUMENT}) == "chữ Việt"


def test_strict_documents_keep_their_lists() -> None:
    strict = {"wordprocessingml/2006/main": "wordprocessingml/main"}
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    files = {"word/document.xml": f"<w:document {W}><w:body>{paragraph('x', numbered=(1, 0))}</w:body></w:document>", "word/numbering.xml": numbering}
    for usual, other in strict.items():
        files = {path: text.replace(f"http://schemas.openxmlformats.org/{usual}", f"http://purl.oclc.org/ooxml/{other}") for path, text in files.items()}
    assert read(files) == "I. x"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_parts_in_utf16(encoding: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-16"?>{DOCUMENT}'.encode(encoding))
    assert read_bytes("a.docx", buffer.getvalue()).text == "chữ Việt"


def test_package_without_a_document_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read({"word/styles.xml": f"<w:styles {W}/>"})


def test_truncated_package_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="bị hỏng"):
        read_bytes("a.docx", pack({"word/document.xml": DOCUMENT})[:-30])


@pytest.mark.parametrize(("field", "value"), [(6, 99), (8, 1 << 5), (8, 1 << 6), (10, 97)])
def test_a_package_that_zipfile_does_not_know_how_to_read_is_refused(field: int, value: int) -> None:
    """A later version of the format, patches, strong encryption and another method of compression (NotImplementedError of the library)."""
    data = bytearray(pack({"word/document.xml": DOCUMENT}))
    data[data.index(b"PK\x01\x02") + field] = value
    with pytest.raises(NotImplementedError), zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.read("word/document.xml")
    with pytest.raises(UnreadableFile, match=r"«a\.docx»"):
        read_bytes("a.docx", bytes(data))
