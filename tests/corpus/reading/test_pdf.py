"""Reading .pdf: lines joined, furniture dropped, columns, tables and footnotes in reading order."""

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from corpus.reading import read_bytes, read_file
from tests.corpus.reading.pdf_maker import Item, Rule, Sheet, Text, lines, make_pdf, width
from tests.office import convert

FIRST = "\tĐoạn có thụt đầu dòng và chạy hết bề ngang trang giấy"


def full(number: int) -> str:
    """A line of sixty characters, the full width of the text; all of them differ."""
    return f"dòng thứ {number} chạy hết bề ngang của trang giấy khổ A bốn đứng".ljust(60, ".")


def read(*pages: Sequence[Item | Text] | Sheet, rules: tuple[Rule, ...] = ()) -> list[str]:
    return read_bytes("a.pdf", make_pdf(list(pages), rules=rules)).text.split("\n\n")


def test_lines_of_a_paragraph_are_joined() -> None:
    assert read(lines([FIRST, full(1), "hết đoạn.", "\tĐoạn hai."])) == [f"{FIRST.strip()} {full(1)} hết đoạn.", "Đoạn hai."]


def test_short_line_ends_a_paragraph_without_indents() -> None:
    assert read(lines([full(1), "hết.", full(2), "cũng hết."])) == [f"{full(1)} hết.", f"{full(2)} cũng hết."]


def test_name_broken_at_its_hyphen_is_joined_tight() -> None:
    start = full(1)[:-14] + "số 12/QĐ-UBND-"
    assert read(lines([start, "VX năm 2025."])) == [start + "VX năm 2025."]


def test_paragraph_runs_over_a_page_and_page_numbers_are_dropped() -> None:
    first = lines([FIRST, full(1), full(2)])
    second = [(297.0, 805.0, 14.0, "2"), *lines([full(3), "hết.", "\tĐoạn mới."])]
    assert read(first, second) == [f"{FIRST.strip()} {full(1)} {full(2)} {full(3)} hết.", "Đoạn mới."]


def test_number_in_the_text_is_no_page_number() -> None:
    assert read(lines(["2025", "\tNăm."])) == ["2025", "Năm."]


def test_head_is_read_left_column_first() -> None:
    head: list[Item] = [
        (95, 780, 13, "UBND TỈNH"),
        (260, 780, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (100, 764, 13, "SỞ CÔNG THƯƠNG"),
        (280, 764, 14, "Độc lập - Tự do - Hạnh phúc"),
        (95, 736, 13, "Số: 12/SCT-VP"),
        (270, 735, 14, "Lam Giang, ngày 05 tháng 6 năm 2025"),
        (95, 720, 13, "V/v báo cáo"),
        (95, 704, 13, "kết quả"),
    ]
    body = lines([FIRST, full(1), "hết đoạn."], top=660)
    assert read(head + body)[:7] == [
        "UBND TỈNH",
        "SỞ CÔNG THƯƠNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/SCT-VP",
        "V/v báo cáo kết quả",
        "Lam Giang, ngày 05 tháng 6 năm 2025",
    ]


def test_head_broken_over_lines_is_put_together() -> None:
    head: list[Item | Text] = [
        Text(90, 780, 13, "ỦY BAN NHÂN DÂN"),
        Text(290, 780, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", bold=True),
        Text(90, 764, 13, "TỈNH LAM GIANG"),
        Text(330, 764, 13, "VIỆT NAM", bold=True),
        Text(90, 748, 13, "BAN QUẢN LÝ CÁC KHU", bold=True),
        Text(300, 748, 13, "Độc lập - Tự do - Hạnh phúc", bold=True),
        Text(90, 732, 13, "CÔNG NGHIỆP", bold=True),
        Text(95, 710, 13, "Số: 1285/KH-"),
        Text(290, 710, 13, "Lam Giang, ngày 05 tháng 6 năm"),
        Text(105, 694, 13, "BQLKCN"),
        Text(350, 690, 13, "2025"),
    ]
    assert read([*head, *lines([FIRST, full(1), "hết đoạn."], top=640)])[:6] == [
        "ỦY BAN NHÂN DÂN TỈNH LAM GIANG",
        "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 1285/KH-BQLKCN",
        "Lam Giang, ngày 05 tháng 6 năm 2025",
    ]


def test_head_of_an_annex_on_a_later_page_is_read_by_columns() -> None:
    head: list[Item] = [
        (95, 780, 13, "UBND TỈNH LAM GIANG"),
        (290, 780, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (320, 764, 13, "Độc lập - Tự do - Hạnh phúc"),
    ]
    assert read(lines([FIRST, full(1), "hết đoạn."]), head + lines(["\tĐoạn hai."], top=700))[-4:] == [
        "UBND TỈNH LAM GIANG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Đoạn hai.",
    ]


def test_signature_block_gives_recipients_first() -> None:
    tail: list[Item] = [
        (85, 600, 12, "Nơi nhận:"),
        (360, 600, 14, "KT. GIÁM ĐỐC"),
        (85, 586, 11, "- UBND tỉnh (báo cáo, để"),
        (365, 584, 14, "PHÓ GIÁM ĐỐC"),
        (85, 572, 11, "chỉ đạo);"),
        (85, 558, 11, "- Lưu: VT."),
        (360, 500, 14, "Trần Văn Bình"),
    ]
    body = lines([FIRST, full(1), "Trên đây là báo cáo./."], top=700)
    assert read(body + tail)[1:] == ["Nơi nhận:", "- UBND tỉnh (báo cáo, để chỉ đạo);", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Bình"]


def test_centred_title_is_apart_from_its_kind() -> None:
    texts = ["BÁO CÁO", "Sơ kết công tác thi đua", "sáu tháng đầu năm"]
    titles: list[Item] = [(295 - width(text) / 2, 760 - 17 * index, 14, text) for index, text in enumerate(texts)]
    body = lines([FIRST, *map(full, range(4)), "hết."], top=690)
    assert read(titles + body)[:2] == ["BÁO CÁO", "Sơ kết công tác thi đua sáu tháng đầu năm"]


def test_ruled_table_is_read_by_its_cells() -> None:
    texts: list[Item] = [
        (90, 700, 13, "TT"),
        (125, 700, 13, "Hình thức"),
        (300, 700, 13, "Số"),
        (90, 668, 13, "1"),
        (125, 676, 13, "Bằng khen của"),
        (125, 660, 13, "Chủ tịch"),
        (300, 668, 13, "05"),
    ]
    rules = tuple(Rule(85, y, 400, y) for y in (715, 692, 650)) + tuple(Rule(x, 650, x, 715) for x in (85, 120, 290, 400))
    body = lines([FIRST, full(1), "như sau:"], top=780)
    assert read(body + texts, rules=rules)[1] == "TT | Hình thức | Số\n1 | Bằng khen của Chủ tịch | 05"


def test_table_without_rules_is_read_by_its_gaps() -> None:
    rows = [("TT", "Hình thức", "Số"), ("1", "Bằng khen của", "05"), ("", "Chủ tịch", ""), ("2", "Giấy khen", "07")]
    places = (90, 150, 350)
    texts: list[Item] = [(x, 700 - 16 * index, 13, text) for index, row in enumerate(rows) for x, text in zip(places, row, strict=True) if text]
    assert read(lines([FIRST, full(1), "hết."]) + texts)[1] == "TT | Hình thức | Số\n1 | Bằng khen của Chủ tịch | 05\n2 | Giấy khen | 07"


def test_footnote_stands_after_its_paragraph() -> None:
    body = lines([FIRST, full(1), "có căn cứ", "\tĐoạn hai."])
    mark: list[Item] = [(85 + width("có căn cứ"), 744 + 5, 8, "1")]
    note: list[Item] = [(85, 124, 6.5, "1"), (91, 120, 11, "Công văn số 12/SNV."), (85, 106, 11, "Dòng hai.")]
    assert read(body + mark + note) == [f"{FIRST.strip()} {full(1)} có căn cứ¹", "¹ Công văn số 12/SNV. Dòng hai.", "Đoạn hai."]


def test_hanging_item_is_one_paragraph_to_its_last_line() -> None:
    texts = [
        (85.0, 780.0, 14.0, "1."),
        *((103.0, 780.0 - 18 * index, 14.0, full(index)[:57]) for index in range(3)),
        (85.0, 726.0, 14.0, "2."),
        (103.0, 726.0, 14.0, "Hai."),
    ]
    assert read(texts) == [f"1. {full(0)[:57]} {full(1)[:57]} {full(2)[:57]}", "2. Hai."]


def test_two_columns_of_a_newsletter_are_read_one_after_the_other() -> None:
    def column(left: float, name: str) -> list[Item]:
        return [(left, 760 - 18 * index, 12, f"{name} {index} chạy hết cột của bản tin".ljust(36, ".")) for index in range(10)]

    title: list[Item] = [(244, 800, 14, "BẢN TIN THI ĐUA")]
    paragraphs = read([item for row in zip(column(60, "trái"), column(310, "phải"), strict=True) for item in row] + title)
    assert paragraphs[0] == "BẢN TIN THI ĐUA"
    assert [word for word in paragraphs[1].split() if word in {"trái", "phải"}] == ["trái"] * 10 + ["phải"] * 10


def test_table_over_two_pages_is_one_and_its_repeated_head_is_dropped() -> None:
    def page(rows: list[tuple[str, str]], top: float) -> Sheet:
        texts: list[Item] = [(x, top - 18 - 30 * index, 13, text) for index, row in enumerate(rows) for x, text in zip((90, 150), row, strict=True) if text]
        levels = [top - 30 * index for index in range(len(rows) + 1)]
        return Sheet(texts, tuple(Rule(80, y, 500, y) for y in levels) + tuple(Rule(x, levels[-1], x, top) for x in (80, 140, 500)))

    first = page([("STT", "Đơn vị"), ("1", "Phòng A"), ("2", "Phòng B phối hợp")], 200)
    second = page([("STT", "Đơn vị"), ("", "với Phòng C"), ("3", "Phòng D")], 780)
    assert read(first, second) == ["STT | Đơn vị\n1 | Phòng A\n2 | Phòng B phối hợp với Phòng C\n3 | Phòng D"]


def test_blank_page_needs_no_note() -> None:
    reading = read_bytes("a.pdf", make_pdf([lines(["Chữ."]), [], lines(["Nữa."])]))
    assert reading.notes == ()


@pytest.mark.office
def test_pdf_of_libreoffice_says_what_the_docx_says(tmp_path: Path) -> None:
    document = docx.Document()
    for number in range(3):
        text = " ".join([f"Đơn vị đã triển khai kế hoạch số {number} đến công chức, người lao động và báo cáo kết quả đúng hạn."] * 4)
        document.add_paragraph(text).paragraph_format.first_line_indent = Pt(36)
    table = document.add_table(2, 2, style="Table Grid")
    for cell, text in zip([cell for row in table.rows for cell in row.cells], ("STT", "Hình thức", "1", "Bằng khen của Chủ tịch " * 4), strict=True):
        cell.text = text.strip()
    document.add_paragraph("Mục một", style="List Number")
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert read_file(convert(path, "pdf")).text == read_file(path).text
