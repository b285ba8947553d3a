"""Reporting periods: reading, writing, length."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import Period, UnknownPeriod
from tests.strategies import few, noise

YEARS = st.integers(1950, 2090)
PERIODS = st.one_of(
    YEARS.map(Period),
    st.tuples(YEARS, st.sampled_from([(1, 6), (7, 12)])).map(lambda p: Period(p[0], *p[1])),
    st.tuples(YEARS, st.integers(0, 3)).map(lambda p: Period(p[0], 3 * p[1] + 1, 3 * p[1] + 3)),
    st.tuples(YEARS, st.integers(1, 12)).map(lambda p: Period(p[0], p[1], p[1])),
    st.tuples(YEARS, st.integers(1, 12), st.integers(1, 12)).map(lambda p: Period(p[0], min(p[1:]), max(p[1:]))),
    st.tuples(YEARS, st.integers(1, 9)).map(lambda p: Period(p[0], 1, 12, p[0] + p[1])),
)


@given(PERIODS)
@few
def test_parse_reads_what_code_writes(period: Period) -> None:
    assert Period.parse(period.code) == period


@given(PERIODS)
@few
def test_start_and_end_lie_in_the_period(period: Period) -> None:
    assert period.contains(period.start) and period.contains(period.end)
    assert not period.contains(date.fromordinal(period.end.toordinal() + 1))


@given(noise)
@few
def test_parse_of_anything_else_is_one_sentence(text: str) -> None:
    with pytest.raises(UnknownPeriod) as error:
        Period.parse(f"{text}?")
    assert text in str(error.value) and "2025H1" in str(error.value)


@pytest.mark.parametrize("text", ["2025h1", " 2025H1 ", "2025Q4", "2025M04", "2025M01-M09", "2021-2025", "2025"])
def test_parse_accepts_every_form_of_the_contract(text: str) -> None:
    assert Period.parse(text).code == text.strip().upper()


@pytest.mark.parametrize("text", ["", "H1", "2025H3", "2025Q5", "2025M13", "2025M09-M01", "2025-2021", "25H1", "quý III", "2025H1x", "2025 H1"])
def test_parse_refuses_what_is_no_period(text: str) -> None:
    with pytest.raises(UnknownPeriod):
        Period.parse(text)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2025H1", "6 tháng đầu năm 2025"),
        ("2025H2", "6 tháng cuối năm 2025"),
        ("2025", "năm 2025"),
        ("2025Q3", "quý III năm 2025"),
        ("2025M04", "tháng 4 năm 2025"),
        ("2025M01", "tháng 01 năm 2025"),
        ("2025M01-M09", "9 tháng đầu năm 2025"),
        ("2025M02-M05", "từ tháng 2 đến tháng 5 năm 2025"),
        ("2021-2025", "giai đoạn 2021 - 2025"),
    ],
)
def test_words_are_those_of_officers(code: str, words: str) -> None:
    assert Period.parse(code).words == words


@pytest.mark.parametrize(
    ("code", "kind"), [("2025", "year"), ("2025H2", "half"), ("2025Q1", "quarter"), ("2025M12", "month"), ("2025M01-M09", "months"), ("2021-2025", "years")]
)
def test_kind_follows_from_the_months(code: str, kind: str) -> None:
    assert Period.parse(code).kind == kind


def test_years_to_counts_years() -> None:
    assert Period.parse("2024H1").years_to(Period.parse("2025H1")) == 1
