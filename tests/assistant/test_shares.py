"""Percentages that follow from a ratio."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.shares import counts_of, decimals_of, share, states_share
from tests.strategies import few

RATIOS = st.tuples(st.integers(0, 5000), st.integers(1, 5000)).map(lambda p: (min(p), max(p)))


@pytest.mark.parametrize(
    ("ratio", "decimals", "text"),
    [
        ("29/29", 1, "100%"),
        ("30/31", 2, "96,77%"),
        ("0/5", 1, "0%"),
        ("1/2", 1, "50%"),
        ("2999/3000", 1, "99,97%"),
        ("1/3000", 1, "0,03%"),
        ("1.706/1.706", 1, "100%"),
        ("0/0", 1, "0%"),
    ],
)
def test_share_is_computed(ratio: str, decimals: int, text: str) -> None:
    assert share(ratio, decimals=decimals) == text


@given(RATIOS, st.integers(1, 3))
@few
def test_share_is_hundred_only_where_both_counts_are_equal(counts: tuple[int, int], decimals: int) -> None:
    assert (share(f"{counts[0]}/{counts[1]}", decimals=decimals) == "100%") == (counts[0] == counts[1])


@given(RATIOS, st.integers(1, 3))
@few
def test_share_states_its_ratio(counts: tuple[int, int], decimals: int) -> None:
    ratio = f"{counts[0]}/{counts[1]}"
    assert states_share(share(ratio, decimals=decimals), ratio)


def test_states_share_refuses_another_percentage() -> None:
    assert not states_share("8,6%", "29/29")


def test_counts_of_reads_thousands() -> None:
    assert counts_of("1.706 / 2.000") == (1706, 2000)


@pytest.mark.parametrize(("percent", "decimals"), [("96,77%", 2), ("96.8 %", 1), ("100%", 1)])
def test_decimals_of_counts_what_is_written(percent: str, decimals: int) -> None:
    assert decimals_of(percent) == decimals
