"""Files that LibreOffice has opened and saved again: what a person did in between comes back, provenance with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.draft import replay
from assistant.export import Choices, Tracking
from assistant.report import Report
from assistant.workflow import Workflow
from corpus.reading import read_bytes
from tests.assistant.export.test_tracked_changes import rejected, words
from tests.assistant.importing.edits import deleted, edited, inserted_after, replaced, without_bookmarks
from tests.assistant.importing.test_bringing_back import BODY, HAND, WHO, sentences
from tests.assistant.offices import START, open_office
from tests.builders import TAIL
from tests.builders import report as old_report
from tests.office import convert

pytestmark = pytest.mark.office
DOCX = "docx:MS Word 2007 XML"


@pytest.fixture
def workflow(tmp_path: Path) -> Iterator[Workflow]:
    opened, database = open_office(tmp_path / "data", body=BODY)
    yield opened
    database.close()


@pytest.fixture
def report(workflow: Workflow) -> Report:
    return workflow.create(START, who=WHO)


def saved(data: bytes, folder: Path, *formats: str) -> bytes:
    """The file after LibreOffice has saved it in one format after the other."""
    path = folder / "a.docx"
    path.write_bytes(data)
    for number, to in enumerate(formats):
        made = convert(path, to)
        path = made.rename(folder / f"a{number}{made.suffix}")
    return path.read_bytes()


@pytest.mark.parametrize("formats", [(DOCX,), ("odt", DOCX)], ids=["docx", "odt"])
@pytest.mark.parametrize("stripped", [False, True], ids=["bookmarks", "stripped"])
def test_edits_come_back_through_libreoffice(workflow: Workflow, report: Report, tmp_path: Path, formats: tuple[str, ...], stripped: bool) -> None:
    before = sentences(report)
    slot = next(op.new for s in before.values() for op in s.ops if op.kind == "slot" and "cuộc họp" in s.text)
    changes = (
        replaced(slot, "4"),
        replaced("các phòng đã làm tốt nhiệm vụ được giao", "các phòng hoàn thành tốt nhiệm vụ"),
        inserted_after("văn bản chỉ đạo", "Sở đã kiểm tra 03 đơn vị."),
        deleted("đơn vị trực thuộc"),
    )
    data = saved(edited(workflow.export(report), *changes), tmp_path, *formats)
    brought = workflow.bring_back(report.id, "a.docx", edited(data, without_bookmarks) if stripped else data, who=HAND)
    assert [each.value for each in brought.answered] == ["4"]
    assert [each.after for each in brought.added] == ["Sở đã kiểm tra 03 đơn vị."]
    assert ["đơn vị trực thuộc" in each.before for each in brought.removed] == [True]
    assert ["hoàn thành tốt" in each.after for each in brought.changed] == [True] and brought.left == ()
    after = sentences(brought.report)
    assert all(replay(s.source.quote, s.ops) == s.text for s in after.values() if s.source)
    assert all(after[name].source == s.source for name, s in before.items() if name in after)


def test_tracked_changes_are_libreoffices_too(workflow: Workflow, report: Report, tmp_path: Path) -> None:
    plain = read_bytes("a.docx", workflow.export(report, Choices(with_sources=False))).text
    tracked = workflow.export(report, Choices(tracking=Tracking(HAND, "2026-06-02T08:00:00Z")))
    data = saved(tracked, tmp_path, DOCX)
    assert words(read_bytes("a.docx", data).text) == words(plain)
    old = words(old_report(BODY, tail=TAIL))
    nation = words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc")
    assert sorted(words(read_bytes("a.docx", rejected(data)).text)) == sorted([*old, *nation])
