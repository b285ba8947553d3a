"""Hits of our search come back as LangChain documents that keep their place."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.langchain.retriever import FoundPassage, PassageRetriever


@dataclass(frozen=True, slots=True)
class Found:
    passage: str = "p1"
    document: str = "bao-cao"
    heading: str = "4.3. Kết quả khen thưởng"
    score: float = 1.5
    rank: int = 1
    start: int = 10
    end: int = 32
    text: str = "Giấy khen cho 12 cá nhân"


class Shelf:
    """A search that always finds the same passage, `k` times."""

    def search(self, query: str, *, k: int = 10) -> Sequence[FoundPassage]:
        return [Found()] * k


def test_retriever_keeps_the_place_of_each_hit() -> None:
    documents = PassageRetriever(searcher=Shelf(), k=2).invoke("khen thưởng")
    assert [document.page_content for document in documents] == ["Giấy khen cho 12 cá nhân"] * 2
    assert documents[0].metadata == {
        "passage": "p1", "document": "bao-cao", "heading": "4.3. Kết quả khen thưởng", "start": 10, "end": 32, "score": 1.5, "rank": 1,
    }  # fmt: skip
