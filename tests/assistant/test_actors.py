"""What a model does for a person is the person's: theirs to undo and to redo, nobody else's; told with both names."""

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from assistant.actors import Actor
from assistant.errors import Overtaken
from assistant.history import steps_for, told
from assistant.report import Report
from assistant.reviewing.authors import changes as written_changes
from assistant.workflow import Workflow
from assistant.writing import Seen
from corpus.migrations.upgrading import config_for
from tests.assistant.offices import START, open_office
from tests.assistant.test_two_writers import HANH, LAN, written
from tests.assistant.test_workflow import section_text

HELPER = Actor(HANH, "qwen3:4b")
WORDS = "mô hình qwen3:4b theo yêu cầu của Lê Thị Hạnh"


@pytest.fixture
def report(workflow: Workflow) -> Report:
    return workflow.create(START, who=HANH)


@pytest.fixture
def model(workflow: Workflow) -> Workflow:
    return workflow.acting_for(HELPER)


def test_what_a_model_did_is_told_with_both_names_and_kept_apart(workflow: Workflow, model: Workflow, report: Report) -> None:
    after = written(model, report, "I.1", "Câu của mô hình.", who=HELPER.name)
    (change,) = workflow.changes(report.id, after=1)
    assert (change.actor, change.who, after.states["I.1"].by) == (HELPER, WORDS, WORDS)
    assert told(workflow.changes(report.id))[-1].who == WORDS


def test_what_a_model_did_is_the_officers_to_undo_and_named_so_beforehand(workflow: Workflow, model: Workflow, report: Report) -> None:
    written(model, report, "I.1", "Câu của mô hình.", who=HELPER.name)
    step = steps_for(workflow.changes(report.id), who=HANH, seen=Seen()).undo
    assert step and step.revision == 2
    assert section_text(workflow.undo(report.id, who=HANH), "I.1") == section_text(report, "I.1")


def test_a_model_undoes_what_its_officer_did(workflow: Workflow, model: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Hạnh.", who=HANH)
    after = model.undo(report.id, who=HELPER.name)
    assert section_text(after, "I.1") == section_text(report, "I.1")
    assert workflow.changes(report.id)[-1].actor == HELPER


def test_a_model_leaves_what_a_colleague_did(workflow: Workflow, model: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Lan.", who=LAN)
    assert model.undo(report.id, who=HELPER.name).revision == 2
    written(workflow, report, "I.2", "Câu của Hạnh.", who=HANH)
    written(workflow, report, "I.2", "Câu của Lan trong mục của Hạnh.", who=LAN)
    with pytest.raises(Overtaken, match="Trần Lan đã sửa mục 2"):
        model.undo(report.id, who=HELPER.name)


def test_a_model_at_ones_request_is_no_way_into_what_another_did(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Hạnh.", who=HANH)
    other = Actor(LAN, HELPER.instrument)
    assert workflow.acting_for(other).undo(report.id, who=other.name).revision == 2


def test_a_person_who_is_called_like_a_model_is_nobody_elses_instrument(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Hạnh.", who=HANH)
    assert workflow.undo(report.id, who=WORDS).revision == 2


def test_an_older_database_is_read_with_person_and_model_apart(tmp_path: Path) -> None:
    workflow, database = open_office(tmp_path)
    report = workflow.create(START, who=HANH)
    written(workflow.acting_for(HELPER), report, "I.1", "Câu của mô hình.", who=HELPER.name)
    with database.engine.begin() as connection:
        command.downgrade(config_for(connection), "0010")
    with database.reading() as session:
        assert [row[0] for row in session.execute(text("SELECT who FROM report_revision ORDER BY revision"))] == [HANH, WORDS]
    database.close()
    again, database = open_office(tmp_path)
    assert [change.actor for change in again.changes(report.id)] == [Actor(HANH), HELPER]
    assert [change.who for change in written_changes(database, report.id)] == [HANH, WORDS]
    assert section_text(again.undo(report.id, who=HANH), "I.1") == section_text(report, "I.1")
    database.close()
