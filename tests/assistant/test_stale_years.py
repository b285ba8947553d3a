"""An answer that speaks of a year that is over is kept, with one sentence that says so."""

from dataclasses import replace

import pytest

from assistant.answers import with_answers
from assistant.consistency import check_facts
from assistant.draft import Draft, Question
from assistant.stale_years import years_of
from tests.builders import drafted, report

BODY = "I. KẾT QUẢ\n\nĐoàn kiểm tra bắt đầu từ ngày 20/11/2023. Trong kỳ, Sở không phát sinh đơn thư."


def asked(kind: str, draft: Draft) -> Question:
    return next(question for question in draft.questions if question.kind == kind)


def said(kind: str, value: str, *, draft: Draft | None = None) -> list[str]:
    draft = draft or drafted(report(BODY))
    notes = check_facts(draft, {asked(kind, draft).id: value})
    assert all(note.severity == "warning" for note in notes)
    return [note.text for note in notes]


@pytest.mark.parametrize(
    ("kind", "value", "year"), [("period", "20/11/2023", "2023"), ("period", "tháng 5/2022", "2022"), ("negative", "Có 02 đơn trong năm 2024", "2024")]
)
def test_a_year_that_is_over_is_said_once(kind: str, value: str, year: str) -> None:
    (text,) = said(kind, value)
    assert f"nói về năm {year}" in text and "6 tháng đầu năm 2025" in text and "giữ" in text and text.endswith(".")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("period", "20/11/2024"),  # as far back as last period's was
        ("negative", "Có 02 đơn trong năm 2025"),
        ("negative", "Có 02 đơn theo Quyết định số 12/QĐ-UBND ngày 05/3/2021"),
        ("negative", "Có 01 việc thuộc giai đoạn 2021 - 2024"),
        ("negative", "Có phát sinh"),
    ],
)
def test_a_year_that_may_be_meant_is_not_remarked_on(kind: str, value: str) -> None:
    assert said(kind, value) == []


def test_a_question_that_had_no_value_before_is_held_to_the_period() -> None:
    draft = drafted(report(BODY))
    blank = replace(asked("period", draft), previous=None, constraints=())
    draft = replace(draft, questions=tuple(blank if question.id == blank.id else question for question in draft.questions))
    assert len(said("period", "31/12/2024", draft=draft)) == 1 and said("period", "31/12/2025", draft=draft) == []


def test_the_answer_is_kept() -> None:
    draft = drafted(report(BODY))
    answered = with_answers(draft, {asked("period", draft).id: "20/11/2023"})
    assert asked("period", answered).value == "ngày 20/11/2023"


def test_years_of_documents_and_programmes_are_no_times() -> None:
    assert years_of("Từ năm 2022 theo Quyết định số 12/QĐ-UBND ngày 05/3/2021 cho giai đoạn 2021 - 2025, đến tháng 6/2024") == (2022, 2024)
