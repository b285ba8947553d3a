"""The sample library and the seeds kept as .docx, .odt, .pdf and .html: section tree and citations come back from each file."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.prepared import prepare
from tests.renderings import FORMS, Kept, kept, render

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
NODES, CITATIONS = 0.98, 0.99


@dataclass(frozen=True, slots=True)
class Rendered:
    """Texts by name, and form → name → file."""

    texts: dict[str, str]
    files: dict[str, dict[str, Path]]

    def kept(self, form: str) -> dict[str, Kept]:
        return {name: kept(self.texts[name], prepare(path.name, path.read_bytes()).document) for name, path in self.files[form].items()}


def _rendered(folder: Path, texts: Path) -> Rendered:
    read = {path.stem: path.read_bytes().decode() for path in sorted(texts.glob("*.txt"))}
    return Rendered(read, render(folder, read))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return _rendered(tmp_path_factory.mktemp("samples"), SAMPLES)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Rendered:
    return _rendered(tmp_path_factory.mktemp("seeds"), shared / "seeds")


FORM_NAMES = ("docx", *(form.name for form in FORMS))


@pytest.mark.office
@pytest.mark.parametrize("form", FORM_NAMES)
def test_samples_keep_tree_and_citations(samples: Rendered, form: str) -> None:
    _require(samples.kept(form), form)


@pytest.mark.office
@pytest.mark.parametrize("form", FORM_NAMES)
def test_seeds_keep_tree_and_citations(seeds: Rendered, form: str) -> None:
    _require(seeds.kept(form), form)


def _require(table: dict[str, Kept], form: str) -> None:
    nodes = [sum(column) for column in zip(*(found.nodes for found in table.values()), strict=True)]
    citations = [sum(column) for column in zip(*(found.citations for found in table.values()), strict=True)]
    print(f"{form:12} nodes {nodes[0]}/{nodes[1]} citations {citations[0]}/{citations[1]}")
    lost = {name: (*found.lost_nodes, *found.lost_citations) for name, found in table.items()}
    assert nodes[0] >= NODES * nodes[1] and citations[0] >= CITATIONS * citations[1], lost
