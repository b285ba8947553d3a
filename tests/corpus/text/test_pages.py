"""Page numbers inside a sentence are read over; numbers that mean something stay."""

import pytest

from corpus.citations import find_citations
from corpus.text.pages import without_page_numbers


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("ngày 20/3/2024 của\n\n7\n\nthành phố", "ngày 20/3/2024 của thành phố"),
        ("Ban Thường vụ\n\n- 12 -\n\nTỉnh ủy", "Ban Thường vụ\nTỉnh ủy"),
        ("năm\nTrang 3\n2024.\n", "năm 2024.\n"),
        ("tiêu dùng hàng Việt Nam”\n\n7\n\nnăm 2024", "tiêu dùng hàng Việt Nam” năm 2024"),
    ],
)
def test_page_number_inside_a_sentence_is_left_out(torn: str, whole: str) -> None:
    assert without_page_numbers(torn).text == whole


@pytest.mark.parametrize(
    "text",
    ["Sở đã họp.\n\n7\n\nNăm 2024", "kết quả:\n12\nbuổi", "gồm\n7\n- Sở Y tế", "gồm\n7\na) Sở Y tế", "gồm\n2024\nvà", "7\n\nSở", "Sở\n\n7"],
)
def test_number_between_sentences_or_items_stays(text: str) -> None:
    assert without_page_numbers(text).text == text


def test_offsets_point_into_the_torn_text() -> None:
    text = "Theo Kế hoạch số 85/KH-UBND ngày\n\n7\n\n20/3/2024 của Ủy ban\n\n8\n\nnhân dân tỉnh về việc họp; ông Ba ký."
    (found,) = find_citations(text)
    assert (found.surface, found.date and found.date.isoformat(), found.issuer) == (text[5:46], "2024-03-20", "Ủy ban nhân dân tỉnh")
    assert found.issuer_span and text[slice(*found.issuer_span)] == "Ủy ban\n\n8\n\nnhân dân tỉnh"
