"""Reading beside its peers in one run: .docx and .pdf in pages a second beside markitdown and mammoth alone, scans, plain text in MB a second.

A page is 2,000 letters. The peers only give text; ours also numbers lists, resolves tracked changes, orders columns and places footnotes.
"""

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.reading import read_bytes
from corpus.structure import parse
from tests.renderings import render
from tests.scans import Quality, save_pdf, scanned

pytestmark = pytest.mark.benchmark
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
PAGE = 2_000
PAGES = 50
REPEAT = 5
SCANNED = 8


def _long_report() -> str:
    """The longest sample with its sections repeated until it fills `PAGES` pages."""
    text = (SAMPLES / "bc-tdkt-6t-2026.txt").read_text(encoding="utf-8")
    sections = parse(text).sections
    start, end = sections[0].start, sections[-1].body_end
    body = text[start:end]
    return text[:start] + "\n\n".join([body] * (PAGES * PAGE // len(body))) + text[end:]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = render(tmp_path_factory.mktemp("long"), {"report": _long_report()})
    return {form: named["report"] for form, named in made.items()}


def _rate(read: Callable[[], object], amount: float) -> float:
    """`amount` a second in the quickest of some runs."""
    times = []
    for _ in range(REPEAT):
        start = time.perf_counter()
        read()
        times.append(time.perf_counter() - start)
    return amount / min(times)


@pytest.mark.parametrize("form", ["docx", "office docx"])
def test_docx(files: dict[str, Path], form: str) -> None:
    import mammoth

    data = files[form].read_bytes()
    _compare(
        form,
        files[form],
        {
            "mammoth raw text": lambda: mammoth.extract_raw_text(io.BytesIO(data)),
            "mammoth html": lambda: mammoth.convert_to_html(io.BytesIO(data)),
            "markitdown": lambda: _markitdown(files[form]),
        },
    )


@pytest.mark.parametrize("form", ["pdf", "plain pdf"])
def test_pdf(files: dict[str, Path], form: str) -> None:
    _compare(form, files[form], {"markitdown": lambda: _markitdown(files[form])})


def _compare(form: str, path: Path, peers: dict[str, Callable[[], object]]) -> None:
    data = path.read_bytes()
    pages = len(read_bytes(path.name, data).text) / PAGE
    print(f"\n{form}: {pages:.0f} pages")
    for name, read in {"trobut": lambda: read_bytes(path.name, data), **peers}.items():
        print(f"  {name:18}{_rate(read, pages):7.0f} pages/s")


def _markitdown(path: Path) -> object:
    from markitdown import MarkItDown

    return MarkItDown().convert(str(path))


def test_txt() -> None:
    text = _long_report() * 20
    data = text.encode()
    megabytes = len(data) / 1e6
    reading, structure = _rate(lambda: read_bytes("a.txt", data), megabytes), _rate(lambda: parse(text), megabytes)
    print(f"\ntxt of {megabytes:.1f} MB: read {reading:.0f} MB/s, structure {structure:.1f} MB/s")


@pytest.mark.parametrize("quality", ["clean", "degraded"])
def test_scan(files: dict[str, Path], tmp_path: Path, quality: Quality) -> None:
    path = save_pdf(scanned(files["pdf"], quality)[:SCANNED], tmp_path / "scan.pdf")
    start = time.perf_counter()
    read_bytes(path.name, path.read_bytes())
    print(f"\n{quality} scan of {SCANNED} pages at 200 dpi: {SCANNED / (time.perf_counter() - start):.2f} pages/s")
