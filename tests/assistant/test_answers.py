"""Answers: written into every sentence that uses the fact, taken back without a trace, refused with one sentence."""

from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers import accepted, with_answers
from assistant.draft import Draft, Question, replay
from assistant.errors import RejectedFact, UnknownQuestion
from tests.builders import body_of, drafted, report
from tests.strategies import few, noise

BODY = """I. KẾT QUẢ

Sở tổ chức 02 cuộc họp, có 29/31 công chức dự, đạt tỷ lệ 93,55%. Quỹ còn 12.880.000 đồng. Sản lượng tăng 8,6% so với trước.

Sở ký giao ước ngày 22/3/2024. Sở thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh về thi đua năm 2024.

Trong kỳ, Sở không phát sinh đơn thư.
"""
VALUES = {
    "int": "7",
    "ratio": "30/31",
    "percent": "9,1%",
    "money": "13.000.000",
    "date": "ngày 20/3/2025",
    "text": "Kế hoạch số 15/KH-UBND ngày 03/01/2025",
    "choice": "Không phát sinh",
}


def draft() -> Draft:
    return drafted(report(BODY))


def question(type_: str, **given: str | None) -> Question:
    defaults: dict[str, object] = {"unit": None, "previous": None, "options": ()}
    return Question("q01", "figure", "số cuộc họp", type=type_, sections=("I",), spans=(), **{**defaults, **given})  # type: ignore[arg-type]


def answered(values: Mapping[str, str | None]) -> str:
    """The body with the questions of each type answered."""
    made = draft()
    facts = {q.id: values[q.type] for q in made.questions if q.type in values}
    return " ".join(s.text for s in body_of(with_answers(made, facts)))


def test_answer_takes_the_place_of_its_slot() -> None:
    assert "Sở tổ chức 07 cuộc họp" in answered({"int": "7"})


def test_ratio_fills_its_percentage_with_the_decimals_it_had() -> None:
    assert "có 30/31 công chức dự, đạt tỷ lệ 96,77%" in answered({"ratio": "30/31"})


def test_answer_with_its_unit_leaves_the_unit_once() -> None:
    assert "Quỹ còn 13.000.000 đồng." in answered({"money": "13.000.000 đồng"})


def test_named_document_takes_the_place_of_the_old_one() -> None:
    assert "Sở thực hiện Kế hoạch số 15/KH-UBND ngày 03/01/2025 của Ủy ban nhân dân tỉnh về thi đua năm 2025." in answered({"text": VALUES["text"]})


def test_named_document_is_marked_as_a_citation() -> None:
    made = draft()
    renewed = with_answers(made, {q.id: VALUES["text"] for q in made.questions if q.kind == "citation"})
    assert "15/KH-UBND" in [mark.number for s in body_of(renewed) for mark in s.citations]


@pytest.mark.parametrize("value", ["Giữ nguyên", "giữ nguyên"])
def test_kept_document_stays(value: str) -> None:
    assert "Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh" in answered({"text": value})


@pytest.mark.parametrize(
    ("type_", "words"),
    [
        ("int", "Sở tổ chức không có cuộc họp"),
        ("ratio", "đạt tỷ lệ 0%"),
        ("percent", "Sản lượng không thay đổi so với"),
        ("money", "còn 0 đồng"),
    ],
)
def test_none_is_an_answer(type_: str, words: str) -> None:
    assert words in answered({type_: "none"})


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_empty_is_no_answer(empty: str | None) -> None:
    assert answered(dict.fromkeys(VALUES, empty)) == " ".join(s.text for s in body_of(draft()))


def test_fill_open_again_and_fill_gives_the_same_draft() -> None:
    made = draft()
    facts = {q.id: VALUES[q.type] for q in made.questions}
    filled = with_answers(made, facts)
    opened = with_answers(filled, dict.fromkeys(facts))
    assert [s.text for s in opened.sentences()] == [s.text for s in made.sentences()]
    assert [s.citations for s in opened.sentences()] == [s.citations for s in made.sentences()]
    assert with_answers(opened, facts) == filled


@given(st.dictionaries(st.sampled_from(sorted(VALUES)), st.sampled_from(["none", "7", "12/12", "5%", "1.000", "Đã đổi", None])))
@few
def test_answered_sentences_replay(values: dict[str, str | None]) -> None:
    made = draft()
    for q in made.questions:
        try:
            made = with_answers(made, {q.id: values.get(q.type)})
        except RejectedFact:
            continue
    assert all(s.source and replay(s.source.quote, s.ops) == s.text for s in made.sentences())
    assert all(s.text[m.start : m.end] for s in made.sentences() for m in s.citations)


def test_answer_fills_both_sections_that_use_the_fact() -> None:
    line = "Sở tổ chức 02 cuộc họp với các phòng về công tác thi đua."
    made = drafted(report(f"I. MỘT\n\n{line}\n\nII. HAI\n\nTheo đó, {line}"))
    texts = [s.text for s in body_of(with_answers(made, {made.questions[0].id: "9"}))]
    assert all("Sở tổ chức 09 cuộc họp" in text for text in texts) and len(texts) == 2


def test_unknown_question_is_refused() -> None:
    with pytest.raises(UnknownQuestion, match="q99"):
        with_answers(draft(), {"q99": "1"})


@pytest.mark.parametrize(
    ("type_", "given", "taken"),
    [
        ("int", "3", "03"),
        ("int", "03", "03"),
        ("int", "3 tập thể", "03"),
        ("int", "012", "12"),
        ("int", "0", "0"),
        ("int", "12", "12"),
        ("int", "1.234", "1.234"),
        ("int", "3,5", "3,5"),
        ("ratio", " 29 / 31 ", "29/31"),
        ("ratio", "1.706/1.706", "1.706/1.706"),
        ("percent", "97.5", "97,5%"),
        ("percent", "95 %", "95%"),
        ("text", "  Kế  hoạch   mới ", "Kế hoạch mới"),
        ("date", "tháng 7/2025", "tháng 7/2025"),
    ],
)
def test_value_is_taken_in_the_form_it_stands_in_the_text(type_: str, given: str, taken: str) -> None:
    assert accepted(question(type_), given) == taken


@pytest.mark.parametrize(
    ("type_", "given", "words"),
    [
        ("int", "nhiều", "cần một con số"),
        ("int", "12.5", "cần một con số"),
        ("int", "3/5", "cần một con số"),
        ("ratio", "29", "ví dụ 29/31"),
        ("ratio", "32/31", "32 lớn hơn tổng số 31"),
        ("percent", "nhiều", "cần một tỷ lệ"),
        ("date", "7", "cần một mốc thời gian"),
        ("text", "a" * 2001, "dài quá"),
    ],
)
def test_value_of_the_wrong_kind_is_refused_with_one_sentence(type_: str, given: str, words: str) -> None:
    with pytest.raises(RejectedFact, match=words) as refused:
        accepted(question(type_), given)
    assert str(refused.value).startswith("«số cuộc họp»") and str(refused.value).endswith(".")


def test_money_in_another_unit_is_refused() -> None:
    with pytest.raises(RejectedFact, match="theo đơn vị «đồng»"):
        accepted(question("money", unit="đồng"), "13 triệu đồng")


def test_choice_is_taken_whatever_its_case_and_marks() -> None:
    assert accepted(question("choice", options=("Đã làm", "Chưa làm")), "da lam") == "Đã làm"  # type: ignore[arg-type]


def test_choice_outside_its_options_is_refused() -> None:
    with pytest.raises(RejectedFact, match="«Đã làm», «Chưa làm»"):
        accepted(question("choice", options=("Đã làm", "Chưa làm")), "có lẽ")  # type: ignore[arg-type]


@given(st.sampled_from(sorted(VALUES)), noise)
@few
def test_any_value_is_taken_or_refused(type_: str, given: str) -> None:
    with suppress(RejectedFact):
        taken = accepted(question(type_), given)
        assert taken is None or taken.strip() == taken != ""


@pytest.mark.parametrize(
    ("kind", "value", "stored"),
    [
        ("date", "2026-12-31", "ngày 31/12/2026"),
        ("date", "từ 2026-02-05 đến 2026-12-31", "từ 05/02/2026 đến 31/12/2026"),
        ("text", "Kế hoạch số 12/KH-UBND ngày 2026-01-05", "Kế hoạch số 12/KH-UBND ngày 05/01/2026"),
        ("text", "Văn bản số 2026-02-31", "Văn bản số 2026-02-31"),  # no day
    ],
)
def test_a_day_of_a_program_is_written_as_officers_write_it(kind: str, value: str, stored: str) -> None:
    asked = Question("q01", "period", "ngày họp", None, kind, "ngày 05/3/2025", ("I",), ())  # type: ignore[arg-type]
    assert accepted(asked, value) == stored
