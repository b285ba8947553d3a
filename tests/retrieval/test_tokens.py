import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.tokens import split_words, syllable, syllables, without_accents


@pytest.mark.parametrize(
    ("new", "old"),
    [("Thuỷ lợi", "thủy lợi"), ("hoà giải", "hòa giải"), ("tài khoản hoá đơn", "tài khoản hóa đơn"), ("khoẻ", "khỏe"), ("uỷ ban", "ủy ban"), ("XOÁ", "xóa")],
)
def test_both_ways_to_place_the_tone_are_one(new: str, old: str) -> None:
    assert syllables(new) == syllables(old) == old.split()


def test_misplaced_tone_is_the_same_word_too() -> None:
    assert syllables("Qúy III, QŨY") == ["quý", "iii", "quỹ"]


@pytest.mark.parametrize("word", ["hoàn", "khuỷu", "toán", "thuyền", "loại", "huy", "quy", "quý", "quỹ"])
def test_syllables_with_one_way_stay(word: str) -> None:
    assert syllables(word) == [word] == [syllable(word)]


def test_decomposed_letters_and_signs() -> None:
    assert syllables(unicodedata.normalize("NFD", "Điều 3. «Thi đua» – khen_thưởng/2024…")) == ["điều", "3", "thi", "đua", "khen", "thưởng", "2024"]
    assert without_accents(["điều", "thi", "thưởng"]) == ["dieu", "thi", "thuong"]


@given(st.text())
def test_words_are_runs_of_letters_and_digits(text: str) -> None:
    assert split_words(text) == re.findall(r"[^\W_]+", text)
