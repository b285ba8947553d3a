"""Verdicts: what is found, what differs, what absence means."""

from datetime import date

import pytest

from corpus.citations import Citation, find_citations
from corpus.registry.entry import Coverage, Entry, Standing, Status
from corpus.registry.lookup import judge, judge_all
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry

HOME = "Sở Du lịch tỉnh Kiên Giang"
ON = date(2024, 6, 30)
UBND = "Ủy ban nhân dân tỉnh Kiên Giang"
PLAN = Entry("85/KH-UBND", "Kế hoạch", UBND, "phát động phong trào thi đua phát triển kinh tế - xã hội năm 2024", date(2024, 3, 20), source="thử")
OTHER = Entry("86/KH-UBND", "Kế hoạch", UBND, "tổ chức Ngày hội đọc sách và văn hóa đọc năm 2024", date(2024, 3, 20), source="thử")


def only(text: str) -> Citation:
    return find_citations(text, home=HOME)[0]


def status(text: str, registry: Registry | None = None, on: date = ON) -> Status:
    return judge(only(text), registry or starter_registry(), on=on, home=HOME).status


def test_a_right_citation_is_found_with_its_force_as_of_the_day() -> None:
    verdict = judge(only("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ"), starter_registry(), on=ON, home=HOME)
    assert (verdict.status, verdict.in_force, verdict.replaced_by) == (Status.FOUND, True, None)


def test_a_replaced_document_comes_with_its_successor() -> None:
    verdict = judge(only("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ"), starter_registry(), on=date(2026, 1, 15), home=HOME)
    assert verdict.in_force is False
    assert verdict.replaced_by is not None
    assert verdict.replaced_by.number == "152/2025/NĐ-CP"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ", "date"),
        ("Nghị định số 98/2023/NĐ-CP ngày 31/12/2013 của Chính phủ", "date"),
        ("Chỉ thị số 34-CT/TW ngày 07/4/2014 của Ban Bí thư", "issuer"),
        ("Thông tư số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ", "type"),
    ],
)
def test_one_differing_field_is_named(text: str, field: str) -> None:
    verdict = judge(only(text), starter_registry(), on=ON, home=HOME)
    assert (verdict.status, verdict.differs) == (Status.FOUND_DIFFERS, (field,))


def test_two_differing_fields_accuse_nobody() -> None:
    assert status("Kế hoạch số 85/KH-UBND ngày 11/9/2023 của Ủy ban nhân dân tỉnh Tây Ninh", Registry((PLAN,))) is Status.OUT_OF_COVERAGE


def test_a_damaged_number_with_its_title_is_recognised() -> None:
    text = "Kế hoạch số 35/KH-UBND ngày 20/3/2024 phát động phong trào thi đua phát triển kinh tế - xã hội năm 2024"
    verdict = judge(only(text), Registry((PLAN, OTHER)), on=ON, home=HOME)
    assert (verdict.status, verdict.likely) == (Status.OUT_OF_COVERAGE, PLAN)


def test_a_sister_document_of_the_same_day_is_not_a_damaged_number() -> None:
    text = "Kế hoạch số 87/KH-UBND ngày 20/3/2024 về phòng cháy, chữa cháy rừng mùa khô"
    verdict = judge(only(text), Registry((PLAN, OTHER)), on=ON, home=HOME)
    assert (verdict.likely, verdict.candidates) == (None, ())


def test_documents_cited_side_by_side_are_not_taken_for_each_other() -> None:
    both = "Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương"
    known = Entry("18-NQ/TW", "Nghị quyết", "Ban Chấp hành Trung ương", "một số vấn đề về tổ chức bộ máy", date(2017, 10, 25))
    verdicts = judge_all(find_citations(both, home=HOME), Registry((known,)), on=ON, home=HOME)
    assert all(verdict.likely is None for verdict in verdicts)


def test_the_title_of_another_document_of_that_day_shows_a_wrong_number() -> None:
    text = "Kế hoạch số 86/KH-UBND ngày 20/3/2024 phát động phong trào thi đua phát triển kinh tế - xã hội năm 2024"
    verdict = judge(only(text), Registry((PLAN, OTHER)), on=ON, home=HOME)
    assert (verdict.entry, verdict.likely) == (OTHER, PLAN)


def test_absence_means_nothing_outside_coverage() -> None:
    assert status("Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ") is Status.OUT_OF_COVERAGE


def test_absence_means_something_inside_coverage() -> None:
    covered = Registry((PLAN,), (Coverage(UBND, "Kế hoạch", 2024, 2024),))
    assert status("Kế hoạch số 99/KH-UBND ngày 02/5/2024 của Ủy ban nhân dân tỉnh", covered) is Status.NOT_FOUND
    assert status("Kế hoạch số 99/KH-UBND ngày 02/5/2023 của Ủy ban nhân dân tỉnh", covered) is Status.OUT_OF_COVERAGE


def test_two_documents_of_one_number_are_told_apart_by_their_dates() -> None:
    registry = starter_registry()
    (old,) = registry.find("64/KH-UBND", issued=date(2022, 3, 22))
    assert judge(only("Kế hoạch số 64/KH-UBND ngày 22/3/2022"), registry, on=ON, home=HOME).entry == old


def test_a_bare_number_of_two_documents_is_ambiguous() -> None:
    verdict = judge(only("Kế hoạch số 64/KH-UBND"), starter_registry(), on=ON, home=HOME)
    assert (verdict.status, len(verdict.candidates)) == (Status.AMBIGUOUS, 2)


def test_a_later_short_mention_means_the_document_cited_in_full() -> None:
    text = "Kế hoạch số 64/KH-UBND ngày 22/3/2022 về thi đua. Thực hiện Kế hoạch số 64/KH-UBND, Sở đã triển khai."
    first, second = judge_all(find_citations(text, home=HOME), starter_registry(), on=ON, home=HOME)
    assert first.entry == second.entry


def test_the_number_of_another_province_is_not_found() -> None:
    assert judge(only("Kế hoạch số 1091/KH-UBND ngày 04/4/2022"), starter_registry(), on=ON, home=HOME).entry is None


@pytest.mark.parametrize(
    ("name", "on", "number"),
    [
        ("Luật TĐKT năm 2022", ON, "06/2022/QH15"),
        ("Luật Thi đua - Khen thưởng năm 2003", ON, "15/2003/QH11"),
        ("Luật Thi đua, khen thưởng năm 2013", ON, "39/2013/QH13"),
        ("Luật Thi đua, khen thưởng", ON, "06/2022/QH15"),
        ("Luật Thi đua, khen thưởng", date(2020, 1, 1), "15/2003/QH11"),
        ("Luật Tổ chức chính quyền địa phương ngày 22/11/2019", ON, "47/2019/QH14"),
    ],
)
def test_a_law_by_name_is_the_one_of_its_year_or_the_one_in_force(name: str, on: date, number: str) -> None:
    verdict = judge(only(name), starter_registry(), on=on, home=HOME)
    assert verdict.entry is not None
    assert verdict.entry.number == number


def test_a_congress_resolution_is_resolved_by_the_home_province() -> None:
    verdict = judge(only("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XI"), starter_registry(), on=ON, home=HOME)
    assert verdict.entry is not None
    assert "Kiên Giang" in verdict.entry.issuer


def test_impossible_dates_never_count_as_found() -> None:
    assert status("Kế hoạch số 85/KH-UBND ngày 32/3/2024", Registry((PLAN,))) is Status.FOUND_DIFFERS


def test_of_two_records_of_one_document_the_surer_is_kept() -> None:
    weak = Entry("85/KH-UBND", "Kế hoạch", "UBND tỉnh Kiên Giang", "", date(2024, 3, 20), standing=Standing.MEDIUM)
    assert Registry((weak, PLAN)).entries == (PLAN,)


def test_a_resolution_of_the_number_of_a_law_is_not_taken_for_the_law() -> None:
    """Laws and resolutions of those years were numbered apart; on the day of the law it is the law under a wrong type."""
    registry = starter_registry()
    bare = judge(only("Nghị quyết số 15/2003/QH11"), registry, on=ON, home=HOME)
    assert (bare.status, [entry.type for entry in bare.candidates]) == (Status.AMBIGUOUS, ["Luật"])
    dated = judge(only("Nghị quyết số 15/2003/QH11 ngày 26/11/2003"), registry, on=ON, home=HOME)
    assert (dated.status, dated.differs) == (Status.FOUND_DIFFERS, ("type",))
    assert judge(only("Luật số 15/2003/QH11"), registry, on=ON, home=HOME).status is Status.FOUND
    later = judge(only("Nghị quyết số 06/2022/QH15"), registry, on=ON, home=HOME)
    assert (later.status, later.differs) == (Status.FOUND_DIFFERS, ("type",))
