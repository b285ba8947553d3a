"""Our search as a LangChain retriever: hits become documents that carry where they come from."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableConfig
from langsmith import tracing_context


class FoundPassage(Protocol):
    """A hit of `retrieval`: `start`, `end` are code points into the text of `document`, `rank` counts from 1."""

    @property
    def passage(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def rank(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


@runtime_checkable
class Searcher(Protocol):
    """Whatever finds passages: `retrieval`'s searcher, or a fake."""

    def search(self, query: str, *, k: int = 10) -> Sequence[FoundPassage]: ...


class PassageRetriever(BaseRetriever):
    """Finds the `k` best passages. `metadata` of each document: passage, document, heading, score, rank, start, end."""

    searcher: Searcher
    k: int = 10

    def invoke(self, input: str, config: RunnableConfig | None = None, **kwargs: object) -> list[Document]:
        """As in LangChain, but never traced, whatever the environment says."""
        with tracing_context(enabled=False):
            return super().invoke(input, config, **kwargs)

    async def ainvoke(self, input: str, config: RunnableConfig | None = None, **kwargs: object) -> list[Document]:
        with tracing_context(enabled=False):
            return await super().ainvoke(input, config, **kwargs)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002  name fixed by LangChain
        return [_document(hit) for hit in self.searcher.search(query, k=self.k)]


def _document(hit: FoundPassage) -> Document:
    place = {"passage": hit.passage, "document": hit.document, "heading": hit.heading, "start": hit.start, "end": hit.end}
    return Document(page_content=hit.text, metadata={**place, "score": hit.score, "rank": hit.rank})
