"""Our search as a LangChain retriever: hits become documents that carry where they come from."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol, Self, runtime_checkable

from langchain_core.callbacks import AsyncCallbackManagerForRetrieverRun, CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableConfig
from langchain_core.runnables.config import run_in_executor
from langsmith import tracing_context
from pydantic import Field

from assistant.langchain.data_folder import UNKNOWN, DataFolder, Facts
from corpus.document import Kind


class FoundPassage(Protocol):
    """A hit of `retrieval`: `start`, `end` are code points into the text of `document`, `rank` counts from 1, `headings` from the outermost."""

    @property
    def passage(self) -> int: ...
    @property
    def document(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def headings(self) -> tuple[str, ...]: ...
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
    """Whatever finds passages: `retrieval.searcher.Searcher`, a `DataFolder`, or a fake."""

    def search(self, query: str, *, k: int = 10, kind: Kind | None = None) -> Sequence[FoundPassage]: ...


@runtime_checkable
class KnowsDocuments(Protocol):
    """A searcher that can also tell the facts of the documents found."""

    def facts(self, documents: Collection[str]) -> Mapping[str, Facts]: ...


class TrobutRetriever(BaseRetriever):
    """Finds the `k` best passages, of documents of one `kind` where given; both may be given with a call too.

    Each `Document` has the passage as `page_content`, its number as `id`, and as `metadata`, in plain JSON types: passage, document, title,
    kind, headings, start, end, score, rank, number, period. `page_content` is the text of the document at `[start:end]` in code points;
    number and period are None where the document has none, or where the searcher does not know documents.
    It may be pickled where its searcher may: one made by `open` can.
    """

    searcher: Searcher
    k: int = Field(default=10, ge=1)
    kind: Kind | None = None

    @classmethod
    def open(
        cls,
        data: Path | str,
        *,
        k: int = 10,
        kind: Kind | str | None = None,
        model: Path | None = None,
        database_url: str | None = None,
        vector_url: str | None = None,
    ) -> Self:
        """Over a data folder that holds a library; `model` and the URLs as the program that filled it was given them.

        Raises StorageError, BrokenModel, BrokenIndex or BusyLibrary.
        """
        folder = DataFolder(Path(data), model=model, database_url=database_url, vector_url=vector_url)
        folder.open()
        return cls(searcher=folder, k=k, kind=Kind(kind) if kind else None)

    def invoke(self, input: str, config: RunnableConfig | None = None, **kwargs: object) -> list[Document]:
        """As in LangChain, but never traced, whatever the environment says."""
        with tracing_context(enabled=False):
            return super().invoke(input, config, **kwargs)

    async def ainvoke(self, input: str, config: RunnableConfig | None = None, **kwargs: object) -> list[Document]:
        with tracing_context(enabled=False):
            return await super().ainvoke(input, config, **kwargs)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  name fixed by LangChain
        k: int | None = None,
        kind: Kind | str | None = None,
    ) -> list[Document]:
        return self._find(query, k, kind)

    async def _aget_relevant_documents(
        self,
        query: str,
        *,
        run_manager: AsyncCallbackManagerForRetrieverRun,  # noqa: ARG002  name fixed by LangChain
        k: int | None = None,
        kind: Kind | str | None = None,
    ) -> list[Document]:
        return await run_in_executor(None, self._find, query, k, kind)

    def _find(self, query: str, k: int | None, kind: Kind | str | None) -> list[Document]:
        wanted = self.k if k is None else k
        if wanted < 1:
            raise ValueError(f"k must be at least 1, not {wanted}")
        hits = self.searcher.search(query, k=wanted, kind=Kind(kind) if kind else self.kind)
        facts = self.searcher.facts({hit.document for hit in hits}) if isinstance(self.searcher, KnowsDocuments) else {}
        return [_document(hit, facts.get(hit.document, UNKNOWN)) for hit in hits]


def _document(hit: FoundPassage, facts: Facts) -> Document:
    place = {"passage": hit.passage, "document": hit.document, "start": hit.start, "end": hit.end, "score": hit.score, "rank": hit.rank}
    about = {"title": hit.title, "kind": str(hit.kind), "headings": list(hit.headings), "number": facts.number, "period": facts.period}
    return Document(id=str(hit.passage), page_content=hit.text, metadata=place | about)
