"""A changed model is noticed, vectors are never mixed, words are searched meanwhile, and reindexing brings the rest back."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from corpus.database import open_database
from retrieval.embedding import SHIPPED
from retrieval.errors import BrokenModel
from retrieval.models import ModelFolder, fingerprint
from retrieval.opening import Retrieval, open_retrieval
from tests.retrieval.builders import plan, report


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A model of half the dimensions."""
    folder = shutil.copytree(SHIPPED, tmp_path / "mo-hinh-khac")
    weights = load_file(folder / "model.safetensors")["embedding.weight"]
    save_file({"embedding.weight": np.ascontiguousarray(weights[:, : weights.shape[1] // 2])}, folder / "model.safetensors")
    return folder


def opened(data: Path, model: Path | None = None) -> Retrieval:
    return open_retrieval(data, open_database(data), model=model)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library of two documents, indexed with the shipped model."""
    folder = tmp_path / "data"
    retrieval = opened(folder)
    retrieval.ingestion().ingest([report(), plan()])
    retrieval.close()
    return folder


def test_a_copy_of_a_model_is_the_same_model(tmp_path: Path) -> None:
    copy = shutil.copytree(SHIPPED, tmp_path / "ban-sao")
    (copy / "README.md").write_text("khác")
    assert fingerprint(copy) == fingerprint(SHIPPED)


def test_another_training_is_another_model(other: Path) -> None:
    assert fingerprint(other) != fingerprint(SHIPPED)


def test_a_folder_without_a_model_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel, match="không phải mô hình nhúng"):
        ModelFolder(tmp_path)


def test_the_model_is_recorded_with_the_index(data: Path) -> None:
    model = json.loads((data / "indexes" / "form.json").read_text(encoding="utf-8"))["model"]
    assert model["fingerprint"] == fingerprint(SHIPPED) and model["dimension"] == ModelFolder().embed(["văn bản"]).shape[1] and model["name"]


def test_the_same_model_raises_no_note(data: Path) -> None:
    assert opened(data).note is None


def test_another_model_is_told_and_words_are_still_found(data: Path, other: Path) -> None:
    retrieval = opened(data, other)
    assert retrieval.note and "mo-hinh-khac" in retrieval.note and "trobut library reindex" in retrieval.note
    assert retrieval.searcher.search("kết quả khen thưởng năm 2023")[0].headings[-1].startswith("2. Kết quả khen thưởng")


def test_another_model_is_neither_loaded_nor_are_the_vectors_asked(data: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    retrieval = opened(data, other)

    def asked(*_: object, **__: object) -> None:
        raise AssertionError("the vectors were asked")

    monkeypatch.setattr(retrieval.indexes.vectors, "search", asked)
    monkeypatch.setattr("retrieval.models.load_embedding", asked)
    assert retrieval.searcher.search("thi đua") and retrieval.searcher.similar("phong trào thi đua")


def test_repair_leaves_vectors_of_another_model_as_they_are(data: Path, other: Path) -> None:
    retrieval = opened(data, other)
    before = retrieval.indexes.vectors.ids()
    retrieval.ingestion().repair()
    assert retrieval.indexes.vectors.ids() == before and retrieval.note


def test_reindex_makes_all_vectors_with_the_configured_model(data: Path, other: Path) -> None:
    retrieval = opened(data, other)
    retrieval.ingestion().reindex()
    assert retrieval.note is None and retrieval.ingestion().verify().ok
    assert retrieval.indexes.vectors.search(retrieval.indexes.embedding.embed(["thi đua"])[0])


def test_a_server_notices_that_another_program_reindexed(data: Path, other: Path) -> None:
    serving, beside = opened(data, other), opened(data, other)
    assert serving.note
    beside.ingestion().reindex()
    assert serving.note is None and serving.searcher.search("thi đua")


def test_a_server_of_the_older_model_falls_back_to_words(data: Path, other: Path) -> None:
    serving, beside = opened(data), opened(data, other)
    beside.ingestion().reindex()
    assert serving.note and serving.searcher.search("thi đua")


def test_documents_may_come_and_go_while_another_model_is_configured(data: Path, other: Path) -> None:
    retrieval = opened(data, other)
    retrieval.ingestion().remove("kh-2024")
    assert retrieval.searcher.search("bảo tồn di tích") == []
    retrieval.ingestion().ingest([plan()])
    assert retrieval.searcher.search("bảo tồn di tích")[0].document == "kh-2024" and retrieval.note
    assert not retrieval.ingestion().verify().ok
    retrieval.ingestion().reindex()
    assert retrieval.ingestion().verify().ok


def test_going_back_to_the_first_model_after_a_change_makes_the_index_anew(data: Path, other: Path) -> None:
    retrieval = opened(data, other)
    retrieval.ingestion().remove("kh-2024")
    retrieval.ingestion().ingest([plan()])
    retrieval.close()
    back = opened(data)
    assert back.note is None and back.ingestion().verify().ok


def test_going_back_without_a_change_costs_nothing(data: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(data, other).close()
    monkeypatch.setattr("retrieval.changing.Changing.rebuild", lambda _: pytest.fail("rebuilt"))
    assert opened(data).note is None


def test_a_model_that_cannot_be_loaded_loses_no_index(data: Path, other: Path) -> None:
    (other / "model.safetensors").write_bytes(b"hong")
    retrieval = opened(data, other)
    with pytest.raises(BrokenModel, match="Không nạp được"):
        retrieval.ingestion().reindex()
    assert retrieval.searcher.search("thi đua") and opened(data).note is None
