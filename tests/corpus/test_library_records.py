"""Corrections, places, failures and marks: what the library keeps beside the text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.database import Database, open_database
from corpus.document import Kind
from corpus.errors import UnknownFailure
from corpus.library import Library
from corpus.library_changes import Arrival, add_documents, replace_document
from corpus.library_corrections import UNCORRECTED, Corrections, corrections_from
from corpus.library_failures import FailedFiles
from corpus.library_marks import confidence_in, packed, pages_in, unpacked
from corpus.library_sources import Placing, Source, forget_places, other_places, place, sources_at, sources_under
from corpus.marks import Mark, MarkKind
from corpus.periods import UnknownPeriod
from corpus.prepared import corrected, prepare, understood

HEAD = "SỞ VĂN HÓA TỈNH LAM GIANG\n\nSố: 12/BC-SVH\n\nLam Giang, ngày 12 tháng 6 năm 2024\n\n"
TEXT = f"{HEAD}BÁO CÁO\nSơ kết 6 tháng đầu năm 2024\n\nI. KẾT QUẢ\n\nTặng 12 Giấy khen.\n"
MARKS = (Mark(0, 40, MarkKind.PAGE, "1"), Mark(40, 90, MarkKind.PAGE, "2"), Mark(0, 10, MarkKind.SCANNED, "0.90"), Mark(10, 40, MarkKind.SCANNED, "0.70"))


@pytest.fixture
def database() -> Iterator[Database]:
    opened = open_database()
    yield opened
    opened.close()


def add(database: Database, document_id: str = "bc", *, corrections: Corrections = UNCORRECTED) -> None:
    prepared = understood("bc.txt", document_id, "txt", TEXT, MARKS, ("đã đổi bảng mã",), corrections)
    with database.session() as session:
        add_documents(session, [Arrival(document_id, prepared, tuple(range(1, 1 + len(prepared.passages))), corrections)])


def test_a_period_only_in_the_file_name_is_kept_through_the_library(database: Database) -> None:
    prepared = understood("BC 6 tháng đầu năm 2024.txt", "x", "txt", HEAD + "BÁO CÁO\nKết quả công tác\n\nI. KẾT QUẢ\n", (), ())
    with database.session() as session:
        add_documents(session, [Arrival("x", prepared, tuple(range(1, 1 + len(prepared.passages))))])
    assert prepared.document.period == Library(database).document("x").period is not None


def test_marks_come_back_as_they_were() -> None:
    assert unpacked(packed(MARKS)) == MARKS
    assert (packed(()), unpacked(None)) == (None, ())


def test_pages_and_confidence_come_from_the_marks() -> None:
    assert (pages_in(MARKS), confidence_in(MARKS)) == (2, pytest.approx(0.75))
    assert (pages_in(()), confidence_in(())) == (None, None)


def test_a_document_comes_back_with_its_marks_and_facts(database: Database) -> None:
    add(database)
    library = Library(database)
    stored, document = library.get("bc"), library.document("bc")
    assert (stored.pages, stored.confidence, stored.corrections) == (2, pytest.approx(0.75), UNCORRECTED)
    assert (document.text, document.marks, document.kind, [section.number for section in document.sections]) == (TEXT, MARKS, Kind.REPORT, ["I"])


def test_corrections_stand_in_place_of_what_was_read(database: Database) -> None:
    add(database, corrections=Corrections(kind=Kind.PLAN, agency="Sở Du lịch tỉnh Lam Giang", period="2023"))
    library = Library(database)
    stored, document = library.get("bc"), library.document("bc")
    assert (stored.kind, stored.agency, stored.period) == (Kind.PLAN, "Sở Du lịch tỉnh Lam Giang", "2023")
    assert (document.kind, document.agency, document.period and document.period.code) == (Kind.PLAN, "Sở Du lịch tỉnh Lam Giang", "2023")


def test_corrections_are_changed_one_by_one() -> None:
    first = UNCORRECTED.changed(kind="plan", agency="  Sở  Du lịch ")
    assert first == Corrections(Kind.PLAN, "Sở Du lịch")
    assert first.changed(agency="", period="2024h1") == Corrections(Kind.PLAN, None, "2024H1")
    assert corrections_from(first.form()) == first and not UNCORRECTED
    with pytest.raises(UnknownPeriod):
        first.changed(period="quý năm")


def test_a_new_reading_takes_corrections_over() -> None:
    prepared = corrected(prepare("bc.txt", TEXT.encode()), Corrections(kind=Kind.NEWS, period="2022"))
    assert (prepared.document.kind, {passage.kind for passage in prepared.passages}) == (Kind.NEWS, {Kind.NEWS})
    assert prepared.document.period is not None and prepared.document.period.code == "2022"


def test_a_replaced_document_keeps_its_day_and_gets_the_new_text(database: Database) -> None:
    add(database)
    before = Library(database).get("bc")
    newer = prepare("bc.txt", TEXT.replace("12 Giấy khen", "15 Giấy khen").encode())
    with database.session() as session:
        after = replace_document(session, Arrival("bc", newer, tuple(range(50, 50 + len(newer.passages))), replaces=True))
    assert (after.added_at, after.sha256) == (before.added_at, newer.sha256)
    assert "15 Giấy khen" in Library(database).text("bc")
    assert {passage.id for passage in Library(database).passages_of("bc")} == set(range(50, 50 + len(newer.passages)))


def test_a_document_knows_its_places_and_a_place_its_document(database: Database) -> None:
    add(database)
    with database.session() as session:
        place(
            session,
            [Placing(Source("/kho/a.txt", 3, 1.5), "bc", "bc"), Placing(Source("/kho/b.zip!/a.txt"), "bc", "bc"), Placing(Source("/kho2/a.txt"), "bc", "bc")],
        )
        assert [source.path for source in sources_under(session, ["/kho"])] == ["/kho/a.txt", "/kho/b.zip!/a.txt"]
        assert other_places(session, ["bc"], ["/kho/a.txt"]) == {"bc"}
        assert sources_at(session, ["/kho/a.txt", "/x"])["/kho/a.txt"].modified == 1.5
        forget_places(session, ["/kho/b.zip!/a.txt", "/kho2/a.txt"])
        assert other_places(session, ["bc"], ["/kho/a.txt"]) == set()
    assert [source.path for source in Library(database).sources("bc")] == ["/kho/a.txt"]


def test_a_failure_is_counted_and_settled(database: Database, tmp_path: Path) -> None:
    failed = FailedFiles(database, tmp_path / "failed")
    first = failed.note("a.docx", "hỏng", path="/kho/a.docx", size=9)
    second = failed.note("a.docx", "vẫn hỏng", path="/kho/a.docx", size=9)
    assert (second.id, second.attempts, second.reason, second.kept) == (first.id, 2, "vẫn hỏng", False)
    failed.settle(paths=["/kho/a.docx"], contents=[])
    assert Library(database).failures() == ()


def test_the_bytes_of_an_upload_are_kept_within_a_budget(database: Database, tmp_path: Path) -> None:
    failed = FailedFiles(database, tmp_path / "failed", budget=25)
    first = failed.note("a.docx", "hỏng", path=None, data=b"a" * 10)
    assert first.kept and failed.data(first) == b"a" * 10
    failed.note("b.docx", "hỏng", path=None, data=b"b" * 10)
    failed.note("c.docx", "hỏng", path=None, data=b"c" * 10)
    assert [(each.name, each.kept) for each in Library(database).failures()] == [("c.docx", True), ("b.docx", True), ("a.docx", False)]
    assert len(list((tmp_path / "failed").iterdir())) == 2
    assert not failed.note("d.docx", "hỏng", path=None, data=b"d" * 30).kept


def test_a_forgotten_failure_leaves_the_disk(database: Database, tmp_path: Path) -> None:
    failed = FailedFiles(database, tmp_path / "failed")
    noted = failed.note("a.docx", "hỏng", path=None, data=b"a")
    failed.forget(noted.id)
    assert list((tmp_path / "failed").iterdir()) == []
    with pytest.raises(UnknownFailure, match="Không có tệp lỗi số"):
        failed.get(noted.id)
