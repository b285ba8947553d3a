"""Tables as nodes, annexes as spans, footnotes that the reader knows."""

import unicodedata

from corpus.marks import Mark, MarkKind
from corpus.structure import parse
from tests.builders import TAIL, report

TABLE = "Bảng 1. Kết quả khen thưởng\n\nSTT | Hình thức. Cấp | Số\nI. Chung | Giấy khen. Đợt 1 | 03\n1. Riêng | | 01\n\nĐã niêm yết."


def rows(text: str, marks: tuple[Mark, ...] = ()) -> list[list[list[str]]]:
    document = parse(text, marks=marks)
    return [[[document.text[cell.start : cell.end] for cell in row] for row in table.rows] for table in document.tables]


def test_table_has_rows_columns_and_caption() -> None:
    document = parse(report(f"I. KẾT QUẢ\n\n{TABLE}"))
    (table,) = document.tables
    assert table.columns == 3
    assert rows(document.text) == [[["STT", "Hình thức. Cấp", "Số"], ["I. Chung", "Giấy khen. Đợt 1", "03"], ["1. Riêng", "", "01"]]]
    assert table.caption and document.text[table.caption.start : table.caption.end] == "Bảng 1. Kết quả khen thưởng"


def test_rows_of_a_table_are_no_headings_and_one_sentence_each() -> None:
    document = parse(report(f"I. KẾT QUẢ\n\n{TABLE}"))
    (section,) = document.sections
    assert section.children == ()
    assert [len(p.sentences) for p in section.paragraphs[1:4]] == [1, 1, 1]


def test_markdown_table_is_read() -> None:
    assert rows(report("| Tên | Số |\n|---|---|\n| Giấy khen | 3 |")) == [[["Tên", "Số"], ["Giấy khen", "3"]]]


def test_one_line_with_a_bar_is_no_table() -> None:
    assert rows(report("Trang chủ | Tin tức\n\nSở đã họp.")) == []


def test_mark_of_the_reader_makes_one_row_a_table() -> None:
    text = report("Kết quả | 5. Đạt\n\nSở đã họp.")
    start = text.index("Kết quả |")
    assert rows(text, (Mark(start, start + len("Kết quả | 5. Đạt"), MarkKind.TABLE),)) == [[["Kết quả", "5. Đạt"]]]


def test_torn_line_does_not_go_on_in_a_table() -> None:
    long = "Sở Y tế đã triển khai đến toàn thể công chức, viên chức và người lao động các văn bản của"
    document = parse(report(f"I. KẾT QUẢ\n\n{long}\n\ntt | tên\n1 | một\n\ntỉnh về công tác thi đua."))
    assert [len(p.pieces) for p in document.sections[0].paragraphs] == [2, 1, 1]


def test_annexes_have_number_title_and_note() -> None:
    annexes = "PHỤ LỤC I\n\nDANH SÁCH TẬP THỂ\n\n(Kèm theo Báo cáo số 12/BC-SYT)\n\n1. Phòng Tổ chức\n\nPhụ lục II: Danh sách cá nhân\n\n1. Trần Văn Hòa\n"
    document = parse(report("I. KẾT QUẢ\n\nĐã xong.", tail=TAIL) + annexes)
    assert [(annex.number, annex.title) for annex in document.annexes] == [("I", "DANH SÁCH TẬP THỂ"), ("II", "Danh sách cá nhân")]
    first, second = document.annexes
    assert first.note and document.text[first.note.start : first.note.end] == "(Kèm theo Báo cáo số 12/BC-SYT)"
    assert (document.annex_start, first.end < second.start) == (first.start, True)
    assert [s.heading for s in document.sections if first.start <= s.start < first.end] == ["1. Phòng Tổ chức"]


def test_section_of_the_body_ends_before_the_signature() -> None:
    document = parse(report("I. KẾT QUẢ\n\nĐã xong.", tail=TAIL) + "PHỤ LỤC\n\nI. DANH SÁCH\n\nMột.\n")
    assert document.text[: document.sections[0].body_end].endswith("Đã xong.")


def test_annex_of_a_text_without_signature_is_found() -> None:
    document = parse(report("I. KẾT QUẢ\n\nĐã xong.") + "\nPHỤ LỤC\n\nSỐ LIỆU CHI TIẾT\n\n(Kèm theo Báo cáo của Sở)\n\n1. Một\n")
    assert [annex.title for annex in document.annexes] == ["SỐ LIỆU CHI TIẾT"]


def test_annex_named_in_a_sentence_is_none() -> None:
    assert parse(report("I. KẾT QUẢ\n\nPhụ lục II kèm theo nêu số liệu.", tail=TAIL)).annexes == ()


def test_paragraph_that_the_reader_marked_is_a_footnote() -> None:
    text = report("I. KẾT QUẢ\n\nSở ban hành 03 kế hoạch.\n\nKế hoạch số 12/KH-SYT ngày 12/01/2024.\n\nĐã xong.")
    start = text.index("Kế hoạch số")
    mark = Mark(start, text.index("\n", start), MarkKind.NOTE, "¹")
    assert [p.footnote for p in parse(text, marks=(mark,)).sections[0].paragraphs] == [False, True, False]


def test_marks_of_a_decomposed_text_are_found() -> None:
    text = unicodedata.normalize("NFD", report("Chỉ đạo điều hành\n\nĐã xong.\n\nKhen thưởng cuối năm\n\nĐã xong."))
    lines = [unicodedata.normalize("NFD", line) for line in ("Chỉ đạo điều hành", "Khen thưởng cuối năm")]
    marks = tuple(Mark(text.index(line), text.index(line) + len(line), MarkKind.BOLD) for line in lines)
    assert [section.heading for section in parse(text, marks=marks).walk()] == ["Chỉ đạo điều hành", "Khen thưởng cuối năm"]
