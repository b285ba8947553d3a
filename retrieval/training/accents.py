"""Command: count the syllable model that puts back diacritics, write it; or measure it on texts that were held out."""

import argparse
import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from retrieval.accents.model import SyllableModel
from retrieval.accents.packing import SHIPPED, save
from retrieval.accents.spelling import UNKNOWN
from retrieval.training.accent_counting import CountingPlan, chosen_syllables, count_model
from retrieval.training.accent_measures import measured
from retrieval.training.accent_texts import Numbering, Text, read_laws, read_own, read_phrases, sentences_of, stream_of

logger = logging.getLogger(__name__)
_OWN_TIMES = 5
_SAMPLE = 2_000


@dataclass(frozen=True, slots=True)
class Arguments:
    articles: Path
    documents: Path | None
    output: Path
    measure: bool = False
    questions: tuple[Path, ...] = ()


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    arguments = read_arguments()
    if arguments.measure:
        measure(arguments)
    else:
        train(arguments)


def train(arguments: Arguments) -> None:
    """Everything there is → the model file."""
    save(counted(read_laws(arguments.articles), read_own(arguments.documents)), arguments.output)
    logger.info("%s: %.1f MB", arguments.output, arguments.output.stat().st_size / 1e6)


def measure(arguments: Arguments) -> None:
    """Count without the held-out articles and without our own documents; log how well their marks, and those of any questions given, are put back."""
    model = counted((text for text in read_laws(arguments.articles) if not text.is_held_out), [])
    held_out = [text for text in read_laws(arguments.articles) if text.is_held_out]
    sets = {
        "headings of held-out articles": _spread({text.heading for text in held_out if text.heading}),
        "sentences of held-out articles": _spread({sentence for text in held_out for sentence in sentences_of(text)}),
        "paragraphs of our own documents": [line for text in read_own(arguments.documents) for line in text.body.splitlines() if line.strip()],
    }
    sets |= {str(path): list(_questions(path)) for path in arguments.questions}
    for name, texts in sets.items():
        if texts:
            logger.info("%s: %s", name, measured(texts, model))


def counted(laws: Iterable[Text], own: list[Text]) -> SyllableModel:
    """The model of the laws, and of our own documents and phrases, which count several times: they are few, and closer to what officers type."""
    numbering = Numbering()
    streams = [stream_of(laws, numbering), *[stream_of([*own, *read_phrases()], numbering)] * _OWN_TIMES]
    stream = np.concatenate(streams)
    plan = CountingPlan()
    chosen = chosen_syllables(numbering.names, np.bincount(stream, minlength=len(numbering.names)).tolist(), plan)
    table = np.full(len(numbering.names), UNKNOWN)
    table[: UNKNOWN + 1] = range(UNKNOWN + 1)
    table[chosen] = np.arange(len(chosen)) + UNKNOWN + 1
    logger.info("%d parts, %d different syllables, %d chosen", len(stream), len(numbering.names), len(chosen))
    return count_model(table[stream], [*numbering.names[: UNKNOWN + 1], *(numbering.names[i] for i in chosen)], plan)


def _spread(texts: set[str]) -> list[str]:
    """Some of them, evenly from the sorted whole."""
    return sorted(texts)[:: max(1, len(texts) // _SAMPLE)]


def _questions(path: Path) -> Iterator[str]:
    return (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())


def read_arguments() -> Arguments:
    parser = argparse.ArgumentParser(prog="python -m retrieval.training.accents", description="Counts the model that puts back diacritics.")
    parser.add_argument("articles", type=Path, help="articles of law, gzipped, one JSON object a line")
    parser.add_argument("--documents", type=Path, help="folder of our own .txt documents")
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED)
    parser.add_argument("--measure", action="store_true", help="write nothing; measure on one document in twenty, and on our own documents, held out")
    parser.add_argument("--questions", type=Path, nargs="*", default=[], help="with --measure: files of texts, one JSON object with `text` a line")
    given = parser.parse_args()
    return Arguments(given.articles, given.documents, given.output, given.measure, tuple(given.questions))


if __name__ == "__main__":
    main()
