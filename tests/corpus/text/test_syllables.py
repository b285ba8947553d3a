"""The shape of a Vietnamese syllable."""

import pytest

from corpus.text.syllables import is_syllable


@pytest.mark.parametrize("word", ["nghiệp", "Uỷ", "Ủy", "xã", "Đầu", "khuyến", "quý", "gì", "ưu", "nghiệm", "hoặc", "Thúy", "người"])
def test_is_syllable_accepts_vietnamese_words(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nh©n", "Ngheä", "naïve", "strong", "QĐ", "xyz", "khoôn"])
def test_is_syllable_refuses_what_no_vietnamese_word_looks_like(word: str) -> None:
    assert not is_syllable(word)
