"""Citations read from a scan: marked unverified, and what accuses them says that they may be misread."""

from datetime import date

from assistant.checker.check import check
from assistant.checker.json_form import to_json
from assistant.checker.report import Report
from corpus.marks import Mark, MarkKind
from corpus.registry.starting import starter_registry
from corpus.structure import parse

TEXT = "Căn cứ Nghị định số 93/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng."


def report(*, scanned: bool) -> Report:
    marks = (Mark(0, len(TEXT), MarkKind.SCANNED, "0.91"),) if scanned else ()
    return check(parse(TEXT, marks=marks), registry=starter_registry(), today=date(2024, 6, 30))


def test_a_citation_of_a_scan_is_unverified() -> None:
    assert {each["unverified"] for each in to_json(report(scanned=True))["citations"]} == {True}


def test_a_citation_of_a_typed_text_is_not_unverified() -> None:
    assert {each["unverified"] for each in to_json(report(scanned=False))["citations"]} == {False}


def test_a_number_not_found_in_a_scan_may_be_a_misreading_of_the_nearest_one() -> None:
    messages = [finding.message for finding in report(scanned=True).findings if finding.code.startswith("VB2")]
    assert messages and all("có thể do nhận dạng nhầm, số gần nhất trong sổ đăng ký là 98/2023/NĐ-CP" in message for message in messages)


def test_a_number_not_found_in_a_typed_text_is_no_misreading() -> None:
    messages = [finding.message for finding in report(scanned=False).findings if finding.code.startswith("VB2")]
    assert messages and not any("nhận dạng" in message for message in messages)
