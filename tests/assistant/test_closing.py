"""A question is closed when its sentence is deleted, and open again when the sentence is back."""

from assistant.draft import Question
from assistant.report import Report, progress_of
from tests.assistant.conversation.conftest import Office, database, office

__all__ = ["database", "office"]


def question(report: Report, name: str) -> Question:
    return next(each for each in report.draft.questions if each.name == name)


def sentence_of(report: Report, asked: Question) -> str:
    return next(s.text for _, s in report.sentences() if any(op.fact == asked.id for op in s.ops))


def test_deleted_sentence_closes_its_question_and_undo_opens_it(office: Office) -> None:
    report = office.start("trade")
    asked = question(report, "số phiên chợ hàng Việt được tổ chức")
    words = " ".join(sentence_of(report, asked).split()[:5])
    assert asked in report.open_questions()
    before = progress_of(report)
    reply = office.say(f"xóa câu «{words}»", report)
    assert reply.outcome == "acted", reply.text
    after = office.workflow.open(report.id)
    assert asked.id in after.closed_questions() and asked not in after.open_questions()
    gone = len(after.closed_questions())
    assert progress_of(after).questions == before.questions - gone
    assert len(after.open_questions()) == len(report.open_questions()) - gone
    office.say("hoàn tác", report)
    back = office.workflow.open(report.id)
    assert back.closed_questions() == frozenset() and asked in back.open_questions()
    assert progress_of(back) == before


def test_no_question_is_closed_in_a_report_as_drafted_nor_by_another_sentence(office: Office) -> None:
    report = office.start("culture")
    assert report.closed_questions() == frozenset()
    office.say(f"thêm vào mục {report.draft.sections[1].id} câu: Sở đã tổ chức họp.", report)
    assert office.workflow.open(report.id).closed_questions() == frozenset()


def test_section_taken_out_closes_its_questions(office: Office) -> None:
    report = office.start("trade")
    section = next(s for s in report.draft.sections if len([q for q in report.open_questions() if q.sections == (s.id,)]) > 1)
    own = {q.id for q in report.open_questions() if q.sections == (section.id,)}
    assert office.say(f"bỏ mục {section.id}", report).outcome == "acted"
    assert own <= office.workflow.open(report.id).closed_questions()
    office.say("hoàn tác", report)
    assert not office.workflow.open(report.id).closed_questions()
