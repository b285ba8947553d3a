"""The real documents: silent at their own dates, flagged where they have changed or are wrong."""

from datetime import date
from pathlib import Path

import pytest

from assistant.checker.check import check
from assistant.checker.profiles import profile_named
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


# The real defects of the seeds: row of the reviewer's table (or the case it names), seed, line, codes of which one must be found there.
# At the day of the report, or as of 2026 for «reused»; a row «strict» is known only to the profile that looks closely.
DEFECTS: tuple[tuple[str, str, int, str], ...] = (
    ("1: symbol does not fit the issuer", "004", 41, "VB305"),
    ("3: title altered", "000", 187, "VB303"),
    ("3: two titles of one directive", "000", 187, "VB503"),
    ("4: title cut, 19/CT-TTg", "000", 69, "VB303"),
    ("4: title changed, 19/CT-TTg", "003", 31, "VB303"),
    ("5: invented summary of a circular", "000", 21, "VB303"),
    ("5: invented summary of a circular", "000", 187, "VB303"),
    ("5: invented summary of a circular", "000", 239, "VB303"),
    ("6, reused: decree replaced on 01/7/2025", "000", 21, "VB402"),
    ("6, reused: decree replaced on 01/7/2025", "000", 239, "VB402"),
    ("9: own document without number", "000", 37, "VB112 VB104"),
    ("9: own report without number", "000", 51, "VB112 VB104"),
    ("9: own document without number", "000", 61, "VB112 VB104"),
    ("9: no «số»", "003", 43, "VB101"),
    ("9: type word without capital", "003", 43, "VB102"),
    ("9: first mention incomplete", "003", 43, "VB104"),
    ("10, strict: directive in full again", "000", 49, "VB105"),
    ("10, strict: directive in full again", "000", 239, "VB105"),
    ("11: issuer of the plans only in the lead-in", "000", 23, "VB104"),
    ("12: one law under four names", "000", 21, "VB102"),
    ("12: one law under four names", "000", 131, "VB102"),
    ("12: one law under four names", "000", 217, "VB106"),
    ("13: congress against the years of the plan", "000", 67, "VB603"),
    ("15: term of an elected body", "002", 25, "VB603"),
    ("17, strict: list out of date order", "000", 23, "VB505"),
    ("19: footnote list and body differ", "000", 187, "NB15"),
    ("25: the year's duties done in June", "000", 77, "NB05"),
    ("37: two sections II", "004", 63, "NB07"),
    ("40: outline instruction", "000", 55, "NB08"),
    ("40: outline instruction", "000", 81, "NB08"),
    ("40: outline instruction", "000", 199, "NB08"),
    ("42: paragraph repeated", "000", 97, "NB09"),
    ("42: paragraph repeated", "000", 109, "NB09"),
    ("42: paragraph repeated", "000", 193, "NB09"),
    ("43: promise without follow-up", "000", 177, "NB10"),
    ("55: abbreviation never defined", "003", 37, "NB12"),
    ("55: abbreviation defined later", "004", 15, "NB12"),
    ("55: abbreviation never defined", "002", 25, "NB12"),
    ("58: doubled word", "000", 205, "NB14"),
    ("58: doubled words", "004", 27, "NB14"),
    ("61: no-break spaces", "002", 17, "NB13"),
    ("case: doubled «về»", "000", 21, "VB110"),
    ("case: doubled «về»", "000", 239, "VB110"),
    ("case: style of a date", "000", 69, "VB103"),
    ("case: two styles of dates", "004", 15, "VB103"),
    ("case: plan by its title only", "000", 63, "VB204"),
)
# Rows that hold in the seeds: no finding of these codes at the day of the report.
SOUND: tuple[tuple[str, str, str], ...] = (
    ("2: two plans of one number, told apart by their dates", "000", "VB203 VB301 VB501 VB502"),
    ("8: type word fits the number", "000 002 003 004", "VB107"),
    ("16: plan after the plan it serves", "000 003", "VB406"),
    ("17: numbers follow dates", "000 003 004", "VB601 VB602"),
    ("20: ratio and percentage", "000 002 003 004", "NB02"),
    ("21: one fact, one value", "000 002 003 004", "NB04"),
    ("22: totals and their parts", "000 002 003 004", "NB03"),
    ("F: names that stood then", "000 002 003 004", "NB06"),
)


def findings_on_line(shared: Path, name: str, line: int, *, reused: bool = False, strict: bool = False) -> set[str]:
    text = seed(shared, name)
    on = date(2026, 1, 15) if reused else SUMMER if name == "000" else None
    profile = profile_named("strict" if strict else "default")
    report = check(parse(text), registry=starter_registry(), today=TODAY, on=on, profile=profile)
    return {f.code for f in report.findings if text.count("\n", 0, f.start) + 1 <= line <= text.count("\n", 0, f.end) + 1}


@pytest.mark.parametrize(("row", "name", "line", "codes"), DEFECTS, ids=str)
def test_every_real_defect_of_the_seeds_is_found_on_its_line(shared: Path, row: str, name: str, line: int, codes: str) -> None:
    found = findings_on_line(shared, name, line, reused="reused" in row, strict="strict" in row)
    assert found & set(codes.split())


@pytest.mark.parametrize(("row", "names", "codes"), SOUND, ids=str)
def test_what_is_right_in_the_seeds_is_not_flagged(shared: Path, row: str, names: str, codes: str) -> None:
    reports = [checked(parse(seed(shared, name)), SUMMER if name == "000" else None) for name in names.split()]
    assert [(row, f.code, f.text) for report in reports for f in report.findings if f.code in codes.split()] == []


def test_a_title_that_differs_between_documents_is_flagged_in_one(shared: Path) -> None:
    assert findings_on_line(shared, "000", 23) | findings_on_line(shared, "003", 11) >= {"VB303"}


def test_a_replaced_figure_is_one_fact_with_two_values(shared: Path) -> None:
    text = seed(shared, "000")
    at = text.rindex("29/29")
    found = {f.code for f in checked(parse(text[:at] + "28/29" + text[at + 5 :]), SUMMER).findings}
    assert {"NB02", "NB04"} <= found
