"""The period of a new document: said without «năm», or alone in answer to the question for it."""

from datetime import date

import pytest

from assistant.conversation import Reply, converse
from assistant.conversation.commands import StartReport
from assistant.conversation.message import read_message
from assistant.conversation.period_words import only_period
from assistant.conversation.understanding import understand
from corpus.periods import Period
from tests.assistant.conversation.conftest import TODAY, Office


def say(office: Office, message: str, asked: str | None = None) -> Reply:
    held = office.retrieval
    return converse(
        message, workflow=office.workflow, library=held.library, searcher=held.searcher, registry=office.registry, who="Cán bộ", today=TODAY, asked=asked
    )


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("lam ke hoach tuyen truyen 2027 tu nam truoc", "2027"),
        ("làm kế hoạch tuyên truyền 2027 từ năm trước", "2027"),
        ("soạn báo cáo 2026 từ kỳ trước", "2026"),
        ("soạn báo cáo 6 tháng đầu năm 2026", "2026H1"),
        ("soạn báo cáo từ năm trước", None),
        ("soạn báo cáo theo công văn 2026/SNV-TĐKT", None),
    ],
)
def test_year_is_read_without_its_word(words: str, period: str | None) -> None:
    order = understand(read_message(words), today=TODAY)
    assert isinstance(order, StartReport)
    assert order.period == (Period.parse(period) if period else None)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("nam 2027", "2027"),
        ("năm 2027", "2027"),
        ("2027", "2027"),
        ("cho năm 2027 nhé", "2027"),
        ("kỳ 6 tháng đầu năm 2026", "2026H1"),
        ("28", None),
        ("năm 2027 thì sao", None),
        ("mục 3.2", None),
        ("số 2027/QĐ-UBND", None),
    ],
)
def test_period_alone_is_told_from_other_words(words: str, period: str | None) -> None:
    found = only_period(read_message(words).plain, today=date(2026, 6, 5))
    assert found == (Period.parse(period) if period else None)


@pytest.mark.parametrize("answer", ["nam 2027", "năm 2027", "2027"])
def test_period_answers_the_question_for_it(office: Office, answer: str) -> None:
    order = "soạn kế hoạch tuyên truyền từ kỳ trước"
    asked = say(office, order)
    assert asked.outcome == "clarify" and f"năm {TODAY.year}" in asked.text and "2025" not in asked.text
    made = say(office, answer, asked=order)
    assert made.outcome == "acted" and "2027" in made.text
    assert made.report and str(office.workflow.open(made.report).draft.info.period) == "2027"


def test_period_answers_no_other_question(office: Office) -> None:
    count = len(office.workflow.reports())
    say(office, "2027", asked="nhận mục 3.2")
    say(office, "2027")
    say(office, "mục nào thiếu?", asked="soạn kế hoạch tuyên truyền từ kỳ trước")
    assert len(office.workflow.reports()) == count


def test_coming_year_is_drafted_from_the_newest_document(office: Office) -> None:
    made = say(office, "lam ke hoach tuyen truyen 2027 tu nam truoc")
    assert made.outcome == "acted" and "năm 2026" in made.text.splitlines()[0]
