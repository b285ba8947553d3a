"""A question and the passages found for it → sentences that answer it, scored by how much of what is asked they hold; rare words weigh more.

Nothing is composed: an answer is a sentence of a passage, with its place in the document.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.conversation.answer_fits import focus_fit, length_fit, need_fit, period_fit
from assistant.conversation.question_words import Asked, pairs_of, tokens_of
from corpus.periods import Period
from corpus.text.sentences import split
from retrieval.hits import Hit

_CREDITS = (1.0, 0.85, 0.55, 0.45)  # in the sentence, in its lead-in or own heading, elsewhere in the passage, in headings above or the title
_PAIR = 0.7
_FEWEST_WORDS = 3
_LINE = re.compile(r"[^\n]+")
_OWN_DOCUMENT = re.compile(r"\b(?:Quyết định|Nghị định|Nghị quyết|Thông tư|Luật|Quy chế|Quy định|Kế hoạch|Chỉ thị|Công văn|Chương trình) này\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence `[start:end]` of a library document. `lead`: the words that introduce a list to which it belongs."""

    hit: Hit
    start: int
    end: int
    quote: str
    lead: str | None
    score: float


@dataclass(frozen=True, slots=True)
class _Passage:
    """A hit with the words it holds: in its own heading, in its text, in the headings above and the title."""

    hit: Hit
    own: frozenset[str]
    text: frozenset[str]
    above: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of a passage, offsets into the passage."""

    start: int
    end: int
    lead: str


def evidence(asked: Asked, hits: Sequence[Hit], periods: Mapping[str, Period | None]) -> list[Evidence]:
    """Sentences of the passages, best first. `periods`: of the documents by id."""
    passages = [_passage(hit, marked=asked.marked) for hit in hits]
    weights = _weights(asked, passages)
    if not weights:
        return []
    found = [_scored(asked, passage, unit, weights, periods.get(passage.hit.document)) for passage in passages for unit in _units(passage.hit)]
    return sorted(found, key=lambda item: (-item.score, item.hit.rank, item.start))


def _passage(hit: Hit, *, marked: bool) -> _Passage:
    own = hit.headings[-1] if hit.headings else ""
    return _Passage(hit, _bag(own, marked=marked), _bag(hit.text, marked=marked), _bag(f"{hit.title}\n{' '.join(hit.headings[:-1])}", marked=marked))


def _weights(asked: Asked, passages: Sequence[_Passage]) -> dict[str, float]:
    """What each term counts: the fewer passages hold it, the more; one that none holds counts most."""
    held: Counter[str] = Counter()
    for passage in passages:
        held.update(passage.own | passage.text | passage.above)
    terms = [term for term in asked.terms if held[term] or term not in asked.doubtful]
    return {term: (_PAIR if "_" in term else 1.0) * math.log(1 + (len(passages) + 1) / (held[term] + 0.5)) for term in terms}


def _bag(text: str, *, marked: bool) -> frozenset[str]:
    tokens = tokens_of(text, marked=marked)
    return frozenset(tokens) | pairs_of(tokens)


def _units(hit: Hit) -> Iterator[_Unit]:
    """Sentences line by line; a line that ends with «:» leads in those after it, and table rows stay whole."""
    lead = ""
    for line in _LINE.finditer(hit.text):
        for start, end in split(hit.text, *line.span()):
            if len(hit.text[start:end].split()) >= _FEWEST_WORDS and not _is_heading(hit, start, end):
                yield _Unit(start, end, lead)
        if line.group().rstrip().endswith(":"):
            lead = line.group().strip()


def _is_heading(hit: Hit, start: int, end: int) -> bool:
    """A heading says where something stands, not what; a clause of a law that is a whole sentence is no heading here."""
    text = " ".join(hit.text[start:end].split())
    return bool(hit.headings) and text in hit.headings[-1] and text[-1] not in ".;:"


def _scored(asked: Asked, passage: _Passage, unit: _Unit, weights: Mapping[str, float], period: Period | None) -> Evidence:
    hit = passage.hit
    quote = hit.text[unit.start : unit.end]
    sentence, lead = _bag(quote, marked=asked.marked), passage.own | _bag(unit.lead, marked=asked.marked)
    if _OWN_DOCUMENT.search(quote):  # «Quyết định này» speaks of what the title names
        lead |= passage.above
    held = _held(weights, (sentence, lead, passage.text, passage.above))
    fit = (
        length_fit(quote)
        * need_fit(asked, quote)
        * focus_fit(asked, sentence | lead)
        * period_fit(asked.period, period, f"{hit.headings[-1] if hit.headings else ''} {quote}")
    )
    return Evidence(hit, hit.start + unit.start, hit.start + unit.end, quote, unit.lead or None, held * fit)


def _held(weights: Mapping[str, float], layers: Sequence[frozenset[str]]) -> float:
    """The weighted share of the terms held, each credited by the nearest layer that holds it."""
    held = 0.0
    for term, weight in weights.items():
        held += weight * next((credit for credit, layer in zip(_CREDITS, layers, strict=True) if term in layer), 0.0)
    return held / sum(weights.values())
