"""The vectors on a real Chroma server by URL: bringing in, searching, taking out, verifying, and a server that is gone."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.database import open_database
from corpus.document import Kind
from retrieval.errors import RetrievalError
from retrieval.filters import Filters
from retrieval.opening import Retrieval, open_retrieval
from tests.retrieval.builders import plan, report


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with (folder.parent / "chroma.log").open("ab") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "ANONYMIZED_TELEMETRY": "False"})


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(900):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError("the Chroma server did not start")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Address and process."""
    folder, port = tmp_path / "chroma", _free_port()
    folder.mkdir()
    process = _start(folder, port)
    try:
        _wait(process, port, tmp_path / "chroma.log")
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


def opened(data: Path, url: str) -> Retrieval:
    return open_retrieval(data, open_database(data), vector_url=url)


def test_a_library_whose_vectors_lie_on_a_server(tmp_path: Path, server: tuple[str, subprocess.Popen[bytes]]) -> None:
    url, process = server
    retrieval = opened(tmp_path / "data", url)
    retrieval.ingestion().ingest([report(), plan()])
    assert not (tmp_path / "data" / "indexes" / "vectors").exists() and retrieval.ingestion().verify().ok
    assert retrieval.indexes.vectors.count() == retrieval.library.count_passages() > 0

    assert retrieval.searcher.search("bảo tồn di tích")[0].document == "kh-2024"
    assert {hit.document for hit in retrieval.searcher.search("thi đua", filters=Filters(agency="so van hoa", kinds=(Kind.PLAN,)))} == {"kh-2024"}
    assert retrieval.searcher.similar(retrieval.library.passages_of("kh-2024")[0].id)

    beside = opened(tmp_path / "data", url)
    beside.ingestion().remove("kh-2024")
    beside.close()
    assert {hit.document for hit in retrieval.searcher.search("bảo tồn di tích")} <= {"bc-6t-2024"}
    assert retrieval.ingestion().verify().ok and retrieval.indexes.vectors.count() == retrieval.library.count_passages()

    retrieval.indexes.vectors.remove(["bc-6t-2024"])
    assert not retrieval.ingestion().verify().ok and retrieval.ingestion().verify(repair=True).ok

    process.kill()
    process.wait()
    with pytest.raises(RetrievalError, match="Máy chủ Chroma") as caught:
        retrieval.searcher.search("thi đua")
    retrieval.close()
    assert "TROBUT_CHROMA_URL" in str(caught.value) and len(str(caught.value).splitlines()) == 1
