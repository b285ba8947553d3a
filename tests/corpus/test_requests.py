"""Request letters of different styles: outline as annex, inside the letter, as a table, as questions."""

from datetime import date
from pathlib import Path

import pytest

from corpus.requests import Request, request_of
from corpus.structure import parse

SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "documents" / "cv-yeu-cau-6t-2026.txt"
HEAD = """UBND TỈNH LAM GIANG

SỞ TÀI CHÍNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 877/STC-TH

V/v {subject}

Lam Giang, ngày 03 tháng 9 năm 2025

Kính gửi:

- Các sở, ban, ngành tỉnh;

- Ủy ban nhân dân các xã, phường.

"""
TAIL = """
Nơi nhận:

- Như trên;

- Lưu: VT, TH.

GIÁM ĐỐC

Hoàng Văn Nghĩa
"""
INSIDE = (
    HEAD.format(subject="báo cáo công tác 9 tháng đầu năm 2025")
    + """Thực hiện chương trình công tác năm 2025, Sở Tài chính đề nghị các cơ quan báo cáo kết quả công tác 9 tháng đầu năm 2025 với các nội dung sau:

1. Kết quả thực hiện nhiệm vụ thu, chi ngân sách

Nêu số thu, số chi theo từng khoản mục, so với dự toán.

2. Công tác quản lý tài sản công

2.1. Sắp xếp lại, xử lý nhà, đất

2.2. Mua sắm tập trung (nêu số gói thầu, giá trị)

3. Khó khăn, vướng mắc và kiến nghị

4. Thời hạn gửi báo cáo: trước 16 giờ 30 phút ngày 20/9 qua hệ thống quản lý văn bản và điều hành.

5. Số liệu tính từ ngày 01/01/2025 đến hết ngày 31/8/2025.
"""
    + TAIL
)
TABLED = (
    HEAD.format(subject="cung cấp số liệu phục vụ xây dựng dự toán năm 2026")
    + """Để có cơ sở xây dựng dự toán, Sở Tài chính đề nghị các cơ quan báo cáo theo bảng sau, gửi chậm nhất là ngày 25 tháng 9 năm 2025:

TT | Nội dung báo cáo | Yêu cầu
1 | Biên chế được giao | Số liệu đến hết ngày 31/8/2025
2 | Chi thường xuyên | Theo từng nhóm mục chi. Kèm thuyết minh
3 | Kiến nghị |
"""
    + TAIL
    + """
PHỤ LỤC

BIỂU TỔNG HỢP BIÊN CHẾ

(Kèm theo Công văn số 877/STC-TH ngày 03/9/2025 của Sở Tài chính)

STT | Đơn vị | Biên chế giao | Có mặt
1 | | |
2 | | |
"""
)
ASKED = (
    HEAD.format(subject="khảo sát việc thực hiện chế độ báo cáo")
    + """Sở Tài chính đề nghị các cơ quan trả lời các câu hỏi dưới đây và gửi về Sở trước ngày 15/9/2025:

Câu 1. Cơ quan đã ban hành quy trình báo cáo nội bộ hay chưa?

Nếu có, ghi rõ số, ngày của văn bản.

Câu 2. Số báo cáo phải gửi trong một năm là bao nhiêu?

Câu 3. Đề xuất cắt giảm báo cáo nào?
"""
    + TAIL
)


def asked(text: str) -> Request:
    return request_of(parse(text))


def test_outline_of_an_annex_with_instructions() -> None:
    request = asked(SAMPLE.read_text(encoding="utf-8"))
    numbers = [item.number for item in request.items]
    assert (len(numbers), numbers[:4], numbers[-1]) == (len(numbers), ["I", "1", "1.1", "1.2"], "IV")
    first = next(item for item in request.items if item.number == "1.1")
    assert first.instruction and first.instruction.startswith("(Nêu tổng số văn bản")
    assert (request.deadline, request.window) == (date(2026, 6, 12), (date(2026, 1, 1), date(2026, 5, 31)))
    assert request.addressees == ("Các sở thuộc Ủy ban nhân dân tỉnh", "Các Khối thi đua thuộc tỉnh")
    assert request.period and request.period.code == "2026H1"


def test_outline_inside_the_letter_leaves_procedure_out() -> None:
    request = asked(INSIDE)
    assert [(item.number, item.level) for item in request.items] == [("1", 1), ("2", 1), ("2.1", 2), ("2.2", 2), ("3", 1)]
    assert request.items[0].instruction == "Nêu số thu, số chi theo từng khoản mục, so với dự toán."
    assert (request.items[3].heading, request.items[3].instruction) == ("2.2. Mua sắm tập trung", "nêu số gói thầu, giá trị")
    assert [item.parent for item in request.items] == [None, None, 1, 1, None]
    assert (request.deadline, request.window) == (date(2025, 9, 20), (date(2025, 1, 1), date(2025, 8, 31)))
    assert request.period and request.period.code == "2025M01-M09"


def test_outline_as_a_table() -> None:
    request = asked(TABLED)
    assert [(item.number, item.heading, item.instruction) for item in request.items] == [
        ("1", "Biên chế được giao", "Số liệu đến hết ngày 31/8/2025"),
        ("2", "Chi thường xuyên", "Theo từng nhóm mục chi. Kèm thuyết minh"),
        ("3", "Kiến nghị", None),
    ]
    assert request.deadline == date(2025, 9, 25)


def test_tables_to_fill_and_their_annex_are_named() -> None:
    request = asked(TABLED)
    assert [(annex.name, annex.title) for annex in request.templates] == [("PHỤ LỤC", "BIỂU TỔNG HỢP BIÊN CHẾ")]
    assert [table.columns for table in request.tables] == [4]


def test_outline_as_questions() -> None:
    request = asked(ASKED)
    assert [item.number for item in request.items] == ["Câu 1", "Câu 2", "Câu 3"]
    assert request.items[0].instruction == "Nếu có, ghi rõ số, ngày của văn bản."
    assert request.deadline == date(2025, 9, 15)


@pytest.mark.parametrize("text", [INSIDE, TABLED, ASKED])
def test_every_item_points_to_its_words(text: str) -> None:
    for item in asked(text).items:
        assert " ".join(text[item.start : item.end].split()) == item.heading
        assert not item.instruction_span or " ".join(text[item.instruction_span.start : item.instruction_span.end].split()) == item.instruction


def test_letter_that_asks_for_nothing_has_no_items() -> None:
    assert asked(HEAD.format(subject="cung cấp thông tin") + "Sở Tài chính gửi thông tin để các cơ quan biết." + TAIL).items == ()
