"""The quick views of a whole text say what the slow ones say, whatever signs the text holds."""

import re

import pytest

from assistant.checker.rules import nb14
from assistant.checker.signs import only_words, without_marks
from assistant.checker.views import lowered, words_between, words_of
from corpus.text.folding import plain

MANY = "".join(map(chr, range(0x4E00, 0x5000)))
TEXTS = (
    "ủy ban nhân dân tỉnh đắk lắk: 12/kh-ubnd, «thi đua» – “khen thưởng”…",
    "bảng¹ ☐ đã xong ☑ 95% → 98,5%\tcột\n\n_gạch_chân_ a-b",
    "σ ß ǆ \ufffe Å é ü",
    MANY + " thi đua",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_quick_views_agree_with_the_slow_ones(text: str) -> None:
    small = text.lower()
    assert without_marks(small) == plain(small)
    assert only_words(small) == re.sub(r"\W", " ", small)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_the_text(text: str) -> None:
    assert words_of(text) == re.findall(r"\w+", lowered(text))


def test_words_of_a_stretch_of_a_text_with_composed_letters() -> None:
    text = "Nghi\u0323 đi\u0323nh số 98 của Chính phủ"
    assert words_between(text, 0, 11) == ["nghị", "định"]


@pytest.mark.parametrize("times", [1, 3, 200])
def test_a_doubled_word_is_found_in_its_place_among_few_and_among_many(times: int) -> None:
    text = "Sở tiến hành kiểm tra vào vào quý III. " * times
    found = sorted(doubling.start for doubling in nb14._doublings(text, text) if doubling.sure)
    assert found == [match.start() for match in re.finditer("vào vào", text)]
