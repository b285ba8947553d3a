"""Laws by name and resolutions of congresses."""

import pytest

from corpus.citations import find_citations


def surfaces(text: str) -> list[str]:
    return [c.surface for c in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Luật Thi đua, khen thưởng năm 2022", "Luật Thi đua, khen thưởng năm 2022"),
        ("Luật thi đua khen thưởng năm 2022", "Luật Thi đua, khen thưởng năm 2022"),
        ("Luật TĐKT", "Luật Thi đua, khen thưởng"),
        ("Bộ luật Lao động năm 2019", "Bộ luật Lao động năm 2019"),
        ("Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008", "Luật Cán bộ, công chức năm 2008"),
        ("Hiến pháp năm 2013", "Hiến pháp năm 2013"),
        ("Luật Kiến tạo xanh năm 2031", "Luật Kiến tạo xanh năm 2031"),
    ],
)
def test_law_by_name_is_cited_through_its_year(text: str, alias: str) -> None:
    (found,) = find_citations(f"Căn cứ {text};")
    assert (found.surface, found.alias) == (text, alias)


@pytest.mark.parametrize("text", ["theo luật định", "Luật sư Trần Văn An", "Luật này", "pháp luật về thi đua", "kỷ luật Đảng"])
def test_words_that_name_no_law_are_left_alone(text: str) -> None:
    assert surfaces(text) == []


def test_amending_law_is_one_document() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng năm 2013"
    assert surfaces(f"Căn cứ {text};") == [text]


def test_law_joined_by_and_stays_two_laws() -> None:
    assert surfaces("Luật Đất đai năm 2024 và Luật Nhà ở năm 2023") == ["Luật Đất đai năm 2024", "Luật Nhà ở năm 2023"]


def test_congress_resolution_is_cited_through_its_ordinal() -> None:
    text = "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII"
    assert surfaces(f"Thực hiện {text} của Đảng") == [text]


def test_congress_of_a_province_keeps_its_name() -> None:
    text = "Nghị quyết Đại hội Đảng bộ tỉnh Lam Giang lần thứ XI"
    assert surfaces(f"Thực hiện {text}, nhiệm kỳ 2020 - 2025") == [text]


def test_document_by_title_is_cited_where_it_is_carried_out() -> None:
    text = "Kế hoạch phát động thi đua bảo vệ rừng năm 2024"
    assert surfaces(f"Hưởng ứng {text}.") == [text]


def test_document_by_title_needs_a_year() -> None:
    assert surfaces("Hưởng ứng Kế hoạch phát động thi đua bảo vệ rừng.") == []


def test_own_document_without_number_is_no_citation() -> None:
    assert surfaces("Sở đã xây dựng Kế hoạch phát động thi đua năm 2024.") == []


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương năm 2019",
        ),
        ("Luật Hải quan 2014", "Luật Hải quan năm 2014"),
        ("Luật Dân sự 2015", "Bộ luật Dân sự năm 2015"),
        ("Pháp lệnh Dân số năm 2003", "Pháp lệnh Dân số năm 2003"),
        ("Luật Dân số năm 2025", "Luật Dân số năm 2025"),
    ],
)
def test_law_of_real_texts_is_one_citation_through_its_date(text: str, alias: str) -> None:
    (found,) = find_citations(f"Căn cứ {text};")
    assert (found.surface, found.alias) == (text, alias)


def test_laws_amended_without_a_date_stay_apart() -> None:
    found = surfaces("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Nhà ở, Luật Đất đai")
    assert found == ["Luật sửa đổi, bổ sung một số điều của Luật Đầu tư", "Luật Nhà ở", "Luật Đất đai"]


def test_law_with_name_and_number_has_a_number_and_no_alias() -> None:
    (found,) = find_citations("theo khoản 1 Điều 5 Luật Đất đai số 31/2024/QH15 ngày 18/01/2024")
    assert (found.surface, found.number, found.alias, found.part) == ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024", "31/2024/QH15", None, "khoản 1 Điều 5")


def test_years_of_a_span_are_not_the_year_of_a_law() -> None:
    assert surfaces("Luật Đất đai 2021-2025") == ["Luật Đất đai"]


def test_footnote_mark_does_not_hide_a_law() -> None:
    assert surfaces("Căn cứ Luật Lâm nghiệp2 và") == ["Luật Lâm nghiệp"]


@pytest.mark.parametrize("text", ["Hội Luật gia tỉnh tổ chức hội nghị.", "Hội Luật gia Việt Nam", "đoàn viên là Luật gia, luật sư"])
def test_a_jurist_is_no_law_on_prices(text: str) -> None:
    assert find_citations(text) == []


def test_the_law_on_prices_is_found() -> None:
    (found,) = find_citations("Căn cứ Luật Giá năm 2023;")
    assert found.alias == "Luật Giá năm 2023"
