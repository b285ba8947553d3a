from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.database import open_database
from retrieval.opening import Retrieval, open_retrieval


@pytest.fixture
def retrieval(tmp_path: Path) -> Iterator[Retrieval]:
    """An empty data folder, opened."""
    database = open_database(tmp_path)
    opened = open_retrieval(tmp_path, database)
    yield opened
    opened.close()
    database.close()
