"""A small library in a data folder, from the documents that retrieval is tested with."""

from pathlib import Path

from corpus.database import open_database
from retrieval.opening import open_retrieval
from tests.retrieval.builders import plan, report


def write_library(data: Path) -> Path:
    """Bring both documents in and close everything again; `data`."""
    database = open_database(data)
    opened = open_retrieval(data, database)
    opened.ingestion().ingest([report(), plan()])
    opened.close()
    database.close()
    return data
