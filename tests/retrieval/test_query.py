import pytest

from retrieval.query import article_key, number_key, read_query


def test_read_query_knows_text_without_diacritics() -> None:
    assert read_query("ket qua khen thuong nam 2023").unaccented
    assert not read_query("kết quả khen thưởng năm 2023").unaccented


def test_read_query_composes_decomposed_letters() -> None:
    assert read_query("thi \u0111ua khen thu\u031bo\u031b\u0309ng").words == ("thi", "đua", "khen", "thưởng")


def test_read_query_finds_number_and_article() -> None:
    query = read_query("98/2023/NĐ-CP điều 5")
    assert (query.number, query.article) == ("98/2023/nd-cp", "5")


def test_read_query_finds_number_typed_without_diacritics() -> None:
    assert read_query("nghi dinh 98/2023/nd-cp").number == number_key("98/2023/NĐ-CP")


def test_read_query_finds_party_number() -> None:
    assert read_query("Chỉ thị 34-CT/TW").number == "34-ct/tw"


def test_read_query_takes_no_number_from_dates_and_ratios() -> None:
    assert read_query("báo cáo ngày 15/6/2024, đạt 12/12 chỉ tiêu").number is None


def test_read_query_of_punctuation_has_no_words() -> None:
    assert read_query(" …?! ").words == ()


def test_article_key_takes_the_innermost_article() -> None:
    assert article_key(("Chương II", "Điều 12a. Hình thức khen thưởng")) == "12a"


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("Điều 8 Nghị định 30/2020 quy định gì", "30/2020/nd"),
        ("thong tu so 01/2024 ve thi dua", "01/2024/tt"),
        ("Luật 06/2022", "06/2022/qh"),
        ("Nghị định 30/2020/NĐ-CP", None),
        ("quý 3/2024", None),
    ],
)
def test_a_document_may_be_named_by_its_type_and_number_alone(typed: str, start: str | None) -> None:
    assert read_query(typed).number_start == start


def test_abbreviations_are_spelled_out_behind_them() -> None:
    assert read_query("quỹ TĐKT").words == ("quỹ", "tđkt", "thi", "đua", "khen", "thưởng")
    assert read_query("quy tdkt cua tinh").words[2:6] == ("thi", "dua", "khen", "thuong")


def test_a_symbol_in_a_number_is_no_abbreviation() -> None:
    assert "nhân" not in read_query("Kế hoạch 85/KH-UBND").words
