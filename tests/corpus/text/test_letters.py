"""Marked letters in character classes."""

from corpus.text.letters import compile_vi


def test_capital_class_holds_marked_capitals_only() -> None:
    capitals = compile_vi("[A-ZĐÀ-Ỹ]+")
    assert capitals.fullmatch("ỦYĐẰNG") and not capitals.search("ủyđằng")


def test_small_class_holds_marked_small_letters_only() -> None:
    small = compile_vi("[a-zđà-ỹ]+")
    assert small.fullmatch("ủyđằng") and not small.search("ỦYĐẰNG")
