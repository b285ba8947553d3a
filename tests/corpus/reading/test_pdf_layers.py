"""The text layer of a PDF page: turned, cut, laid over, in old fonts, or not to be trusted."""

import pytest

from corpus.marks import MarkKind
from corpus.reading.pdf import read_pdf
from corpus.reading.reading import Reading
from tests.corpus.reading.pdf_maker import Item, Rule, Sheet, Text, lines, make_pdf, stream

TEXT = "Thực hiện Kế hoạch số 85/KH-UBND ngày 12/5/2024 của Ủy ban nhân dân tỉnh"
NEXT = "các phòng chuyên môn đã tổ chức phát động phong trào thi đua."


def read(sheet: Sheet, **options: object) -> Reading:
    return read_pdf("a.pdf", make_pdf([sheet], **options))  # type: ignore[arg-type]


@pytest.mark.parametrize(("turn", "x", "y"), [(90, 100, 100), (180, 580, 700), (270, 500, 740)])
def test_page_whose_text_runs_sideways_is_turned(turn: float, x: float, y: float) -> None:
    dx, dy = {90: (18, 0), 180: (0, 18), 270: (-18, 0)}[int(turn)]
    sheet = Sheet([Text(x, y, 12, TEXT, turn=turn), Text(x + dx, y + dy, 12, NEXT, turn=turn)], entries=f"/Rotate {int(turn)}")
    assert read(sheet).text.replace("\n\n", " ") == f"{TEXT} {NEXT}"


def test_head_of_a_narrow_column_written_upwards_stays_in_its_cell() -> None:
    rules = tuple(Rule(80, y, 500, y) for y in (700, 600, 570)) + tuple(Rule(x, 570, x, 700) for x in (80, 120, 500))
    texts = [Text(105, 610, 12, "Số TT", turn=90), Text(140, 650, 12, "Đơn vị"), Text(95, 580, 12, "1"), Text(140, 580, 12, "Phòng Tổng hợp")]
    assert read(Sheet([*texts, *lines([TEXT], top=760)], rules)).text.endswith("Số TT | Đơn vị\n1 | Phòng Tổng hợp")


def test_text_outside_the_visible_box_is_not_read_and_named() -> None:
    reading = read(Sheet([*lines([TEXT]), (85, 40, 14, "dấu cắt")], entries="/CropBox [0 100 595 842]"))
    assert reading.text == TEXT
    assert "ngoài vùng hiển thị" in reading.notes[0]


def test_old_fonts_are_converted_by_their_name() -> None:
    reading = read(Sheet(lines(["Uû ban nh©n d©n tØnh ®-îc, Q§-UBND"])), font=".VnTime")
    assert reading.text == "Uỷ ban nhân dân tỉnh được, QĐ-UBND"
    assert "font cũ" in reading.notes[0]


def test_capitals_of_an_old_capital_font_are_restored() -> None:
    assert read(Sheet(lines(["b¸o c¸o"])), font=".VnTimeH").text == "BÁO CÁO"


def test_letters_and_marks_given_apart_are_composed_and_ligatures_taken_apart() -> None:
    assert read(Sheet(lines(["to\u0302\u0309 chu\u031b\u0301c o\ufb03ce"]))).text == "tổ chức office"


def test_filled_fields_are_text_and_comments_are_counted() -> None:
    appearance = stream(b"BT /F 12 Tf 2 4 Td <01> Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F 3 0 R >> >>")
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V <FEFF0041> /Rect [85 700 285 720] /F 4 /AP << /N 7 0 R >> >>"
    bare = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (b) /V <FEFF0042006100200063006800ED006E> /Rect [85 660 285 680] /F 4 >>"
    comment = "<< /Type /Annot /Subtype /Text /Contents (sua lai) /Rect [10 10 30 30] >>"
    extra = [appearance, field, bare, comment]
    sheet = Sheet(lines(["A"]), entries="/Annots [8 0 R 9 0 R 10 0 R]")
    reading = read(sheet, extra=extra, catalogue="/AcroForm << /Fields [8 0 R 9 0 R] >>")
    assert reading.text.split("\n\n") == ["A", "A", "Ba chín"]
    assert "1 chú thích" in reading.notes[0]


def test_signature_field_is_named_and_its_frame_left_out() -> None:
    appearance = stream(b"BT /F 12 Tf 2 4 Td <01> Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F 3 0 R >> >>")
    field = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [85 700 285 720] /F 4 /AP << /N 7 0 R >> >>"
    sheet = Sheet(lines(["A"]), entries="/Annots [8 0 R]")
    reading = read(sheet, extra=[appearance, field], catalogue="/AcroForm << /Fields [8 0 R] >>")
    assert reading.text == "A"
    assert "1 khung chữ ký số" in reading.notes[0]


def test_letters_laid_invisibly_by_a_scanner_are_marked_as_such() -> None:
    hidden = [Text(*item, hidden=True) for item in lines([TEXT, NEXT])]
    reading = read(Sheet(hidden))
    assert reading.text == f"{TEXT} {NEXT}"
    assert any(mark.kind is MarkKind.SCANNED for mark in reading.marks)
    assert "do máy quét nhận dạng" in reading.notes[0]


def test_marks_name_pages_bold_lines_tables_and_notes() -> None:
    rows: list[Item] = [
        (x, 560 - 18 * index, 13, text) for index, row in enumerate((("TT", "Tên"), ("1", "A"))) for x, text in zip((85, 300), row, strict=True)
    ]
    texts = [Text(85, 780, 14, "Kết quả nổi bật", bold=True), *lines([f"\t{TEXT}", NEXT], top=760), (85 + 7 * len(NEXT), 747, 8, "1"), *rows]
    note: list[Item] = [(85, 124, 6.5, "1"), (91, 120, 11, "Công văn số 12/SNV.")]
    reading = read_pdf("a.pdf", make_pdf([[*texts, *note], lines(["\tTrang hai."])]))
    shown = {(mark.kind.value, mark.value): reading.text[mark.start : mark.end] for mark in reading.marks}
    assert shown["bold", ""] == "Kết quả nổi bật"
    assert shown["table", ""] == "TT | Tên\n1 | A"
    assert shown["note", "¹"] == "¹ Công văn số 12/SNV."
    assert shown["page", "2"] == "Trang hai."
    assert shown["page", "1"].startswith("Kết quả") and shown["page", "1"].endswith("1 | A")


def test_bold_line_without_a_number_stays_a_paragraph_of_its_own() -> None:
    full = "dòng chạy hết bề ngang của trang giấy khổ A bốn đứng".ljust(60, ".")
    bold = "Công tác tuyên truyền gương điển hình tiên tiến của tỉnh ta".ljust(60)
    texts = [*lines([full, full]), Text(85, 744, 14, bold.strip(), bold=True), *lines(["Các đơn vị đã viết bài.", full], top=726)]
    assert bold.strip() in read(Sheet(texts)).text.split("\n\n")


def test_progress_counts_every_page() -> None:
    seen: list[tuple[int, int]] = []
    read_pdf("a.pdf", make_pdf([lines([TEXT])] * 3), progress=lambda page, pages: seen.append((page, pages)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
