"""A news item from a report: its own words, every one with its source; nothing lost, nothing of another period."""

from pathlib import Path

import pytest

from assistant.answers import with_answers
from assistant.draft import Draft, replay
from assistant.drafting import draft_from
from corpus.periods import Period
from corpus.structure import parse

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"


@pytest.fixture(scope="module")
def text() -> str:
    return (SAMPLES / "bc-tdkt-nam-2025.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def item(text: str) -> Draft:
    return draft_from(parse(text), document_id="a.txt", period=Period(2025), kind="news")


def test_the_title_says_who_did_it_and_leaves_out_the_outlook(item: Draft) -> None:
    assert item.head[0].text == "Sở Công Thương tỉnh Lam Giang tổng kết công tác thi đua, khen thưởng năm 2025"


def test_every_sentence_replays_from_its_source(item: Draft, text: str) -> None:
    assert any(sentence.ops for sentence in item.sentences())
    for sentence in item.sentences():
        source = sentence.source
        assert source is not None and replay(source.quote, sentence.ops) == sentence.text
        assert source.document != "a.txt" or text[source.start : source.end] == source.quote


def test_the_body_is_short_and_word_for_word(item: Draft, text: str) -> None:
    (section,) = item.sections
    said = [sentence for paragraph in section.candidates[0].paragraphs for sentence in paragraph.sentences]
    assert 5 <= len(said) <= 10 and all(" ".join(sentence.text.split()) in " ".join(text.split()) for sentence in said)
    assert sum(sentence.cls == "figure" for sentence in said) <= 3


def test_figures_of_the_same_period_stand_and_are_not_asked(item: Draft) -> None:
    assert [question.name for question in item.questions] == ["thời điểm đăng", "ảnh và chú thích", "tác giả"]


def test_every_letter_of_the_report_is_used_or_listed(item: Draft, text: str) -> None:
    sources = [s.source for s in item.sentences() if s.source] + [dropped.source for dropped in item.dropped]
    covered = {place for source in sources if source.document == "a.txt" for place in range(source.start, source.end)}
    assert not [letter for place, letter in enumerate(text) if letter.isalnum() and place not in covered]


def test_the_blanks_are_filled_like_any_slot(item: Draft) -> None:
    author = next(question for question in item.questions if question.name == "tác giả")
    answered = with_answers(item, {author.id: "Minh Hạ"})
    assert answered.tail[-1].text == "Minh Hạ"


def test_for_a_later_period_figures_are_asked(text: str) -> None:
    later = draft_from(parse(text), document_id="a.txt", period=Period(2026), kind="news")
    assert any(question.kind == "figure" for question in later.questions) and "năm 2026" in later.head[0].text
