"""Issuers under the names they bore on the day of a document."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.citations import find_citations
from corpus.citations.model import Citation
from corpus.database import open_database
from corpus.errors import BadRegistryRow
from corpus.registry.agencies import Agencies, agencies_with, key_of
from corpus.registry.entry import Coverage, Entry, Status
from corpus.registry.lookup import judge
from corpus.registry.merging import merged
from corpus.registry.offices import Fit, compare, read_home, read_office
from corpus.registry.quick import read_registry
from corpus.registry.snapshot import Registry
from corpus.registry.unit_import import declares_units, import_units, read_units
from corpus.registry.units import Unit

OLD, NEW = "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường"
BEFORE, AFTER = date(2023, 5, 4), date(2025, 9, 8)
HOME = "Sở Nội vụ tỉnh Kiên Giang"
NAMES = replace(read_home(HOME), names=agencies_with(()))
ON = date(2026, 6, 30)


def fit(cited: str, registered: str, on: date) -> Fit:
    return compare(cited, registered, home=NAMES, on=on)


def one(text: str) -> Citation:
    (citation,) = find_citations(text, home=HOME)
    return citation


def verdict(text: str, issuer: str, issued: date, number: str = "07/2023/TT-BNNPTNT") -> Status:
    registry = Registry((Entry(number, "Thông tư", issuer, "quy định về giống cây trồng lâu năm", issued),))
    return judge(one(text), registry, on=ON, home=HOME).status


def test_the_name_borne_on_the_day_is_right_whatever_the_register_calls_the_agency() -> None:
    assert fit(OLD, NEW, BEFORE) is Fit.SAME
    assert fit(NEW, OLD, AFTER) is Fit.SAME
    assert fit(f"Bộ trưởng {OLD}", NEW, BEFORE) is Fit.HEAD
    assert compare(OLD, NEW, home=read_home(HOME), on=BEFORE) is Fit.DIFFERENT


def test_a_name_that_nobody_bore_on_the_day_is_not_right() -> None:
    assert fit(NEW, OLD, BEFORE) is Fit.DIFFERENT
    assert fit(OLD, NEW, AFTER) is Fit.DIFFERENT


def test_an_agency_that_stood_before_it_took_over_another_is_not_that_other() -> None:
    assert fit("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ", BEFORE) is Fit.DIFFERENT
    assert fit("Bộ Tài nguyên và Môi trường", OLD, BEFORE) is Fit.DIFFERENT


def test_a_citation_is_found_under_the_name_of_its_day() -> None:
    right = "Thông tư số 07/2023/TT-BNNPTNT ngày 04/5/2023 của Bộ Nông nghiệp và Phát triển nông thôn"
    assert verdict(right, OLD, BEFORE) is verdict(right, NEW, BEFORE) is Status.FOUND
    late = "Thông tư số 07/2023/TT-BNNPTNT ngày 04/5/2023 của Bộ Nông nghiệp và Môi trường"
    assert verdict(late, OLD, BEFORE) is Status.FOUND_DIFFERS


def test_records_of_one_document_under_two_names_are_one() -> None:
    first = Entry("07/2023/TT-BNNPTNT", "Thông tư", OLD, "giống cây trồng", BEFORE, origin="a")
    assert len(merged((first, replace(first, issuer=NEW, origin="b")), agencies=agencies_with(()))) == 1
    assert len(merged((replace(first, issuer=NEW, origin="b"), first), agencies=agencies_with(()))) == 1
    assert len(merged((first, replace(first, issuer="Bộ Tài nguyên và Môi trường", origin="b")), agencies=agencies_with(()))) == 2


def test_coverage_of_the_later_name_says_nothing_of_the_earlier_one() -> None:
    registry = Registry((), (Coverage(NEW, "Thông tư", 2020, 2026),))
    text = "Thông tư số 99/2023/TT-BNNPTNT ngày 04/5/2023 của Bộ Nông nghiệp và Phát triển nông thôn"
    assert judge(one(text), registry, on=ON, home=HOME).status is Status.OUT_OF_COVERAGE


def test_names_are_followed_through_several_changes() -> None:
    chain = Agencies((
        Unit("Sở Đèn", "department", None, date(2010, 1, 1), "Sở Đèn biển"),
        Unit("Sở Đèn biển", "department", date(2010, 1, 1), date(2020, 1, 1), "Sở Hàng hải"),
        Unit("Sở Hàng hải", "department", date(2020, 1, 1)),
    ))  # fmt: skip
    assert chain.meant(key_of(read_office("Sở Hàng hải")), date(2005, 1, 1)) == (key_of(read_office("Sở Đèn")),)
    last = chain.now("Sở Đèn", date(2026, 1, 1))
    assert last is not None and last.successor == "Sở Hàng hải"
    assert chain.now("Sở Đèn", date(2009, 12, 31)) is None


UNITS = "name,kind,valid_from,valid_to,successor,source\n"
RENAMED = "Sở Đèn biển tỉnh Kiên Giang,department,,2024-05-01,Sở Hàng hải tỉnh Kiên Giang,12/NQ-HĐND\nSở Hàng hải tỉnh Kiên Giang,department,2024-05-01,,,\n"


def test_imported_names_count_from_the_next_registry_on(tmp_path: Path) -> None:
    path = tmp_path / "co-quan.csv"
    path.write_text(UNITS + RENAMED, encoding="utf-8")
    assert declares_units(path)
    database = open_database(tmp_path)
    with database.session() as session:
        assert import_units(session, path) == import_units(session, path) == 2
    database.close()
    registry = read_registry(tmp_path / "trobut.db")
    assert len(registry.source.units) == 2
    home = registry.home(HOME)
    assert compare("Sở Đèn biển", "Sở Hàng hải tỉnh Kiên Giang", home=home, on=date(2024, 4, 30)) is Fit.SAME
    assert compare("Sở Đèn biển", "Sở Hàng hải tỉnh Kiên Giang", home=home, on=date(2024, 5, 1)) is Fit.DIFFERENT


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",ministry,,,,", "ô «name» để trống"),
        ("Bộ Đèn,,,,,", "ô «kind» để trống"),
        ("Bộ Đèn,ministry,,01/3/2025,,", "«01/3/2025» không phải ngày"),
        ("Bộ Đèn,ministry,2025-03-01,2025-03-01,,", "không sau ngày bắt đầu"),
        ("Bộ Đèn,ministry,,,Bộ Hải đăng,", "ô «valid_to» để trống"),
    ],
)
def test_a_row_that_cannot_be_an_agency_is_refused_by_line(row: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "co-quan.csv"
    path.write_text(UNITS + RENAMED + row + "\n", encoding="utf-8")
    with pytest.raises(BadRegistryRow, match="dòng 4") as told:
        read_units(path)
    assert said in str(told.value)
