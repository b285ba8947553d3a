"""A table pasted into the conversation: this period's column, one revision, no answer written over, no figure of last period's."""

from assistant.draft import Question
from assistant.report import Report
from tests.assistant.conversation.conftest import Office

HEAD = "Chỉ tiêu\t6 tháng đầu năm 2025\t6 tháng đầu năm 2026\n"


def figures(office: Office, report: Report) -> list[Question]:
    """Open counts of one report, each with a name of its own and a number last period."""
    found = [q for q in office.workflow.open(report.id).draft.questions if q.type == "int" and (q.previous or "").isdigit() and int(q.previous or "0")]
    return [q for q in found if sum(1 for other in found if other.name == q.name) == 1][:3]


def rows(questions: list[Question], *, more: int) -> str:
    return "\n".join(f"{q.name}\t{q.previous}\t{int(q.previous or '0') + more}" for q in questions)


def values(office: Office, report: Report) -> dict[str, str | None]:
    return {q.id: q.value for q in office.workflow.open(report.id).draft.questions}


def test_table_answers_from_the_column_of_the_period_in_one_revision(office: Office) -> None:
    report = office.start("trade")
    asked = figures(office, report)
    assert len(asked) == 3
    reply = office.say(HEAD + rows(asked, more=2), report)
    after = office.workflow.open(report.id)
    assert reply.outcome == "acted"
    assert "6 tháng đầu năm 2026" in reply.text
    assert after.revision == report.revision + 1
    assert {q.id: int(q.value or "-1") for q in after.draft.questions if q.value} == {q.id: int(q.previous or "0") + 2 for q in asked}
    office.say("hoàn tác", report)
    assert set(values(office, report).values()) == {None}


def test_two_columns_without_a_header_are_asked_about_and_write_nothing(office: Office) -> None:
    report = office.start("trade")
    reply = office.say(rows(figures(office, report), more=2), report)
    assert reply.outcome == "clarify"
    assert "không rõ cột nào" in reply.text
    assert set(values(office, report).values()) == {None}


def test_answer_given_before_stays_and_is_told(office: Office) -> None:
    report = office.start("trade")
    first, *others = figures(office, report)
    office.say(f"{first.id}: 88", report)
    reply = office.say(HEAD + rows([first, *others], more=2), report)
    assert values(office, report)[first.id] == "88"
    assert f"Chưa ghi đè «{first.name}»" in reply.text
    assert [choice.split(":")[0] for choice in reply.choices] == [first.id]
    assert all(values(office, report)[q.id] for q in others)


def test_row_whose_last_value_is_another_than_the_reports_is_asked_about(office: Office) -> None:
    report = office.start("trade")
    first, second, _ = figures(office, report)
    reply = office.say(f"{HEAD}{first.name}\t{int(first.previous or '0') + 70}\t5\n{second.name}\t{second.previous}\t6", report)
    assert values(office, report)[first.id] is None
    assert int(values(office, report)[second.id] or "0") == 6
    assert f"Chưa ghi «{first.name}: 5»" in reply.text


def test_tenfold_figure_is_noted(office: Office) -> None:
    report = office.start("trade")
    first = figures(office, report)[0]
    far = int(first.previous or "0") * 10 + 20
    assert "Lưu ý:" in office.say(f"{first.id}: {far}", report).text
    assert "Lưu ý:" not in office.say(f"{first.id}: {first.previous}", report).text
