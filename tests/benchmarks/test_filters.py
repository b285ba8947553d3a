"""Filters, pages and similar passages over 50,000 generated passages: words of few documents, so that lists of passages are long. Times in milliseconds, warm.

Five agencies of ten provinces, twenty half-years, five kinds; legal documents one a number, of ten years. Made of sentences of the sample library.
"""

import hashlib
import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from corpus.database import open_database
from corpus.document import Document, Head, Kind, Tail
from corpus.passages import Passage
from corpus.periods import Period
from corpus.prepared import PreparedDocument
from retrieval.filters import Filters
from retrieval.measures import percentile
from retrieval.opening import Retrieval, open_retrieval

pytestmark = pytest.mark.benchmark
DOCUMENTS, TOGETHER, QUERIES = 5_000, 200, 60
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
KINDS = (*[Kind.LEGAL] * 4, *[Kind.REPORT] * 4, Kind.PLAN, Kind.NEWS)
BODIES = ("Sở Y tế", "Sở Tài chính", "Sở Du lịch", "Sở Nội vụ", "Ủy ban nhân dân")
PLACES = ("Lam Giang", "Hải Sơn", "Kim Bình", "An Lộc", "Tây Hà", "Đông Phú", "Bắc Lâm", "Nam Trạch", "Cao Nguyên", "Thượng Hòa")
ONE = "Sở Y tế tỉnh Lam Giang"
FILTERS = {
    "none": Filters(),
    "one document left out": Filters(exclude=("d7",)),
    "kind (40 % of the passages)": Filters(kinds=(Kind.REPORT,)),
    "agency by the beginning of its name (20 %)": Filters(agency="so y te"),
    "year (10 %)": Filters(year=2020),
    "period (3 %)": Filters(period="2020H1"),
    "agency (2 %)": Filters(agency=ONE),
    "agency and period (.06 %)": Filters(agency=ONE, period="2020H1"),
    "in force on a day": Filters(in_force_on=date(2024, 6, 1)),
    "legal and in force, where nine of ten are not": Filters(kinds=(Kind.LEGAL,), in_force_on=date(2016, 6, 1)),
}


class Writer:
    """Makes documents of sentences in which a few words are exchanged."""

    def __init__(self) -> None:
        self.chance = random.Random(1)
        lines = (line.strip() for path in sorted(SAMPLES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines())
        self.sentences = [line for line in lines if len(line) > 60]
        self.words = " ".join(self.sentences).split()

    def sentence(self) -> str:
        words = self.chance.choice(self.sentences).split()
        for _ in range(4):
            words[self.chance.randrange(len(words))] = self.chance.choice(self.words)
        return " ".join(words)

    def few_words(self, most: int) -> str:
        return " ".join(self.chance.choice(self.sentences).split()[2 : 2 + self.chance.randint(4, most)])

    def document(self, number: int) -> PreparedDocument:
        kind = self.chance.choice(KINDS)
        text, passages = "", []
        for ordinal in range(10):
            start = len(text)
            text += " ".join(self.sentence() for _ in range(3))
            passages.append(Passage(ordinal, kind, (f"{ordinal + 1}. {self.few_words(8)}",), start, len(text)))
            text += "\n\n"
        period = Period.parse(f"{self.chance.randint(2015, 2024)}H{self.chance.randint(1, 2)}")
        agency = f"{self.chance.choice(BODIES)} tỉnh {self.chance.choice(PLACES)}"
        symbol = "2020/NĐ-CP" if kind is Kind.LEGAL else "BC-UBND"
        issued = date(2015 + number % 10, 1 + number % 12, 1 + number % 28)
        head = Head(title=self.few_words(12), number=f"{number}/{symbol}", issued=issued, agency=agency)
        document = Document(text, kind, head, (), (), Tail(), agency=agency, period=None if kind is Kind.LEGAL else period)
        return PreparedDocument(f"d{number}.txt", hashlib.sha256(text.encode()).hexdigest(), "txt", (), document, (), tuple(passages))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Retrieval, list[str]]]:
    folder, writer = tmp_path_factory.mktemp("library"), Writer()
    with closing(open_database(folder)) as database, closing(open_retrieval(folder, database)) as retrieval:
        for start in range(0, DOCUMENTS, TOGETHER):
            retrieval.ingestion().ingest([writer.document(number) for number in range(start, start + TOGETHER)])
        yield retrieval, [writer.few_words(10) for _ in range(QUERIES)]


def test_filters_stay_fast(library: tuple[Retrieval, list[str]]) -> None:
    retrieval, queries = library
    searcher = retrieval.searcher
    for query in queries[:5]:
        searcher.search(query)
    print(f"\n{'':48}   first     p50     p95")
    for name, filters in FILTERS.items():
        _show(name, [_ms(lambda query=query, filters=filters: searcher.search(query, filters=filters)) for query in queries])  # type: ignore[misc]
    _show("passages 901 to 910", [_ms(lambda query=query: searcher.search(query, offset=900)) for query in queries[:20]])  # type: ignore[misc]
    _show("similar passages", [_ms(lambda number=number: searcher.similar(number)) for number in range(5, 40_000, 2_000)])  # type: ignore[misc]


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _show(name: str, times: list[float]) -> None:
    print(f"{name:48}{times[0]:8.1f}{percentile(times, 0.5):8.1f}{percentile(times, 0.95):8.1f}")
