"""LangChain's own standard tests of a retriever, over a real library."""

from pathlib import Path
from typing import Any

import pytest

from assistant.langchain.retriever import TrobutRetriever

standard = pytest.importorskip("langchain_tests.integration_tests", reason="thiếu langchain-tests: pip install langchain-tests")


class TestTrobutRetriever(standard.RetrieversIntegrationTests):  # type: ignore[misc,name-defined]
    pytestmark = pytest.mark.anyio  # runs what is async; whatever is not is left alone

    @pytest.fixture
    def anyio_backend(self) -> str:
        return "asyncio"

    @pytest.fixture(autouse=True)
    def _library(self, library: Path) -> None:
        self._data = library

    @property
    def retriever_constructor(self) -> Any:
        """`open`, since a retriever is made over a data folder."""
        return TrobutRetriever.open

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"data": self._data, "k": 2}

    @property
    def retriever_query_example(self) -> str:
        return "thi đua khen thưởng"
