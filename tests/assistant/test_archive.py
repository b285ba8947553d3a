"""Reports on disk: every acknowledged revision is there, whatever happens to the process that saved it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.archive import Archive
from assistant.errors import StaleRevision, UnknownReport
from assistant.report import Report, SectionState, progress_of
from corpus.database import Database, open_database
from corpus.errors import StorageError
from tests.assistant.offices import START, open_office

ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_office(tmp_path)[1]
    yield opened
    opened.close()


@pytest.fixture
def report(tmp_path: Path, database: Database) -> Report:
    del database
    workflow, own = open_office(tmp_path)
    made = workflow.create(START, who="Cán bộ")
    own.close()
    return made


def test_report_reads_back_as_it_was_saved(database: Database, report: Report) -> None:
    archive = Archive(database)
    section = report.draft.section("I.1")
    assert section
    state = SectionState("edited", "A", section.candidates[0].paragraphs, "Cán bộ", "2025-06-05T08:00:00+00:00")
    saved = archive.save(report.with_state("I.1", state), progress_of(report), action="edit I.1", who="Cán bộ")
    assert archive.open(report.id) == saved and saved.states["I.1"] == state


def test_report_survives_reopening_the_folder(tmp_path: Path, report: Report) -> None:
    again = open_database(tmp_path)
    assert Archive(again).open(report.id) == report
    again.close()


def test_save_of_an_old_revision_is_refused(database: Database, report: Report) -> None:
    archive = Archive(database)
    archive.save(report, progress_of(report), action="một", who="Một")
    with pytest.raises(StaleRevision):
        archive.save(report, progress_of(report), action="hai", who="Hai")
    assert archive.open(report.id).revision == 2 and archive.last_action(report.id) == "một"


def test_save_of_an_unknown_report_is_refused(database: Database, report: Report) -> None:
    with pytest.raises(UnknownReport):
        Archive(database).save(replace(report, id="r99"), progress_of(report), action="một", who="Một")


def test_damaged_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "trobut.db").write_bytes(b"not a database at all " * 100)
    with pytest.raises(StorageError, match="bị hỏng"):
        open_database(tmp_path)


def test_acknowledged_revisions_outlive_a_killed_process(tmp_path: Path, database: Database, report: Report) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.assistant.saving_loop", str(tmp_path), report.id], cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ}
    )
    assert process.stdout
    acknowledged = [int(process.stdout.readline()) for _ in range(25)]
    process.send_signal(signal.SIGKILL)
    acknowledged += [int(line) for line in process.stdout.read().splitlines() if line]
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL
    after = Archive(database).open(report.id)
    assert after.revision >= acknowledged[-1] >= 26 and after.states["I.1"].by == f"lần {after.revision - 1}"
    with database.reading() as session:
        stored = [row[0] for row in session.execute(text("SELECT revision FROM report_revision ORDER BY revision"))]
    assert stored == list(range(1, after.revision + 1))
    assert Archive(database).save(after, progress_of(after), action="tiếp", who="Cán bộ").revision == after.revision + 1
