"""Hostile and broken PDFs: read, or refused in one sentence, in bounded time and memory. The files are built here."""

import hashlib
import tracemalloc
import zlib

import pypdfium2
import pytest

from corpus.errors import UnreadableFile
from corpus.reading import read_bytes
from corpus.reading.pdf import read_pdf
from corpus.reading.pdf_render import MOST_PIXELS, picture_of
from tests.corpus.reading.pdf_maker import File, Sheet, lines, make_pdf, stream

TEXT = ["Báo cáo kết quả công tác thi đua, khen thưởng của tỉnh", "Thực hiện Kế hoạch số 85/KH-UBND ngày 12/5/2024."]


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes("a.pdf", data)
    message = str(caught.value)
    assert "«a.pdf»" in message or "Trang" in message
    assert message.endswith(".") and ": hãy " in message and "\n" not in message
    return message


def read_or_refused(data: bytes) -> tuple[str, str]:
    """The text and its first note, or no text and the refusal."""
    try:
        reading = read_pdf("a.pdf", data)
    except UnreadableFile as error:
        return "", str(error)
    return reading.text, reading.notes[0]


def with_pages(kids: str, count: int, *more: str | bytes) -> bytes:
    """A file whose page tree is `kids`; object 3 is an empty page."""
    file = File()
    file.add("<< /Type /Catalog /Pages 2 0 R >>")
    file.add(f"<< /Type /Pages /Kids [{kids}] /Count {count} >>")
    file.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")
    for content in more:
        file.add(content)
    return file.bytes()


def with_forms(forms: list[tuple[str, str]]) -> bytes:
    """One page of text that draws form 7; each form has its resources and its content."""
    extra = [stream(content.encode(), f"/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << {names} >> >>") for names, content in forms]
    resources = "/Resources << /Font << /F 3 0 R /B 4 0 R >> /XObject << /X 7 0 R >> >>"
    return make_pdf([Sheet(lines(TEXT), entries=resources, drawn="/X Do")], extra=extra)


def test_hundred_thousand_pages_are_refused_at_once() -> None:
    assert "100000 trang" in refused(with_pages("3 0 R " * 100_000, 100_000))


def test_page_tree_that_loops_is_read_or_refused() -> None:
    refused(with_pages("2 0 R 2 0 R", 1000))
    refused(with_pages("4 0 R", 50, "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 4 0 R] /Count 50 >>"))


def test_form_that_draws_itself_is_drawn_once() -> None:
    assert TEXT[1] in read_pdf("a.pdf", with_forms([("/X 7 0 R", "/X Do")])).text


def test_forms_that_multiply_are_refused() -> None:
    assert "lồng nhau" in refused(with_forms([("/X 7 0 R", "/X Do /X Do")]))
    forms = [(f"/X {8 + level} 0 R", "/X Do " * 10) for level in range(9)] + [("", "0 0 m 1 1 l S")]
    assert "lồng nhau" in refused(with_forms(forms))


@pytest.mark.parametrize("layers", [1, 2])
def test_deflate_bomb_is_refused_in_bounded_memory(layers: int) -> None:
    packed = bytes(1 << 24) * 10
    for _ in range(layers):
        packed = zlib.compress(packed, 9)
    bomb = stream(packed, f"/Filter [{'/FlateDecode ' * layers}]")
    file = File([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"])
    file.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>")
    file.add(bomb)
    data = file.bytes()
    tracemalloc.start()
    try:
        assert "bung ra" in refused(data)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_million_glyphs_on_a_page_are_refused() -> None:
    texts = [(10, 800 - index, 1, "thi đua " * 25) for index in range(1_250)]
    assert "ký tự" in refused(make_pdf([texts * 4]))


@pytest.mark.parametrize("box", [(0, 0, 14_400, 14_400), (0, 0, 10_000_000, 10_000_000), (0, 0, 0, 0), (-50_000, -50_000, 50_000, 50_000)])
def test_page_of_any_size_is_read_and_drawn_within_bounds(box: tuple[float, float, float, float]) -> None:
    data = make_pdf([Sheet(lines(TEXT), box=box, drawn="0 0 100 100 re f")])
    assert TEXT[1] in read_pdf("a.pdf", data).text
    with pypdfium2.PdfDocument(data) as document:
        drawn = picture_of(document[0])
    assert drawn is not None and drawn[0].width * drawn[0].height <= 1.1 * MOST_PIXELS


def test_file_locked_for_its_reader_asks_for_the_password() -> None:
    assert "mật khẩu" in refused(make_pdf([lines(TEXT)], locked=True))


def test_file_locked_for_changes_only_is_read() -> None:
    assert read_pdf("a.pdf", locked_for_changes("Sao y 85/KH")).text == "Sao y 85/KH"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_file_cut_short_is_read_with_a_note_or_refused(share: float) -> None:
    whole = make_pdf([lines(TEXT) for _ in range(20)])
    text, said = read_or_refused(whole[: int(len(whole) * share)])
    assert "thiếu phần cuối" in said
    assert not text or TEXT[1] in text


def test_junk_before_the_file_and_a_broken_table_of_objects_do_no_harm() -> None:
    whole = make_pdf([lines(TEXT)])
    assert TEXT[1] in read_pdf("a.pdf", b"HTTP/1.1 200 OK\r\n\r\n" + whole).text
    assert TEXT[1] in read_pdf("a.pdf", whole.replace(b"xref\n0", b"xref\n7")).text
    assert TEXT[1] in read_pdf("a.pdf", whole.replace(b"startxref\n", b"startxref\n99")).text


def test_embedded_files_are_named_and_never_opened() -> None:
    extra = ["<< /Type /Filespec /F (a.exe) /EF << /F 8 0 R >> >>", stream(b"MZ", "/Type /EmbeddedFile")]
    catalogue = "/Names << /EmbeddedFiles << /Names [(a.exe) 7 0 R] >> >> /Collection << /Type /Collection >>"
    reading = read_pdf("a.pdf", make_pdf([lines(TEXT)], extra=extra, catalogue=catalogue))
    assert TEXT[1] in reading.text
    assert "1 tệp đính kèm" in reading.notes[0]


def test_scripts_and_launch_actions_are_dead_letters() -> None:
    catalogue = "/OpenAction << /S /Launch /F (calc.exe) >> /AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"
    assert read_pdf("a.pdf", make_pdf([lines(TEXT)], catalogue=catalogue)).text.endswith(TEXT[1])


def locked_for_changes(words: str) -> bytes:
    """A file with an owner's password only (RC4, 40 bits): anyone may open it."""
    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    owner = rc4(hashlib.md5((b"owner" + padding)[:32]).digest()[:5], padding)
    key = hashlib.md5(padding + owner + (-4).to_bytes(4, "little", signed=True) + b"\0").digest()[:5]
    content = rc4(hashlib.md5(key + b"\4\0\0\0\0").digest()[:10], f"BT /F 14 Tf 85 700 Td ({words}) Tj ET".encode())
    file = File([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"])
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
    file.add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F {font} >> >> /Contents 4 0 R >>")
    file.add(stream(content))
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{rc4(key, padding).hex()}> /P -4 >> /ID [<00> <00>]"
    return file.bytes(trailer=lock)


def rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    result = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        result.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(result)
