"""Issuing offices compared."""

from datetime import date

import pytest

from corpus.registry.offices import Fit, Home, compare, read_home, read_office

KIEN_GIANG = read_home("Sở Du lịch tỉnh Kiên Giang")
ON = date(2024, 6, 30)


def fit(cited: str | None, registered: str, home: Home = KIEN_GIANG) -> Fit:
    return compare(cited, registered, home=home, on=ON)


@pytest.mark.parametrize(
    ("cited", "registered"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Kiên Giang"),
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Kiên Giang"),
        ("Bộ Chính trị", "Bộ Chính trị (khóa XI)"),
        ("Ban Thi đua-Khen thưởng", "Ban Thi đua - Khen thưởng tỉnh Kiên Giang (Sở Nội vụ)"),
        ("Thủ tướng", "Thủ tướng Chính phủ"),
        ("Sở Du lịch Kiên Giang", "Sở Du lịch tỉnh Kiên Giang"),
    ],
)
def test_compare_knows_one_office_under_two_names(cited: str, registered: str) -> None:
    assert fit(cited, registered) is Fit.SAME


@pytest.mark.parametrize(
    ("cited", "registered"),
    [
        ("Bộ Nội vụ", "Bộ trưởng Bộ Nội vụ"),
        ("Ủy ban nhân dân tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang"),
        ("Ban Chấp hành Trung ương", "Bộ Chính trị (khóa XI)"),
        ("Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Kiên Giang"),
    ],
)
def test_compare_takes_an_office_for_its_head(cited: str, registered: str) -> None:
    assert fit(cited, registered) is Fit.HEAD


@pytest.mark.parametrize(
    ("cited", "registered"),
    [
        ("Chính phủ", "Thủ tướng Chính phủ"),
        ("Ban Bí thư", "Bộ Chính trị (khóa XI)"),
        ("Bộ Tài chính", "Bộ trưởng Bộ Nội vụ"),
        ("Hội đồng nhân dân tỉnh", "Ủy ban nhân dân tỉnh Kiên Giang"),
        ("Ủy ban nhân dân huyện Giồng Riềng", "Ủy ban nhân dân tỉnh Kiên Giang"),
        ("Hội đồng Thi đua - Khen thưởng Trung ương", "Hội đồng Thi đua - Khen thưởng tỉnh Kiên Giang"),
    ],
)
def test_compare_tells_two_offices_apart(cited: str, registered: str) -> None:
    assert fit(cited, registered) is Fit.DIFFERENT


def test_compare_knows_the_same_office_of_another_province() -> None:
    assert fit("Ủy ban nhân dân tỉnh Tây Ninh", "Ủy ban nhân dân tỉnh Kiên Giang") is Fit.ELSEWHERE


def test_compare_takes_the_province_of_the_home_office_for_the_province() -> None:
    assert fit("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Kiên Giang", read_home("Thanh tra tỉnh Tây Ninh")) is Fit.ELSEWHERE


def test_compare_says_nothing_where_nothing_is_said() -> None:
    assert fit(None, "Chính phủ") is Fit.SILENT
    assert fit("Sở", "Sở Du lịch tỉnh Kiên Giang") is Fit.SILENT


def test_the_documents_of_a_merged_province_belong_to_the_new_one() -> None:
    an_giang = read_home("Sở Nội vụ tỉnh An Giang")
    assert compare("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Kiên Giang", home=an_giang, on=date(2024, 3, 20)) is Fit.SAME


def test_a_commune_does_not_take_the_number_of_the_province_for_its_own() -> None:
    commune = read_home("Ủy ban nhân dân xã An Thạnh, tỉnh Tây Ninh")
    assert compare(None, "Ủy ban nhân dân tỉnh Tây Ninh", home=commune, on=ON) is Fit.ELSEWHERE


def test_read_office_reads_a_province_that_no_list_knows() -> None:
    assert read_office("SỞ CÔNG THƯƠNG TỈNH LAM GIANG").place == "lam giang"
    assert read_home("tỉnh Lam Giang").place == "lam giang"
