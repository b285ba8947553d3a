"""Dates as officers write them."""

import re
from datetime import date

import pytest

from corpus.text.dates import DATE, make_date, short, to_date

PATTERN = re.compile(DATE, re.VERBOSE | re.IGNORECASE)


@pytest.mark.parametrize(
    "words",
    ["ngày 07/4/2014", "ngày 7/4/2014", "ngày 07-04-2014", "ngày 7.4.2014", "ngày 07 tháng 4 năm 2014", "Ngày 7 / 4 / 2014", "ngay 7/4/2014"],
)
def test_to_date_reads_every_style(words: str) -> None:
    match = PATTERN.search(words)
    assert match and to_date(match) == date(2014, 4, 7)


def test_to_date_of_a_day_that_does_not_exist_is_none() -> None:
    match = PATTERN.search("ngày 31/02/2024")
    assert match and to_date(match) is None


def test_date_does_not_end_inside_a_longer_number() -> None:
    assert PATTERN.search("ngày 7/4/20145") is None


@pytest.mark.parametrize(("day", "words"), [(date(2024, 2, 5), "05/02/2024"), (date(2024, 5, 5), "05/5/2024"), (date(2024, 11, 25), "25/11/2024")])
def test_short_takes_a_zero_for_days_below_ten_and_months_one_and_two(day: date, words: str) -> None:
    assert short(day) == words


def test_make_date_refuses_impossible_days_quietly() -> None:
    assert make_date(2023, 2, 29) is None and make_date(2024, 2, 29) == date(2024, 2, 29)


@pytest.mark.parametrize("words", ["ngày 3l/12/2O23", "NGÀY 3L/12/2O23", "ngày 3i tháng I2 năm 202ı"])
def test_letters_for_digits_never_raise(words: str) -> None:
    match = PATTERN.search(words)
    assert match is None or to_date(match) is None or to_date(match).year in (2021, 2023)  # type: ignore[union-attr]
