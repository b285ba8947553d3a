"""The draft: sections, candidates, sentences with their replayable edits, questions, follow-ups and what was dropped.

Plain frozen records; `assistant.draft_json` turns them into the wire form of the contract and back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.constraint import Constraint

OpKind = Literal["shift", "slot", "citation", "entity", "join", "edit"]
SentenceClass = Literal[
    "boilerplate", "period", "citation", "figure", "commitment", "negative", "entity", "heading", "head", "tail", "author", "model", "template"
]


@dataclass(frozen=True, slots=True)
class Op:
    """Replace `quote[start:end]`, which reads `old`, by `new`. `fact` is the id of the question that fills a slot.

    `over`: of an op that an answer made of a whole statement, the ops inside it, which come back when the answer goes; None for any other.
    `formula` says how the figure follows from answers (`assistant.formulas`); `fact` is then the first question it takes.
    """

    kind: OpKind
    start: int
    end: int
    old: str
    new: str
    fact: str | None = None
    formula: str | None = None
    over: tuple["Op", ...] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sentence comes from: `quote` is the source text `[start:end]` exactly as it stands."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class CitationMark:
    """A citation inside a sentence's text, offsets into that text."""

    start: int
    end: int
    number: str | None
    type: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a draft. Replaying `ops` on `source.quote` gives `text` exactly; without a source it names its author."""

    id: str
    text: str
    cls: SentenceClass
    author: str | None = None
    source: Source | None = None
    ops: tuple[Op, ...] = ()
    continues: str | None = None
    citations: tuple[CitationMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together; `footnote` paragraphs hang on a mark in the text above them."""

    sentences: tuple[Sentence, ...]
    footnote: bool = False

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences if sentence.text)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposal for a section: A Kế thừa, B Rút gọn, C Theo mẫu, D Mô hình."""

    name: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A sentence of candidate A that stands in the same words since the period `since` (a code), in `periods` reports running."""

    sentence: str
    since: str
    periods: int


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section of the outline, flat and in document order. `status`: kept, renamed, new, empty, template.

    `instruction` is what the requester's outline says about it; `starting_points` are passages of earlier documents that a
    section without a donor can be written from.
    """

    id: str
    parent: str | None
    number: str
    level: int
    title: Sentence | None
    status: str
    candidates: tuple[Candidate, ...]
    instruction: str | None = None
    starting_points: tuple[Source, ...] = ()
    unchanged: tuple[Unchanged, ...] = ()

    @property
    def shown(self) -> Candidate | None:
        """What stands in the text until an officer chooses: A, in a report begun from a template the template's lines."""
        return self.candidate("A") or (self.candidates[0] if self.candidates and self.status == "template" else None)

    def candidate(self, name: str) -> Candidate | None:
        return next((candidate for candidate in self.candidates if candidate.name == name), None)


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A place in a source document."""

    document: str
    start: int
    end: int


QuestionKind = Literal["figure", "period", "citation", "entity", "negative", "followup", "text"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer that the officer may take as it is, and why it is proposed."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """One distinct fact to ask for. `spans` are all the places in the source that it answers; `value` None = not answered.

    `type`: int, ratio, percent, money, date, text, choice; `previous` is last period's value as written.
    `options` are the answers of a choice, `suggestions` answers found for the officer. A span of a «citation» question that overlaps a shift is
    a year that depends on the document: it moves by itself, and is named so that it is looked at when the document is renewed.
    """

    id: str
    kind: QuestionKind
    name: str
    unit: str | None
    type: str
    previous: str | None
    sections: tuple[str, ...]
    spans: tuple[SourceSpan, ...]
    value: str | None = None
    options: tuple[str, ...] = ()
    note: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    constraints: tuple[Constraint, ...] = ()

    @property
    def is_signed(self) -> bool:
        """Whether the answer may say that it rose or fell («giảm 3,2%»)."""
        return any(constraint.rule == "direction" for constraint in self.constraints)


@dataclass(frozen=True, slots=True)
class Followup:
    """A promise of the earlier period: what became of it? `question` is the id of its question."""

    id: str
    text: str
    due: str | None
    source: Source
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Source text that the draft does not carry, with the reason.

    `text` is how it stood when an officer took it out, where that differs from the quote; `author` who had written or changed it.
    """

    source: Source
    reason: str
    text: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class DraftInfo:
    """What is drafted, for whom, for which period, from which document."""

    kind: str
    office: str | None
    period: str
    origin: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole draft."""

    info: DraftInfo
    head: tuple[Sentence, ...]
    sections: tuple[DraftSection, ...]
    tail: tuple[Sentence, ...]
    questions: tuple[Question, ...]
    followups: tuple[Followup, ...]
    dropped: tuple[Dropped, ...]

    def section(self, id: str) -> DraftSection | None:
        return next((section for section in self.sections if section.id == id), None)

    def sentences(self, candidate: str = "A") -> Iterator[Sentence]:
        """Every sentence in document order, taking one candidate of each section."""
        yield from self.head
        for section in self.sections:
            if section.title:
                yield section.title
            chosen = section.shown if candidate == "A" else section.candidate(candidate)
            for paragraph in chosen.paragraphs if chosen else ():
                yield from paragraph.sentences
        yield from self.tail

    def with_questions(self, questions: tuple[Question, ...]) -> "Draft":
        return replace(self, questions=questions)


def replay(quote: str, ops: tuple[Op, ...]) -> str:
    """Apply `ops` (in order, not overlapping) to `quote`.

    Raises ValueError where an op does not fit the quote: provenance that cannot be replayed is never shown.
    """
    text, position = "", 0
    for op in ops:
        if op.start < position or op.end < op.start or quote[op.start : op.end] != op.old:
            raise ValueError(f"op at {op.start}:{op.end} does not fit its quote")
        text += quote[position : op.start] + op.new
        position = op.end
    return text + quote[position:]


def moved(ops: tuple[Op, ...], offset: int) -> int:
    """Offset in the replayed text of an offset in the quote that lies outside every op."""
    return offset + sum(len(op.new) - (op.end - op.start) for op in ops if op.end <= offset)


def in_quote(ops: tuple[Op, ...], offset: int) -> int:
    """Offset in the quote of an offset in the replayed text that lies outside every op: the inverse of `moved`."""
    shift = 0
    for op in ops:
        if op.start + shift + len(op.new) <= offset:
            shift += len(op.new) - (op.end - op.start)
    return offset - shift
