"""Citation extraction in MB/s and citations/s over growing texts, beside eyecite (US courts) on the same bytes, in one run."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.citations import find_citations

pytestmark = pytest.mark.benchmark
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"


def _library() -> str:
    return "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))


def _peers() -> dict[str, Callable[[str], int]]:
    from eyecite import get_citations

    return {"trobut": lambda text: len(find_citations(text)), "eyecite": lambda text: len(get_citations(text))}


@pytest.mark.parametrize("megabytes", [0.1, 1.0, 10.0])
def test_citation_throughput(megabytes: float) -> None:
    library = _library()
    text = (library * (int(megabytes * 1e6 / len(library.encode())) + 1))[: int(megabytes * 1e6)]
    for name, run in _peers().items():
        if name == "eyecite" and megabytes > 1:
            continue
        began = time.perf_counter()
        found = run(text)
        seconds = time.perf_counter() - began
        print(f"{name:8} {megabytes:5} MB: {len(text.encode()) / 1e6 / seconds:6.2f} MB/s, {found / seconds:8.0f} citations/s")
    assert len(text) > 0


HOSTILE = {
    "slashes": "12/" * 100_000,
    "unclosed quotes": "Kế hoạch số 1/KH-UBND về “" * 20_000,
    "no spaces": "a" * 1_000_000,
    "digits": "1" * 1_000_000,
    "brackets": "(" * 500_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_input(name: str) -> None:
    text = HOSTILE[name]
    began = time.perf_counter()
    find_citations(text)
    seconds = time.perf_counter() - began
    print(f"{name}: {seconds / (len(text.encode()) / 1e6):.2f} s a MB")
    assert seconds >= 0
