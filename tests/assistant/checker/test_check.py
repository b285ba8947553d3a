"""How a check chooses its day, office and stage, and what it answers."""

from datetime import date

from assistant.checker.check import check
from assistant.checker.report import Report
from corpus.registry.entry import Status
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

HEAD = "UBND TỈNH LAM GIANG\n\nSỞ CÔNG THƯƠNG\n\nSố: {number}/BC-SCT\n\nLam Giang, ngày {day} năm 2024\n\nBÁO CÁO\n\nSơ kết công tác 6 tháng đầu năm 2024\n\n"
BODY = "Sở Công Thương báo cáo như sau:\n\nI. KẾT QUẢ\n\n{text}\n"


def checked(text: str, *, number: str = "57", day: str = "12 tháng 6", on: date | None = None) -> Report:
    document = parse(HEAD.format(number=number, day=day) + BODY.format(text=text))
    return check(document, registry=starter_registry(), today=TODAY, on=on)


def test_the_day_is_that_of_the_document() -> None:
    summary = checked("Đã xong.").summary
    assert (summary.on, summary.on_source) == (date(2024, 6, 12), "document")


def test_the_day_of_a_draft_is_the_end_of_its_period() -> None:
    summary = checked("Đã xong.", number="", day=" tháng ").summary
    assert (summary.on, summary.on_source) == (date(2024, 6, 30), "period")


def test_the_day_of_a_text_without_any_is_today() -> None:
    summary = check(parse("Sở đã hoàn thành nhiệm vụ."), registry=starter_registry(), today=TODAY).summary
    assert (summary.on, summary.on_source) == (TODAY, "today")


def test_a_day_that_is_given_goes_first() -> None:
    summary = checked("Đã xong.", on=date(2023, 1, 1)).summary
    assert (summary.on, summary.on_source) == (date(2023, 1, 1), "given")


def test_a_blank_number_makes_a_draft() -> None:
    assert checked("Đã xong.", number="").summary.stage == "draft"
    assert checked("Đã xong.").summary.stage == "issue"


def test_the_home_office_comes_from_the_head() -> None:
    assert checked("Đã xong.").summary.home == "Sở Công Thương tỉnh Lam Giang"


def test_findings_come_in_the_order_of_the_text() -> None:
    report = checked("Có 2/3 phòng, đạt 90%. Theo Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ. Có 1/2 phòng, đạt 90%.")
    assert [finding.code for finding in report.findings if finding.code != "VB104"] == ["NB02", "VB301", "NB02"]


def test_offsets_point_into_the_text_as_it_is() -> None:
    text = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ.".replace("ị", "i\u0323")
    report = check(parse(text), registry=starter_registry(), today=TODAY, on=date(2024, 6, 30))
    (finding,) = [f for f in report.findings if f.code == "VB301"]
    assert text[finding.start : finding.end] == finding.text == "ngày 30/12/2023"


def test_verdicts_are_counted_one_by_one() -> None:
    report = checked("Theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ và Kế hoạch số 9/KH-ABC ngày 01/02/2024 của Sở.")
    assert report.summary.citations == 2
    assert (report.summary.statuses[Status.FOUND], report.summary.statuses[Status.OUT_OF_COVERAGE]) == (1, 1)


def test_a_check_gives_the_same_answer_twice() -> None:
    text = "Theo Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ."
    assert checked(text) == checked(text)
