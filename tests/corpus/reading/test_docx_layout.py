"""Letter heads and signatures, however they are set: in tables, by tabs, by spaces, in frames."""

import pytest

from corpus.marks import MarkKind
from corpus.reading import read_bytes
from tests.corpus.reading.docx_maker import cell, make_docx, paragraph, row, run, table

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
HEAD = [("UBND TỈNH LAM GIANG", NATION), ("SỞ CÔNG THƯƠNG", MOTTO), ("Số: 12/BC-SCT", "Lam Giang, ngày 05 tháng 6 năm 2026")]
TAIL = [("Nơi nhận:", "KT. GIÁM ĐỐC"), ("- Như trên;", "PHÓ GIÁM ĐỐC"), ("- Lưu: VT.", ""), ("", "Nguyễn Văn An")]
DATA = [("STT", "Đơn vị", "Số lượng"), ("1", "Phòng A", "5"), ("2", "Phòng B", "7")]


def read(body: str) -> list[str]:
    return read_bytes("a.docx", make_docx(body)).text.split("\n\n")


def rows(lines: list[tuple[str, ...]]) -> str:
    return "".join(row(*line) for line in lines)


def lines_of(lines: list[tuple[str, str]], gap: str) -> str:
    left = [f"<w:p>{run(first)}{gap if second else ''}{run(second)}</w:p>" for first, second in lines]
    return "".join(left)


HEAD_READ = [words for line in HEAD for words in line]
TAIL_READ = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn An"]
GAPS = ["<w:r><w:tab/></w:r>", "<w:r><w:tab/><w:tab/></w:r>", run(" " * 12), run("\u00a0" * 9 + " ")]


@pytest.mark.parametrize("gap", GAPS)
def test_head_by_tabs_or_spaces(gap: str) -> None:
    assert read(lines_of(HEAD, gap) + paragraph("BÁO CÁO")) == [*HEAD_READ, "BÁO CÁO"]


@pytest.mark.parametrize("gap", GAPS)
def test_tail_by_tabs_or_spaces(gap: str) -> None:
    assert read(paragraph("Trên đây là báo cáo./.") + lines_of(TAIL, gap) + paragraph("PHỤ LỤC")) == ["Trên đây là báo cáo./.", *TAIL_READ, "PHỤ LỤC"]


@pytest.mark.parametrize("words", ["Số:      /BC-SCT", "Lam Giang, ngày     tháng     năm 2026", "Họ và tên:            Nguyễn Văn An"])
def test_room_left_to_write_in_parts_nothing(words: str) -> None:
    assert read(paragraph(words)) == [" ".join(words.split())]


def test_tail_in_a_table_of_many_rows_is_read_column_by_column() -> None:
    assert read(table(rows(TAIL))) == TAIL_READ


def test_whole_page_in_one_table() -> None:
    body = table(rows(HEAD) + rows([("BÁO CÁO",)]) + rows(DATA) + rows(TAIL))
    assert read(body) == [*HEAD_READ, "BÁO CÁO\nSTT | Đơn vị | Số lượng\n1 | Phòng A | 5\n2 | Phòng B | 7", *TAIL_READ]


def test_whole_page_in_one_cell_keeps_its_tables() -> None:
    inner = table(rows(HEAD)) + paragraph("BÁO CÁO") + table(rows(DATA)) + table(rows(TAIL))
    assert read(table(row(cell(inner)))) == [*HEAD_READ, "BÁO CÁO", "STT | Đơn vị | Số lượng\n1 | Phòng A | 5\n2 | Phòng B | 7", *TAIL_READ]


def test_table_of_documents_is_no_letter_head() -> None:
    listing = [("STT", "Văn bản"), *((str(number), f"Số: {number}/KH-SCT") for number in range(1, 12))]
    assert read(table(rows(listing))) == ["\n".join(" | ".join(line) for line in listing)]


def test_head_in_frames_is_marked() -> None:
    frame = '<w:p><w:pPr><w:framePr w:w="3000"/></w:pPr>{}</w:p>'
    reading = read_bytes("a.docx", make_docx("".join(frame.format(run(words)) for words in ("SỞ CÔNG THƯƠNG", NATION)) + paragraph("BÁO CÁO")))
    assert [reading.text[mark.start : mark.end] for mark in reading.marks if mark.kind is MarkKind.BOX] == ["SỞ CÔNG THƯƠNG", NATION]


def test_many_rows_are_all_read() -> None:
    assert len(read(table(rows([(str(number), "x") for number in range(6_000)])))[0].split("\n")) == 6_000
