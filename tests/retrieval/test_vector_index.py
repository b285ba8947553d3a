from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus.document import Kind
from retrieval.errors import BrokenIndex
from retrieval.hits import IndexedPassage
from retrieval.vector_index import VectorIndex

PASSAGES = tuple(IndexedPassage(n, f"d{n}", kind, (), "") for n, kind in ((1, Kind.REPORT), (2, Kind.REPORT), (3, Kind.LEGAL)))
VECTORS = np.eye(4, dtype=np.float32)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[VectorIndex]:
    filled = VectorIndex(tmp_path)
    filled.add(PASSAGES, VECTORS[:3])
    yield filled
    filled.reload()


def test_search_gives_cosine_similarity_best_first(index: VectorIndex) -> None:
    scores = index.search(np.array([0.6, 0.8, 0, 0], dtype=np.float32))
    assert list(scores) == [2, 1, 3]
    assert scores == pytest.approx({2: 0.8, 1: 0.6, 3: 0.0}, abs=1e-6)


def test_search_keeps_to_the_kinds_asked_for(index: VectorIndex) -> None:
    assert set(index.search(VECTORS[0], kinds=(Kind.LEGAL,))) == {3}


def test_search_with_a_zero_vector_finds_nothing(index: VectorIndex) -> None:
    assert index.search(np.zeros(4, dtype=np.float32)) == {}


def test_add_again_does_not_double(index: VectorIndex) -> None:
    index.add(PASSAGES, VECTORS[:3])
    assert index.count() == 3


def test_remove_takes_a_document_out(index: VectorIndex) -> None:
    index.remove(["d2"])
    assert set(index.search(VECTORS[1])) == {1, 3}


def test_reload_keeps_what_was_written(index: VectorIndex) -> None:
    index.reload()
    assert index.count() == 3


def test_a_vector_of_another_length_is_a_broken_index(index: VectorIndex) -> None:
    with pytest.raises(BrokenIndex, match="Chỉ mục véc-tơ"):
        index.search(np.ones(7, dtype=np.float32))
