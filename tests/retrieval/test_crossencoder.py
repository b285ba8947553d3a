"""An optional cross-encoder of the office: a tiny one with random weights, made here."""

from pathlib import Path

import pytest

from corpus.database import open_database
from retrieval.crossencoder import DEPTH, LocalCrossEncoder
from retrieval.errors import BrokenModel
from retrieval.opening import open_retrieval
from tests.retrieval.builders import plan, report


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one layer that reads letters."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    place = tmp_path_factory.mktemp("xep-hang-lai")
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (place / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    BertTokenizerFast(str(place / "vocab.txt"), do_lower_case=True, model_max_length=64).save_pretrained(place)
    torch.manual_seed(5)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32, "max_position_embeddings": 64}
    BertForSequenceClassification(BertConfig(vocab_size=len(pieces), num_labels=1, initializer_range=0.8, **sizes)).save_pretrained(place)
    return place


def test_order_names_every_text_once_and_does_not_change(folder: Path) -> None:
    texts = ["khen thưởng", "thu gom rác", "", "x" * 5_000, "khen thưởng"]
    model = LocalCrossEncoder(folder)
    assert sorted(model.order("khen thưởng", texts)) == [0, 1, 2, 3, 4] and model.order("khen thưởng", texts) == model.order("khen thưởng", texts)
    assert model.order("khen thưởng", []) == []


def test_a_search_is_put_in_the_order_of_the_model(tmp_path: Path, folder: Path) -> None:
    retrieval = open_retrieval(tmp_path, open_database(tmp_path), reranker=folder)
    retrieval.ingestion().ingest([report(), plan()])
    before = [passage for passage, _ in retrieval.searcher.rank("thi đua khen thưởng")]
    hits = retrieval.searcher.search("thi đua khen thưởng", k=50)
    held = retrieval.library.passages(before)
    texts = ["\n".join((*held[passage].headings[:-1], held[passage].text)) for passage in before]
    assert len(before) <= DEPTH and [hit.passage for hit in hits] == [before[at] for at in LocalCrossEncoder(folder).order("thi đua khen thưởng", texts)]
    assert [hit.passage for hit in hits] != before
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    pages = [retrieval.searcher.search("thi đua khen thưởng", k=2, offset=offset) for offset in range(0, len(hits), 2)]
    assert [hit for page in pages for hit in page] == hits


@pytest.mark.parametrize("files", [(), ("config.json",)])
def test_a_broken_folder_is_one_sentence_at_the_first_search(tmp_path: Path, files: tuple[str, ...]) -> None:
    broken = tmp_path / "hong"
    broken.mkdir()
    for name in files:
        (broken / name).write_text("{}")
    retrieval = open_retrieval(tmp_path / "data", open_database(tmp_path / "data"), reranker=broken)
    retrieval.ingestion().ingest([report()])
    with pytest.raises(BrokenModel, match="TROBUT_RERANKER") as caught:
        retrieval.searcher.search("thi đua")
    assert len(str(caught.value).splitlines()) == 1
