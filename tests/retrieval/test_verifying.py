"""What `verify` notices, what it mends, and what stays the same through corrections and new readings."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete, text, update

from corpus.document import Kind
from corpus.errors import UnreadableFile
from corpus.library_changes import mark_unsettled
from corpus.library_tables import DocumentRow, PassageRow
from corpus.registry.tables import RegistryRow
from retrieval.errors import DocumentInUse
from retrieval.opening import Retrieval
from tests.retrieval.builders import plan, report


@pytest.fixture
def filled(retrieval: Retrieval) -> Retrieval:
    retrieval.ingestion().ingest([report(), plan()])
    return retrieval


def numbers(retrieval: Retrieval, document: str) -> dict[str, int]:
    return {passage.text: passage.id for passage in retrieval.library.passages_of(document)}


def test_a_sound_library_agrees(filled: Retrieval) -> None:
    found = filled.ingestion().verify()
    assert found.ok and "2 văn bản" in found.lines[0]


def _lose_vectors(retrieval: Retrieval) -> None:
    retrieval.indexes.vectors.remove(["kh-2024"])


def _lose_words(retrieval: Retrieval) -> None:
    retrieval.indexes.lexical.write(documents=["kh-2024"])


def _lose_entry(retrieval: Retrieval) -> None:
    with retrieval.library.database.session() as session:
        session.execute(delete(RegistryRow).where(RegistryRow.origin == "library:kh-2024"))


def _orphan(retrieval: Retrieval) -> None:
    with retrieval.library.database.session() as session:
        session.execute(text("PRAGMA defer_foreign_keys=ON"))
        session.execute(update(DocumentRow).where(DocumentRow.id == "kh-2024").values(passages=99))


@pytest.mark.parametrize(
    ("damage", "words"),
    [(_lose_vectors, "véc-tơ lệch"), (_lose_words, "từ khóa lệch"), (_lose_entry, "Sổ đăng ký thiếu 1"), (_orphan, "sai số đoạn")],
)
def test_what_differs_is_named_and_mended(filled: Retrieval, damage: Callable[[Retrieval], None], words: str) -> None:
    damage(filled)
    found = filled.ingestion().verify()
    assert not found.ok and any(words in line for line in found.lines)
    assert filled.ingestion().verify(repair=True).ok
    assert filled.ingestion().verify().ok


def test_counts_that_agree_do_not_hide_another_passage(filled: Retrieval) -> None:
    passages = filled.library.passages_of("kh-2024")
    with filled.library.database.session() as session:
        session.execute(update(PassageRow).where(PassageRow.id == passages[0].id).values(id=9_999))
    found = filled.ingestion().verify()
    assert not found.ok and any("thiếu 1 đoạn (9999)" in line for line in found.lines)


def test_a_passage_that_is_not_in_its_text_is_named(filled: Retrieval) -> None:
    with filled.library.database.session() as session:
        session.execute(update(PassageRow).where(PassageRow.document_id == "kh-2024").values(start=PassageRow.start + 1))
    assert any("không khớp chữ" in line and "kh-2024" in line for line in filled.ingestion().verify().lines)


def test_notes_left_by_a_crash_are_settled_in_favour_of_the_library(filled: Retrieval) -> None:
    with filled.library.database.session() as session:
        mark_unsettled(session, ["kh-2024", "chua-co"])
    filled.indexes.remove(["kh-2024"])
    assert not filled.ingestion().verify().ok
    filled.ingestion().repair()
    assert filled.ingestion().verify().ok and filled.library.unsettled() == ()


def test_reading_again_keeps_the_numbers_of_equal_passages(filled: Retrieval) -> None:
    before = numbers(filled, "bc-6t-2024")
    assert {document.id for document in filled.ingestion().reindex()} == {"bc-6t-2024", "kh-2024"}
    assert numbers(filled, "bc-6t-2024") == before and filled.ingestion().verify().ok


def test_a_corrected_kind_moves_the_passages_to_its_collection(filled: Retrieval) -> None:
    before = numbers(filled, "kh-2024")
    stored = filled.ingestion().correct("kh-2024", kind="news")
    assert (stored.kind, stored.corrections.kind) == (Kind.NEWS, Kind.NEWS)
    assert numbers(filled, "kh-2024") == before and filled.ingestion().verify().ok
    assert {hit.document for hit in filled.searcher.search("bảo tồn di tích", kind=Kind.NEWS)} == {"kh-2024"}
    assert "kh-2024" not in {hit.document for hit in filled.searcher.search("bảo tồn di tích", kind=Kind.PLAN)}


def test_a_corrected_agency_changes_the_registry_with_it(filled: Retrieval) -> None:
    filled.ingestion().correct("kh-2024", agency="Sở Du lịch tỉnh Lam Giang")
    with filled.library.database.reading() as session:
        (issuer,) = session.scalars(text("SELECT issuer FROM registry_entries WHERE origin = 'library:kh-2024'"))
    assert issuer == "Sở Du lịch tỉnh Lam Giang" and filled.ingestion().verify().ok


def test_a_kind_that_there_is_not_is_refused(filled: Retrieval) -> None:
    with pytest.raises(UnreadableFile, match="Không có loại văn bản"):
        filled.ingestion().correct("kh-2024", kind="thơ")


def test_nothing_is_removed_when_one_of_them_is_in_use(filled: Retrieval) -> None:
    with pytest.raises(DocumentInUse):
        filled.ingestion(in_use=lambda: {"kh-2024"}).remove("bc-6t-2024", "kh-2024")
    assert len(filled.library.list()) == 2 and filled.ingestion().verify().ok


def test_a_failed_replacement_leaves_the_older_version(filled: Retrieval, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(filled.indexes.vectors, "add", fail)
    with pytest.raises(OSError, match="No space left"):
        filled.ingestion().correct("kh-2024", kind="news")
    monkeypatch.undo()
    assert filled.library.get("kh-2024").kind == Kind.PLAN
    filled.ingestion().repair()
    assert filled.ingestion().verify().ok and filled.library.unsettled() == ()
