"""What is shown of a passage: whole words, the best window, the words that match."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.folding import fold, plain
from retrieval.query import read_query
from retrieval.snippets import LONGEST, snippet
from retrieval.tokens import syllables

SENTENCE = "Ủy ban nhân dân tỉnh ban hành kế hoạch triển khai nhiệm vụ chuyển đổi số trong toàn ngành. "
TEXT = SENTENCE * 6 + "Giám đốc Sở tặng Giấy khen cho 12 cá nhân và 03 tập thể có thành tích. " + SENTENCE * 6
WORDS = ("thi", "đua", "khen", "thưởng", "của", "và", "các", "Giấy", "KHEN", "năm", "2023", "98/2023/NĐ-CP", "x")
SIGNS = (".", ";", "\n", "\n\n", "–", "“", "”", "(", ")", "İ", "ﬁ", "a\u0323\u0302", "\u200b")
SYLLABLES = st.sampled_from(WORDS + SIGNS)
TEXTS = st.one_of(st.lists(SYLLABLES, max_size=200).map(" ".join), st.text(max_size=400), st.lists(SYLLABLES, max_size=300).map("".join))


def marked(text: str, query: str) -> list[str]:
    window = snippet(text, read_query(query))
    return [text[start:end] for start, end in window.highlights]


def test_the_window_holds_the_sentence_that_answers() -> None:
    window = snippet(TEXT, read_query("giấy khen cho tập thể"))
    assert window.text.startswith("Giám đốc Sở tặng Giấy khen") and 200 <= len(window.text) <= LONGEST


def test_words_that_match_are_marked_together() -> None:
    assert marked(TEXT, "giấy khen cho tập thể") == ["Giấy khen cho", "tập thể"]


@pytest.mark.parametrize("query", ["giay khen cho tap the", "GIẤY KHEN cho tập thể", unicodedata.normalize("NFD", "giấy khen cho tập thể")])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_do_not_depend_on_case_accents_and_form(query: str, form: str) -> None:
    text = unicodedata.normalize(form, TEXT)
    assert [unicodedata.normalize("NFC", found) for found in marked(text, query)] == ["Giấy khen cho", "tập thể"]


def test_an_accented_query_does_not_mark_words_of_other_accents() -> None:
    assert marked("Thị trường và thi đua", "thi đua") == ["thi đua"]


def test_small_words_are_marked_only_beside_what_they_stand_with() -> None:
    assert marked("Danh hiệu của tập thể và thành tích của cá nhân", "thành tích của cá nhân") == ["thành tích của cá nhân"]


def test_a_text_that_does_not_match_is_shown_from_its_beginning() -> None:
    window = snippet(TEXT, read_query("zzz"))
    assert window.start == 0 and window.highlights == () and window.text.endswith(".")


def test_a_sentence_too_long_is_cut_at_words() -> None:
    text = "mở đầu " * 100 + "khen thưởng đột xuất " + "kết thúc " * 100
    window = snippet(text, read_query("khen thưởng đột xuất"))
    assert "khen thưởng đột xuất" in window.text and window.text.split()[0] in ("mở", "đầu") and window.text.split()[-1] in ("kết", "thúc")


def test_a_word_longer_than_the_window_is_cut() -> None:
    assert snippet("x" * 1_000, read_query("x")).text == "x" * LONGEST


@given(TEXTS, st.one_of(st.lists(SYLLABLES, max_size=6).map(" ".join), st.text(max_size=40)))
def test_offsets_point_into_the_text(text: str, query: str) -> None:
    window = snippet(text, read_query(query))
    assert text[window.start : window.end] == window.text and 0 <= window.start <= window.end <= len(text)
    assert len(fold(window.text).text) <= LONGEST
    ends = [window.start, *(offset for found in window.highlights for offset in found), window.end]
    assert ends == sorted(ends) and all(start < end for start, end in window.highlights)


@given(TEXTS, st.lists(SYLLABLES, max_size=6).map(" ".join))
def test_only_words_of_the_query_are_marked_and_whole(text: str, query: str) -> None:
    read = read_query(query)
    asked = {plain(word) for word in read.words}
    for start, end in snippet(text, read).highlights:
        assert {plain(word) for word in syllables(text[start:end])} <= asked


@given(TEXTS)
def test_words_are_never_cut_in_a_text_of_short_words(text: str) -> None:
    window = snippet(text, read_query("thi đua khen thưởng"))
    whole = syllables(text)
    if all(len(word) < LONGEST for word in whole):
        shown = syllables(window.text)
        assert any(whole[at : at + len(shown)] == shown for at in range(len(whole) - len(shown) + 1))


@given(TEXTS)
def test_accents_of_the_form_change_nothing(text: str) -> None:
    query = read_query("thi đua khen thưởng năm 2023")
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    if fold(composed).text == fold(decomposed).text:
        assert fold(snippet(composed, query).text).text == fold(snippet(decomposed, query).text).text


@pytest.mark.parametrize("query", ["thuỷ lợi", "thủy lợi"])
@pytest.mark.parametrize("text", ["Công trình thủy lợi của xã.", "Công trình THUỶ LỢI của xã."])
def test_marks_do_not_depend_on_where_the_tone_stands(query: str, text: str) -> None:
    assert [found.lower().replace("uỷ", "ủy") for found in marked(text, query)] == ["thủy lợi"]
