"""Series of numbers: what is compared with what."""

from datetime import date

from corpus.citations import find_citations
from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Standing, Status
from corpus.registry.lookup import judge
from corpus.registry.offices import Home, read_home
from corpus.registry.series import Series, points_around, points_of_family, series_of_citation, series_of_entry
from corpus.registry.snapshot import Registry

PROVINCE = "Ủy ban nhân dân tỉnh Kiên Giang"


def entry(number: str, day: str, issuer: str = PROVINCE, kind: str = "Kế hoạch", standing: Standing = Standing.HIGH) -> Entry:
    return Entry(number, kind, issuer, "về công tác", date.fromisoformat(day), standing=standing)


def series(number: str, day: str, issuer: str = PROVINCE, kind: str = "Kế hoạch") -> Series | None:
    return series_of_entry(entry(number, day, issuer, kind))


def test_office_and_head_share_a_series_and_other_offices_do_not() -> None:
    assert series("12/QĐ-UBND", "2024-03-01") == series("90/QĐ-UBND", "2024-08-01", "Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang")
    assert series("12/QĐ-UBND", "2024-03-01") != series("90/QĐ-UBND", "2024-08-01", "Ủy ban nhân dân tỉnh An Giang")


def test_each_year_and_symbol_has_its_own() -> None:
    first = series("12/KH-UBND", "2024-03-01")
    assert first != series("12/KH-UBND", "2023-03-01")
    assert first != series("12/QĐ-UBND", "2024-03-01")
    assert series("12/2024/QĐ-UBND", "2024-03-01") != series("12/QĐ-UBND", "2024-03-01")


def test_laws_and_resolutions_of_the_assembly_are_apart() -> None:
    assert series("06/2022/QH15", "2022-06-15", "Quốc hội", "Luật") != series("43/2022/QH15", "2022-01-11", "Quốc hội", "Nghị quyết")


def test_a_year_of_mergers_is_cut() -> None:
    assert series("412/KH-UBND", "2025-06-20") != series("05/KH-UBND", "2025-07-04")


def test_the_party_counts_by_terms() -> None:
    assert series("45-CT/TW", "2021-01-20", "Bộ Chính trị", "Chỉ thị") is None
    assert series("34-CT/TW", "2024-05-24", "Bộ Chính trị", "Chỉ thị") is not None


def test_a_number_that_carries_another_year_belongs_to_none() -> None:
    assert series("98/2023/NĐ-CP", "2024-12-31", "Chính phủ", "Nghị định") is None


def test_a_citation_without_known_issuer_belongs_to_none() -> None:
    bare = Citation(0, 5, "", type="Kế hoạch", number="12/KH-UBND", date=date(2024, 3, 1))
    assert series_of_citation(bare, Home()) is None


def test_below_the_province_an_unnamed_committee_is_not_the_provinces() -> None:
    cited = Citation(0, 5, "", type="Kế hoạch", number="12/KH-UBND", date=date(2024, 3, 1), issuer_resolved=PROVINCE)
    assert series_of_citation(cited, read_home("Ủy ban nhân dân huyện Giồng Riềng tỉnh Kiên Giang")) is None
    assert series_of_citation(cited, read_home("Sở Du lịch tỉnh Kiên Giang")) is not None


def test_a_small_registry_tells_the_whole_series_and_a_large_one_the_numbers_beside() -> None:
    known = [entry("10/KH-UBND", "2024-02-01"), entry("85/KH-UBND", "2024-03-20"), entry("86/KH-UBND", "2024-03-21", standing=Standing.MEDIUM)]
    wanted = series("90/KH-UBND", "2024-03-25")
    assert wanted is not None
    assert [point.serial for point in points_around(Registry(known), wanted, ["90/KH-UBND"])] == [10, 85]
    many = Registry([*known, *(entry(f"{n}/CV-ABC", "2020-01-02", "Sở Tài chính tỉnh An Giang") for n in range(1, 1200))])
    assert [point.serial for point in points_around(many, wanted, ["90/KH-UBND"])] == [85]
    assert (len(points_of_family(Registry(known), wanted)), points_of_family(many, wanted)) == (2, ())


def test_same_number_of_another_year_is_another_document() -> None:
    plan = Entry("30/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Lam Giang", "Công tác thi đua, khen thưởng năm 2024", date(2024, 2, 5), source="import:x")
    registry = Registry([plan])
    for words in ("", " của Ủy ban nhân dân tỉnh Lam Giang", " của Ủy ban nhân dân tỉnh Lam Giang về phát động thi đua năm 2026"):
        (citation,) = find_citations(f"Kế hoạch số 30/KH-UBND ngày 05/02/2026{words}.")
        verdict = judge(citation, registry, on=date(2026, 11, 30), home="Sở Công Thương tỉnh Lam Giang")
        assert verdict.status is not Status.FOUND_DIFFERS, words
        assert verdict.entry is None
    (slip,) = find_citations("Kế hoạch số 30/KH-UBND ngày 06/02/2024 của Ủy ban nhân dân tỉnh Lam Giang.")
    assert judge(slip, registry, on=date(2026, 11, 30), home="Sở Công Thương tỉnh Lam Giang").status is Status.FOUND_DIFFERS
