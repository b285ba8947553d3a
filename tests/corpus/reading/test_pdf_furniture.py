"""Running headers and footers, page and line numbers, signature frames, watermarks: left out, and said so."""

from collections.abc import Sequence

from corpus.reading.pdf import read_pdf
from corpus.reading.reading import Reading
from tests.corpus.reading.pdf_maker import Item, Text, lines, make_pdf


def read(pages: Sequence[Sequence[Item | Text]]) -> Reading:
    return read_pdf("a.pdf", make_pdf(pages))


def body(number: int) -> list[Item | Text]:
    full = f"chạy hết bề ngang của trang giấy thứ {number}".ljust(64, ".")
    return [
        *lines([f"\tĐoạn {number} của báo cáo năm 2025 nói về phong trào thi đua".ljust(60, "."), full, "hết.", f"\tĐoạn sau của trang {number}."], top=740)
    ]


def test_running_lines_are_dropped_on_every_page_and_named() -> None:
    def page(number: int) -> list[Item | Text]:
        return [
            (85, 812, 10, "SỞ CÔNG THƯƠNG TỈNH LAM GIANG"),
            (430, 812, 10, "Dự thảo lần 2"),
            *body(number),
            (250, 30, 10, f"Trang {number}/4"),
            (85, 30, 10, "08:15 10/6/2025"),
        ]

    reading = read([page(number) for number in range(1, 5)])
    assert reading.text.count("\n\n") == 7
    assert "Dự thảo" not in reading.text and "Trang " not in reading.text and "08:15" not in reading.text
    assert "Dự thảo lần 2" in reading.notes[0]


def test_header_above_the_quoc_hieu_is_dropped_too() -> None:
    head: list[Item | Text] = [(95, 790, 13, "UBND TỈNH LAM GIANG"), (270, 790, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    reading = read([[(85, 818, 9, "In ngày 10/6/2025"), *(head if number == 1 else []), *body(number)] for number in (1, 2, 3)])
    assert reading.text.startswith("UBND TỈNH LAM GIANG\n\nCỘNG HÒA")


def test_page_numbers_in_any_dress_are_dropped() -> None:
    dresses = ("1", "- 2 -", "Trang 3", "4/5", "– 5 –")
    reading = read([[*body(number), (290, 28, 12, dress)] for number, dress in enumerate(dresses, 1)])
    assert all(dress not in reading.text.split("\n\n") for dress in dresses)
    assert reading.notes == ()


def test_annex_titles_at_the_top_of_pages_stay() -> None:
    reading = read([[(250, 800, 14, f"PHỤ LỤC {number}"), *body(number)] for number in range(1, 6)])
    assert reading.text.count("PHỤ LỤC") == 5


def test_sentence_that_repeats_inside_the_pages_stays() -> None:
    pages = [[*lines([f"{words} mở đầu.", "Đơn vị báo cáo kết quả đúng hạn.", "Tiếp theo."], top=800)] for words in ("Phần", "Đoạn", "Chương", "Lời")]
    assert read(pages).text.count("Đơn vị báo cáo kết quả đúng hạn.") == 4


def test_line_numbers_in_the_margin_are_dropped_and_named() -> None:
    texts = [f"dòng chữ số {number} của văn bản chạy hết bề ngang của trang giấy".ljust(60, ".") for number in range(12)]
    numbers: list[Item] = [(50, 780 - 18 * index, 8, str(index + 1)) for index in range(12)]
    reading = read([numbers + lines(texts)])
    assert reading.text == " ".join(texts)
    assert "số thứ tự dòng" in reading.notes[0]


def test_numbers_of_a_table_are_no_line_numbers() -> None:
    rows: list[Item] = [(x, 780 - 18 * index, 13, text) for index in range(12) for x, text in ((85, str(index + 1)), (150, f"Phòng số {index}"), (380, "05"))]
    assert read([rows]).text.startswith("1 | Phòng số 0 | 05\n2 | Phòng số 1 | 05")


def test_frame_of_a_digital_signature_is_left_out_and_named() -> None:
    frame: list[Item] = [
        (380, 300, 8, "Ký bởi: Sở Công Thương"),
        (380, 290, 8, "Cơ quan: Tỉnh Lam Giang"),
        (380, 280, 8, "Thời gian ký: 10.06.2025 14:05:12 +07:00"),
    ]
    reading = read([[*body(1), *frame]])
    assert "Ký bởi" not in reading.text and "+07:00" not in reading.text
    assert "Thời gian ký" in reading.notes[0]


def test_signer_named_in_a_sentence_stays() -> None:
    assert "Người ký: Trần Văn Bình" in read([lines(["Người ký: Trần Văn Bình", "Chức vụ công tác: Giám đốc."])]).text


def test_watermarks_are_left_out_and_named() -> None:
    marks = [Text(120, 300, 60, "DỰ THẢO", turn=45, grey=0.8), Text(100, 500, 60, "BẢN SAO", grey=0.8)]
    reading = read([[*body(1), *marks]])
    assert "DỰ THẢO" not in reading.text and "BẢN SAO" not in reading.text
    assert "«DỰ THẢO BẢN SAO»" in reading.notes[0]
