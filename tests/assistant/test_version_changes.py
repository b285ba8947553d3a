"""What differs between two states of a report."""

from dataclasses import replace
from pathlib import Path

from assistant.editing import EditedParagraph
from assistant.outlines.editing import Place
from assistant.report import Report
from assistant.version_changes import Piece, changes_between, words_between
from assistant.workflow import Workflow
from tests.assistant.offices import START, open_office


def office(folder: Path) -> tuple[Workflow, Report]:
    workflow, _ = open_office(folder)
    return workflow, workflow.create(START, who="Cán bộ")


def edited(workflow: Workflow, report: Report, section: str, text: str) -> Report:
    return workflow.decide(report.id, section, "edit", who="Cán bộ", candidate=None, paragraphs=[EditedParagraph(text)])


def test_a_state_differs_in_nothing_from_itself(tmp_path: Path) -> None:
    _, report = office(tmp_path)
    changes = changes_between(report, report)
    assert (changes.sections, changes.answers, changes.title, changes.deadline) == ((), (), None, None)


def test_words_spell_both_texts() -> None:
    old, new = "Sở tổ chức 02 cuộc họp với các phòng.", "Sở đã tổ chức 03 cuộc họp với phòng, ban."
    pieces = words_between(old, new)
    assert "".join(p.text for p in pieces if p.status != "added") == old
    assert "".join(p.text for p in pieces if p.status != "removed") == new
    assert Piece("removed", "02") in pieces and Piece("added", "03") in pieces


def test_space_alone_is_nothing_in_common() -> None:
    assert words_between("Sơ kết năm", "Báo cáo năm") == (Piece("removed", "Sơ kết"), Piece("added", "Báo cáo"), Piece("same", " năm"))


def test_a_reworded_sentence_is_changed_a_new_one_added_and_one_taken_out_removed(tmp_path: Path) -> None:
    workflow, report = office(tmp_path)
    section = report.draft.section("I.1")
    assert section
    first, second = (s.text for p in report.paragraphs(section) for s in p.sentences)
    after = edited(workflow, report, "I.1", f"{first.replace('cuộc họp', 'buổi họp')} Đây là câu hoàn toàn mới của chuyên viên.")
    (changed,) = changes_between(report, after).sections
    assert [s.status for s in changed.sentences] == ["changed", "added", "removed"]
    assert changed.heading == "1. Công tác chỉ đạo" and changed.decision == ("proposed", "edited")
    assert changed.sentences[2].pieces == (Piece("removed", second),)


def test_sections_that_come_go_and_move_are_told(tmp_path: Path) -> None:
    workflow, report = office(tmp_path)
    added, made = workflow.add_section(report.id, "3. Việc mới", Place(parent="I"), who="Cán bộ")
    moved = workflow.move_section(report.id, "I.2", Place(before="I.1"), who="Cán bộ")
    gone = workflow.drop_section(report.id, "II", who="Cán bộ")
    assert [(s.id, s.status) for s in changes_between(report, added).sections] == [(made, "added")]
    assert [(s.moved, s.status) for s in changes_between(added, moved).sections] == [(True, "changed")]
    assert [(s.id, s.status) for s in changes_between(moved, gone).sections] == [("II", "removed")]
    assert [(s.id, s.status) for s in changes_between(gone, moved).sections] == [("II", "added")]


def test_answers_and_deadline_are_told(tmp_path: Path) -> None:
    workflow, report = office(tmp_path)
    question = next(q for q in report.draft.questions if q.type == "int")
    answered = workflow.answer(report.id, {question.id: "05"}, who="Cán bộ")
    changes = changes_between(report, replace(answered, deadline=START.period.end))
    assert [(a.question, a.before, a.after) for a in changes.answers] == [(question.id, None, "05")]
    assert changes.deadline == (None, "2025-06-30")
