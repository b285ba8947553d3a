"""«Hỏi tôi từng câu»: one question after another, answers, skips and steps back; other messages are done while the question waits."""

import pytest

from assistant.conversation import Reply
from assistant.draft import Question, replay
from assistant.report import Report
from assistant.workflow import Start
from corpus.periods import Period
from tests.answering import answers_for
from tests.assistant.conversation.conftest import Office


def asked(office: Office, report: Report, reply: Reply) -> Question:
    """The question that the last turn asked: «Câu 3/12»."""
    number = reply.text.rpartition("Câu ")[2].partition("/")[0]
    return office.workflow.open(report.id).draft.questions[int(number) - 1]


def begun(office: Office) -> tuple[Report, Reply]:
    report = office.start("culture")
    return report, office.say("hỏi tôi từng câu", report)


def test_every_question_is_asked_and_answered_in_order(office: Office) -> None:
    report, reply = begun(office)
    values = answers_for(report.draft)
    order = []
    while "Câu " in reply.text:
        question = asked(office, report, reply)
        order.append(question.id)
        reply = office.say(values[question.id], report)
        assert reply.outcome == "acted", (question, reply.text)
    done = office.workflow.open(report.id)
    assert order == [question.id for question in report.draft.questions]
    assert done.open_questions() == ()
    assert "Đã trả lời đủ" in reply.text
    assert "Xuất Word" in reply.choices
    assert all(replay(s.source.quote, s.ops) == s.text for _, s in done.sentences() if s.source)


def test_the_choices_are_messages_that_are_understood(office: Office) -> None:
    report, reply = begun(office)
    assert {"Bỏ qua", "Quay lại", "Dừng"} <= set(reply.choices)
    while "Câu " in reply.text:
        question = asked(office, report, reply)
        own = reply.choices[0]
        reply = office.say(own, report)
        assert reply.outcome == "acted" or own == "Bỏ qua", (question, own, reply.text)


def test_skip_leaves_a_question_open_and_back_returns_to_it(office: Office) -> None:
    report, first = begun(office)
    second = office.say("bỏ qua", report)
    assert asked(office, report, second) != asked(office, report, first)
    again = office.say("quay lại", report)
    assert asked(office, report, again) == asked(office, report, first)
    assert office.workflow.open(report.id).revision == report.revision


def test_back_shows_what_was_answered_and_takes_another_answer(office: Office) -> None:
    report, first = begun(office)
    question = asked(office, report, first)
    office.say("7", report)
    back = office.say("quay lại", report)
    assert "Đang ghi: 07" in back.text
    office.say("8", report)
    assert next(q.value for q in office.workflow.open(report.id).draft.questions if q.id == question.id) == "08"


def test_a_refused_value_is_said_and_the_question_asked_again(office: Office) -> None:
    report, first = begun(office)
    refused = office.say("nhiều lắm", report)
    assert refused.outcome == "clarify"
    assert "con số" in refused.text
    assert asked(office, report, refused) == asked(office, report, first)
    assert office.workflow.open(report.id).revision == report.revision


@pytest.mark.parametrize("message", ["rút gọn mục I.2", "còn lỗi gì?", "nhận mục II.1", "so với kỳ trước"])
def test_an_order_in_between_is_done_and_the_question_keeps_waiting(office: Office, message: str) -> None:
    report, first = begun(office)
    question = asked(office, report, first)
    other = office.say(message, report)
    assert "Câu " not in other.text
    assert office.workflow.open(report.id).draft.questions[0].value is None
    office.say("7", report)
    assert next(q.value for q in office.workflow.open(report.id).draft.questions if q.id == question.id) == "07"


def test_after_stop_a_bare_number_answers_nothing(office: Office) -> None:
    report, _ = begun(office)
    stopped = office.say("dừng", report)
    assert "Đã dừng hỏi" in stopped.text
    before = office.workflow.open(report.id).revision
    office.say("7", report)
    assert office.workflow.open(report.id).revision == before


def test_another_officer_is_not_asked(office: Office) -> None:
    """The question waits for the one who wanted to be asked."""
    report, _ = begun(office)
    from assistant.conversation.topics import Topics

    assert Topics(office.retrieval.library.database).of(report.id, "Người khác") is None


def test_questions_of_one_section_end_with_it(office: Office) -> None:
    report = office.start("culture")
    reply = office.say("hỏi từng câu của mục 3.2", report)
    reply = office.say("19,2 triệu đồng", report)
    assert reply.outcome == "acted"
    assert "19.200.000" in reply.text
    assert "mục «3.2. Quỹ khen thưởng»" in reply.text


def test_a_direction_said_with_a_percentage_is_kept(office: Office) -> None:
    """«giảm 1,5%» is not «tăng 1,5%»: what fits as it was typed is taken as it was typed."""
    report = office.start("trade")
    signed = next((q for q in report.draft.questions if q.is_signed and q.type == "percent"), None)
    if signed is None:
        report = office.workflow.create(Start("bc-tdkt-6t-2026", Period.parse("2027H1")), who="Cán bộ")
        signed = next(q for q in report.draft.questions if q.is_signed and q.type == "percent")
    reply = office.say("hỏi tôi từng câu", report)
    while asked(office, report, reply).id != signed.id:
        reply = office.say("bỏ qua", report)
    office.say("giảm 1,5%", report)
    assert next(q.value for q in office.workflow.open(report.id).draft.questions if q.id == signed.id) == "giảm 1,5%"
