"""Headings: numbering styles of offices, lines without a number, headings over two lines, faults of numbering."""

import pytest

from corpus.document import Section
from corpus.marks import Mark, MarkKind
from corpus.structure import parse
from tests.builders import report

CAPITALS = "ĐẶC ĐIỂM TÌNH HÌNH\n\nSở có 05 phòng.\n\nKẾT QUẢ THỰC HIỆN\n\n1. Công tác chỉ đạo\n\nĐã ban hành kế hoạch.\n\nPHƯƠNG HƯỚNG\n\nTiếp tục thực hiện."


def outline(text: str, marks: tuple[Mark, ...] = ()) -> list[tuple[int, str, str]]:
    return [(section.level, section.number, section.heading) for section in parse(text, marks=marks).walk()]


def levels(body: str) -> list[tuple[int, str]]:
    return [(level, heading) for level, _, heading in outline(report(body))]


def flags(body: str) -> dict[str, tuple[str, ...]]:
    return {section.heading: section.flags for section in parse(report(body)).walk()}


def marked(text: str, kind: MarkKind, *lines: str, value: str = "") -> tuple[Mark, ...]:
    return tuple(Mark(text.index(line), text.index(line) + len(line), kind, value) for line in lines)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "I/ KẾT QUẢ\n\n1/ Chỉ đạo\n\na/ Ban hành văn bản\n\nII/ KIẾN NGHỊ",
            [(1, "I/ KẾT QUẢ"), (2, "1/ Chỉ đạo"), (3, "a/ Ban hành văn bản"), (1, "II/ KIẾN NGHỊ")],
        ),
        ("Phần thứ nhất\n\nI. Chung\n\nPhần thứ hai\n\nI. Riêng", [(1, "Phần thứ nhất"), (2, "I. Chung"), (1, "Phần thứ hai"), (2, "I. Riêng")]),
        ("A. TÌNH HÌNH\n\nI. Thuận lợi\n\n1. Về người\n\nB. KẾT QUẢ", [(1, "A. TÌNH HÌNH"), (2, "I. Thuận lợi"), (3, "1. Về người"), (1, "B. KẾT QUẢ")]),
        ("1. Chung\n\na. Thuận lợi\n\nb. Khó khăn\n\n2. Riêng", [(1, "1. Chung"), (2, "a. Thuận lợi"), (2, "b. Khó khăn"), (1, "2. Riêng")]),
        ("Câu 1. Đơn vị có kế hoạch không?\n\nCâu 2: Kết quả thế nào?", [(1, "Câu 1. Đơn vị có kế hoạch không?"), (1, "Câu 2: Kết quả thế nào?")]),
    ],
)
def test_numbering_styles(body: str, expected: list[tuple[int, str]]) -> None:
    assert levels(body) == expected


@pytest.mark.parametrize("line", ["12/5/2024 Sở họp.", "1/2 số đơn vị đã nộp báo cáo.", "Câu lạc bộ đã thành lập.", "a, b và c là ba việc."])
def test_running_text_that_looks_like_a_number_is_no_heading(line: str) -> None:
    assert levels(f"Sở đã họp.\n\n{line}") == []


def test_lines_in_capitals_are_headings_where_the_document_uses_them_repeatedly() -> None:
    assert outline(report(CAPITALS)) == [
        (1, "", "ĐẶC ĐIỂM TÌNH HÌNH"),
        (1, "", "KẾT QUẢ THỰC HIỆN"),
        (2, "1", "1. Công tác chỉ đạo"),
        (1, "", "PHƯƠNG HƯỚNG"),
    ]


def test_one_line_in_capitals_is_no_heading() -> None:
    assert outline(report("Sở đã họp.\n\nQUYẾT TÂM HOÀN THÀNH NHIỆM VỤ\n\nCác phòng đã cam kết.")) == []


def test_bold_lines_of_markdown_are_headings() -> None:
    text = report("**Công tác chỉ đạo**\n\nSở đã ban hành kế hoạch.\n\n**Công tác khen thưởng**\n\nSở đã tặng giấy khen.")
    assert outline(text) == [(1, "", "Công tác chỉ đạo"), (1, "", "Công tác khen thưởng")]


@pytest.mark.parametrize(("kind", "value"), [(MarkKind.BOLD, ""), (MarkKind.HEADING, "1")])
def test_lines_that_the_file_sets_off_are_headings(kind: MarkKind, value: str) -> None:
    text = report("Công tác chỉ đạo\n\nSở đã ban hành kế hoạch.\n\nCông tác khen thưởng\n\nSở đã tặng giấy khen.")
    assert outline(text) == []
    marks = marked(text, kind, "Công tác chỉ đạo", "Công tác khen thưởng", value=value)
    assert outline(text, marks) == [(1, "", "Công tác chỉ đạo"), (1, "", "Công tác khen thưởng")]


def test_levels_of_styled_headings_are_kept() -> None:
    text = report("Kết quả chung\n\nTốt.\n\nThi đua nội bộ\n\nKhá.\n\nKiến nghị khác\n\nKhông.")
    marks = (*marked(text, MarkKind.HEADING, "Kết quả chung", "Kiến nghị khác", value="1"), *marked(text, MarkKind.HEADING, "Thi đua nội bộ", value="2"))
    assert [(level, heading) for level, _, heading in outline(text, tuple(sorted(marks)))] == [
        (1, "Kết quả chung"),
        (2, "Thi đua nội bộ"),
        (1, "Kiến nghị khác"),
    ]


def test_bold_line_below_a_number_is_below_its_section() -> None:
    body = "I. KẾT QUẢ\n\n1. Thi đua\n\n**Thi đua thường xuyên**\n\nĐã làm.\n\n**Thi đua theo đợt**\n\nĐã làm.\n\n2. Khen thưởng"
    assert [level for level, _ in levels(body)] == [1, 2, 3, 3, 2]


@pytest.mark.parametrize("line", ["Sở đã họp:", "Bảng 1. Kết quả", "12", "sở đã họp"])
def test_bold_line_that_is_no_heading(line: str) -> None:
    text = report(f"**{line}**\n\nNội dung một.\n\n**{line}**\n\nNội dung hai.")
    assert outline(text) == [] or line.endswith(":")


def test_heading_broken_over_two_lines_is_one() -> None:
    body = "I. KẾT QUẢ THỰC HIỆN CÔNG TÁC THI ĐUA,\nKHEN THƯỞNG 6 THÁNG ĐẦU NĂM\n1. Công tác phát động\nphong trào thi đua\nSở đã phát động 02 phong trào."
    document = parse(report(body))
    assert [section.heading for section in document.walk()] == [
        "I. KẾT QUẢ THỰC HIỆN CÔNG TÁC THI ĐUA, KHEN THƯỞNG 6 THÁNG ĐẦU NĂM",
        "1. Công tác phát động phong trào thi đua",
    ]
    (paragraph,) = next(section for section in document.walk() if section.number == "1").paragraphs
    assert document.text[paragraph.start : paragraph.end] == "Sở đã phát động 02 phong trào."


def test_paragraph_under_a_heading_is_no_part_of_it() -> None:
    assert levels("I. MỤC TIÊU\nPhát triển kinh tế số với trọng tâm là các nền tảng số.") == [(1, "I. MỤC TIÊU")]


def test_heading_after_a_page_number_is_a_heading() -> None:
    assert levels("I. MỘT\n\nSở đã họp.\n\n12\n\nII. HAI\n\nSở đã họp.") == [(1, "I. MỘT"), (1, "II. HAI")]


@pytest.mark.parametrize(
    ("body", "heading", "flag"),
    [
        ("I. MỘT\n\nII. HAI\n\nII. BA", "II. BA", "duplicate-number"),
        ("I. A\n\n1. Một\n\n3. Ba", "3. Ba", "number-gap"),
        ("I. A\n\n1. Một\n\n2. Hai\n\n4. Bốn\n\n3. Ba", "3. Ba", "number-out-of-order"),
        ("I. A\n\n1. Một\n\n2. Hai\n\n1. Lại một", "1. Lại một", "number-restart"),
        ("I. A\n\n2. Hai\n\n3. Ba", "2. Hai", "number-gap"),
        ("3. Ba\n\n2.1. Hai một", "2.1. Hai một", "wrong-parent"),
        ("I. MỘT\n\nII. HAI\n\nA. BA", "A. BA", "style-change"),
        ("1. A\n\na) Một\n\nc) Ba", "c) Ba", "number-gap"),
    ],
)
def test_fault_of_numbering_is_flagged(body: str, heading: str, flag: str) -> None:
    assert flag in flags(body)[heading]


@pytest.mark.parametrize(
    "body",
    [
        "I. MỘT\n\n1. A\n\n2. B\n\nII. HAI\n\n1. C\n\n2. D",
        "I. MỘT\n\n1. A\n\n2. B\n\nII. HAI\n\n3. C\n\n4. D",
        "1. A\n\n1.1. B\n\n1.2. C\n\n2. D\n\n2.1. E",
        "1. A\n\nc) Một\n\nd) Hai\n\nđ) Ba\n\ne) Bốn".replace("c) Một\n\n", "a) Không\n\nb) Không\n\nc) Một\n\n"),
        "Phần thứ nhất\n\nI. A\n\nPhần thứ hai\n\nI. B",
    ],
)
def test_sound_numbering_has_no_flags(body: str) -> None:
    assert not any(flags(body).values())


def test_sections_of_thousands_are_flagged_in_one_pass() -> None:
    body = "\n\n".join(f"{number % 90 + 1}. Việc thứ {number}" for number in range(5_000))
    sections = list(parse(report(body)).walk())
    assert isinstance(sections[0], Section) and len(sections) == 5_000
