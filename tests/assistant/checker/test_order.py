"""Order of numbers, dates, congresses and lists in the real documents: what is wrong is named, what is right is left alone."""

from datetime import date
from pathlib import Path

import pytest

from assistant.checker.check import check
from assistant.checker.profile import Profile
from assistant.checker.report import Report
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

SUMMER = date(2024, 6, 30)
MINE = ("VB403", "VB404", "VB406", "VB504", "VB601", "VB602", "VB701", "VB702", "VB703", "VB704", "VB801")


def checked(shared: Path, name: str, *, on: date | None = None, profile: Profile | None = None) -> Report:
    (path,) = (shared / "seeds").glob(f"{name}_*.txt")
    return check(parse(path.read_bytes().decode("utf-8")), registry=starter_registry(), today=TODAY, on=on, profile=profile or Profile())


def flagged(report: Report, *codes: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.text) for finding in report.findings if finding.code in codes]


def test_a_plan_of_2021_to_2025_is_not_that_of_the_twelfth_congress(shared: Path) -> None:
    assert flagged(checked(shared, "000", on=SUMMER), "VB603") == [("VB603", "Đại hội đại biểu toàn quốc lần thứ XII của Đảng")]


def test_no_council_is_elected_for_fourteen_years(shared: Path) -> None:
    assert flagged(checked(shared, "002"), "VB603") == [("VB603", "nhiệm kỳ 2011-2025")]


def test_the_thirteenth_congress_fits_its_plan(shared: Path) -> None:
    assert flagged(checked(shared, "003"), "VB603") == []


@pytest.mark.parametrize("name", ["000", "002", "003", "004"])
def test_series_pairs_of_plans_and_parts_of_the_seeds_hold(shared: Path, name: str) -> None:
    assert flagged(checked(shared, name), *MINE) == []


def test_the_list_order_is_told_only_when_asked_for(shared: Path) -> None:
    assert flagged(checked(shared, "000", on=SUMMER), "VB505") == []
    asked = flagged(checked(shared, "000", on=SUMMER, profile=Profile(rules={"VB505": True})), "VB505")
    assert ("VB505", "Kế hoạch số 152/KH-UBND ngày 10/5/2024") in asked


def test_a_plan_moved_before_the_directive_that_it_carries_out_is_flagged(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("000_*.txt")
    text = path.read_bytes().decode("utf-8")
    moved = text.replace(  # cited in the body and in the footnote
        "Kế hoạch số 96/KH-UBND ngày 20/10/2014", "Kế hoạch số 97/KH-XYZ ngày 20/3/2014"
    )
    assert moved != text
    report = check(parse(moved), registry=starter_registry(), today=TODAY, on=SUMMER)
    assert [f.severity.value for f in report.findings if f.code == "VB406"] == ["error", "error"]
