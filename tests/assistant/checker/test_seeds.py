"""The real documents: silent at their own dates, flagged where they have changed or are wrong."""

from datetime import date
from pathlib import Path

import pytest

from assistant.checker.check import check
from assistant.checker.report import Report
from corpus.document import Document
from corpus.registry.entry import Status
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

NAMES = ("000", "002", "003", "004")
SUMMER = date(2024, 6, 30)


def seed(shared: Path, name: str) -> str:
    (path,) = (shared / "seeds").glob(f"{name}_*.txt")
    return path.read_bytes().decode("utf-8")


def checked(document: Document, on: date | None = None) -> Report:
    return check(document, registry=starter_registry(), today=TODAY, on=on)


def errors(report: Report) -> list[tuple[str, str]]:
    return [(f.code, f.text) for f in report.findings if f.severity.value == "error"]


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_has_no_error_at_its_own_date(shared: Path, name: str) -> None:
    assert errors(checked(parse(seed(shared, name)))) == []


def test_the_report_of_summer_2024_has_no_error_on_that_day(shared: Path) -> None:
    assert errors(checked(parse(seed(shared, "000")), SUMMER)) == []


def test_the_same_report_in_2026_needs_the_successor_of_its_decree(shared: Path) -> None:
    report = checked(parse(seed(shared, "000")), date(2026, 1, 15))
    flagged = [f for f in report.findings if f.code == "VB402" and "98/2023/NĐ-CP" in f.text]
    assert any(f.severity.value == "error" for f in flagged)
    assert all("152/2025/NĐ-CP" in f.message for f in flagged)


@pytest.mark.parametrize(
    ("right", "wrong", "code", "flagged"),
    [
        ("85/KH-UBND ngày 20/3/2024", "85/KH-UBND ngày 29/3/2024", "VB301", "ngày 29/3/2024"),
        ("3134/QĐ-UBND", "3154/QĐ-UBND", "VB202", "3154/QĐ-UBND"),
        ("24/02/2024 của Bộ Nội vụ", "24/02/2024 của Bộ Tài chính", "VB302", "Bộ Tài chính"),
    ],
)
def test_one_changed_field_is_flagged_at_its_place(shared: Path, right: str, wrong: str, code: str, flagged: str) -> None:
    text = seed(shared, "000").replace(right, wrong, 1)
    assert errors(checked(parse(text), SUMMER)) == [(code, flagged)]


def test_an_invented_decree_is_listed_as_not_found_and_counted(shared: Path) -> None:
    text = seed(shared, "000").replace(
        "1. Công tác tham mưu", "Thực hiện Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ.\n\n1. Công tác tham mưu", 1
    )
    before, after = checked(parse(seed(shared, "000")), SUMMER), checked(parse(text), SUMMER)
    assert any(f.code == "VB206" and "999/2024/NĐ-CP" in f.text for f in after.findings)
    assert after.summary.missing == before.summary.missing + 1
    assert f"{after.summary.missing} chưa tìm thấy" in after.summary.line


def test_nearly_every_citation_of_the_seeds_is_in_the_starter_registry(shared: Path) -> None:
    verdicts = [verdict for name in NAMES for verdict in checked(parse(seed(shared, name))).verdicts]
    assert sum(verdict.status in (Status.FOUND, Status.FOUND_DIFFERS) for verdict in verdicts) >= 0.95 * len(verdicts)


def test_the_known_defects_of_the_seeds_are_named(shared: Path) -> None:
    found = {(f.code, f.severity.value) for name in NAMES for f in checked(parse(seed(shared, name))).findings}
    assert {("VB303", "warning"), ("VB503", "warning"), ("NB07", "warning"), ("VB206", "info")} <= found
