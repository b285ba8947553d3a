"""From part to point: what is a heading, where its text begins, what numbers count."""

import pytest

from corpus.document import Kind
from corpus.structure import parse
from tests.corpus.legal.builders import HEAD, TAIL, articles, ids, law, section, tree

FULL = """Phần thứ nhất
QUY ĐỊNH CHUNG
Chương I
PHẠM VI
Điều 1. Phạm vi điều chỉnh
Luật này quy định việc bảo tồn giống cây.
Chương II
NHIỆM VỤ
Mục 1
NHIỆM VỤ CỦA CƠ QUAN
Tiểu mục 1. CƠ QUAN CẤP TỈNH
Điều 2. Nhiệm vụ
1. Cơ quan có nhiệm vụ sau đây:
a) Lập danh mục;
b) Giữ mẫu giống:
- Mẫu hạt;
- Mẫu lá.
1a. Nhiệm vụ khác do Chính phủ giao.
2. Báo cáo hằng năm.
Phần thứ hai
ĐIỀU KHOẢN THI HÀNH
Điều 3. Hiệu lực thi hành
Luật này có hiệu lực từ ngày 01 tháng 01 năm 2032."""


def test_levels_from_part_to_point() -> None:
    assert tree(law(FULL)) == [
        "Phần thứ nhất QUY ĐỊNH CHUNG",
        "  Chương I PHẠM VI",
        "    Điều 1. Phạm vi điều chỉnh",
        "  Chương II NHIỆM VỤ",
        "    Mục 1 NHIỆM VỤ CỦA CƠ QUAN",
        "      Tiểu mục 1. CƠ QUAN CẤP TỈNH",
        "        Điều 2. Nhiệm vụ",
        "          1.",
        "            a)",
        "            b)",
        "          1a.",
        "          2.",
        "Phần thứ hai ĐIỀU KHOẢN THI HÀNH",
        "  Điều 3. Hiệu lực thi hành",
    ]


def test_ids_follow_the_scheme() -> None:
    assert ids(law(FULL)) == [
        *["phan-thu-nhat", "phan-thu-nhat.chuong-i", "dieu-1", "phan-thu-nhat.chuong-ii", "phan-thu-nhat.chuong-ii.muc-1"],
        *["phan-thu-nhat.chuong-ii.muc-1.tieu-muc-1", "dieu-2", "dieu-2.khoan-1", "dieu-2.khoan-1.diem-a", "dieu-2.khoan-1.diem-b"],
        *["dieu-2.khoan-1.diem-b.gach-1", "dieu-2.khoan-1.diem-b.gach-2", "dieu-2.khoan-1a", "dieu-2.khoan-2", "phan-thu-hai", "dieu-3"],
    ]


def test_words_of_a_clause_are_a_paragraph_of_it() -> None:
    document = law(FULL)
    clause = section(document, "2")
    assert [document.text[p.start : p.end] for p in clause.paragraphs] == ["Báo cáo hằng năm."]


def test_tree_ends_above_the_closing_formula() -> None:
    document = law(FULL)
    assert document.text[document.sections[-1].body_end :].lstrip().startswith("Luật này được Quốc hội")


@pytest.mark.parametrize(
    ("written", "heading"),
    [
        ("Điều 1. Phạm vi\nLuật này quy định.", "Điều 1. Phạm vi"),
        ("Điều 1\nPhạm vi điều chỉnh\nLuật này quy định việc bảo tồn.", "Điều 1 Phạm vi điều chỉnh"),
        ("Điều 1.\nCây là tài sản quý.", "Điều 1."),
        ("Điều 1: Phạm vi\nLuật này quy định.", "Điều 1: Phạm vi"),
        ("ĐIỀU 1. PHẠM VI\nLuật này quy định.", "ĐIỀU 1. PHẠM VI"),
        ("Điều 1. Danh sách thành\nviên hội đồng\nHội đồng có bảy người.", "Điều 1. Danh sách thành viên hội đồng"),
        ("Điều 1 Luật này quy định việc bảo tồn giống cây.", "Điều 1"),
        ("Điều 1. Quyết định này có hiệu lực kể từ ngày ký.", "Điều 1."),
        ("Điều 1. Phạm vi áp dụng Việc bảo tồn giống cây thực hiện theo Luật này.", "Điều 1. Phạm vi áp dụng"),
        ("Điều 1. Nguyên tắc chung.\n1. Công khai.\n2. Kịp thời.", "Điều 1. Nguyên tắc chung."),
    ],
)
def test_title_of_an_article_and_its_text_are_told_apart(written: str, heading: str) -> None:
    assert tree(law(written))[0] == heading


@pytest.mark.parametrize("written", ["Chương I QUY ĐỊNH CHUNG", "Chương I\nQUY ĐỊNH CHUNG", "CHƯƠNG I: QUY ĐỊNH CHUNG", "Chương I.\nQuy định chung"])
def test_title_of_a_chapter_stands_beside_or_below_its_number(written: str) -> None:
    assert tree(law(f"{written}\nĐiều 1. Một\nNội dung."))[0].lower().replace(".", "").replace(":", "") == "chương i quy định chung"


@pytest.mark.parametrize("number", ["Il", "lI", "11"])
def test_chapter_number_misread_by_a_scan_has_the_id_of_the_right_one(number: str) -> None:
    document = law(f"Chương I\nMỘT\nĐiều 1. Một\nNội dung.\nChương {number}\nHAI\nĐiều 2. Hai\nNội dung.")
    assert ids(document)[2] == ("chuong-ii" if number != "11" else "chuong-11")


def test_second_d_stands_for_the_letter_after_it() -> None:
    document = law("Điều 1. Một\n1. Gồm:\na) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nd) Năm;\ne) Sáu.")
    assert ids(document)[-3:] == ["dieu-1.khoan-1.diem-d", "dieu-1.khoan-1.diem-đ", "dieu-1.khoan-1.diem-e"]
    assert section(document, "đ").flags == ("written-d",)


def test_inserted_points_and_clauses_keep_their_letters() -> None:
    assert ids(law("Điều 1. Một\n1. Gồm:\na) Một;\na1) Một rưỡi;\nb) Hai.\n1a. Thêm.\n2. Hai."))[1:] == [
        *["dieu-1.khoan-1", "dieu-1.khoan-1.diem-a", "dieu-1.khoan-1.diem-a1", "dieu-1.khoan-1.diem-b", "dieu-1.khoan-1a", "dieu-1.khoan-2"],
    ]


@pytest.mark.parametrize("mark", [")", "-", "/", "."])
def test_clauses_are_numbered_in_several_ways(mark: str) -> None:
    assert ids(law(f"Điều 1. Một\n1{mark} Công khai.\n2{mark} Kịp thời."))[1:] == ["dieu-1.khoan-1", "dieu-1.khoan-2"]


def test_points_without_clauses_hang_on_the_article() -> None:
    assert ids(law("Điều 1. Một\nGồm:\na) Một;\nb) Hai."))[1:] == ["dieu-1.diem-a", "dieu-1.diem-b"]


def test_a_list_begun_again_gets_ids_of_its_own() -> None:
    assert ids(law("Điều 1. Một\n1. Gồm:\na) Một;\nb) Hai.\nNgoài ra còn:\na) Ba;\nb) Bốn."))[-2:] == ["dieu-1.khoan-1.diem-a~2", "dieu-1.khoan-1.diem-b~2"]


def test_figures_at_the_beginning_of_a_line_are_no_clauses() -> None:
    assert ids(law("Điều 1. Một\n1. Số lượng là\n2.500 cây mỗi năm.\n20/11 là ngày trồng cây.\n2. Hai."))[1:] == ["dieu-1.khoan-1", "dieu-1.khoan-2"]


def test_citation_torn_to_a_new_line_is_no_article() -> None:
    clauses = "1. Việc giữ mẫu theo khoản 2\nĐiều 2 của Luật này và\nĐiều 3 Luật Đất đai.\n2. Thực hiện theo quy định tại khoản 1\nĐiều 2."
    body = f"Điều 1. Một\n{clauses}\nĐiều 2. Hai\nNội dung."
    assert articles(law(body)) == ["1", "2"]


def test_torn_citation_stays_in_its_sentence() -> None:
    document = law("Điều 1. Một\n1. Việc giữ mẫu theo quy định tại khoản 2\nĐiều 2 của Luật này.\nĐiều 2. Hai\nNội dung.")
    (paragraph,) = section(document, "1").paragraphs
    assert len(paragraph.sentences) == 1 and document.text[paragraph.start : paragraph.end].endswith("Luật này.")


def test_table_of_contents_is_not_counted() -> None:
    contents = "MỤC LỤC\nChương I\nĐiều 1. Một\nĐiều 2. Hai\nĐiều 3. Ba\nĐiều 4. Bốn\n\n"
    body = "Chương I\nQUY ĐỊNH\n" + "\n".join(f"Điều {n}. Tên {n}\nNội dung {n}." for n in range(1, 5))
    assert articles(parse(f"{HEAD}{contents}{body}{TAIL}")) == ["1", "2", "3", "4"]


def test_article_that_the_text_lost_leaves_a_gap() -> None:
    body = "\n".join(f"Điều {n}. Tên {n}\nNội dung {n}." for n in (1, 2, 4, 5, 6))
    assert articles(law(body)) == ["1", "2", "4", "5", "6"]


def test_page_numbers_between_the_lines_do_not_matter() -> None:
    assert ids(law("Điều 1. Một\n1. Công khai\n\n2\n\nvà kịp thời.\n2. Đúng hạn."))[1:] == ["dieu-1.khoan-1", "dieu-1.khoan-2"]


def test_note_below_a_provision_is_a_footnote_of_it() -> None:
    document = law("Điều 1. Một\n1. Công khai.¹\n\n¹ Khoản này được sửa đổi năm 2033.\n\n2. Kịp thời.")
    assert [paragraph.footnote for paragraph in section(document, "1").paragraphs] == [False, True]


def test_text_in_decomposed_letters_has_the_same_ids() -> None:
    import unicodedata

    text = f"{HEAD}{FULL}\n{TAIL}"
    assert ids(parse(unicodedata.normalize("NFD", text))) == ids(parse(text))


def test_windows_line_ends_and_indents_have_the_same_ids() -> None:
    text = f"{HEAD}{FULL}\n{TAIL}"
    assert ids(parse("\r\n".join(f"\t{line}" for line in text.split("\n")))) == ids(parse(text))


def test_a_report_that_quotes_articles_is_no_legal_text() -> None:
    text = "SỞ NỘI VỤ\nSố: 12/BC-SNV\n\nBÁO CÁO\nKết quả quý I\n\nI. KẾT QUẢ\n\nĐiều 1. Phạm vi\nĐiều 2. Đối tượng\nĐiều 3. Hiệu lực\n\nSở báo cáo."
    assert parse(text).kind is Kind.REPORT


def test_kind_given_by_an_officer_is_obeyed() -> None:
    assert parse("Điều 1. Một\nNội dung.\nĐiều 2. Hai\nNội dung.", kind=Kind.REPORT).kind is Kind.REPORT
