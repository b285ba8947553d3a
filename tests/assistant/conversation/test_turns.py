"""Every turn of `turns.py`, as written and without marks: outcome, section, and the text elsewhere untouched."""

import pytest

from assistant.conversation import Focus, Reply
from assistant.report import Report
from corpus.text.folding import key, strip_accents
from tests.assistant.conversation.conftest import Office
from tests.assistant.conversation.turns import TURNS, Turn
from tests.assistant.conversation.whole_turns import NOT_ORDERS, WHOLE_TURNS

UNDOABLE = ("shorten", "accept", "reject", "restore", "answer", "edit")
WHOLE = ("outline", "deadline", "fix", "suppress")  # kinds of actions that name no text, or one that is gone


def focus_of(turn: Turn, report: Report | None) -> Focus:
    """The selected section, and the sentence in it that begins with the given words."""
    section, words = turn.focus
    if report is None or words is None:
        return Focus(section)
    return Focus(section, next(s.id for place, s in report.sentences() if place == section and s.text.startswith(words)))


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "bare"])
@pytest.mark.parametrize("turn", [*TURNS, *WHOLE_TURNS], ids=str)
def test_turn(office: Office, turn: Turn, *, marked: bool) -> None:
    report = office.start(turn.on) if turn.on else None
    for earlier in turn.before:
        assert office.say(earlier, report).outcome == "acted"
    before = office.text(report) if report else {}
    reply = office.say(turn.message if marked else strip_accents(turn.message), report, focus_of(turn, report))
    assert reply.outcome == turn.outcome, reply.text
    says(reply, turn, marked=marked)
    if report:
        after = office.text(report)
        assert tuple(section for section in {**before, **after} if after.get(section, "") != before.get(section, "")) == turn.changed, reply.text
        acts(reply, turn)


def says(reply: Reply, turn: Turn, *, marked: bool) -> None:
    text = f" {key(reply.text)} "
    assert [words for words in turn.says if key(words) not in text] == [], reply.text
    assert [words for words in turn.silent if f" {key(words)} " in text] == [], reply.text
    assert "  " not in reply.text.replace("\n", "")
    assert reply.text.strip()
    assert marked or "\ufffd" not in reply.text


def acts(reply: Reply, turn: Turn) -> None:
    """Actions name the sections that changed, and what undo returns to."""
    done = [action for action in reply.actions if action.kind in UNDOABLE]
    if turn.sections is not None:
        assert tuple(action.section for action in done) == turn.sections
    elif reply.outcome == "acted" and turn.changed and not any(action.kind in WHOLE for action in reply.actions):
        assert {action.section for action in done} == set(turn.changed)
    assert all((action.undo is not None and action.before != action.after) or action.kind == "accept" for action in done)


@pytest.mark.parametrize("turn", NOT_ORDERS, ids=str)
def test_what_is_no_order_changes_nothing(office: Office, turn: Turn) -> None:
    report = office.start(turn.on or "culture")
    office.say(turn.message, report)
    assert office.workflow.open(report.id).revision == report.revision


@pytest.mark.parametrize("message", ["rút gọn mục I.2", "bỏ mục I.4", "Giấy khen: 14 cá nhân, 03 tập thể", "nhận phương án B của mục I.2"])
def test_undo_restores_every_letter(office: Office, message: str) -> None:
    report = office.start("culture")
    before = office.text(report)
    acted = office.say(message, report)
    assert acted.outcome == "acted"
    assert office.text(report) != before
    undone = office.say("hoàn tác", report)
    assert undone.outcome == "acted"
    assert office.text(report) == before
    assert office.workflow.open(report.id).draft == report.draft


def test_undo_of_two_changes_goes_back_one_by_one(office: Office) -> None:
    report = office.start("culture")
    office.say("bỏ mục I.4", report)
    middle = office.text(report)
    office.say("Giấy khen: 14 cá nhân", report)
    office.say("hoàn tác", report)
    assert office.text(report) == middle
    office.say("hoan tac", report)
    assert office.workflow.open(report.id).draft == report.draft
    assert office.say("hoàn tác", report).outcome == "answered"


def test_a_shortened_section_can_still_be_answered_into(office: Office) -> None:
    report = office.start("culture")
    office.say("nhận mục 3.1", report)
    reply = office.say("Giấy khen: 14 cá nhân", report)
    assert reply.outcome == "acted"
    assert "14 cá nhân" in office.text(report)["I.3.1"]


def test_start_makes_a_report_that_the_next_turn_acts_on(office: Office) -> None:
    started = office.say("soạn báo cáo 6 tháng đầu năm 2025 của Sở Văn hóa từ báo cáo kỳ trước")
    assert started.report
    report = office.workflow.open(started.report)
    assert report.draft.info.period == "2025H1"
    assert report.draft.info.origin == "bc-svh-6t-2024"
    assert office.say("rút gọn mục I.2", report).outcome == "acted"


@pytest.mark.parametrize("form", ["{id}: 15", "câu {number}: 15 cá nhân", "cau {number}: 15", "{id} 15", "{id} là 15"])
def test_a_question_is_answered_by_its_id(office: Office, form: str) -> None:
    report = office.start("culture")
    question = next(q for q in report.draft.questions if q.unit == "cá nhân" and q.previous == "12")
    reply = office.say(form.format(id=question.id, number=int(question.id[1:])), report)
    assert reply.outcome == "acted", reply.text
    assert "15 cá nhân" in office.text(report)["I.3.1"]


def test_the_choice_offered_is_understood(office: Office) -> None:
    report = office.start("culture")
    asked = office.say("Bằng khen: 03 cá nhân", report)
    order = next(line.split("«")[1].split("»")[0] for line in asked.text.splitlines() if line.startswith("- «"))
    answered = office.say(order, report)
    assert answered.outcome == "acted"
    assert answered.actions[0].after == "03"
