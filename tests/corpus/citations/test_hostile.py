"""Hostile text: found or not, the answer comes; reading stays linear, so these only finish when it is."""

import pytest

from corpus.citations import find_citations

HOSTILE = {
    "slashes": "/" * 100_000,
    "unclosed quotes": "Kế hoạch số 1/KH-UBND về “" * 4_000,
    "straight quotes": '12/KH-UBND về "a ' * 4_000,
    "digits": "1" * 1_000_000,
    "no spaces": "a" * 1_000_000,
    "digits and slashes": "1/" * 200_000,
    "law words": "Luật " * 30_000,
    "laws": "Luật Xây dựng " * 8_000,
    "amending": "Luật sửa đổi, bổ sung một số điều của " * 8_000,
    "lead-ins": "các Kế hoạch do Ủy ban nhân dân tỉnh " * 8_000,
    "party numbers": "34-CT/TW " * 8_000,
    "capitals": "12/" + "A" * 300_000,
    "combining marks": "e" + "\u0301" * 100_000,
    "decomposed": "e\u0301" * 100_000,
    "zero width": "a\u200b" * 100_000,
    "brackets": "(" * 200_000,
    "blanks": "Kế hoạch số" + " " * 200_000 + "1/KH-UBND",
    "one line": "Kế hoạch số 1/KH-UBND ngày 01/01/2024 của Ủy ban nhân dân tỉnh " * 6_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_text_is_read_to_its_end(name: str) -> None:
    text = HOSTILE[name]
    assert all(0 <= c.start < c.end <= len(text) for c in find_citations(text))
