"""A value is the officer's own, or it is not written."""

import pytest

from assistant.acting.words_said import said
from assistant.draft import Question, QuestionKind


def asks(kind: QuestionKind = "figure", type_: str = "int", options: tuple[str, ...] = ()) -> Question:
    return Question("q1", kind, "số tập thể được khen", None, type_, "03", (), (), options=options)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("14", "giấy khen cho cá nhân được 14"),
        ("05", "kỳ này 5 tập thể"),
        ("29/31", "29 trên tổng số 31"),
        ("15.500.000", "quỹ góp 15.500.000 đồng"),
        ("none", "kỳ này không có ai"),
        ("ngày 16/4/2025", "họp ngày 16/4/2025 nhé"),
    ],
)
def test_words_of_the_officer_are_taken(value: str, message: str) -> None:
    assert said(value, asks(), message)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("41", "giấy khen cho cá nhân được 14"),
        ("1", "giấy khen cho cá nhân được 14"),
        ("30/31", "29 trên tổng số 31"),
        ("none", "giấy khen như kỳ trước"),
        ("ngày 17/4/2025", "họp ngày 16/4/2025 nhé"),
        ("Giữ nguyên", "đổi kế hoạch đó đi"),
        ("14 đồng", "được 14 cá nhân"),
    ],
)
def test_anything_else_is_not(value: str, message: str) -> None:
    assert not said(value, asks(), message)


def test_answer_of_a_closed_list_may_be_chosen() -> None:
    assert said("Đã làm", asks("followup", "choice", ("Đã làm", "Chưa làm")), "việc đó xong rồi")
