"""Packages built to hurt: refused before they unfold."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def memory_below(most: int) -> Iterator[None]:
    """What runs inside takes at most this many bytes more than before."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


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
    body = "<w:tbl><w:tr><w:tc>" * 100 + paragraph("chữ") + "</w:tc></w:tr></w:tbl>" * 100
    assert "lồng quá nhiều lớp" in refusal(make_docx(body))


def test_nested_as_real_documents_are() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("chữ") + "</w:tc></w:tr></w:tbl>" * 60
    assert read_bytes("a.docx", make_docx(body)).text == "chữ"


def test_too_many_parts() -> None:
    files = {f"x{number}": "" for number in range(5_001)}
    assert "thành phần" in refusal(pack(files | {"word/document.xml": _DOCUMENT.format("")}))


def test_entry_that_lies_about_its_size_unfolds_no_further() -> None:
    honest = pack({"word/document.xml": _DOCUMENT.format(paragraph("a" * 30_000_000))})
    at = honest.rindex(b"PK\x01\x02")
    data = honest[: at + 24] + (1000).to_bytes(4, "little") + honest[at + 28 :]
    with memory_below(10_000_000):
        assert "hỏng" in refusal(data)


def test_many_parts_are_refused_before_their_list_is_read() -> None:
    with memory_below(60_000_000):
        assert "thành phần" in refusal(b"PK\x03\x04" + (b"PK\x01\x02" + bytes(42)) * 400_000)


def test_parts_are_bounded_together() -> None:
    header = f"<w:hdr {W}>{paragraph('a' * 2_000_000)}</w:hdr>"
    names = [f"h{number}" for number in range(30)]
    relations = "".join(f'<Relationship Id="{name}" Type="x/header" Target="{name}.xml"/>' for name in names)
    references = "".join(f'<w:headerReference w:type="default" r:id="{name}"/>' for name in names)
    body = paragraph("chữ") + f"<w:sectPr>{references}</w:sectPr>"
    files = {"word/document.xml": _DOCUMENT.format(body), "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>"}
    assert "lớn bất thường" in refusal(pack(files | {f"word/{name}.xml": header for name in names}))


def test_attributes_without_number() -> None:
    attributes = " ".join(f'a{number}=""' for number in range(900_000))
    assert "lớn bất thường" in refusal(
        pack({"word/document.xml": f"<w:document {W} {attributes} {attributes.replace('a', 'b')} {attributes.replace('a', 'c')}/>"})
    )
