"""Hits of our search come back as LangChain documents that keep their place."""

import asyncio
import json
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import ConfigurableField, RunnableLambda

from assistant.langchain.data_folder import DataFolder
from assistant.langchain.retriever import TrobutRetriever
from corpus.document import Kind
from corpus.errors import StorageError
from tests.model_server.running import ROOT
from tests.retrieval.builders import PLAN, REPORT

QUERY = "thi đua khen thưởng"


@dataclass(frozen=True, slots=True)
class Found:
    passage: int = 7
    document: str = "bao-cao"
    title: str = "Báo cáo sơ kết"
    kind: Kind = Kind.REPORT
    headings: tuple[str, ...] = ("4. Khen thưởng", "4.3. Kết quả khen thưởng")
    score: float = 1.5
    rank: int = 1
    start: int = 10
    end: int = 32
    text: str = "Giấy khen cho 12 cá nhân"


class Shelf:
    """A search that always finds the same passage, `k` times, and knows no documents."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, Kind | None]] = []

    def search(self, query: str, *, k: int = 10, kind: Kind | None = None) -> Sequence[Found]:
        self.asked.append((query, k, kind))
        return [Found()] * k


@pytest.fixture
def retriever(library: Path) -> Iterator[TrobutRetriever]:
    opened = TrobutRetriever.open(library)
    yield opened
    assert isinstance(opened.searcher, DataFolder)
    opened.searcher.close()


def test_retriever_keeps_the_place_of_each_hit() -> None:
    documents = TrobutRetriever(searcher=Shelf(), k=2).invoke(QUERY)
    assert [document.page_content for document in documents] == ["Giấy khen cho 12 cá nhân"] * 2
    assert documents[0].id == "7"
    assert documents[0].metadata == {
        "passage": 7, "document": "bao-cao", "title": "Báo cáo sơ kết", "kind": "report", "headings": ["4. Khen thưởng", "4.3. Kết quả khen thưởng"],
        "start": 10, "end": 32, "score": 1.5, "rank": 1, "number": None, "period": None,
    }  # fmt: skip


def test_retriever_passes_k_and_kind_of_constructor_and_call_on() -> None:
    shelf = Shelf()
    retriever = TrobutRetriever(searcher=shelf, k=2, kind="report")
    retriever.invoke("a")
    retriever.invoke("b", k=3, kind="plan")
    asyncio.run(retriever.ainvoke("c", k=1, kind=Kind.LEGAL))
    retriever.batch(["d"], k=4)
    assert shelf.asked == [("a", 2, Kind.REPORT), ("b", 3, Kind.PLAN), ("c", 1, Kind.LEGAL), ("d", 4, Kind.REPORT)]


@pytest.mark.parametrize("wrong", [{"k": 0}, {"kind": "letter"}])
def test_retriever_refuses_what_it_cannot_do(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"k must be|letter"):
        TrobutRetriever(searcher=Shelf()).invoke(QUERY, **wrong)
    with pytest.raises(ValueError, match="validation error"):
        TrobutRetriever(searcher=Shelf(), **wrong)  # type: ignore[arg-type]


def test_open_finds_passages_as_they_stand_in_their_document(retriever: TrobutRetriever) -> None:
    texts = {"bc-6t-2024": REPORT, "kh-2024": PLAN}
    found = retriever.invoke(QUERY)
    assert {document.metadata["document"] for document in found} == set(texts)
    for document in found:
        at = document.metadata
        assert texts[at["document"]][at["start"] : at["end"]] == document.page_content


def test_open_tells_number_and_period_in_plain_json(retriever: TrobutRetriever) -> None:
    best = retriever.invoke("05/KH-SVH", k=1)[0].metadata
    assert (best["document"], best["number"], best["kind"]) == ("kh-2024", "05/KH-SVH", "plan")
    best = retriever.invoke("kết quả khen thưởng năm 2023", k=1)[0].metadata
    assert (best["number"], best["period"]) == ("12/BC-SVH", "2024H1")
    assert json.loads(json.dumps(best)) == best


def test_open_keeps_to_a_kind(library: Path) -> None:
    with_kind = TrobutRetriever.open(library, kind="plan")
    assert {document.metadata["kind"] for document in with_kind.invoke(QUERY)} == {"plan"}


def test_open_of_a_folder_without_a_library_says_so_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="Không có thư viện"):
        TrobutRetriever.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_answers_are_the_same_sync_async_batched_pickled_and_from_many_threads(retriever: TrobutRetriever) -> None:
    expected = retriever.invoke(QUERY)

    async def at_once() -> list[list[Document]]:
        return list(await asyncio.gather(*(retriever.ainvoke(QUERY) for _ in range(4))))

    again: TrobutRetriever = pickle.loads(pickle.dumps(retriever))
    with ThreadPoolExecutor(4) as pool:
        from_threads = list(pool.map(again.invoke, [QUERY] * 8))
    assert [*asyncio.run(at_once()), *retriever.batch([QUERY, QUERY]), *from_threads] == [expected] * 14
    again.searcher.close()  # type: ignore[attr-defined]


def test_retriever_composes_and_is_configurable_as_any_runnable(retriever: TrobutRetriever) -> None:
    configurable = retriever.configurable_fields(k=ConfigurableField(id="k"))
    chain = configurable | RunnableLambda(lambda documents: [document.id for document in documents])
    assert len(chain.invoke(QUERY)) > 1
    assert len(chain.invoke(QUERY, config={"configurable": {"k": 1}})) == 1


def test_nothing_but_the_retriever_needs_langchain() -> None:
    script = """
import sys
import api.app, api.parts, assistant.workflow, assistant.conversation, assistant.langchain.data_folder, retrieval.opening
print([name for name in sys.modules if name.split(".")[0] in ("langchain", "langchain_core", "langsmith")])
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
