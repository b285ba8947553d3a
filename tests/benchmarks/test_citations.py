"""Citation extraction in MB/s and citations/s, beside other extractors of legal references on the same bytes, in one run; hostile texts in seconds a MB.

Peers: eyecite and citeurl (citations of the United States), refex (German law). They read other languages, so each also runs on text of its own.
"""

import gzip
import json
import random
import re
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from corpus.citations import find_citations
from tests.corpus.citations.hostile import UNITS, hostile

pytestmark = pytest.mark.benchmark
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
SIZES = (0.1, 1.0, 10.0)
PATIENCE = 15.0
OWN_TEXT = {
    "eyecite": "The rule was stated in Bush v. Gore, 531 U.S. 98, 99-100 (2000), and it was applied again later, as everybody knows. ",
    "citeurl": "The action was brought under 42 U.S.C. § 1983 and was removed by the defendant, as the statute allows in such cases. ",
    "refex": "Der Anspruch folgt aus § 823 Abs. 1 BGB in Verbindung mit Art. 2 Abs. 1 GG, wie der Senat bereits entschieden hat. ",
}


def _library() -> str:
    return "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))


def _seeds(shared: Path) -> str:
    return "\n\n".join(path.read_bytes().decode() for path in sorted((shared / "seeds").glob("*.txt")))


def _laws(shared: Path) -> str:
    """Complete laws with their lines shuffled: the beginning of a law names far more documents than its end."""
    with gzip.open(shared / "data" / "legal-fulltext" / "documents.jsonl.gz", "rt", encoding="utf-8") as rows:
        lines = [line for row in rows for line in max((v for v in json.loads(row).values() if isinstance(v, str)), key=len).splitlines()]
    random.Random(1).shuffle(lines)
    return "\n".join(lines)


def _grown(text: str, megabytes: float) -> str:
    """The text over and over up to a size, with other serial numbers each time, so that nothing read before helps."""
    size, serial = int(megabytes * 1e6), count(1)
    copies = range(int(size / len(text.encode())) + 1)
    parts = [re.sub(r"(?<![\w/.,-])\d{1,4}(?=[/-][A-ZĐ])", lambda _: str(next(serial) % 9000), text) for _ in copies]
    return "\n\n".join(parts).encode()[:size].decode(errors="ignore")


def _timed(run: Callable[[str], int], text: str, *, repeat: int = 1) -> tuple[float, int]:
    """Processor time, the best of several runs: other work on the machine counts little."""
    best, found = float("inf"), 0
    for _ in range(repeat):
        began = time.process_time()
        found = run(text)
        best = min(best, time.process_time() - began)
    return best, found


def _print(name: str, text: str, seconds: float, found: int) -> float:
    speed = len(text.encode()) / 1e6 / seconds
    print(f"  {name:22} {len(text.encode()) / 1e6:5.1f} MB {speed:7.2f} MB/s {found / seconds:9.0f} citations/s ({found})")
    return speed


def _peers() -> dict[str, Callable[[str], int]]:
    citeurl = pytest.importorskip("citeurl")
    eyecite = pytest.importorskip("eyecite")
    refex = pytest.importorskip("refex.orchestrator")
    citator, extractor = citeurl.Citator(), refex.CitationExtractor()
    return {
        "eyecite": lambda text: len(eyecite.get_citations(text)),
        "citeurl": lambda text: len(citator.list_cites(text)),
        "refex": lambda text: len(extractor.extract(text).citations),
    }


def _flat(texts: list[str]) -> list[float]:
    return [_print("trobut", text, *_timed(lambda text: len(find_citations(text)), text, repeat=9 if len(text) < 10**6 else 3)) for text in texts]


@pytest.mark.parametrize("kind", ["sample library", "seeds", "laws"])
def test_speed_is_flat(kind: str, request: pytest.FixtureRequest) -> None:
    text = _library() if kind == "sample library" else {"seeds": _seeds, "laws": _laws}[kind](request.getfixturevalue("shared"))
    print(f"\n{kind}")
    speeds = _flat([_grown(text, megabytes) for megabytes in SIZES])
    assert speeds[2] > 0.4 * speeds[1]


def test_speed_beside_peers() -> None:
    library = _library()
    for megabytes in SIZES:
        text = _grown(library, megabytes)
        print(f"\nsample library, {megabytes} MB")
        _flat([text])
    for name, run in _peers().items():
        for kind, text in (("sample library", library), ("its own text", OWN_TEXT[name])):
            seconds = 0.0
            for megabytes in SIZES:
                if seconds * 10 > PATIENCE:
                    print(f"  {name:22} {megabytes:5.1f} MB left out: would take over {PATIENCE:.0f} s")
                    continue
                grown = _grown(text, megabytes)
                seconds, found = _timed(run, grown)
                _print(f"{name}, {kind}"[:22], grown, seconds, found)
                assert found >= (1 if kind == "its own text" else 0)


def test_hostile_texts_take_linear_time() -> None:
    print()
    for name in sorted(UNITS):
        (half, _), (whole, found) = (_timed(lambda text: len(find_citations(text)), hostile(name, size=size), repeat=2) for size in (150_000, 300_000))
        print(f"  {name:22} {whole / 0.3:6.2f} s a MB, twice the text takes {whole / half:4.1f} times as long, {found / 0.3:8.0f} citations a MB")
        assert whole < 4 * half + 0.2, name
