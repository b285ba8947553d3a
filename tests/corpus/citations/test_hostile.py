"""Hostile text: found or not, the answer comes; reading stays linear, so these only finish when it is."""

import pytest

from corpus.citations import find_citations
from tests.corpus.citations.hostile import UNITS, hostile

LONG = {
    "one number": "12/" + "A" * 300_000,
    "one letter": "e" + "\u0301" * 100_000,
    "one gap": "Kế hoạch số" + " " * 200_000 + "1/KH-UBND",
    "one title": "Kế hoạch số 1/KH-UBND về " + "thi đua " * 30_000,
    "one quotation": "Kế hoạch số 1/KH-UBND về “" + "thi đua; " * 30_000,
}


@pytest.mark.parametrize("name", sorted(UNITS))
def test_repeated_text_is_read_to_its_end(name: str) -> None:
    text = hostile(name, size=150_000)
    found = find_citations(text)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert [c.start for c in found] == sorted(c.start for c in found)


@pytest.mark.parametrize("name", sorted(LONG))
def test_long_piece_is_read_to_its_end(name: str) -> None:
    text = LONG[name]
    assert all(0 <= c.start < c.end <= len(text) for c in find_citations(text))


@pytest.mark.parametrize("name", ["titles in titles", "unclosed quotes", "laws", "one line", "decomposed citations"])
def test_every_citation_of_a_hostile_text_is_found(name: str) -> None:
    text = hostile(name, size=30_000)
    assert len(find_citations(text)) == text.count(UNITS[name])
