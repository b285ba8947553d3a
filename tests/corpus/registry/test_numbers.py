"""Numbers as keys."""

import pytest

from corpus.registry.numbers import damages, number_key, one_damage, plain_number_key, symbol_of, year_in


@pytest.mark.parametrize(
    ("left", "right"),
    [("1/KH-UBND", "01/KH-UBND"), ("98/2023/NĐ-CP", "98 / 2023/ NĐ – CP"), ("98/2023/NĐ-CP", "98/2023/N\u00d0-CP"), ("34-CT/TW", "34-ct/tw")],
)
def test_number_key_is_equal_for_one_number_in_two_spellings(left: str, right: str) -> None:
    assert number_key(left) == number_key(right)


@pytest.mark.parametrize(("left", "right"), [("78/2025/NĐ-CP", "278/2025/NĐ-CP"), ("12/HD-UBND", "12/HĐ-UBND"), ("10/KH-UBND", "1/KH-UBND")])
def test_number_key_differs_for_two_numbers(left: str, right: str) -> None:
    assert number_key(left) != number_key(right)


def test_plain_number_key_understands_a_number_typed_without_marks() -> None:
    assert plain_number_key("98/2023/NĐ-CP") == plain_number_key("98/2023/ND-CP")


@pytest.mark.parametrize(("number", "year"), [("98/2023/NĐ-CP", 2023), ("06/2022/QH15", 2022), ("85/KH-UBND", None), ("34-CT/TW", None)])
def test_year_in_reads_only_the_year_that_a_number_carries(number: str, year: int | None) -> None:
    assert year_in(number) == year


@pytest.mark.parametrize(("number", "symbol"), [("98/2023/NĐ-CP", "NĐ-CP"), ("34-CT/TW", "CT/TW"), ("3134/QĐ-UBND", "QĐ-UBND")])
def test_symbol_of_leaves_serial_and_year_out(number: str, symbol: str) -> None:
    assert symbol_of(number) == symbol


@pytest.mark.parametrize(("left", "right"), [("93/2023/NĐ-CP", "98/2023/NĐ-CP"), ("981/2023/NĐ-CP", "98/2023/NĐ-CP"), ("89/2023/NĐ-CP", "98/2023/NĐ-CP")])
def test_one_damage_sees_a_changed_an_added_and_swapped_digits(left: str, right: str) -> None:
    assert one_damage(left, right)
    assert right in set(damages(left))


def test_one_damage_is_silent_about_two_changes_and_about_none() -> None:
    assert not one_damage("93/2024/NĐ-CP", "98/2023/NĐ-CP")
    assert not one_damage("98/2023/NĐ-CP", "98/2023/NĐ-CP")
