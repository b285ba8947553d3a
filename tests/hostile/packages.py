"""Packages and markup that unfold, nest or point outside."""

import io
import zipfile

from tests.corpus.reading.docx_maker import W, make_docx, paragraph
from tests.corpus.reading.docx_maker import pack as packed

_MEGABYTE = 1024 * 1024
LAUGHS = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
BILLION = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY f SYSTEM "http://127.0.0.1:9/x">]>'


def unfolding(part: str, megabytes: int) -> bytes:
    """A .docx with a part of so many megabytes of spaces."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        if part != "word/document.xml":
            archive.writestr("word/document.xml", f"<w:document {W}><w:body>{paragraph('chữ')}</w:body></w:document>")
        with archive.open(part, "w", force_zip64=True) as stream:
            stream.write(f"<w:document {W}><w:body>".encode())
            for _ in range(megabytes):
                stream.write(b" " * _MEGABYTE)
            stream.write(b"</w:body></w:document>")
    return buffer.getvalue()


def lying() -> bytes:
    """A .docx whose document says it is ten bytes long and is 50 MB."""
    data = bytearray(unfolding("word/document.xml", 50))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.rfind(mark)
        data[at + place : at + place + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def with_doctype(part: str, doctype: str, entity: str) -> bytes:
    """A .docx in which one part declares entities and uses one."""
    body = f"<w:document {W}><w:body>{paragraph(entity)}</w:body></w:document>"
    plain = f"<w:document {W}><w:body>{paragraph('chữ')}</w:body></w:document>"
    return packed({"word/document.xml": doctype + body if part == "document" else plain, f"word/{part}.xml": doctype + body})


def locked_member() -> bytes:
    """A .docx whose members are flagged as encrypted."""
    data = bytearray(make_docx(paragraph("chữ")))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def with_macros() -> bytes:
    """A .docm with a macro project, and a field and a link that would fetch."""
    field = '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r><w:r><w:t>chữ</w:t></w:r></w:p>'
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    template = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relations += f'<Relationship Id="r1" Type="{template}" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W}><w:body>{field}</w:body></w:document>",
            "word/vbaProject.bin": "Auto_Open",
            "word/_rels/document.xml.rels": relations,
            "../../outside.txt": "x",
        }
    )


def nested_tables(depth: int) -> bytes:
    return make_docx("<w:tbl><w:tr><w:tc>" * depth + paragraph("chữ") + "</w:tc></w:tr></w:tbl>" * depth)


def wide_table(rows: int) -> bytes:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{number}</w:t></w:r></w:p></w:tc>" for number in range(8))
    return make_docx(f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * rows}</w:tbl>")


def html_table(rows: int) -> bytes:
    return f"<html><body><table>{'<tr><td>a<td>b<td rowspan=3>c<td colspan=9>d' * rows}</table></body></html>".encode()


def picture_in_markup() -> bytes:
    """HTML with SVG that declares entities and points outside."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/><text>&l9;&e;</text><script>x()</script></svg>'
    return f"{BILLION}{OUTSIDE}<html><body><p>chữ</p>{svg}<iframe src='http://127.0.0.1:9/'></iframe></body></html>".encode()
