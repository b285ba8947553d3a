"""Whatever the bytes are, a reader gives a text or says in one sentence why not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.reading import read_bytes
from corpus.structure import parse
from tests.corpus.reading.docx_maker import make_docx, paragraph
from tests.corpus.reading.pdf_maker import make_pdf
from tests.strategies import few, reports

NAMES = ("a.txt", "a.md", "a.html", "a.mht", "a.docx", "a.doc", "a.odt", "a.tif", "a.pdf", "a")
WHOLE = {
    "a.docx": make_docx(paragraph("I. KẾT QUẢ") + paragraph("Thực hiện Kế hoạch số 12/KH-SYT ngày 12/5/2024.")),
    "a.pdf": make_pdf([[(72, 700, 12, "Kế hoạch số 12/KH-SYT")]]),
    "a.html": "<html><body><h1>Kế hoạch</h1><table><tr><td>số 12/KH-SYT</td></tr></table></body></html>".encode(),
    "a.txt": "Kế hoạch số 12/KH-SYT ngày 12/5/2024\r\n".encode("utf-16"),
}


def read_or_refused(name: str, data: bytes) -> None:
    try:
        reading = read_bytes(name, data)
    except UnreadableFile:
        return
    assert parse(reading.text).text == reading.text


@given(st.sampled_from(NAMES), st.binary(max_size=400))
@few
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    read_or_refused(name, data)


@given(st.sampled_from(NAMES), reports, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258", "latin-1"]))
@few
def test_any_report_in_any_encoding_is_read_or_refused(name: str, text: str, encoding: str) -> None:
    read_or_refused(name, text.encode(encoding, "replace"))


def test_damaged_markup_is_read_or_refused() -> None:
    choose, markup = random.Random(4), paragraph("I. KẾT QUẢ", numbered=(1, 0)) + paragraph("Thực hiện Kế hoạch số 12/KH-SYT.", style="Heading1")
    for _ in range(150):
        at = choose.randrange(len(markup))
        read_or_refused("a.docx", make_docx(markup[:at] + choose.choice(["", "<", "&", "/>", "w:p", "\x00", "9"]) + markup[at + choose.randrange(4) :]))


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_damaged_files_are_read_or_refused(name: str) -> None:
    choose, whole = random.Random(3), WHOLE[name]
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(choose.randrange(1, 12)):
            damaged[choose.randrange(len(damaged))] = choose.randrange(256)
        read_or_refused(name, bytes(damaged[: choose.randrange(1, len(damaged) + 1)] if choose.random() < 0.3 else damaged))
