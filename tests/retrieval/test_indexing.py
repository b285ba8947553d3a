import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from corpus.database import open_database
from corpus.errors import UnknownDocument
from corpus.registry.tables import RegistryRow
from retrieval.errors import BusyLibrary
from retrieval.hits import IndexedPassage
from retrieval.opening import Retrieval, open_retrieval
from tests.retrieval.builders import plan, report

CRASH = """
import os, sys
from pathlib import Path
from corpus.database import open_database
from retrieval.opening import open_retrieval
from tests.retrieval.builders import report

data = Path(sys.argv[1])
retrieval = open_retrieval(data, open_database(data))
whole = retrieval.indexes.change

def die(*given, **named):
    whole(*given, **named)
    os._exit(9)

retrieval.indexes.change = die
retrieval.ingestion().{call}
"""


def counts(retrieval: Retrieval) -> tuple[int, int, int]:
    stored = sum(document.passages for document in retrieval.library.list())
    return stored, retrieval.indexes.lexical.count(), retrieval.indexes.vectors.count()


def origins(retrieval: Retrieval) -> list[str]:
    with retrieval.library.database.reading() as session:
        return [row.origin for row in session.scalars(select(RegistryRow)) if row.origin.startswith("library:")]


def test_ingest_fills_library_and_both_indexes(retrieval: Retrieval) -> None:
    stored = retrieval.ingestion().ingest([report(), plan()])
    assert [document.id for document in stored] == ["bc-6t-2024", "kh-2024"]
    total, lexical, vectors = counts(retrieval)
    assert total == lexical == vectors > 0


def test_ingest_registers_the_documents_themselves(retrieval: Retrieval) -> None:
    retrieval.ingestion().ingest([report()])
    assert origins(retrieval) == ["library:bc-6t-2024"]


def test_ingest_of_the_same_content_changes_nothing(retrieval: Retrieval) -> None:
    first = retrieval.ingestion().ingest([report()])
    before = counts(retrieval), retrieval.library.generation()
    assert retrieval.ingestion().ingest([report(), report()]) == (*first, *first)
    assert (counts(retrieval), retrieval.library.generation()) == before


def test_ingest_that_fails_in_an_index_leaves_nothing(retrieval: Retrieval, monkeypatch: pytest.MonkeyPatch) -> None:
    retrieval.ingestion().ingest([plan()])
    before = counts(retrieval)

    def fail(*, added: Sequence[IndexedPassage] = (), removed: Sequence[int] = (), documents: Sequence[str] = ()) -> None:
        if added:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(retrieval.indexes.lexical, "write", fail)
    with pytest.raises(OSError, match="No space left"):
        retrieval.ingestion().ingest([report()])
    assert counts(retrieval) == before
    assert retrieval.library.unsettled() == ()


def test_remove_takes_a_document_out_of_everything(retrieval: Retrieval) -> None:
    retrieval.ingestion().ingest([report(), plan()])
    retrieval.ingestion().remove("bc-6t-2024")
    total, lexical, vectors = counts(retrieval)
    assert total == lexical == vectors == retrieval.library.get("kh-2024").passages
    assert origins(retrieval) == ["library:kh-2024"]


def test_remove_of_an_unknown_document_changes_nothing(retrieval: Retrieval) -> None:
    with pytest.raises(UnknownDocument, match="không có văn bản «la»"):
        retrieval.ingestion().remove("la")
    assert retrieval.library.unsettled() == ()


@pytest.mark.parametrize(("method", "call", "left"), [("ingest", "ingest([report()])", 0), ("remove", "remove('bc-6t-2024')", 0)])
def test_a_killed_change_is_repaired_at_the_next_start(tmp_path: Path, method: str, call: str, left: int) -> None:
    if method == "remove":
        open_retrieval(tmp_path, open_database(tmp_path)).ingestion().ingest([report()])
    killed = subprocess.run([sys.executable, "-c", CRASH.format(call=call), str(tmp_path)], check=False)
    assert killed.returncode == 9
    reopened = open_retrieval(tmp_path, open_database(tmp_path))
    assert counts(reopened) == (left, left, left)
    assert reopened.library.unsettled() == ()


def test_lost_indexes_are_made_anew_from_the_library(tmp_path: Path, retrieval: Retrieval) -> None:
    retrieval.ingestion().ingest([report()])
    before = counts(retrieval)
    retrieval.indexes.clear()
    assert counts(retrieval)[1:] == (0, 0)
    assert counts(open_retrieval(tmp_path, retrieval.library.database)) == before


def test_a_damaged_lexical_index_is_made_anew(tmp_path: Path, retrieval: Retrieval) -> None:
    retrieval.ingestion().ingest([report()])
    before = counts(retrieval)
    (tmp_path / "indexes" / "lexical" / "meta.json").write_text("damaged")
    assert counts(open_retrieval(tmp_path, retrieval.library.database)) == before


def test_repair_fills_an_index_that_lost_passages(retrieval: Retrieval) -> None:
    retrieval.ingestion().ingest([report(), plan()])
    before = counts(retrieval)
    retrieval.indexes.vectors.remove(["kh-2024"])
    retrieval.ingestion().repair()
    assert counts(retrieval) == before


def test_a_second_change_waits_for_the_first(retrieval: Retrieval, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.indexing._WAIT_SECONDS", 0.1)
    waiting = retrieval.ingestion()
    with retrieval.ingestion()._alone(), pytest.raises(BusyLibrary, match="đang nạp văn bản"):
        waiting.ingest([report()])
