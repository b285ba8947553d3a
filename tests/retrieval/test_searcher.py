from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.database import open_database
from corpus.document import Kind
from corpus.prepared import prepare
from retrieval.opening import Retrieval, open_retrieval
from tests.retrieval.builders import REPORT, plan, report


@pytest.fixture
def filled(retrieval: Retrieval) -> Retrieval:
    retrieval.ingestion().ingest([report(), plan()])
    return retrieval


@pytest.mark.parametrize("query", ["kết quả khen thưởng năm 2023", "ket qua khen thuong nam 2023", "KẾT QUẢ KHEN THƯỞNG NĂM 2023"])
def test_search_finds_the_section_first(filled: Retrieval, query: str) -> None:
    hit = filled.searcher.search(query)[0]
    assert hit.headings[-1].startswith("2. Kết quả khen thưởng năm 2023")


def test_hit_points_into_the_document(filled: Retrieval) -> None:
    hit = filled.searcher.search("giấy khen cho cá nhân")[0]
    assert hit.document == "bc-6t-2024"
    assert REPORT[hit.start : hit.end] == hit.text == filled.library.text(hit.document)[hit.start : hit.end]


def test_hits_are_ranked_from_one_with_falling_scores(filled: Retrieval) -> None:
    hits = filled.searcher.search("phong trào thi đua", k=3)
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_search_by_number_puts_that_document_first(filled: Retrieval) -> None:
    assert filled.searcher.search("05/KH-SVH")[0].document == "kh-2024"


def test_search_keeps_to_a_kind(filled: Retrieval) -> None:
    assert {hit.kind for hit in filled.searcher.search("thi đua", kind=Kind.PLAN)} == {Kind.PLAN}


def test_search_leaves_out_the_document_being_drafted(filled: Retrieval) -> None:
    assert {hit.document for hit in filled.searcher.search("thi đua", exclude="bc-6t-2024")} == {"kh-2024"}


@pytest.mark.parametrize("query", ["", "  ", "…?!", "zzzz qqqq"])
def test_search_of_nothing_known_answers_without_error(filled: Retrieval, query: str) -> None:
    assert all(hit.text for hit in filled.searcher.search(query))


def test_search_in_an_empty_library_finds_nothing(retrieval: Retrieval) -> None:
    assert retrieval.searcher.search("thi đua") == []


def test_searcher_notices_what_another_program_brought_in(tmp_path: Path, retrieval: Retrieval) -> None:
    assert retrieval.searcher.search("bảo tồn di tích") == []
    open_retrieval(tmp_path, open_database(tmp_path)).ingestion().ingest([plan()])
    assert retrieval.searcher.search("bảo tồn di tích")[0].document == "kh-2024"


def test_searches_go_on_while_documents_come_and_go(filled: Retrieval) -> None:
    with ThreadPoolExecutor(4) as pool:
        searches = [pool.submit(filled.searcher.search, "thi đua khen thưởng") for _ in range(100)]
        for _ in range(3):
            filled.ingestion().remove("kh-2024")
            filled.ingestion().ingest([plan()])
        assert all(found.result()[0].document == "bc-6t-2024" for found in searches)


@pytest.mark.parametrize("query", ["kết quả khen thưởng năm 2023", "ket qua khen thuong nam 2023"])
def test_search_in_the_seeds_finds_the_section_of_the_tourism_report_first(retrieval: Retrieval, shared: Path, query: str) -> None:
    retrieval.ingestion().ingest([prepare(path.name, path.read_bytes()) for path in sorted((shared / "seeds").glob("*.txt"))])
    hit = retrieval.searcher.search(query)[0]
    assert hit.document.startswith("000")
    assert hit.headings[-1].startswith("4.3. Kết quả khen thưởng năm 2023")
