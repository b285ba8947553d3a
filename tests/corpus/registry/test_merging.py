"""Several sources on one document: the surer one speaks, disagreement is kept, equal disagreement makes uncertain."""

from dataclasses import replace
from datetime import date

from corpus.citations import find_citations
from corpus.registry.entry import Claim, Entry, Event, EventKind, Standing, Status
from corpus.registry.lookup import judge
from corpus.registry.merging import merged
from corpus.registry.snapshot import Registry

ONE = Entry("12/2024/NĐ-CP", "Nghị định", "Chính phủ", "quy định về giá", date(2024, 2, 1), source="công báo", origin="a")
ON = date(2025, 1, 1)


def other(**changes: object) -> Entry:
    return replace(ONE, source="trang tin", origin="b", **changes)  # type: ignore[arg-type]


def test_the_surer_date_is_taken_and_the_other_one_shown() -> None:
    (entry,) = merged((other(issued=date(2024, 2, 11), standing=Standing.MEDIUM), ONE))
    assert (entry.issued, entry.standing) == (date(2024, 2, 1), Standing.HIGH)
    assert entry.conflicts == (Claim("issued", "2024-02-01", "công báo"), Claim("issued", "2024-02-11", "trang tin", Standing.MEDIUM))
    assert entry.disputed("issued") == ("2024-02-01",)


def test_equally_sure_sources_that_differ_make_the_fact_uncertain() -> None:
    (entry,) = merged((ONE, other(issued=date(2024, 2, 11))))
    assert entry.standing is Standing.MEDIUM
    assert entry.disputed("issued") == ("2024-02-01", "2024-02-11")


def test_titles_that_differ_make_the_title_uncertain_but_a_cut_one_does_not() -> None:
    (doubtful,) = merged((ONE, other(title="quy định về phí và lệ phí tại cảng")))
    (sure,) = merged((ONE, other(title="Quy định về giá")))
    assert (doubtful.title_standing, doubtful.standing) == (Standing.MEDIUM, Standing.HIGH)
    assert (sure.title_standing, sure.conflicts) == (Standing.HIGH, ())


def test_ends_that_differ_make_the_end_uncertain() -> None:
    (entry,) = merged((replace(ONE, effective_to=date(2025, 7, 1)), other(effective_to=date(2025, 8, 1))))
    assert entry.relations_standing is Standing.MEDIUM
    assert [claim.value for claim in entry.conflicts] == ["2025-07-01", "2025-08-01"]


def test_what_only_one_source_tells_is_taken_over_with_its_standing() -> None:
    (entry,) = merged((replace(ONE, title=""), other(standing=Standing.MEDIUM, effective_to=date(2025, 7, 1), relations_standing=Standing.MEDIUM)))
    assert (entry.title, entry.title_standing) == ("quy định về giá", Standing.MEDIUM)
    assert (entry.effective_to, entry.relations_standing, entry.conflicts) == (date(2025, 7, 1), Standing.MEDIUM, ())


def test_two_documents_of_one_number_in_one_source_stay_two() -> None:
    plan = Entry("64/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Kiên Giang", "a", date(2022, 3, 22), origin="a")
    assert len(merged((plan, replace(plan, issued=date(2024, 3, 6))))) == 2
    assert len(merged((plan, replace(plan, issued=date(2022, 3, 23))))) == 2
    assert len(merged((plan, replace(plan, issued=date(2024, 3, 6), origin="b")))) == 2


def test_a_disputed_date_accuses_nobody() -> None:
    registry = Registry((ONE, other(issued=date(2024, 2, 11))))
    for day in ("01/02/2024", "11/02/2024"):
        (citation,) = find_citations(f"Nghị định số 12/2024/NĐ-CP ngày {day} của Chính phủ")
        assert judge(citation, registry, on=ON).status is Status.FOUND
    (citation,) = find_citations("Nghị định số 12/2024/NĐ-CP ngày 21/02/2024 của Chính phủ")
    verdict = judge(citation, registry, on=ON)
    assert verdict.entry is not None
    assert (verdict.status, verdict.entry.standing) == (Status.FOUND_DIFFERS, Standing.MEDIUM)


def test_a_record_of_low_standing_accuses_nobody() -> None:
    registry = Registry((replace(ONE, standing=Standing.LOW, relations_standing=Standing.LOW, effective_to=date(2024, 6, 1)),))
    wrong, right = (find_citations(f"Nghị định số 12/2024/NĐ-CP ngày {day}/02/2024 của Chính phủ")[0] for day in ("11", "01"))
    assert judge(wrong, registry, on=ON).status is Status.OUT_OF_COVERAGE
    verdict = judge(right, registry, on=ON)
    assert (verdict.status, verdict.in_force) == (Status.FOUND, None)


def test_an_amendment_is_an_event_of_the_amended() -> None:
    law = Entry("01/2020/QH14", "Luật", "Quốc hội", "Luật Giá", date(2020, 5, 1), status="in_force", origin="a")
    amending = Entry("09/2023/QH15", "Luật", "Quốc hội", "sửa đổi", date(2023, 6, 1), date(2024, 1, 1), amends=("01/2020/QH14",), source="công báo", origin="a")
    registry = Registry((law, amending))
    (found,) = registry.find("01/2020/QH14")
    assert found.amended_by(date(2023, 12, 31)) == ()
    ((event, by),) = registry.amended_by(found, date(2024, 1, 1))
    assert (event.kind, event.day, event.source, by and by.number) == (EventKind.AMENDED, date(2024, 1, 1), "công báo", "09/2023/QH15")
    assert Event(EventKind.ISSUED, date(2020, 5, 1)) in found.events
