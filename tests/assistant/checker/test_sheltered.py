"""Ranges in which rules about wording keep silent."""

import unicodedata

from assistant.checker.sheltered import joined
from assistant.checker.views import bare, folded, lowered, quotations, simple


def test_ranges_that_meet_become_one() -> None:
    shelter = joined([(10, 20), (0, 5), (20, 25), (3, 7)])
    assert (shelter.starts, shelter.ends) == ((0, 10), (7, 25))


def test_an_offset_is_covered_up_to_the_end_of_its_range() -> None:
    shelter = joined([(2, 4)])
    assert [shelter.covers(offset) for offset in range(6)] == [False, False, True, True, False, False]


def test_a_span_touches_when_it_shares_a_character() -> None:
    shelter = joined([(10, 20)])
    assert shelter.touches(0, 11)
    assert shelter.touches(19, 30)
    assert not shelter.touches(0, 10)
    assert not shelter.touches(20, 30)


def test_gaps_are_what_no_range_covers() -> None:
    shelter = joined([(2, 4), (6, 8)])
    assert list(shelter.gaps(0, 10)) == [(0, 2), (4, 6), (8, 10)]
    assert list(shelter.gaps(3, 7)) == [(4, 6)]
    assert list(joined([]).gaps(1, 3)) == [(1, 3)]


def test_quotations_end_with_their_line() -> None:
    assert quotations('a “b c” d "e" «f» “g\nh”') == ((2, 7), (10, 13), (14, 17))


def test_the_views_of_one_text_have_one_length() -> None:
    text = "Tỉnh\u00a0İ Kiên Giang – Ðồng"
    assert len(lowered(text)) == len(bare(text)) == len(folded(text).text)


def test_simple_words_do_not_depend_on_how_letters_are_composed() -> None:
    assert simple(unicodedata.normalize("NFD", "Nhiệm vụ")) == simple("Nhiệm vụ") == "nhiem vu"
