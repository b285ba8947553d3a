"""The measures see what is wrong: text carried as it is, years replaced everywhere, a question left out."""

from dataclasses import replace

from assistant.evaluation.asking import asked
from assistant.evaluation.baselines import copied
from assistant.evaluation.counts import Count
from assistant.evaluation.drafting_measures import safety_counts
from assistant.evaluation.leave_one_out import HeldOut, drafted, held_out
from assistant.evaluation.reading import Reading, read_both
from assistant.evaluation.standing import Places
from corpus.structure import parse
from tests.builders import SOURCE, report

BODY = """I. KẾT QUẢ 6 THÁNG ĐẦU NĂM {year}

Thực hiện Kế hoạch số 22/KH-UBND ngày 26/01/2024 của Ủy ban nhân dân tỉnh về thi đua năm 2024, Sở họp {meetings} cuộc.

Phong trào giai đoạn 2024 - 2030 được tiếp tục thực hiện.

Trong 6 tháng đầu năm {year}, Sở trao {awards} Giấy khen cho công chức.
"""


def case() -> HeldOut:
    """A half-year report and the next one, in which both figures are others."""
    title = "Sơ kết công tác 6 tháng đầu năm {}; phương hướng 6 tháng cuối năm {}"
    old = report(BODY.format(year=2024, meetings="02", awards="11"), title=title.format(2024, 2024))
    new = report(BODY.format(year=2025, meetings="03", awards="14"), title=title.format(2025, 2025), date="ngày 10 tháng 6 năm 2025")
    (found,) = held_out({SOURCE: parse(old), "bc-6t-2025.txt": parse(new)})
    return found


def reading_of(held: HeldOut) -> Reading:
    return read_both(held.source, held.real, held.period)


def test_copied_text_is_stale_and_not_moved() -> None:
    held = case()
    places = Places(copied(held), SOURCE)
    counts, slips = safety_counts(reading_of(held), places, places)
    assert counts["stale figures"].part == counts["stale figures"].whole == 3 and counts["missed shifts"].part == counts["missed shifts"].whole > 0
    assert any("Sở họp 02 cuộc" in slip.words for slip in slips)


def test_year_replaced_everywhere_alters_documents_and_spans() -> None:
    held = case()
    places = Places(copied(held, year=True), SOURCE)
    assert safety_counts(reading_of(held), places, places)[0]["false shifts"] == Count(2, 2)


def test_draft_is_clean_and_asks_everything() -> None:
    held = case()
    draft = drafted(held).draft
    places = Places(draft, SOURCE)
    counts, slips = safety_counts(reading_of(held), places, places)
    assert (counts["stale figures"].part, counts["missed shifts"].part, counts["false shifts"].part, slips) == (0, 0, 0, [])
    assert asked(draft, reading_of(held), places).counts["question recall"] == Count(2, 2)


def test_question_left_out_is_missed() -> None:
    held = case()
    draft = drafted(held).draft
    poorer = replace(draft, questions=tuple(q for q in draft.questions if q.previous != "11"))
    counts = asked(poorer, reading_of(held), Places(poorer, SOURCE)).counts
    assert counts["question recall"] == Count(1, 2)


def test_report_on_the_year_is_drafted_from_the_half_year_where_there_is_nothing_better() -> None:
    half = parse(report("I. KẾT QUẢ\n\nSở đã họp."))
    year = parse(report("I. KẾT QUẢ\n\nSở đã họp.", title="Tổng kết công tác năm 2024; phương hướng năm 2025", date="ngày 12 tháng 12 năm 2024"))
    later = parse(report("I. KẾT QUẢ\n\nSở đã họp.", title="Tổng kết công tác năm 2025; phương hướng năm 2026", date="ngày 12 tháng 12 năm 2025"))
    pairs = {held.name: held.source_name for held in held_out({"half": half, "year": year, "later": later})}
    assert pairs == {"year": "half", "later": "year"}
