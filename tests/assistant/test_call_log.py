"""The log of calls: what a report has cost, over a file that was put aside, other writers and broken lines."""

from pathlib import Path

import pytest

from assistant import call_log
from assistant.call_log import FILE_NAME, CallLog, CallRecord


def record(number: int, report: str | None = "r1") -> CallRecord:
    return CallRecord(f"c{number}", "2025-06-05T08:00:00+00:00", "rewording", "m", ("model_system@0",), 10, 1, True, 0.5, "accepted", report=report)


def test_cost_of_a_report_counts_every_writer_once(tmp_path: Path) -> None:
    mine, other = CallLog(tmp_path), CallLog(tmp_path)
    mine.write(record(1))
    assert mine.spent("r1") == 11
    other.write(record(2))
    other.write(record(3, "r2"))
    assert (mine.spent("r1"), mine.spent("r2"), mine.spent("r3")) == (22, 11, 0)
    assert mine.spent("r1") == 22


def test_full_file_is_put_aside_and_still_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(call_log, "_LARGEST", 100)
    log = CallLog(tmp_path)
    for number in range(2):
        log.write(record(number))
    assert (tmp_path / FILE_NAME).read_text(encoding="utf-8").count("\n") == 1
    assert CallLog(tmp_path).spent("r1") == 22
    assert [each.id for each in log.newest(5)] == ["c1", "c0"]


def test_lines_that_are_no_record_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('[]\n{"id": 1}\nkhong phai JSON\n', encoding="utf-8")
    log = CallLog(tmp_path)
    log.write(record(1))
    assert [each.id for each in log.newest(5)] == ["c1"] and log.spent("r1") == 11
