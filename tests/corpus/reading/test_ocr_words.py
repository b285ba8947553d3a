"""The table of tesseract → words, their size and base line, rows in points."""

from corpus.reading.ocr_rows import Scale, segments_in
from corpus.reading.ocr_sizes import base_of, size_of
from corpus.reading.ocr_words import Word, lines_of, mean_confidence, words_in

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def table(*rows: str) -> str:
    return "\n".join([HEAD, *rows])


def word(text: str, left: float, *, confidence: float = 0.95, size: float = 40, base: float = 500, width: float = 60) -> Word:
    return Word(text, left, base - 0.69 * size, left + width, base, confidence, (1, 1, 1))


def test_rows_of_words_are_read_and_others_left_out() -> None:
    words = words_in(table("4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t", "5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t91.5\tSở", "5\t1\t1\t1\t1\t2\t50\t20\t30\t40\t0\t "))
    assert words == [Word("Sở", 10, 20, 40, 60, 0.915, (1, 1, 1))]


def test_a_quotation_mark_is_a_word_like_others() -> None:
    assert [each.text for each in words_in(table('5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t91\t"Kỷ'))] == ['"Kỷ']


def test_decomposed_letters_are_composed() -> None:
    assert words_in(table("5\t1\t1\t1\t1\t1\t1\t2\t3\t4\t90\tSo\u031b\u0309"))[0].text == "Sở"


def test_words_of_a_line_stand_from_left_to_right() -> None:
    assert [[each.text for each in line] for line in lines_of([word("hai", 90), word("Một", 10)])] == [["Một", "hai"]]


def test_the_mean_weighs_letters() -> None:
    assert mean_confidence([Word("a", 0, 0, 1, 1, 0.2), Word("bbb", 0, 0, 1, 1, 1.0)]) == 0.8


def test_nothing_recognised_has_no_confidence() -> None:
    assert mean_confidence([]) == 0.0


def test_capitals_and_small_letters_tell_the_same_size() -> None:
    capitals, small = size_of([Word("HOA", 0, 0, 9, 27.6, 1)]), size_of([Word("sau", 0, 0, 9, 19.2, 1)])
    assert capitals is not None and small is not None and abs(capitals - 40) < 0.1 and abs(small - 40) < 0.1


def test_dashes_tell_no_size() -> None:
    assert size_of([Word("-", 0, 0, 9, 3, 1)]) is None


def test_a_letter_below_the_line_does_not_lower_the_base() -> None:
    assert base_of([Word("quy", 0, 80, 9, 108, 1)], 40) == 100


def test_segments_are_in_points_from_below() -> None:
    segment = segments_in([[word("SỐ", 200, width=100)]], Scale(200, 2000), [])[0]
    assert (segment.left, segment.right, segment.base) == (72, 108, 540)


def test_a_wide_gap_parts_columns() -> None:
    assert [each.text for each in segments_in([[word("SỞ", 100), word("CỘNG", 400), word("HÒA", 470)]], Scale(200, 2000), [])] == ["SỞ", "CỘNG HÒA"]


def test_evenly_wide_gaps_of_justified_text_part_nothing() -> None:
    line = [word("một", 100), word("hai", 205), word("ba", 310), word("bốn", 415)]
    assert [each.text for each in segments_in([line], Scale(200, 2000), [])] == ["một hai ba bốn"]


def test_doubtful_words_keep_their_place_in_the_text() -> None:
    segment = segments_in([[word("số", 100), word("8S", 170, confidence=0.41)]], Scale(200, 2000), [])[0]
    assert segment.doubts == ((3, 2, 0.41),)
