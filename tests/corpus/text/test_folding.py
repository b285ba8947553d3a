"""Offsets survive folding: decomposed letters, invisible characters, dashes, emoji."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.folding import compose, fold, key, plain, strip_accents
from tests.strategies import either_form, few, invisible, letters, noise


@given(st.lists(st.tuples(letters, invisible), max_size=30), st.booleans())
@few
def test_span_of_each_letter_is_that_letter_with_its_marks(pairs: list[tuple[str, str]], decomposed: bool) -> None:
    written = [(unicodedata.normalize("NFD", letter) if decomposed else letter, hidden) for letter, hidden in pairs]
    text = "".join(letter + hidden for letter, hidden in written)
    folded = fold(text)
    assert folded.text == "".join(letter for letter, _ in pairs).replace("\u00d0", "Đ")
    position = 0
    for index, (letter, hidden) in enumerate(written):
        assert folded.span(index, index + 1) == (position, position + len(letter))
        position += len(letter) + len(hidden)


@given(either_form(noise), st.data())
@few
def test_span_lies_inside_the_text_and_folds_to_the_same_letters(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    a, b = folded.span(start, end)
    assert 0 <= a <= b <= len(text)
    assert folded.text[start:end] in fold(text[a:b]).text


@given(either_form(noise))
@few
def test_position_never_goes_back(text: str) -> None:
    folded = fold(text)
    places = [folded.position(index) for index in range(len(folded.text) + 1)]
    assert places == sorted(places)


@given(noise)
@few
def test_fold_gives_composed_and_decomposed_text_the_same_view(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@given(noise)
@few
def test_fold_of_a_folded_text_changes_nothing(text: str) -> None:
    view = fold(text).text
    assert fold(view).text == view


@given(noise)
@few
def test_plain_keeps_length(text: str) -> None:
    assert len(plain(text)) == len(strip_accents(text)) == len(text)


def test_fold_turns_dashes_and_spaces_into_plain_ones() -> None:
    assert fold("34\u2013CT\u2044TW\u00a0ngày").text == "34-CT/TW ngày"


def test_fold_unifies_the_letter_d_with_stroke() -> None:
    assert fold("Quyết \u00d0ịnh").text == "Quyết Định"


def test_compose_leaves_dashes_as_they_are() -> None:
    assert compose("a\u0301 – b\u200b").text == "á – b"


def test_compose_of_composed_text_keeps_offsets() -> None:
    assert compose("Ủy ban nhân dân").keeps_offsets


def test_mark_after_an_invisible_character_belongs_to_its_letter() -> None:
    folded = fold("a\u200b\u0301b")
    assert folded.text == "áb" and folded.span(0, 1) == (0, 3)


def test_two_marks_that_do_not_compose_stay_with_their_letter() -> None:
    folded = fold("aa\u0301\u0301b")
    assert folded.span(1, 2) == (1, 4) and folded.span(3, 4) == (4, 5)


@pytest.mark.parametrize("text", ["Quyết định số 12", "QUYẾT ĐỊNH, số 12", "quyet dinh  so 12"])
def test_key_is_the_same_whatever_marks_case_and_spacing(text: str) -> None:
    assert key(text) == "quyet dinh so 12"
