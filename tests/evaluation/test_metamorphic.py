"""Metamorphic checks over whole documents, the samples and the seeds: forth and back is identity, citations stay, both forms of Unicode agree."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.draft import Draft, Op
from assistant.drafting import draft_from
from corpus.citations import find_citations
from corpus.document import Document, Kind
from corpus.periods import Period
from corpus.structure import parse
from tests.evaluation.scorers import seed as seed_file
from tests.evaluation.scorers import text_of

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
SEEDS = ("000", "002", "003", "004")
REPEATED = (Kind.REPORT, Kind.PLAN, Kind.NEWS)


def texts(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.txt")) if parse(path.read_text(encoding="utf-8")).kind in REPEATED]


@pytest.fixture(params=[path.stem for path in texts(SAMPLES)])
def sample(request: pytest.FixtureRequest) -> str:
    return (SAMPLES / f"{request.param}.txt").read_text(encoding="utf-8")


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest, shared: Path) -> str:
    return text_of(seed_file(shared, request.param))


def test_a_sample_forth_and_back_is_the_same(sample: str) -> None:
    assert there_and_back(sample) == sample


def test_a_seed_forth_and_back_is_the_same(seed: str) -> None:
    assert there_and_back(seed) == seed


def test_citations_of_a_sample_stay(sample: str) -> None:
    assert not touched_citations(sample)


def test_citations_of_a_seed_stay(seed: str) -> None:
    assert not touched_citations(seed)


def test_both_forms_of_a_sample_agree(sample: str) -> None:
    assert summary(unicodedata.normalize("NFC", sample)) == summary(unicodedata.normalize("NFD", sample))


def test_both_forms_of_a_seed_agree(seed: str) -> None:
    assert summary(unicodedata.normalize("NFC", seed)) == summary(unicodedata.normalize("NFD", seed))


def there_and_back(text: str) -> str:
    """The text with the shifts to the next year made, and from there those back; what is asked on the way stays, for nobody answers."""
    document = dated(text, None)
    assert document.period is not None
    later = a_year_on(document.period, 1)
    there = draft_from(document, document_id="a.txt", period=later)
    back = draft_from(dated(moved(text, there), later), document_id="a.txt", period=document.period)
    asked = [(span.start, span.end) for question in there.questions for span in question.spans if question.kind == "period"]
    return moved(moved(text, there), back, asked)


def dated(text: str, period: Period | None) -> Document:
    """The parsed text; a news item has its period from a stamp that is asked for, so it is said here."""
    document = parse(text)
    return replace(document, period=period or document.period)


def moved(text: str, draft: Draft, but: list[tuple[int, int]] | None = None) -> str:
    """The text with the shifts alone, in place; slots, joins and blanks left out. Shifts here keep the length of the text."""
    for start, op in sorted(shifts(draft), key=lambda placed: -placed[0]):
        if not any(a <= start < b for a, b in but or ()):
            text = text[:start] + op.new + text[start + len(op.old) :]
    return text


def a_year_on(period: Period, years: int) -> Period:
    return Period(period.year + years, period.first, period.last, period.to_year + years if period.to_year else None)


def shifts(draft: Draft) -> list[tuple[int, Op]]:
    return [(s.source.start + op.start, op) for s in draft.sentences() if s.source for op in s.ops if op.kind == "shift"]


def touched_citations(text: str) -> list[str]:
    document = parse(text)
    assert document.period is not None
    draft = draft_from(document, document_id="a.txt", period=a_year_on(document.period, 1))
    moved = [(start, start + len(op.old)) for start, op in shifts(draft)]
    return [c.surface for c in find_citations(text) if any(a < c.whole_span[1] and c.whole_span[0] < b for a, b in moved)]


def summary(text: str) -> list[tuple[str, ...]]:
    document = parse(text)
    assert document.period is not None
    draft = draft_from(document, document_id="a.txt", period=a_year_on(document.period, 1))
    said = [(s.id, s.cls, unicodedata.normalize("NFC", s.text)) for s in draft.sentences()]
    return said + [(q.id, q.kind, unicodedata.normalize("NFC", q.name)) for q in draft.questions]
