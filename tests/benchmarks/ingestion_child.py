"""`trobut` with clocks around its parts: `python -m tests.benchmarks.ingestion_child OUT.json ingest FOLDER --data DIR`.

Wall-clock seconds of each part (they go on side by side, so their sum is more than the whole), processor seconds and peak memory of this
process and of its children.
"""

import json
import resource
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from api.cli import main
from corpus.preparing import Preparer
from retrieval.changing import Changing
from retrieval.embedding import StaticEmbedding
from retrieval.lexical_index import LexicalIndex
from retrieval.running import Run
from retrieval.vector_index import VectorIndex

_SECONDS: Counter[str] = Counter()
_PARTS: tuple[tuple[type, str, str], ...] = (
    (Run, "read_all", "whole"),
    (StaticEmbedding, "embed", "embedding"),
    (LexicalIndex, "write", "tantivy"),
    (VectorIndex, "add", "chroma"),
    (Changing, "_commit", "database"),
)


def _timed(owner: type, name: str, part: str) -> None:
    inner: Callable[..., Any] = getattr(owner, name)

    @wraps(inner)
    def outer(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return inner(*given, **named)
        finally:
            _SECONDS[part] += time.perf_counter() - began

    setattr(owner, name, outer)


def _count_reading() -> None:
    """Processor and wall-clock seconds of the files, as the children tell them; the most memory that one of them held."""
    lock = threading.Lock()
    opened = Preparer.__init__

    def observing(self: Preparer, **named: Any) -> None:
        def observe(_: str, cost: Any) -> None:
            with lock:
                _SECONDS["reading (sum over children)"] += cost.seconds
                _SECONDS["peak child MB"] = max(_SECONDS["peak child MB"], cost.peak_bytes / 1e6)

        opened(self, **{**named, "observed": observe})

    Preparer.__init__ = observing  # type: ignore[method-assign]


if __name__ == "__main__":
    for part in _PARTS:
        _timed(*part)
    _count_reading()
    code = main(sys.argv[2:])
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = {"processor, parent": own.ru_utime + own.ru_stime, "processor, children": children.ru_utime + children.ru_stime}
    memory = {"peak parent MB": own.ru_maxrss / 1024, "peak largest child MB": children.ru_maxrss / 1024}
    Path(sys.argv[1]).write_text(json.dumps({**_SECONDS, **processor, **memory}), encoding="utf-8")
    sys.exit(code)
