"""Markdown leftovers of some sources are for the eye only."""

import pytest

from assistant.export.layout import Piece
from assistant.export.pieces import has_slot, pieces_of, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("## **2. Hình thức**", "2. Hình thức"),
        ("### ***Nơi nhận:***", "Nơi nhận:"),
        ("*- Phòng Một- Hai:*", "- Phòng Một- Hai:"),
        ("* Kết quả: 5*3*2 (*)", "* Kết quả: 5*3*2 (*)"),
        ("**KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        ("# 5", "5"),
        ("#5", "#5"),
    ],
)
def test_marks_are_taken_off(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_emphasis_is_shown() -> None:
    assert pieces_of("với “**Kỷ cương**”, *tốt*") == (Piece("với “"), Piece("Kỷ cương", bold=True), Piece("”, "), Piece("tốt", italic=True))


def test_slot_is_found_whole() -> None:
    assert pieces_of("có […số «tập thể» (kỳ trước: 03)…] và") == (Piece("có "), Piece("[…số «tập thể» (kỳ trước: 03)…]", slot=True), Piece(" và"))
    assert not has_slot("[...] […]")
