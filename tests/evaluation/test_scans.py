"""The seeds and the samples printed, scanned at 200 dpi and read again: section tree and citations come back from the pictures."""

import time
from pathlib import Path

import pytest

from assistant.export import export_docx
from corpus.prepared import prepare
from corpus.structure import parse
from tests.office import convert_all
from tests.renderings import Kept, as_output, kept
from tests.scans import Quality, needs_tesseract, save_pdf, save_tiff, scanned

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
NODES, CITATIONS = 0.95, 0.97
SHORT = ("kh-tuyen-truyen-2025", "cv-yeu-cau-6t-2026", "tin-tong-ket-tdkt-2025")


def _texts(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


def _printed(folder: Path, texts: dict[str, str]) -> dict[str, Path]:
    """Each text as our exporter writes it, printed to PDF."""
    files = {name: folder / f"{name}.docx" for name in texts}
    for name, path in files.items():
        path.write_bytes(export_docx(as_output(parse(texts[name]))))
    return dict(zip(files, convert_all(list(files.values()), "pdf"), strict=True))


def _again(path: Path, quality: Quality, text: str) -> Kept:
    """What came back of a scan of the printed document, saved as PDF."""
    scan = save_pdf(scanned(path, quality), path.with_suffix(f".{quality}.pdf"))
    return kept(text, prepare(scan.name, scan.read_bytes()).document)


def _summed(pairs: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(part for part, _ in pairs), sum(whole for _, whole in pairs)


def _require(found: dict[str, Kept], quality: str) -> None:
    nodes, citations = (_summed([each.nodes for each in found.values()]), _summed([each.citations for each in found.values()]))
    print(f"scan {quality:9} nodes {nodes[0]}/{nodes[1]} citations {citations[0]}/{citations[1]}")
    lost = {name: (*each.lost_nodes, *each.lost_citations) for name, each in found.items()}
    assert nodes[0] >= NODES * nodes[1] and citations[0] >= CITATIONS * citations[1], lost


@pytest.mark.office
@pytest.mark.parametrize("quality", ["clean", "degraded"])
def test_short_samples_come_back_from_scans(tmp_path: Path, quality: Quality) -> None:
    needs_tesseract()
    texts = {name: text for name, text in _texts(SAMPLES).items() if name in SHORT}
    printed = _printed(tmp_path, texts)
    _require({name: _again(path, quality, texts[name]) for name, path in printed.items()}, quality)


@pytest.mark.office
def test_a_tiff_of_a_scan_gives_what_its_pdf_gives(tmp_path: Path) -> None:
    needs_tesseract()
    name = "tin-tong-ket-tdkt-2025"
    printed = _printed(tmp_path, {name: _texts(SAMPLES)[name]})[name]
    pictures = scanned(printed, "clean")
    texts = [prepare(path.name, path.read_bytes()).document.text for path in (save_pdf(pictures, tmp_path / "a.pdf"), save_tiff(pictures, tmp_path / "a.tif"))]
    assert texts[0].split()[:200] == texts[1].split()[:200]


@pytest.mark.benchmark
@pytest.mark.office
@pytest.mark.parametrize("quality", ["clean", "degraded"])
def test_seeds_and_samples_come_back_from_scans(tmp_path: Path, shared: Path, quality: Quality) -> None:
    """All of them; takes minutes. Prints pages a second."""
    needs_tesseract()
    texts = _texts(SAMPLES) | _texts(shared / "seeds")
    printed = _printed(tmp_path, texts)
    started = time.perf_counter()
    found = {name: _again(path, quality, texts[name]) for name, path in printed.items()}
    print(f"{len(found)} documents in {time.perf_counter() - started:.0f} s")
    _require(found, quality)
