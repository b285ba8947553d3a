"""Line ends of any system read alike, and every place in the view leads back into the text."""

import random

from corpus.text.folding import Folded, fold
from corpus.text.lines import with_plain_line_ends

_ALPHABET = ["a", "đ", "\r\n", "\r", "\n", "e\u0301", "\u200b", "o\u031b\u0323", " "]


def _texts() -> list[str]:
    choose = random.Random(3)
    return ["".join(choose.choices(_ALPHABET, k=14)) for _ in range(150)]


def _spans(view: Folded) -> list[tuple[int, int]]:
    return [(start, end) for start in range(len(view.text)) for end in range(start + 1, len(view.text) + 1)]


def test_view_has_plain_line_ends_only() -> None:
    assert with_plain_line_ends("a\r\n\r\nb\rc\n").text == "a\n\nb\rc\n"


def test_text_with_plain_line_ends_is_left_as_it_is() -> None:
    assert with_plain_line_ends("a\nb").keeps_offsets


def test_words_between_line_ends_are_found_in_the_text() -> None:
    text = "một\r\nhai\r\n\r\nba"
    view = with_plain_line_ends(text)
    for word in ("một", "hai", "ba"):
        start = view.text.index(word)
        at, end = view.span(start, start + len(word))
        assert text[at:end] == word


def test_every_span_of_the_view_leads_back_to_the_same_words() -> None:
    for text in _texts():
        view = with_plain_line_ends(text)
        for start, end in _spans(view):
            at, stop = view.span(start, end)
            assert text[at:stop].replace("\r\n", "\n").lstrip("\r") == view.text[start:end].lstrip("\r"), (text, start, end)


def test_a_range_that_moves_as_a_whole_moves_where_its_span_is() -> None:
    moved = 0
    for text in _texts():
        for view in (with_plain_line_ends(text), fold(text)):
            for start, end in _spans(view):
                by = view.shift(start, end)
                if by is not None:
                    moved += by > 0
                    assert view.span(start, end) == (start + by, end + by), (text, start, end)
                    assert all(view.span(at, at + 1) == (at + by, at + by + 1) for at in range(start, end))
    assert moved > 1000
