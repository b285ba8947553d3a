"""Whatever a model writes, the judgement is a reason or an acceptance, and what is accepted holds every value exactly once."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.draft import Sentence, replay
from assistant.rewording.answer import Answer, AnswerSentence, BadForm, read_answer
from assistant.rewording.candidate import paragraphs_of
from assistant.rewording.guards import judge
from assistant.rewording.masking import mask
from assistant.rewording.task import Task
from prompts.catalogue import render
from tests.assistant.langchain.sections import section

SECTION = mask(section())
OTHER = ["đã", "họp", "cá nhân", "tập thể", "cuộc", "không", "chưa", "và", "45", "Sở", "Nguyễn", "[…", "**", "hai", "vượt", ".", ","]
PIECES = st.sampled_from([*(f"⟦{number}⟧" for number in range(1, 10)), *OTHER])
SENTENCES = st.builds(
    AnswerSentence,
    st.lists(PIECES, min_size=1, max_size=10).map(" ".join),
    st.lists(st.sampled_from(["s1", "s2", "s3", "s4", "s9"]), min_size=1, max_size=2, unique=True).map(tuple),
)
ANSWERS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(tuple), min_size=1, max_size=4).map(lambda paragraphs: Answer(tuple(paragraphs)))


def unchanged() -> list[AnswerSentence]:
    return [AnswerSentence(item.text, (item.id,)) for item in SECTION]


@st.composite
def disturbed(draw: st.DrawFn) -> Answer:
    """The section as it is, with some neighbouring words of one sentence exchanged, dropped or added."""
    sentences = unchanged()
    place = draw(st.integers(0, len(sentences) - 1))
    words = sentences[place].text.split(" ")
    at = draw(st.integers(0, len(words) - 1))
    words[at : at + draw(st.integers(0, 2))] = draw(st.lists(PIECES, max_size=2)) + words[at : at + draw(st.integers(0, 1))][::-1]
    sentences[place] = AnswerSentence(" ".join(words) or ".", sentences[place].origins)
    return Answer(tuple((sentence,) for sentence in sentences))


@given(ANSWERS | disturbed())
@settings(deadline=None, max_examples=300)
def test_judge_gives_a_reason_or_an_answer_with_every_value_once(answer: Answer) -> None:
    task = Task(SECTION, answer)
    reason = judge(task)
    if reason is not None:
        assert render(reason)
        return
    text = " ".join(sentence.text for paragraph in paragraphs_of(task, author="Mô hình m") for sentence in paragraph.sentences)
    assert sorted(re.findall(r"\d+", text)) == sorted(re.findall(r"\d+", " ".join(item.sentence.text for item in SECTION)))


@given(disturbed())
@settings(deadline=None, max_examples=200)
def test_accepted_sentences_replay(answer: Answer) -> None:
    task = Task(SECTION, answer)
    if judge(task) is None:
        for paragraph in paragraphs_of(task, author="Mô hình m"):
            for sentence in paragraph.sentences:
                assert sentence.source is not None
                assert replay(sentence.source.quote, sentence.ops) == sentence.text


JSON = st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(st.text(max_size=60) | JSON.map(json.dumps))
def test_read_answer_of_anything_else_is_bad_form(raw: str) -> None:
    with pytest.raises(BadForm):
        read_answer(raw)


def test_read_answer_of_deep_nesting_is_bad_form() -> None:
    with pytest.raises(BadForm, match="không phải JSON"):
        read_answer("[" * 200_000)


def test_the_unchanged_section_is_accepted_with_its_slot_kept() -> None:
    task = Task(SECTION, Answer(tuple((sentence,) for sentence in unchanged())))
    assert judge(task) is None
    made = [sentence for paragraph in paragraphs_of(task, author="Mô hình m") for sentence in paragraph.sentences]
    assert [sentence.text for sentence in made] == [sentence.text for sentence in section()]
    assert [sentence.ops for sentence in made] == [sentence.ops for sentence in section()]


def test_a_split_sentence_gives_two_ids_and_marks_its_citation() -> None:
    first = SECTION[0].text
    answer = Answer(((AnswerSentence(first, ("s1",)), AnswerSentence("Cuộc triển khai đã tổ chức.", ("s1",))), *((item,) for item in unchanged()[1:])))
    made = paragraphs_of(Task(SECTION, answer), author="Mô hình m")[0].sentences
    assert [sentence.id for sentence in made] == ["s1-D", "s1-D2"]
    assert made[0].citations[0].number == "152/2025/NĐ-CP"
    assert made[1].citations == ()


def test_a_merged_sentence_has_the_model_as_its_only_author() -> None:
    one = AnswerSentence(f"{SECTION[2].text.rstrip('.')}; {SECTION[3].text}", ("s3", "s4"))
    task = Task(SECTION, Answer((*((item,) for item in unchanged()[:2]), (one,))))
    assert judge(task) is None
    merged = paragraphs_of(task, author="Mô hình m")[-1].sentences[0]
    assert (merged.source, merged.ops, merged.author) == (None, (), "Mô hình m")


def test_markup_of_the_source_itself_may_stay() -> None:
    starred = mask((Sentence("s1", "Cơ quan đã họp theo mẫu *a* của tỉnh.", "boilerplate"),))
    assert judge(Task(starred, Answer(((AnswerSentence(starred[0].text, ("s1",)),),)))) is None
