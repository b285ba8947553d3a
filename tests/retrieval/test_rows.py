from corpus.cutting import LONGEST
from retrieval.labelled import Row
from retrieval.rows import prepared_row

CLAUSE = "Người được bổ nhiệm phải có đủ tiêu chuẩn theo quy định và chịu trách nhiệm trước pháp luật về việc thực hiện nhiệm vụ được giao. "


def passages(title: str, text: str) -> list[tuple[tuple[str, ...], str]]:
    prepared = prepared_row(Row("x", title, text), name="1.txt")
    return [(passage.headings, passage.text(text)) for passage in prepared.passages]


def test_title_becomes_a_path_of_document_and_article() -> None:
    assert passages("Nghị định 13/2021/NĐ-CP - Điều 1. Phạm vi - đối tượng", "Nghị định này quy định.") == [
        (("Nghị định 13/2021/NĐ-CP", "Điều 1. Phạm vi - đối tượng"), "Nghị định này quy định.")
    ]


def test_number_of_the_document_goes_to_its_head() -> None:
    assert prepared_row(Row("x", "Thông tư liên tịch 119/2013/TTLT-BTC-BNV - Điều 1", "…"), name="1.txt").document.head.number == "119/2013/TTLT-BTC-BNV"
    assert prepared_row(Row("x", "Bộ luật Dân sự 2015 - Điều 1", "…"), name="1.txt").document.head.number is None


def test_article_without_document_and_other_titles_are_headings_as_they_are() -> None:
    assert passages("- Điều ?. Mục 3", "Nội dung.")[0][0] == ("Điều ?. Mục 3",)
    assert passages("Giới thiệu - phần một", "Nội dung.")[0][0] == ("Giới thiệu - phần một",)
    assert passages("", "Nội dung.")[0][0] == ()


def test_heading_that_stands_in_the_text_joins_a_bare_article() -> None:
    assert passages("Luật Phòng, chống ma túy - Điều 1", "Phạm vi điều chỉnh\n\nLuật này quy định về phòng, chống ma túy.") == [
        (("Luật Phòng, chống ma túy", "Điều 1. Phạm vi điều chỉnh"), "Luật này quy định về phòng, chống ma túy.")
    ]
    assert passages("Luật Phòng, chống ma túy - Điều 1", "Phạm vi điều chỉnh")[0] == (("Luật Phòng, chống ma túy", "Điều 1"), "Phạm vi điều chỉnh")


def test_long_row_is_cut_between_clauses() -> None:
    text = "\n".join(f"{number}. {CLAUSE * 4}".strip() for number in range(1, 8))
    found = [passage for _, passage in passages("Luật 1/2020/QH14 - Điều 1. Tiêu chuẩn", text)]
    assert len(found) > 1
    assert all(passage.partition(". ")[0].isdigit() and len(passage) <= LONGEST for passage in found)
    assert "\n".join(found) == text


def test_long_clause_is_cut_between_points_and_a_plain_text_between_sentences() -> None:
    points = "1. Hồ sơ gồm:\n" + "\n".join(f"{letter}) {CLAUSE * 4}".strip() for letter in "abcd")
    assert all(passage[:2] in ("1.", "b)", "c)", "d)") for _, passage in passages("Luật 1/2020/QH14 - Điều 1. Hồ sơ", points))
    assert all(passage.startswith("Người") and passage.endswith("giao.") for _, passage in passages("Một bài viết", CLAUSE * 30))


def test_every_word_is_in_one_passage() -> None:
    text = "\n".join(f"{number}. {CLAUSE * number}".strip() for number in range(1, 12))
    found = [passage for _, passage in passages("Luật 1/2020/QH14 - Điều 1. A", text)]
    assert " ".join(found).split() == text.split()
