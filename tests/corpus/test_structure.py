"""Section trees of the numbering styles that offices use."""

import pytest

from corpus.document import Document
from corpus.structure import parse
from tests.builders import TAIL, report


def outline(text: str) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in parse(text).walk()]


def paragraphs(document: Document, heading: str) -> list[str]:
    section = next(s for s in document.walk() if s.heading == heading)
    return [document.text[p.start : p.end] for p in section.paragraphs]


def test_levels_follow_roman_arabic_decimal_and_letters() -> None:
    body = "I. KẾT QUẢ\n\n1. Chỉ đạo\n\n1.1. Ban hành\n\na) Của Sở\n\n- Một.\n\nb) Của tỉnh\n\n1.2. Tuyên truyền\n\n2. Khen thưởng\n\nII. PHƯƠNG HƯỚNG"
    assert [level for level, _ in outline(report(body))] == [1, 2, 3, 4, 4, 3, 2, 1]


def test_part_and_capital_letter_stand_above_roman_numbers() -> None:
    body = "PHẦN I\n\nA. TÌNH HÌNH\n\nI. Thuận lợi\n\nB. KẾT QUẢ\n\nI. Chung\n\nPHẦN II. PHƯƠNG HƯỚNG\n\nI. Mục tiêu"
    assert outline(report(body)) == [
        *[(1, "PHẦN I"), (2, "A. TÌNH HÌNH"), (3, "I. Thuận lợi"), (2, "B. KẾT QUẢ"), (3, "I. Chung")],
        *[(1, "PHẦN II. PHƯƠNG HƯỚNG"), (2, "I. Mục tiêu")],
    ]


def test_party_style_numbers_end_in_a_dash() -> None:
    assert outline(report("I- ĐẶC ĐIỂM\n\nII- KẾT QUẢ\n\n1- Công tác tư tưởng\n\nNội dung.")) == [
        (1, "I- ĐẶC ĐIỂM"),
        (1, "II- KẾT QUẢ"),
        (2, "1- Công tác tư tưởng"),
    ]


def test_depth_of_decimal_numbers_follows_their_parts() -> None:
    assert [level for level, _ in outline(report("1. Một\n\n1.1. Hai\n\n1.1.1. Ba\n\n1.2. Hai\n\n2. Một"))] == [1, 2, 3, 2, 1]


def test_heading_that_runs_into_its_paragraph_ends_at_the_colon() -> None:
    document = parse(report("1. Công tác chỉ đạo: Sở đã ban hành 05 văn bản."))
    assert paragraphs(document, "1. Công tác chỉ đạo") == ["Sở đã ban hành 05 văn bản."]


def test_colon_of_a_number_does_not_end_a_heading() -> None:
    assert outline(report("1. Thực hiện Kế hoạch số: 12/KH-UBND năm 2024")) == [(1, "1. Thực hiện Kế hoạch số: 12/KH-UBND năm 2024")]


def test_number_used_twice_is_kept_and_flagged() -> None:
    sections = list(parse(report("I. MỘT\n\nII. HAI\n\nII. BA\n\nIII. BỐN")).walk())
    assert [(s.number, s.flags) for s in sections] == [("I", ()), ("II", ()), ("II", ("duplicate-number",)), ("III", ())]


def test_same_number_under_another_parent_is_no_fault() -> None:
    sections = list(parse(report("I. MỘT\n\n1. A\n\nII. HAI\n\n1. B")).walk())
    assert [(s.number, s.flags) for s in sections] == [("I", ()), ("1", ()), ("II", ()), ("1", ())]


def test_bullets_and_list_members_are_no_headings() -> None:
    assert outline(report("- Một việc.\n\n+ Hai việc.\n\na) cơ quan nhà nước;\n\nb) cá nhân.")) == []


@pytest.mark.parametrize("line", ["12.5 triệu đồng đã được chi.", "1.200 lượt người dự.", "05 cuộc họp.", "12/5/2024 Sở họp.", "2024. Sở họp thường kỳ"])
def test_line_that_begins_with_a_figure_is_no_heading(line: str) -> None:
    assert outline(report(f"Sở đã họp.\n\n{line}")) == []


def test_document_without_headings_has_its_body_in_the_preamble() -> None:
    document = parse("Sở Y tế đã họp. Hội nghị thành công.\n\nĐại biểu đánh giá cao.\n")
    assert document.sections == () and len(document.preamble) == 2


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b\n", "----\n****\n"])
def test_empty_document_has_nothing(text: str) -> None:
    document = parse(text)
    assert (document.sections, document.preamble, document.tail.lines) == ((), (), ())


def test_markdown_marks_are_no_part_of_a_heading() -> None:
    assert outline("# SỞ Y TẾ\n\n## I. KẾT QUẢ\n\n**1. Chỉ đạo**\n\n* Một việc.\n") == [(1, "I. KẾT QUẢ"), (2, "1. Chỉ đạo")]


def test_legal_text_has_chapters_articles_and_clauses() -> None:
    clauses = "1. Quy chế này quy định về thi đua.\n\n2. Áp dụng với:\n\na) Cơ quan;\n\nb) Cá nhân."
    body = f"Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n{clauses}\n\nĐiều 2. Nguyên tắc\n\nTự nguyện."
    text = report(body, type_name="QUY CHẾ", title="Thi đua, khen thưởng", number="Số: 12/2024/QĐ-UBND")
    assert [(level, heading[:7]) for level, heading in outline(text)] == [
        *[(1, "Chương "), (2, "Điều 1."), (3, "1."), (3, "2."), (4, "a)"), (4, "b)"), (2, "Điều 2.")],
    ]
    assert parse(text).kind == "legal"


def test_outline_after_the_signature_belongs_to_the_annex() -> None:
    text = report("1. Gửi trước ngày 12/6/2026.", type_name="CÔNG VĂN", title="V/v báo cáo", tail=TAIL) + "\nĐỀ CƯƠNG\n\nI. KẾT QUẢ\n\n1. Chỉ đạo\n"
    document = parse(text)
    assert document.annex_start == text.index("ĐỀ CƯƠNG")
    assert [s.heading for s in document.walk() if s.start > document.annex_start] == ["I. KẾT QUẢ", "1. Chỉ đạo"]


def test_rows_of_a_table_are_paragraphs_of_their_own() -> None:
    document = parse(report("I. KẾT QUẢ\n\nSTT | Hình thức | Số\n1 | Giấy khen | 03\n2 | Bằng khen | 01\n\nĐã niêm yết."))
    assert paragraphs(document, "I. KẾT QUẢ") == ["STT | Hình thức | Số", "1 | Giấy khen | 03", "2 | Bằng khen | 01", "Đã niêm yết."]


def test_section_ends_where_the_next_of_its_level_begins() -> None:
    text = report("I. MỘT\n\n1. A\n\nNội dung.\n\nII. HAI\n\nNội dung.")
    first, second = parse(text).sections
    assert first.body_end == second.start and first.children[0].body_end == second.start
