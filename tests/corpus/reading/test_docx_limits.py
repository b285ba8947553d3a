"""Packages built to hurt: refused before they unfold."""

import pytest

from corpus.errors import UnreadableFile
from corpus.reading import read_bytes
from corpus.reading.docx_package import MAX_ELEMENTS, MAX_PART_BYTES
from tests.corpus.reading.docx_maker import W, make_docx, pack, paragraph

_DOCUMENT = f"<w:document {W}><w:body>{{}}</w:body></w:document>"


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes("a.docx", data)
    return str(caught.value)


def test_part_that_unfolds_too_far() -> None:
    data = make_docx("<w:p/>" * (MAX_PART_BYTES // 6 + 1))
    assert len(data) < 100_000
    assert "lớn bất thường" in refusal(data)


def test_too_many_elements() -> None:
    assert "lớn bất thường" in refusal(make_docx("<w:p/>" * (MAX_ELEMENTS + 1)))


def test_too_much_text() -> None:
    assert "lớn bất thường" in refusal(make_docx(paragraph("ă" * 1_000_000) * 6))


@pytest.mark.parametrize("entity", ['<!ENTITY a "aaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/hostname">'])
def test_entities_are_refused(entity: str) -> None:
    document = f"<!DOCTYPE x [{entity}]>" + _DOCUMENT.format("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")
    assert "DOCTYPE" in refusal(pack({"word/document.xml": document}))


def test_nested_without_end() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("chữ") + "</w:tc></w:tr></w:tbl>" * 60
    assert "lồng quá nhiều lớp" in refusal(make_docx(body))


def test_nested_as_real_documents_are() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 8 + paragraph("chữ") + "</w:tc></w:tr></w:tbl>" * 8
    assert read_bytes("a.docx", make_docx(body)).text == "chữ"


def test_too_many_parts() -> None:
    files = {f"x{number}": "" for number in range(5_001)}
    assert "thành phần" in refusal(pack(files | {"word/document.xml": _DOCUMENT.format("")}))
