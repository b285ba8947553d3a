"""Revisions by name: what was done, what undo and redo would do next; earlier states brought back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.describing import with_deadline, with_lines, with_title
from assistant.draft import replay
from assistant.errors import BadOutline, UnknownReport, UnknownSection, UnknownVersion
from assistant.report import Report
from assistant.restoring import restored, section_restored
from assistant.version_words import words_of
from assistant.versions import History, steps_of
from assistant.workflow import Workflow
from corpus.database import Database
from tests.assistant.offices import START, open_office

NOW = "2025-06-05T08:00:00+00:00"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Workflow, Database, Report]]:
    workflow, database = open_office(tmp_path)
    yield workflow, database, workflow.create(START, who="Cán bộ")
    database.close()


def told(workflow: Workflow, database: Database, report: Report) -> list[str]:
    versions = History(database).versions(report.id)
    by = {version.revision: version for version in versions}
    return [words_of(v, by, workflow.open(report.id), lambda n: workflow.open_at(report.id, n)) for v in versions]


def next_steps(database: Database, report: Report) -> tuple[str | None, str | None]:
    steps = steps_of(History(database).versions(report.id))
    return (steps.undo.action if steps.undo else None, steps.redo.action if steps.redo else None)


def test_every_revision_is_told_in_words_also_of_what_has_gone(office: tuple[Workflow, Database, Report]) -> None:
    workflow, database, report = office
    question = next(q for q in report.draft.questions if q.type == "int")
    workflow.answer(report.id, {question.id: "05"}, who="Cán bộ")
    workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    workflow.drop_section(report.id, "II", who="Cán bộ")
    workflow.undo(report.id, who="Cán bộ")
    heading = "bỏ mục: II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2025"
    number = report.draft.questions.index(question) + 1
    assert told(workflow, database, report) == [
        f"hoàn tác: {heading}",
        heading,
        "nhận phương án: 1. Công tác chỉ đạo",
        f"trả lời: câu {number}: {question.name}",
        "lập báo cáo",
    ]


def test_undo_and_redo_are_named_through_a_long_walk(office: tuple[Workflow, Database, Report]) -> None:
    workflow, database, report = office
    assert next_steps(database, report) == (None, None)
    workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    workflow.decide(report.id, "I.2", "reject", who="Cán bộ")
    assert next_steps(database, report) == ("reject I.2", None)
    workflow.undo(report.id, who="Cán bộ")
    assert next_steps(database, report) == ("accept I.1", "reject I.2")
    workflow.undo(report.id, who="Cán bộ")
    assert next_steps(database, report)[0] is None
    workflow.redo(report.id, who="Cán bộ")
    assert next_steps(database, report)[0] == "accept I.1"
    assert workflow.open(report.id).states["I.1"].status == "accepted"


def test_undo_does_what_its_name_said(office: tuple[Workflow, Database, Report]) -> None:
    workflow, database, report = office
    workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    workflow.undo(report.id, who="Cán bộ")
    workflow.redo(report.id, who="Cán bộ")
    assert next_steps(database, report)[0] == "accept I.1"
    workflow.undo(report.id, who="Cán bộ")
    assert "I.1" not in workflow.open(report.id).states


def test_progress_is_that_of_each_revision(office: tuple[Workflow, Database, Report]) -> None:
    workflow, database, report = office
    workflow.decide(report.id, "I.1", "accept", who="Cán bộ", candidate="A")
    progress = History(database).progress(report.id, [1, 2])
    assert (progress[1].accepted, progress[2].accepted) == (0, 1)


def test_an_earlier_state_comes_back_whole_and_can_be_undone(office: tuple[Workflow, Database, Report]) -> None:
    workflow, _, report = office
    workflow.drop_section(report.id, "II", who="Cán bộ")
    workflow.change(report.id, lambda now: restored(now, workflow.open_at(report.id, 1)), action="restore 1", who="Cán bộ")
    assert workflow.open(report.id).draft == report.draft
    assert workflow.undo(report.id, who="Cán bộ").draft.section("II") is None


def test_one_section_comes_back_with_the_present_answers(office: tuple[Workflow, Database, Report]) -> None:
    workflow, _, report = office
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


def test_a_section_that_has_gone_is_not_brought_back_alone(office: tuple[Workflow, Database, Report]) -> None:
    workflow, _, report = office
    gone = workflow.drop_section(report.id, "II", who="Cán bộ")
    with pytest.raises(UnknownSection, match="khôi phục cả bản"):
        section_restored(gone, report, "II", who="Cán bộ", at=NOW)


def test_unknown_versions_and_reports_are_refused(office: tuple[Workflow, Database, Report]) -> None:
    workflow, database, report = office
    with pytest.raises(UnknownVersion, match="bản số 9"):
        workflow.open_at(report.id, 9)
    with pytest.raises(UnknownReport):
        History(database).versions("r99")


def test_title_stands_in_the_head_with_its_source(office: tuple[Workflow, Database, Report]) -> None:
    _, _, report = office
    titled = with_title(report, "Sơ kết công tác năm 2025", who="Cán bộ")
    line = next(s for s in titled.draft.head if s.text == "Sơ kết công tác năm 2025")
    assert titled.title == line.text and line.source and replay(line.source.quote, line.ops) == line.text


def test_lines_of_the_head_are_reworded_and_the_title_follows(office: tuple[Workflow, Database, Report]) -> None:
    _, _, report = office
    line = next(s for s in report.draft.head if s.text == report.title)
    other = next(s for s in report.draft.head if s.text != report.title)
    made = with_lines(report, {line.id: "Tên mới", other.id: "Dòng mới"}, who="Cán bộ")
    assert made.title == "Tên mới" and {"Tên mới", "Dòng mới"} <= {s.text for s in made.draft.head}
    for wrong in ({"s999": "x"}, {other.id: "  "}):
        with pytest.raises(BadOutline):
            with_lines(report, wrong, who="Cán bộ")


def test_deadline_is_set_and_taken_away(office: tuple[Workflow, Database, Report]) -> None:
    report = office[2]
    assert with_deadline(with_deadline(report, START.period.end), None).deadline is None
