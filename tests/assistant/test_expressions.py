"""Dates and period expressions of a text, each with its shape."""

import unicodedata

import pytest
from hypothesis import given

from assistant.expressions import find_expressions
from tests.strategies import either_form, few, noise, reports


def shapes(text: str) -> list[tuple[str, str]]:
    return [(e.kind, e.text) for e in find_expressions(text)]


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("6 tháng đầu năm 2024", "half", 2024),
        ("06 tháng cuối năm 2024", "half", 2024),
        ("sáu tháng đầu năm", "half", None),
        ("9 tháng đầu năm 2024", "months", 2024),
        ("9 tháng năm 2024", "months", 2024),
        ("3 tháng cuối năm", "months", None),
        ("quý III/2024", "quarter", 2024),
        ("quý III năm 2024", "quarter", 2024),
        ("Quý II", "quarter", None),
        ("tháng 7/2024", "month", 2024),
        ("tháng 7 năm 2024", "month", 2024),
        ("đầu tháng 7/2024", "month", 2024),
        ("tháng 7", "month", None),
        ("năm 2024", "year", 2024),
        ("cuối năm 2024", "moment", 2024),
        ("ngày 07/4/2014", "date", None),
        ("ngày 07 tháng 4 năm 2014", "date", None),
        ("07/4/2014", "date", None),
        ("ngày    tháng    năm 2024", "blank_date", 2024),
        ("ngày … tháng … năm 2024", "blank_date", 2024),
        ("giai đoạn 2021 - 2025", "span", None),
        ("nhiệm kỳ 2020 – 2025", "span", None),
        ("từ năm 2021 đến năm 2025", "span", None),
        ("từ ngày 01/01/2024 đến ngày 30/6/2024", "range", None),
        ("22/12/1944 - 22/12/2024", "anniversary", None),
    ],
)
def test_expression_is_found_whole(text: str, kind: str, year: int | None) -> None:
    (found,) = find_expressions(f"Trong {text}, Sở đã họp.")
    assert (found.kind, found.text, found.year) == (kind, text, year)


@pytest.mark.parametrize("text", ["16 tháng đầu tiên", "2024 đồng", "số 2024/BC", "12.2024", "ngày 12 tháng 5", "Nam 2024B", "20245"])
def test_number_that_is_no_period_is_left_alone(text: str) -> None:
    assert shapes(text) == []


def test_review_of_so_many_years_is_found_at_its_years() -> None:
    assert shapes("Tổng kết 10 năm thực hiện Chỉ thị") == [("elapsed", "10 năm")]


def test_bare_year_is_found_between_words() -> None:
    assert shapes("phong trào 2024 của Sở") == [("bare", "2024")]


def test_year_span_is_where_the_digits_stand() -> None:
    (found,) = find_expressions("quý III/2024")
    assert found.year_span == (8, 12)


@given(either_form(noise | reports))
def test_expressions_lie_in_order_inside_the_text(text: str) -> None:
    position = 0
    for found in find_expressions(text):
        assert position <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        position = found.end


@given(reports)
@few
def test_decomposed_text_gives_the_same_expressions(text: str) -> None:
    written = [(kind, unicodedata.normalize("NFC", words)) for kind, words in shapes(unicodedata.normalize("NFD", text))]
    assert written == shapes(unicodedata.normalize("NFC", text))
