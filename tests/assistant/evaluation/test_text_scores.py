"""chrF is what sacrebleu computes; edit similarity is 1 for equal texts."""

import pytest

from assistant.evaluation.text_scores import chrf, edit_similarity

PAIRS = [
    ("Sở đã tổ chức 02 cuộc họp với 31/31 người dự.", "Sở đã tổ chức 03 cuộc họp, có 33/33 người dự."),
    ("Không phát sinh đơn thư.", "Tại Sở không phát sinh đơn thư khiếu nại, tố cáo."),
    ("a", "Sở"),
]


@pytest.mark.parametrize(("text", "reference"), PAIRS)
def test_chrf_is_that_of_sacrebleu(text: str, reference: str) -> None:
    sacrebleu = pytest.importorskip("sacrebleu", reason="thiếu sacrebleu: pip install sacrebleu")
    assert chrf(text, reference) == pytest.approx(sacrebleu.sentence_chrf(text, [reference]).score)


def test_equal_texts_are_wholly_alike() -> None:
    assert (chrf("Sở đã họp.", "Sở đã họp."), edit_similarity("Sở  đã\nhọp.", "Sở đã họp.")) == (pytest.approx(100), 1.0)


def test_empty_text_is_like_nothing() -> None:
    assert (chrf("", "Sở đã họp."), edit_similarity("", "Sở đã họp.")) == (0.0, 0.0)
