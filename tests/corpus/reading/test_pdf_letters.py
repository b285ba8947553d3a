"""The sample library as PDF: letters and digits in their order, and every citation whole."""

import re
import unicodedata
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

from assistant.export import export_docx
from corpus.citations import find_citations
from corpus.reading import read_file
from corpus.reading.pdf import read_pdf
from corpus.structure import parse
from tests.office import convert_all
from tests.renderings import as_output

SAMPLES = sorted((Path(__file__).parents[3] / "corpus" / "samples" / "documents").glob("*.txt"))


def letters(text: str) -> str:
    """Letters and digits, raised ones as plain ones."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def exported(path: Path, text: str) -> Path:
    path.write_bytes(export_docx(as_output(parse(text))))
    return path


def cited(text: str) -> list[str]:
    return [text[citation.start : citation.end] for citation in find_citations(text)]


@pytest.mark.office
def test_letters_of_the_samples_come_back_from_pdf(tmp_path: Path) -> None:
    made = [exported(tmp_path / f"{sample.stem}.docx", sample.read_text(encoding="utf-8")) for sample in SAMPLES]
    for source, path in zip(made, convert_all(made, "pdf"), strict=True):
        said, back = read_file(source).text, read_pdf(path.name, path.read_bytes()).text
        assert Indel.normalized_similarity(letters(said), letters(back)) >= 0.999, path.name
        assert cited(back) == cited(said), path.name
        assert [section.heading for section in parse(back).walk()] == [section.heading for section in parse(said).walk()], path.name
