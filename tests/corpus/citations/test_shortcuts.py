"""What is skipped for speed changes nothing: each shortcut beside the plain way of reading."""

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.citations import numbers, titles, wording
from corpus.citations.titled import find_titled
from corpus.text.folding import compose, fold, plain, plain_word
from corpus.text.scanning import scan
from tests.strategies import few, noise

_PIECES = [
    *("Kế hoạch", "kế hoạch", "QUYẾT ĐỊNH", "Luật", "QĐ", "số", "Số:", "số ", " ", "  ", "\n", "\n\n", "12", "98/2023/NĐ-CP", "34-CT/TW", "1/KH-UBND", "O5/"),
    *("/", "-", "- ", "2023/", "KH-UBND", "KH", "TW", "ngày 01/02/2024", "của UBND tỉnh", "về việc", "phát động", "thi đua", "và", "và các văn bản"),
    *("nhằm ", "gửi về ", "để thực hiện", "“", "”", '"', "(", ")", ";", ",", ", có 5", ". ", ":", "…", "căn cứ", "Hưởng ứng", "theo", "xây dựng"),
    *("năm 2024", "giai đoạn 2021 - 2025", "Báo cáo", "a", "1"),
]
texts = st.lists(st.sampled_from(_PIECES) | st.just(" "), max_size=30).map("".join)


@given(texts)
@few
def test_numbers_looked_for_by_their_signs_are_those_the_pattern_finds(text: str) -> None:
    view = fold(text).text
    assert [(n.start, n.end) for n in numbers.find_numbers(view)] == [m.span() for m in numbers.NUMBER.finditer(view) if numbers._read(m)]


@given(texts)
@few
def test_usual_stop_of_a_title_is_the_one_a_full_reading_finds(text: str) -> None:
    start = len("Kế hoạch ")
    text = "Kế hoạch " + text
    usual = titles._usual_stop(text, start)
    full = titles._unheld(titles._MARK_STOP, text, start, titles._paragraph_end(text, start))
    assert usual is None or titles._rstrip(text, start, usual) == titles._rstrip(text, start, full)


@given(texts)
@few
def test_type_word_ruled_out_by_its_last_word_is_not_there(text: str) -> None:
    if not wording._ends_in(text, wording._type_endings()):
        assert not wording.type_before().search(plain(text[-48:]))
        assert not wording.abbreviation_before().search(text[-48:])


@given(texts)
@few
def test_titled_documents_without_own_ones_are_the_others(text: str) -> None:
    assert list(find_titled(text, own=False)) == [document for document in find_titled(text) if not document.own]


@given(noise)
@few
def test_scan_finds_what_one_pattern_of_all_alternatives_finds(text: str) -> None:
    parts = [r"a\w*", r"[0-9]+", r"\s+", "b"]
    found = [match.span() for match in scan([re.compile(part) for part in parts], text)]
    assert found == [match.span() for match in re.finditer("|".join(parts), text)]


def test_scan_reads_only_the_range_it_is_given() -> None:
    assert [m.span() for m in scan([re.compile("a"), re.compile("b")], "abab", 1, 3)] == [(1, 2), (2, 3)]


@given(noise)
@few
def test_invisible_characters_are_left_out_wherever_they_stand(text: str) -> None:
    hidden = "\u200b".join(text)
    assert compose(hidden).text == compose(text).text


@given(noise)
@few
def test_plain_word_is_plain(text: str) -> None:
    assert plain_word(text) == plain(text)
