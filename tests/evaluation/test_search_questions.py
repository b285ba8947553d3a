"""Sixty legal questions of an officer over whole laws: is an article that answers among the first found?

The questions and the numbers of the answering articles are ours (`search_questions.yaml`); the laws are read, cut and indexed by the product from
../shared/data/legal-fulltext. An article counts once, however many of its passages are found.
"""

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.database import open_database
from corpus.prepared import prepare
from retrieval.hits import Hit
from retrieval.opening import Retrieval, open_retrieval

pytestmark = pytest.mark.benchmark  # reading and indexing the laws takes minutes
QUESTIONS = Path(__file__).with_name("search_questions.yaml")
CLERICAL_WORK = "30-2020.txt"
_ARTICLE = re.compile(r"Điều \d+[a-zđ]?")
_TOGETHER = 16
_DEPTH = 60  # passages asked for, so that ten articles are among them

Place = tuple[str, str, str]  # number, issue date, article (or the headings of what is in none)
Names = Mapping[str, tuple[str, str]]  # document id → number, issue date


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the places that answer it and the places found, best first."""

    question: str
    right: frozenset[Place]
    found: tuple[Place, ...]

    @property
    def rank(self) -> int | None:
        return next((rank for rank, place in enumerate(self.found, start=1) if place in self.right), None)

    @property
    def miss(self) -> str:
        above = "; ".join(" ".join(place) for place in self.found[:5])
        return f"  {self.question}\n    right: {min(self.right)}, rank {self.rank}; above it: {above}"


@pytest.fixture(scope="module")
def laws(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Retrieval, Names]]:
    """A library of the laws, and what each of its documents is."""
    source = shared / "data" / "legal-fulltext"
    with gzip.open(source / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = list(map(json.loads, lines))
    facts = {f"{row['id']}.txt": (row["number"] or "", row["issued"] or "") for row in rows} | {CLERICAL_WORK: ("30/2020/NĐ-CP", "2020-03-05")}
    texts = [(f"{row['id']}.txt", row["text"].encode()) for row in rows]
    texts.append((CLERICAL_WORK, (source / "nd30-2020" / "30_2020_ND_CP.txt").read_bytes()))
    folder = tmp_path_factory.mktemp("laws")
    database = open_database(folder)
    opened = open_retrieval(folder, database)
    for start in range(0, len(texts), _TOGETHER):
        opened.ingestion().ingest([prepare(name, data) for name, data in texts[start : start + _TOGETHER]])
    yield opened, {document.id: facts[document.name] for document in opened.library.list()}
    opened.close()
    database.close()


@pytest.fixture(scope="module")
def answered(laws: tuple[Retrieval, Names]) -> list[Answered]:
    retrieval, names = laws
    told = questions()
    return [
        Answered(
            row["ask"],
            frozenset(place for answer in row["answers"] for place in places(answer, told["editions"], names)),
            tuple(dict.fromkeys(place_of(hit, names) for hit in retrieval.searcher.search(row["ask"], k=_DEPTH))),
        )
        for row in told["questions"]
    ]


def questions() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return told


def places(answer: str, editions: Mapping[str, Sequence[str]], names: Names) -> Iterator[Place]:
    """«Luật Tố cáo, Điều 25» → that article in every edition of the law. An edition is a number, with its date where several have that number."""
    law, article = answer.rsplit(", ", 1)
    for edition in editions.get(law, (law,)):
        number, _, day = edition.partition(" ")
        (fact,) = [fact for fact in names.values() if fact[0] == number and day in ("", fact[1])]
        yield (*fact, article)


def place_of(hit: Hit, names: Names) -> Place:
    article = next((match.group() for heading in hit.headings if (match := _ARTICLE.match(heading))), None)
    return (*names[hit.document], article or hit.heading)


def recall(answered: Sequence[Answered], depth: int) -> float:
    return sum(one.rank is not None and one.rank <= depth for one in answered) / len(answered)


def test_sixty_questions_name_answers_in_many_laws() -> None:
    rows = questions()["questions"]
    asked = [row["ask"] for row in rows]
    assert len(set(asked)) == 60
    assert sum(question.isascii() for question in asked) == 15
    assert len({answer.rsplit(", ", 1)[0] for row in rows for answer in row["answers"]}) >= 25


def test_every_answer_is_an_article_of_the_library(laws: tuple[Retrieval, Names]) -> None:
    retrieval, names = laws
    told = questions()
    held = {
        (*names[document.id], match.group())
        for document in retrieval.library.list()
        for passage in retrieval.library.passages_of(document.id)
        for heading in passage.headings
        if (match := _ARTICLE.match(heading))
    }
    wanted = {place for row in told["questions"] for answer in row["answers"] for place in places(answer, told["editions"], names)}
    assert wanted - held == set()


def test_questions_of_an_officer_find_their_article_among_the_first_five(answered: list[Answered], capsys: pytest.CaptureFixture[str]) -> None:
    unaccented = [one for one in answered if one.question.isascii()]
    with capsys.disabled():
        reciprocal = sum(1 / one.rank for one in answered if one.rank) / len(answered)
        print(f"\n60 questions: R@1 {recall(answered, 1):.3f} R@5 {recall(answered, 5):.3f} R@10 {recall(answered, 10):.3f} MRR {reciprocal:.3f}; ", end="")
        print(f"without diacritics ({len(unaccented)}): R@5 {recall(unaccented, 5):.3f}")
        print("\n".join(one.miss for one in answered if one.rank is None or one.rank > 5))
    assert recall(answered, 5) >= 0.9
