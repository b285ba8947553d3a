"""A statement never stands as it was once an answer contradicts it, and comes back to the letter when the answer goes."""

import pytest

from assistant.answers import with_answers
from assistant.draft import Draft, replay
from assistant.draft_json import draft_from_json, draft_to_json
from assistant.drafting import draft_from
from corpus.periods import Period
from corpus.structure import parse
from tests.builders import report

NEGATIVE = "Trong 6 tháng đầu năm 2024, Sở không phát sinh đơn thư khiếu nại."
PENDING = "Sở đang dự thảo Quy chế thi đua, khen thưởng."
PROMISE = "Dự kiến tháng 7/2024, Sở sẽ tổ chức sơ kết Khối thi đua."
ONCE = "Sở đã tổng kết 10 năm thực hiện phong trào. Công chức tham gia đầy đủ."
BODY = f"I. KẾT QUẢ\n\n{NEGATIVE}\n\n{PENDING}\n\n{PROMISE}\n\n{ONCE}"


@pytest.fixture
def draft() -> Draft:
    return draft_from(parse(report(BODY)), document_id="a.txt", period=Period.parse("2025H1"))


def asked(draft: Draft, kind: str, words: str) -> str:
    (found,) = [question.id for question in draft.questions if question.kind == kind and words in question.name]
    return found


def body(draft: Draft, name: str = "A") -> list[str]:
    chosen = draft.sections[0].candidate(name)
    for sentence in draft.sentences(name):
        assert sentence.source is None or replay(sentence.source.quote, sentence.ops) == sentence.text
    return [paragraph.text for paragraph in chosen.paragraphs] if chosen else []


def test_a_negative_that_is_confirmed_stays(draft: Draft) -> None:
    assert body(with_answers(draft, {asked(draft, "negative", "đơn thư"): "Không phát sinh"})) == body(draft)


def test_a_negative_that_no_longer_holds_leaves_a_slot_behind_its_frame(draft: Draft) -> None:
    told = body(with_answers(draft, {asked(draft, "negative", "đơn thư"): "Có phát sinh"}))[0]
    assert told.startswith("Trong 6 tháng đầu năm 2025, […nội dung phát sinh") and "không phát sinh đơn thư khiếu nại)…]." in told


def test_the_officers_own_words_take_its_place(draft: Draft) -> None:
    told = body(with_answers(draft, {asked(draft, "negative", "đơn thư"): "Sở tiếp nhận 02 đơn, đã giải quyết xong"}))[0]
    assert told == "Trong 6 tháng đầu năm 2025, Sở tiếp nhận 02 đơn, đã giải quyết xong."


@pytest.mark.parametrize(
    ("answer", "left"), [("Đang làm", PENDING), ("Chưa làm", PENDING), ("Đã làm", ""), ("Bỏ", ""), ("Sở đã ban hành Quy chế.", "Sở đã ban hành Quy chế.")]
)
def test_a_pending_matter_stands_only_while_it_is_pending(draft: Draft, answer: str, left: str) -> None:
    assert body(with_answers(draft, {asked(draft, "followup", "dự thảo"): answer}))[1] == left


def test_what_became_of_a_promise_stands_where_the_promise_stood(draft: Draft) -> None:
    before = body(draft)
    told = body(with_answers(draft, {asked(draft, "followup", "sơ kết Khối"): "Sở đã tổ chức sơ kết Khối thi đua vào ngày 15/7/2024"}))
    assert told == [*before[:2], "Sở đã tổ chức sơ kết Khối thi đua vào ngày 15/7/2024.", *before[2:]]


def test_a_thing_of_once_is_taken_out_whole(draft: Draft) -> None:
    assert body(with_answers(draft, {asked(draft, "period", "tổng kết"): "Bỏ đoạn này"}))[2] == "Công chức tham gia đầy đủ."


@pytest.mark.parametrize(
    ("years", "left"),
    [
        ("2021 - 2024", "Sở thực hiện các phong trào: B giai đoạn 2022 - 2026; C giai đoạn 2023 - 2024."),
        ("2023 - 2024", "Sở thực hiện các phong trào: A giai đoạn 2021 - 2024; B giai đoạn 2022 - 2026."),
    ],
)
def test_of_a_list_only_the_ended_programme_leaves(years: str, left: str) -> None:
    line = "Sở thực hiện các phong trào: A giai đoạn 2021 - 2024; B giai đoạn 2022 - 2026; C giai đoạn 2023 - 2024."
    draft = draft_from(parse(report(f"I. KẾT QUẢ\n\n{line}")), document_id="a.txt", period=Period.parse("2025H1"))
    (ended,) = [question.id for question in draft.questions if question.kind == "period" and years in (question.previous or "")]
    assert body(with_answers(draft, {ended: "Bỏ đoạn này"})) == [left]


def test_all_of_it_comes_back_when_the_answers_go(draft: Draft) -> None:
    answers = {
        asked(draft, "negative", "đơn thư"): "Có phát sinh",
        asked(draft, "followup", "dự thảo"): "Đã làm",
        asked(draft, "followup", "sơ kết Khối"): "Sở đã sơ kết",
        asked(draft, "period", "tổng kết"): "Bỏ đoạn này",
    }
    answered = draft_from_json(draft_to_json(with_answers(draft, answers)))
    assert body(answered) != body(draft)
    assert with_answers(answered, dict.fromkeys(answers)) == draft
