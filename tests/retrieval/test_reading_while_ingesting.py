"""What a reader sees while another program changes the library; the long version is `python -m tests.reading_while_ingesting`."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus.database import open_database
from corpus.library import StoredPassage
from corpus.library_sources import Source
from corpus.prepared import prepare
from retrieval.hits import IndexedPassage
from retrieval.indexing import Incoming, Ingestion
from retrieval.opening import Retrieval, open_retrieval
from tests.reading_while_ingesting import Trial
from tests.retrieval.builders import REPORT, plan, report

QUERY = "kết quả khen thưởng năm 2023"
PLACE = Source("/van-ban/bc-6t-2024.txt")


def version(text: str) -> Incoming:
    prepared = prepare("bc-6t-2024.txt", text.encode())
    return Incoming(prepared.sha256, prepared, PLACE)


@pytest.fixture
def other(tmp_path: Path, retrieval: Retrieval) -> Ingestion:
    """Another program over the same folder; the report lies in the library."""
    ingestion = open_retrieval(tmp_path, open_database(tmp_path)).ingestion()
    ingestion.take_in([version(REPORT)])
    return ingestion


def between(monkeypatch: pytest.MonkeyPatch, retrieval: Retrieval, change: Callable[[], object]) -> None:
    """Let `change` happen once, after the indexes have been asked and before the library is."""
    real, left = retrieval.library.passages, [change]

    def passages(ids: Sequence[int]) -> dict[int, StoredPassage]:
        while left:
            left.pop()()
        return real(ids)

    monkeypatch.setattr(retrieval.library, "passages", passages)


def test_document_replaced_in_the_middle_of_a_search_is_found(monkeypatch: pytest.MonkeyPatch, retrieval: Retrieval, other: Ingestion) -> None:
    new = REPORT.replace("Giấy khen cho 12", "Giấy khen cho 15")
    between(monkeypatch, retrieval, lambda: other.take_in([version(new)]))
    (hit,) = retrieval.searcher.search(QUERY, k=1)
    assert new[hit.start : hit.end] == hit.text
    assert "Giấy khen cho 15" in hit.text


def test_document_removed_in_the_middle_of_a_search_is_not_found(monkeypatch: pytest.MonkeyPatch, retrieval: Retrieval, other: Ingestion) -> None:
    other.ingest([plan()])
    between(monkeypatch, retrieval, lambda: other.remove("bc-6t-2024"))
    assert {hit.document for hit in retrieval.searcher.search("thi đua")} == {"kh-2024"}


def test_passages_that_are_not_in_the_library_yet_take_no_place_of_others(retrieval: Retrieval) -> None:
    retrieval.ingestion().ingest([report()])
    wanted = [hit.passage for hit in retrieval.searcher.search(QUERY, k=3)]
    stored = retrieval.library.passages(wanted[:1])[wanted[0]]
    coming = [IndexedPassage(1_000 + number, "sap-vao", stored.kind, stored.headings, f"{stored.text} {number}") for number in range(300)]
    retrieval.indexes.add(coming)
    assert [hit.passage for hit in retrieval.searcher.search(QUERY, k=3)] == wanted


def test_two_servers_answer_rightly_while_a_third_program_changes_the_library(tmp_path: Path) -> None:
    trial = Trial(tmp_path, seed=7, batch=4, large=12, readers=1)
    trial.run(1)
    assert trial.wrong == []
    assert trial.asked >= 48  # four of each of two readers after each of six changes
