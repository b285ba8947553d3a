"""Revisions by name: what was done, what undo and redo would do next; earlier states brought back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.deeds import phrase
from assistant.describing import with_deadline, with_lines, with_title
from assistant.draft import replay
from assistant.errors import BadOutline, UnknownReport, UnknownSection, UnknownVersion
from assistant.history import steps_for, told
from assistant.report import Report
from assistant.restoring import restored, section_restored
from assistant.workflow import Workflow
from assistant.writing import Seen
from tests.assistant.offices import START, open_office

ACCEPTED, REJECTED = "nhận phương án A cho mục 1. Công tác chỉ đạo", "bỏ nội dung mục 2. Công tác tuyên truyền"
NOW = "2025-06-05T08:00:00+00:00"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Workflow, Report]]:
    workflow, database = open_office(tmp_path)
    yield workflow, workflow.create(START, who="Cán bộ")
    database.close()


def lines(workflow: Workflow, report: Report) -> list[str]:
    return [each.words for each in reversed(told(workflow.changes(report.id)))]


def next_steps(workflow: Workflow, report: Report, who: str = "Cán bộ", revision: int | None = None, key: str = "") -> tuple[str | None, str | None]:
    steps = steps_for(workflow.changes(report.id), who=who, seen=Seen(revision, key))
    return (phrase(steps.undo.deed) if steps.undo else None, phrase(steps.redo.deed) if steps.redo else None)


def test_every_revision_is_told_in_words_also_of_what_has_gone(office: tuple[Workflow, Report]) -> None:
    workflow, report = office
    question = next(q for q in report.draft.questions if q.type == "int")
    workflow.answer(report.id, {question.id: "05"}, who="Cán bộ")
    workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    workflow.drop_section(report.id, "II", who="Cán bộ")
    workflow.undo(report.id, who="Cán bộ")
    drop = "ỏ mục II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2025 khỏi đề cương"
    assert lines(workflow, report) == [
        f"Hoàn tác: b{drop}",
        f"B{drop}",
        "Nhận phương án A cho mục 1. Công tác chỉ đạo",
        f"Trả lời «{question.name}»: 05",
        f"Lập báo cáo từ «{report.title}»",
    ]


def test_undo_and_redo_are_named_through_a_long_walk(office: tuple[Workflow, Report]) -> None:
    workflow, report = office
    assert next_steps(workflow, report) == (None, None)
    workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    workflow.decide(report.id, "I.2", "reject", who="Cán bộ")
    assert next_steps(workflow, report) == (REJECTED, None)
    workflow.undo(report.id, who="Cán bộ")
    assert next_steps(workflow, report) == (ACCEPTED, REJECTED)
    workflow.undo(report.id, who="Cán bộ")
    assert next_steps(workflow, report)[0] is None
    workflow.redo(report.id, who="Cán bộ")
    assert next_steps(workflow, report)[0] == ACCEPTED
    assert workflow.open(report.id).states["I.1"].status == "accepted"


def test_undo_is_named_for_the_person_who_asks(office: tuple[Workflow, Report]) -> None:
    """The older change of one's own is named and taken back, and stays taken back; the newer one of another stands."""
    workflow, report = office
    workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    workflow.decide(report.id, "I.2", "reject", who="Người khác")
    assert next_steps(workflow, report) == (ACCEPTED, None)
    assert next_steps(workflow, report, who="Người khác")[0] == REJECTED
    assert next_steps(workflow, report, who="Người thứ ba")[0] is None
    undone = workflow.undo(report.id, who="Cán bộ")
    assert "I.1" not in undone.states and undone.states["I.2"].status == "rejected"
    assert next_steps(workflow, report)[0] is None
    assert lines(workflow, report)[0] == f"Hoàn tác: {ACCEPTED}"


def test_undo_is_named_for_the_page_that_asks(office: tuple[Workflow, Report]) -> None:
    """Of what the same person did since on another page, this page knows nothing; of its own writes it does."""
    workflow, report = office
    workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A", key="here.1")
    workflow.decide(report.id, "I.2", "reject", who="Cán bộ", key="there.1")
    assert next_steps(workflow, report, revision=2, key="here.2")[0] == ACCEPTED
    assert next_steps(workflow, report, revision=2, key="there.2")[0] == REJECTED
    assert next_steps(workflow, report, revision=3, key="here.2")[0] == REJECTED


def test_restored_and_described_states_are_told_with_what_they_concern(office: tuple[Workflow, Report]) -> None:
    workflow, report = office
    earlier = workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    workflow.change(report.id, lambda now: with_title(now, "Tên mới", who="Cán bộ"), action="describe", who="Cán bộ")
    workflow.change(report.id, lambda now: section_restored(now, report, "I.1", who="Cán bộ", at=NOW), action="restore 1 I.1", who="Cán bộ")
    workflow.change(report.id, lambda now: restored(now, earlier), action="restore 2", who="Cán bộ")
    assert lines(workflow, report)[:3] == ["Khôi phục bản 2", "Khôi phục mục 1. Công tác chỉ đạo từ bản 1", "Đổi thông tin báo cáo"]


def test_undo_does_what_its_name_said(office: tuple[Workflow, Report]) -> None:
    workflow, report = office
    workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    workflow.undo(report.id, who="Cán bộ")
    workflow.redo(report.id, who="Cán bộ")
    assert next_steps(workflow, report)[0] == ACCEPTED
    workflow.undo(report.id, who="Cán bộ")
    assert "I.1" not in workflow.open(report.id).states


def test_progress_is_that_of_each_revision(office: tuple[Workflow, Report]) -> None:
    workflow, report = office
    workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    progress = workflow.progress_at(report.id, [1, 2])
    assert (progress[1].accepted, progress[2].accepted) == (0, 1)


def test_an_earlier_state_comes_back_whole_and_can_be_undone(office: tuple[Workflow, Report]) -> None:
    workflow, report = office
    workflow.drop_section(report.id, "II", who="Cán bộ")
    workflow.change(report.id, lambda now: restored(now, workflow.open_at(report.id, 1)), action="restore 1", who="Cán bộ")
    assert workflow.open(report.id).draft == report.draft
    assert workflow.undo(report.id, who="Cán bộ").draft.section("II") is None


def test_one_section_comes_back_with_the_present_answers(office: tuple[Workflow, Report]) -> None:
    workflow, report = office
    accepted = workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    workflow.decide(report.id, "I.1", "reject", who="Cán bộ")
    question = next(q for q in report.draft.questions if q.type == "int" and "I.1" in q.sections)
    now = workflow.answer(report.id, {question.id: "77"}, who="Cán bộ")
    back = section_restored(now, accepted, "I.1", who="Cán bộ", at=NOW)
    section = back.draft.section("I.1")
    assert section and back.states["I.1"].status == "accepted"
    sentences = [s for p in back.paragraphs(section) for s in p.sentences]
    assert any("77" in s.text for s in sentences)
    assert all(s.source is None or replay(s.source.quote, s.ops) == s.text for s in sentences)


def test_a_section_that_has_gone_is_not_brought_back_alone(office: tuple[Workflow, Report]) -> None:
    workflow, report = office
    gone = workflow.drop_section(report.id, "II", who="Cán bộ")
    with pytest.raises(UnknownSection, match="khôi phục cả bản"):
        section_restored(gone, report, "II", who="Cán bộ", at=NOW)


def test_unknown_versions_and_reports_are_refused(office: tuple[Workflow, Report]) -> None:
    workflow, report = office
    with pytest.raises(UnknownVersion, match="bản số 9"):
        workflow.open_at(report.id, 9)
    with pytest.raises(UnknownReport):
        workflow.changes("r99")


def test_title_stands_in_the_head_with_its_source(office: tuple[Workflow, Report]) -> None:
    _, report = office
    titled = with_title(report, "Sơ kết công tác năm 2025", who="Cán bộ")
    line = next(s for s in titled.draft.head if s.text == "Sơ kết công tác năm 2025")
    assert titled.title == line.text and line.source and replay(line.source.quote, line.ops) == line.text


def test_lines_of_the_head_are_reworded_and_the_title_follows(office: tuple[Workflow, Report]) -> None:
    _, report = office
    line = next(s for s in report.draft.head if s.text == report.title)
    other = next(s for s in report.draft.head if s.text != report.title)
    made = with_lines(report, {line.id: "Tên mới", other.id: "Dòng mới"}, who="Cán bộ")
    assert made.title == "Tên mới" and {"Tên mới", "Dòng mới"} <= {s.text for s in made.draft.head}
    for wrong in ({"s999": "x"}, {other.id: "  "}):
        with pytest.raises(BadOutline):
            with_lines(report, wrong, who="Cán bộ")


def test_deadline_is_set_and_taken_away(office: tuple[Workflow, Report]) -> None:
    report = office[1]
    assert with_deadline(with_deadline(report, START.period.end), None).deadline is None
