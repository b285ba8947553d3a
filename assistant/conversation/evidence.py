"""A question and the passages found for it → sentences that answer it, scored by how much of what is asked they hold; rare words weigh more.

Nothing is composed: an answer is a sentence of a passage, with its place in the document.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.conversation.question_words import Asked, pairs_of, tokens_of
from corpus.periods import Period
from corpus.text.sentences import split
from retrieval.hits import Hit

_CREDITS = (1.0, 0.85, 0.55, 0.45)  # in the sentence, in its lead-in or own heading, elsewhere in the passage, in headings above or the title
_PAIR = 0.7
_NOT_HELD = 0.6
_FAR = 0.75
_APART = 0.85
_FEWEST_WORDS = 3
_OWN_DOCUMENT = re.compile(r"\b(?:Quyết định|Nghị định|Nghị quyết|Thông tư|Luật|Quy chế|Quy định|Kế hoạch|Chỉ thị|Công văn|Chương trình) này\b")
_LINE = re.compile(r"[^\n]+")
_DIGIT = re.compile(r"\d|\b(?:một nửa|một phần|hai phần|ba phần|gấp đôi|mot nua|hai phan)\b")
_NEEDS: Mapping[str, re.Pattern[str]] = {
    "date": re.compile(r"\d{1,2}/\d{4}|ngày \d|tháng \d|quý (?:[IV]+|\d)|năm \d{4}", re.IGNORECASE),
    "duration": re.compile(r"\d+ (?:ngày|tháng|năm|tuần|giờ|phút)|nhiệm kỳ|ngay sau", re.IGNORECASE),
    "share": re.compile(r"\d+(?:[.,]\d+)?\s?%|phần ba|phần tư|một nửa", re.IGNORECASE),
    "money": re.compile(r"\d\s*(?:đồng|triệu|tỷ|nghìn|USD)|lần mức lương|một nửa mức", re.IGNORECASE),
    "number": _DIGIT,
    "person": re.compile(r"\b(?:[Ôô]ng|[Bb]à|[Dd]o|đồng chí|thủ trưởng|người đứng đầu)\s+\w+"),
    "contact": re.compile(r"\d(?:[ .]?\d){7,}|@"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence `[start:end]` of a library document. `lead`: the words that introduce a list to which it belongs."""

    hit: Hit
    start: int
    end: int
    quote: str
    lead: str | None
    score: float
    missing: float
    close: float


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of a passage, offsets into the passage."""

    start: int
    end: int
    lead: str


def evidence(asked: Asked, hits: Sequence[Hit], periods: Mapping[str, Period | None]) -> list[Evidence]:
    """Sentences of the passages, best first. `periods`: of the documents by id."""
    weights = _weights(asked, hits)
    total = sum(weights.values())
    if not total:
        return []
    found = [_scored(asked, hit, unit, weights, total, periods.get(hit.document)) for hit in hits for unit in _units(hit)]
    return sorted(found, key=lambda item: (-item.score, item.hit.rank, item.start))


def _weights(asked: Asked, hits: Sequence[Hit]) -> dict[str, float]:
    """What each term counts: the fewer passages hold it, the more; one that none holds counts most."""
    held: Counter[str] = Counter()
    for hit in hits:
        held.update(_bag(f"{hit.title}\n{hit.heading}\n{hit.text}", marked=asked.marked))
    terms = [term for term in asked.terms if held[term] or term not in asked.doubtful]
    return {term: (_PAIR if "_" in term else 1.0) * math.log(1 + (len(hits) + 1) / (held[term] + 0.5)) for term in terms}


def _bag(text: str, *, marked: bool) -> frozenset[str]:
    tokens = tokens_of(text, marked=marked)
    return frozenset(tokens) | pairs_of(tokens)


def _units(hit: Hit) -> Iterator[_Unit]:
    """Sentences line by line; a line that ends with «:» leads in those after it, and table rows stay whole."""
    lead = ""
    for line in _LINE.finditer(hit.text):
        for start, end in split(hit.text, *line.span()):
            if len(hit.text[start:end].split()) >= _FEWEST_WORDS:
                yield _Unit(start, end, lead)
        if line.group().rstrip().endswith(":"):
            lead = line.group().strip()


def _scored(asked: Asked, hit: Hit, unit: _Unit, weights: Mapping[str, float], total: float, period: Period | None) -> Evidence:
    quote = hit.text[unit.start : unit.end]
    own_heading = hit.headings[-1] if hit.headings else ""
    layers = [
        _bag(quote, marked=asked.marked),
        _bag(f"{unit.lead}\n{own_heading}", marked=asked.marked),
        _bag(hit.text, marked=asked.marked),
        _bag(f"{hit.title}\n{' '.join(hit.headings[:-1])}", marked=asked.marked),
    ]
    if _OWN_DOCUMENT.search(quote):
        layers[1] |= layers[3]
    held = missing = close = 0.0
    for term, weight in weights.items():
        credit = next((credit for credit, layer in zip(_CREDITS, layers, strict=True) if term in layer), 0.0)
        held += weight * credit
        missing += weight * (credit == 0)
        close += weight * (credit >= _CREDITS[1])
    score = held / total * _need_fit(asked, quote) * _focus_fit(asked, layers) * _period_fit(asked.period, period, f"{own_heading} {quote}")
    lead = unit.lead if unit.lead and unit.lead not in quote else None
    return Evidence(hit, hit.start + unit.start, hit.start + unit.end, quote, lead, score, missing / total, close / total)


def _need_fit(asked: Asked, quote: str) -> float:
    """Whether the sentence holds the kind of value asked for; for a count, next to the thing counted."""
    if asked.needs is None:
        return 1.0
    if not _NEEDS[asked.needs].search(quote):
        return _NOT_HELD
    if asked.needs in ("number", "duration") and asked.counted and asked.counted[0]:
        return _count_fit(asked.counted[0], tokens_of(quote, marked=asked.marked))
    return 1.0


def _count_fit(counted: str, tokens: Sequence[str]) -> float:
    if any(token[:1].isdigit() and counted in tokens[at + 1 : at + 4] for at, token in enumerate(tokens)):
        return 1.0
    return _APART if counted in tokens else _NOT_HELD


def _focus_fit(asked: Asked, layers: Sequence[frozenset[str]]) -> float:
    """The words beside the question word («phụ cấp bao nhiêu») must be near, not just somewhere in the passage."""
    near = layers[0] | layers[1]
    return 1.0 if all(term in near for term in asked.focus) else _FAR


def _period_fit(asked: Period | None, own: Period | None, text: str) -> float:
    """A figure of another period is no answer, unless the sentence itself names the period asked for."""
    if asked is None or own == asked or asked.words.lower() in text.lower():
        return 1.0
    if own is None:
        return 0.8
    overlap = own.start <= asked.end and asked.start <= own.end
    return 0.75 if overlap else 0.45
