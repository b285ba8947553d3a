"""Provinces and ministries with the time during which their names stood."""

from collections.abc import Iterator
from datetime import date

import pytest

from corpus.registry.units import Unit, place_key, predecessors, province_keys, successor_of, units


def standing(kind: str, on: date) -> Iterator[Unit]:
    return (u for u in units() if u.kind == kind and (u.valid_from is None or u.valid_from <= on) and (u.valid_to is None or on < u.valid_to))


@pytest.mark.parametrize(
    ("on", "count", "cities"), [(date(2024, 12, 31), 63, 5), (date(2025, 6, 30), 63, 6), (date(2025, 7, 1), 34, 6), (date(2026, 11, 22), 34, 6)]
)
def test_so_many_provinces_stand(on: date, count: int, cities: int) -> None:
    provinces = list(standing("province", on))
    assert (len(provinces), sum(unit.name.startswith("thành phố") for unit in provinces)) == (count, cities)


def test_what_ended_went_into_a_unit_that_stood_then_and_says_by_which_resolution() -> None:
    ended = [unit for unit in units() if unit.valid_to]
    assert len(ended) > 35
    for unit in ended:
        assert unit.successor in {other.name for other in standing(unit.kind, unit.valid_to or date.max)}, unit.name
        assert unit.source, unit.name


def test_the_mergers_of_july_2025_are_twenty_three() -> None:
    merged = [unit for unit in units() if unit.kind == "province" and unit.valid_to == date(2025, 7, 1)]
    assert len(merged) == 29
    assert len({unit.successor for unit in merged}) == 23


def test_kien_giang_went_into_an_giang() -> None:
    assert (successor_of("kien giang"), predecessors("an giang")) == ("an giang", frozenset({"kien giang"}))
    assert "ha tay" in province_keys() and place_key("thành phố Hồ Chí Minh") == "ho chi minh"


def test_six_ministries_and_a_committee_ended_in_march_2025() -> None:
    ended = {unit.name: unit.successor for unit in units() if unit.kind == "ministry" and unit.valid_to == date(2025, 3, 1)}
    assert ended["Bộ Lao động - Thương binh và Xã hội"] == "Bộ Nội vụ"
    assert ended["Bộ Tài nguyên và Môi trường"] == ended["Bộ Nông nghiệp và Phát triển nông thôn"] == "Bộ Nông nghiệp và Môi trường"
    assert len(ended) == 7
