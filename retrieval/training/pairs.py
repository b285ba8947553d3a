"""Training pairs as runs of piece numbers in one flat array: (heading, text), (excerpt, rest) and links from article to article."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from tokenizers import Tokenizer

from retrieval.training.articles import Article
from retrieval.training.linking import Link

Pieces = NDArray[np.int64]
_COMMON_HEADING = 4
_QUESTIONS = (
    "{} được quy định như thế nào?",
    "{} là gì?",
    "Quy định về {}?",
    "{} gồm những nội dung gì?",
    "Pháp luật quy định ra sao về {}?",
    "{} thực hiện như thế nào?",
    "Hướng dẫn {}",
    "Theo quy định hiện hành, {} ra sao?",
)


@dataclass(frozen=True, slots=True)
class Bags:
    """Texts as pieces: text `i` is `pieces[starts[i]:starts[i + 1]]`."""

    pieces: Pieces
    starts: Pieces

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, i: int) -> Pieces:
        return self.pieces[self.starts[i] : self.starts[i + 1]]


@dataclass(frozen=True, slots=True)
class Material:
    """What a training run draws from; the first three are parallel.

    `families` tells headings that stand for the same thing; `linked[i]` is what asks for the text `answers[i]` from elsewhere.
    """

    headings: Bags
    texts: Bags
    families: Pieces
    linked: Bags
    answers: Pieces


@dataclass(frozen=True, slots=True)
class Batch:
    """Queries and the passage of each; two passages of one family answer the same query."""

    queries: list[Pieces]
    passages: list[Pieces]
    families: Pieces


def bags_of(texts: Sequence[str], tokenizer: Tokenizer) -> Bags:
    runs: list[Pieces] = []
    for start in range(0, len(texts), 2_000):
        encoded = tokenizer.encode_batch_fast(list(texts[start : start + 2_000]), add_special_tokens=False)
        runs += [np.array(encoding.ids, dtype=np.int64) for encoding in encoded]
    starts = np.concatenate([[0], np.cumsum([len(run) for run in runs])]).astype(np.int64)
    return Bags(np.concatenate(runs) if runs else np.zeros(0, dtype=np.int64), starts)


def material(articles: Sequence[Article], tokenizer: Tokenizer, *, seed: int, links: Sequence[Link] = ()) -> Material:
    """Pieces of all articles; a heading that many articles share («Phạm vi điều chỉnh») gets the document's name beside it."""
    rng = np.random.default_rng(seed)
    common = Counter(article.heading for article in articles)
    queries = [_query(article, common[article.heading] >= _COMMON_HEADING, rng) for article in articles]
    number = {query: i for i, query in enumerate(dict.fromkeys(queries))}
    families = np.array([number[query] for query in queries], dtype=np.int64)
    headings = bags_of([_asked(query, rng) for query in queries], tokenizer)
    texts = bags_of([article.text for article in articles], tokenizer)
    answers = np.array([link.answer for link in links], dtype=np.int64)
    return Material(headings, texts, families, bags_of([link.asked for link in links], tokenizer), answers)


def draw(stock: Material, rng: Generator, *, size: int, linked: float, window: int) -> Batch:
    """`size` pairs of different articles, the share `linked` of them links: (what asks, text); else (heading, text) or (excerpt, rest)."""
    through = rng.choice(len(stock.linked), size=min(int(size * linked), len(stock.linked)), replace=False)
    chosen = rng.choice(len(stock.texts), size=min(size - len(through), len(stock.texts)), replace=False)
    queries, passages = _alone(stock, chosen, rng, window)
    queries += [stock.linked[i] for i in through.tolist()]
    passages += [_window(stock.texts[i], rng, window) for i in stock.answers[through].tolist()]
    return Batch(queries, passages, stock.families[np.concatenate([chosen, stock.answers[through]])])


def _alone(stock: Material, chosen: Pieces, rng: Generator, window: int) -> tuple[list[Pieces], list[Pieces]]:
    queries, passages = [], []
    for i in chosen.tolist():
        heading, text = stock.headings[i], _window(stock.texts[i], rng, window)
        if len(heading) and rng.random() < 0.5:
            queries.append(heading)
            passages.append(text)
        else:
            excerpt, rest = _torn(text, rng)
            queries.append(excerpt)
            passages.append(np.concatenate([heading, rest]) if rng.random() < 0.5 else rest)
    return queries, passages


def _query(article: Article, common: bool, rng: Generator) -> str:
    if not article.title or not (common or rng.random() < 0.3):
        return article.heading
    return f"{article.heading} {article.title}"


def _asked(query: str, rng: Generator) -> str:
    """One heading in three is put as a question, so that the words of asking learn to weigh little."""
    if not query or rng.random() < 2 / 3:
        return query
    return _QUESTIONS[int(rng.integers(len(_QUESTIONS)))].format(query)


def _window(text: Pieces, rng: Generator, size: int) -> Pieces:
    if len(text) <= size:
        return text
    start = int(rng.integers(len(text) - size))
    return text[start : start + size]


def _torn(text: Pieces, rng: Generator) -> tuple[Pieces, Pieces]:
    length = min(int(rng.integers(4, 17)), max(1, len(text) // 3))
    start = int(rng.integers(max(1, len(text) - length)))
    return text[start : start + length], np.concatenate([text[:start], text[start + length :]])
