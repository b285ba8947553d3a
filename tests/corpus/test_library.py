from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.database import Database, open_database
from corpus.document import Document, Head, Kind, Tail
from corpus.errors import UnknownDocument
from corpus.library import Library
from corpus.library_changes import Arrival, add_documents, free_ids, next_passage, remove_document
from corpus.passages import Passage
from corpus.periods import Period
from corpus.prepared import PreparedDocument

TEXT = "BÁO CÁO\nKết quả khen thưởng năm 2023. Tặng Giấy khen cho 12 cá nhân."


def prepared(name: str, period: str | None = None, *, kind: Kind = Kind.REPORT, agency: str = "Sở Văn hóa tỉnh Lam Giang") -> PreparedDocument:
    document = Document(
        text=TEXT,
        kind=kind,
        head=Head(number="12/BC-SVH", type_name="Báo cáo", title="Sơ kết\n công tác thi đua"),
        preamble=(),
        sections=(),
        tail=Tail(),
        agency=agency,
        period=Period.parse(period) if period else None,
    )
    passages = (Passage(0, kind, ("BÁO CÁO",), 8, 37), Passage(1, kind, ("BÁO CÁO",), 38, len(TEXT)))
    return PreparedDocument(name=name, sha256=name, format="txt", notes=("đã đổi bảng mã",), document=document, citations=(), passages=passages)


@pytest.fixture
def database() -> Database:
    return open_database()


@pytest.fixture
def add(database: Database) -> Callable[[PreparedDocument], str]:
    def bring_in(document: PreparedDocument) -> str:
        with database.session() as session:
            (free,) = free_ids(session, [document.name])
            first = next_passage(session)
            return add_documents(session, [Arrival(free, document, tuple(range(first, first + len(document.passages))))])[0].id

    return bring_in


def test_add_documents_keeps_its_facts(database: Database, add: Callable[[PreparedDocument], str]) -> None:
    stored = Library(database).get(add(prepared("BC 6T 2024.docx", "2024H1")))
    assert (stored.id, stored.title, stored.period) == ("bc-6t-2024", "Báo cáo Sơ kết công tác thi đua", "2024H1")
    assert (stored.passages, stored.notes) == (2, ("đã đổi bảng mã",))


def test_text_comes_back_to_the_letter(database: Database, add: Callable[[PreparedDocument], str]) -> None:
    assert Library(database).text(add(prepared("a.txt"))) == TEXT


def test_ids_leave_the_words_of_addresses_free(add: Callable[[PreparedDocument], str]) -> None:
    assert [add(prepared(name)) for name in ("runs.txt", "Batch.docx")] == ["runs-2", "batch-2"]


def test_ids_are_plain_short_and_unique(add: Callable[[PreparedDocument], str]) -> None:
    first = prepared("Báo cáo Đợt 1.txt")
    assert add(first) == "bao-cao-dot-1"
    assert add(replace(first, sha256="other")) == "bao-cao-dot-1-2"
    assert len(add(prepared("dài " * 40 + ".txt"))) <= 40
    assert add(prepared("«».txt")) == "van-ban"


def test_passages_are_numbered_through_the_library(database: Database, add: Callable[[PreparedDocument], str]) -> None:
    add(prepared("a.txt"))
    second = add(prepared("b.txt"))
    found = Library(database).passages([2, 3, 99])
    assert {number: passage.document for number, passage in found.items()} == {2: "a", 3: second}
    assert found[3].text == TEXT[8:37]


def test_list_keeps_to_a_kind(database: Database, add: Callable[[PreparedDocument], str]) -> None:
    add(prepared("a.txt"))
    add(prepared("b.txt", kind=Kind.PLAN))
    assert [document.id for document in Library(database).list(kind=Kind.PLAN)] == ["b"]


def test_remove_document_takes_its_passages_too(database: Database, add: Callable[[PreparedDocument], str]) -> None:
    document_id = add(prepared("a.txt"))
    with database.session() as session:
        remove_document(session, document_id)
    assert Library(database).passages([1, 2]) == {}
    with pytest.raises(UnknownDocument, match="Thư viện không có văn bản «a»"):
        Library(database).get(document_id)


def test_holding_finds_the_same_content(database: Database, add: Callable[[PreparedDocument], str]) -> None:
    document_id = add(prepared("a.txt"))
    held = Library(database).holding(["a.txt", "unknown"])
    assert {content: document.id for content, document in held.items()} == {"a.txt": document_id}


def test_predecessor_is_the_newest_before_of_a_like_period(database: Database, add: Callable[[PreparedDocument], str]) -> None:
    for name, period in (("h1", "2024H1"), ("year", "2024"), ("h1-2025", "2025H1")):
        add(prepared(name, period))
    before = Library(database).predecessor(agency="SỞ VĂN HÓA TỈNH LAM GIANG", kind=Kind.REPORT, before=Period.parse("2025H1"))
    assert before is not None
    assert before.id == "h1"


def test_predecessor_falls_back_on_another_length_of_period(database: Database, add: Callable[[PreparedDocument], str]) -> None:
    add(prepared("year", "2024"))
    before = Library(database).predecessor(agency="Sở Văn hóa tỉnh Lam Giang", kind=Kind.REPORT, before=Period.parse("2025H1"))
    assert before is not None
    assert before.id == "year"


def test_predecessor_of_another_agency_is_none(database: Database, add: Callable[[PreparedDocument], str]) -> None:
    add(prepared("h1", "2024H1", agency="Sở Nội vụ tỉnh Lam Giang"))
    assert Library(database).predecessor(agency="Sở Văn hóa tỉnh Lam Giang", kind=Kind.REPORT, before=Period.parse("2025H1")) is None
