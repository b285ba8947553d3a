"""Fits the vectors: a text is the mean of its pieces; a query must find its own passage among all passages of the batch."""

import logging
import time
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from retrieval.training.pairs import Material, Pieces, draw

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FittingPlan:
    """Size and length of a run; the defaults take about four minutes on two cores."""

    dimensions: int = 256
    batch: int = 2_048
    steps: int = 700
    rate: float = 0.02
    scale: float = 20.0
    window: int = 200
    linked: float = 0.15
    seed: int = 7


def fit(stock: Material, vocabulary: int, plan: FittingPlan) -> NDArray[np.float32]:
    """Vectors of all pieces, shape (vocabulary, dimensions)."""
    torch.manual_seed(plan.seed)
    rng = np.random.default_rng(plan.seed)
    bag = nn.EmbeddingBag(vocabulary, plan.dimensions, mode="mean")
    nn.init.normal_(bag.weight, std=0.1)
    optimizer = torch.optim.Adam(bag.parameters(), lr=plan.rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=plan.rate, total_steps=plan.steps, pct_start=0.1)
    began = time.monotonic()
    for step in range(plan.steps):
        batch = draw(stock, rng, size=plan.batch, linked=plan.linked, window=plan.window)
        loss = _loss(_embed(bag, batch.queries), _embed(bag, batch.passages), torch.from_numpy(batch.families), plan.scale)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        if step % 50 == 0:
            logger.info("step %d of %d: loss %.3f, %.0f s", step, plan.steps, loss.item(), time.monotonic() - began)
    return bag.weight.detach().numpy()


def _embed(bag: nn.EmbeddingBag, texts: list[Pieces]) -> Tensor:
    starts = np.cumsum([0] + [len(text) for text in texts[:-1]])
    vectors: Tensor = bag(torch.from_numpy(np.concatenate(texts)), torch.from_numpy(starts))
    return functional.normalize(vectors)


def _loss(queries: Tensor, passages: Tensor, families: Tensor, scale: float) -> Tensor:
    """Cross entropy both ways; a passage under the same heading as one's own is no wrong answer and is left out."""
    scores = queries @ passages.T * scale
    twins = (families[:, None] == families[None, :]) & ~torch.eye(len(families), dtype=torch.bool)
    scores = scores.masked_fill(twins, -1e4)
    target = torch.arange(len(families))
    return (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2
