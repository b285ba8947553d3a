"""Command: train the embedding and write its folder."""

import argparse
import logging
from dataclasses import dataclass
from pathlib import Path

from retrieval.embedding import SHIPPED
from retrieval.training.articles import read_articles, read_documents
from retrieval.training.fitting import FittingPlan, fit
from retrieval.training.folder import write_folder
from retrieval.training.linking import cited, related
from retrieval.training.pairs import material
from retrieval.training.vocabulary import VocabularyPlan, build_tokenizer

logger = logging.getLogger(__name__)
_CARD = Path(__file__).parent / "card.md"


@dataclass(frozen=True, slots=True)
class Arguments:
    articles: Path
    documents: Path | None
    relations: Path | None
    output: Path
    steps: int
    seed: int


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    train(read_arguments())


def train(arguments: Arguments) -> None:
    """Articles and documents → model folder."""
    articles = read_articles(arguments.articles)
    paragraphs = read_documents(arguments.documents) if arguments.documents else []
    stock = [*articles, *paragraphs]
    links = [*(related(articles, arguments.relations) if arguments.relations else []), *cited(articles)]
    logger.info("%d articles, %d paragraphs, %d links", len(articles), len(paragraphs), len(links))
    tokenizer = build_tokenizer([f"{article.heading}. {article.text}" for article in stock], VocabularyPlan())
    plan = FittingPlan(steps=arguments.steps, seed=arguments.seed)
    vectors = fit(material(stock, tokenizer, seed=arguments.seed, links=links), tokenizer.get_vocab_size(), plan)
    card = _CARD.read_text(encoding="utf-8").format(
        pieces=f"{len(vectors):,}",
        dimensions=plan.dimensions,
        articles=f"{len(articles):,}",
        paragraphs=len(paragraphs),
        steps=plan.steps,
        batch=f"{plan.batch:,}",
        links=f"{len(links):,}",
        seed=plan.seed,
    )
    write_folder(arguments.output, tokenizer, vectors, card)


def read_arguments() -> Arguments:
    parser = argparse.ArgumentParser(prog="python -m retrieval.training", description="Trains the shipped static embedding.")
    parser.add_argument("articles", type=Path, help="articles of law, gzipped, one JSON object a line")
    parser.add_argument("--documents", type=Path, help="folder of our own .txt documents")
    parser.add_argument("--relations", type=Path, help="official links between articles, gzipped, one JSON object a line (`from_id`, `to_id`)")
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED)
    parser.add_argument("--steps", type=int, default=FittingPlan().steps)
    parser.add_argument("--seed", type=int, default=FittingPlan().seed)
    return Arguments(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
