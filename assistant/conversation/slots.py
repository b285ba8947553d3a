"""The figures that a report waits for, in the order of the text, each with the words around it in the source."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.conversation.statements import VALUE, Surround, surround
from assistant.draft import DraftSection, Question, Sentence
from assistant.report import Report
from corpus.text.folding import key, plain

_WORD = re.compile(r"[^\W\d_]+")
_COPY = re.compile(r" \([^()]*\)$")  # what tells a second fact of the same name


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a figure. `sentence`, `section`: words that stand in them, headings included; `name`: words of the question."""

    question: Question
    place: str
    beside: Surround
    name: frozenset[str]
    sentence: frozenset[str]
    section: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slots:
    """By section, in order; `rare`: what a word weighs, the rarer the more."""

    of: Mapping[str, tuple[Slot, ...]]
    rare: Mapping[str, float]
    unknown: float

    def weight(self, word: str) -> float:
        return self.rare.get(word, self.unknown)


def slots_of(report: Report) -> Slots:
    """Every slot of the inherited text, each question once."""
    known = {question.id: question for question in report.draft.questions}
    found: dict[str, tuple[Slot, ...]] = {}
    texts: list[frozenset[str]] = []
    for section in report.draft.sections:
        sentences = _sentences(section)
        around = frozenset().union(*(words_of(s.source.quote) for s in sentences if s.source), _headings(report, section))
        found[section.id] = tuple(_of_section(section, sentences, known, around))
        texts += [words_of(s.source.quote) for s in sentences if s.source]
    held = Counter(word for text in texts for word in text)
    rare = {word: math.log(1 + len(texts) / count) for word, count in held.items()}
    return Slots(found, rare, math.log(1 + len(texts)) if texts else 1.0)


def words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(key(text)))


def _sentences(section: DraftSection) -> list[Sentence]:
    inherited = section.candidate("A")
    return [s for p in inherited.paragraphs for s in p.sentences] if inherited else []


def _headings(report: Report, section: DraftSection | None) -> frozenset[str]:
    words: frozenset[str] = frozenset()
    while section:
        words |= words_of(section.title.text) if section.title else frozenset()
        section = report.draft.section(section.parent) if section.parent else None
    return words


def _of_section(section: DraftSection, sentences: list[Sentence], known: Mapping[str, Question], around: frozenset[str]) -> Iterator[Slot]:
    done: set[str] = set()
    for sentence in sentences:
        if not sentence.source:
            continue
        quote = plain(sentence.source.quote)
        spans = sorted({*(match.span() for match in VALUE.finditer(quote)), *((op.start, op.end) for op in sentence.ops if op.kind == "slot")})
        for op in sentence.ops:
            question = known.get(op.fact or "")
            derived = op.old.rstrip().endswith("%") and question is not None and question.type == "ratio"
            if op.kind != "slot" or question is None or question.id in done or derived:
                continue
            done.add(question.id)
            name = words_of(_COPY.sub("", question.name)) | words_of(question.unit or "")
            beside = surround(quote, (op.start, op.end), [span for span in spans if span[1] <= op.start or span[0] >= op.end])
            yield Slot(question, section.id, beside, name, words_of(sentence.source.quote), around)
