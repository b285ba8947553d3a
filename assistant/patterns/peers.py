"""Candidate C for a section that the office has never written: what other offices say alike under the same item, with slots for the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.adapting.zones import Zones, zones_of
from assistant.draft import Candidate, Draft, Op, Paragraph, Question, Sentence, replay
from assistant.drafting import draft_from
from assistant.editions import Edition
from assistant.outline import items_of
from assistant.patterns.constant import constant
from assistant.patterns.questions import next_id, same_questions
from assistant.patterns.standing import Line, Standing, aligned, lines_of
from assistant.patterns.words import varying, words_of
from corpus.citations import find_citations
from corpus.periods import Period

_SEVERAL = 2
_VARIES = "nội dung riêng của cơ quan"
_CARRIED = ("boilerplate", "period", "figure", "citation")
_PREVIOUS = re.compile(r" \(kỳ trước: .*\)…\]$", re.DOTALL)


class Peer:
    """Another office's document; what is made of it for a draft is made once, when it is first wanted."""

    def __init__(self, edition: Edition, draft: Draft) -> None:
        self.edition = edition
        self._info = draft.info

    @cached_property
    def draft(self) -> Draft:
        """Its sentences adapted to the period of our draft."""
        return draft_from(self.edition.document, document_id=self.edition.id, period=Period.parse(self._info.period), kind=self._info.kind)

    @cached_property
    def lines(self) -> list[Line]:
        return lines_of(self.edition.document)

    @cached_property
    def zones(self) -> Zones:
        document = self.edition.document
        return zones_of(document, find_citations(document.text, home=document.agency))

    @cached_property
    def by_start(self) -> dict[int, Sentence]:
        """The adapted sentences by where they begin in its text."""
        return {sentence.source.start: sentence for sentence in self.draft.sentences() if sentence.source}


@dataclass(frozen=True, slots=True)
class Likeness:
    """A peer and the place of the section of the same item in its outline."""

    peer: Peer
    place: int


def peers_pattern(draft: Draft, section_id: str, alike: Sequence[Likeness], *, asking: bool) -> Draft:
    """`draft` where the section has candidate C from at least two peers, newest first, with questions for its figures.

    With `asking` the figures of the newest peer's section are asked for even where the peers have nothing in common.
    """
    if not alike:
        return draft
    paragraphs: list[Paragraph] = []
    for standing in _standings(alike) if len(alike) >= _SEVERAL else ():
        sentence = _shared(standing, alike)
        if sentence:
            draft, sentence = _asked(draft, section_id, sentence, alike[standing.newest].peer.draft)
            paragraphs.append(Paragraph((replace(sentence, id=f"{section_id}-p{standing.newest}-{sentence.id}"),)))
    if asking and not paragraphs:
        draft = _questions_of_newest(draft, section_id, alike[0])
    if not paragraphs:
        return draft
    made = (Candidate("C", tuple(paragraphs)),)
    return replace(draft, sections=tuple(replace(s, candidates=made) if s.id == section_id else s for s in draft.sections))


def _standings(alike: Sequence[Likeness]) -> list[Standing]:
    groups = [[line for line in each.peer.lines if line.section == each.place] for each in alike]
    return [standing for standing in aligned(groups) if len(standing.lines) >= _SEVERAL]


def _shared(standing: Standing, alike: Sequence[Likeness]) -> Sentence | None:
    """The newest peer's sentence with slots for what is its own; None where a citation in it is its own."""
    newest = alike[standing.newest].peer
    sentence = newest.by_start.get(standing.lines[standing.newest].start)
    if sentence is None or sentence.source is None or sentence.cls not in _CARRIED or sentence.text.endswith(":"):
        return None
    start, end = sentence.source.start, sentence.source.end
    frozen = [(max(a, start) - start, min(b, end) - start) for a, b in newest.zones.frozen_in(start, end)]
    others = [_quote(alike[index].peer, line) for index, line in standing.lines.items() if index != standing.newest]
    words = words_of(sentence.source.quote)
    own = {index for other in others for index in varying(words, words_of(other))}
    if any(a < words[index].end and words[index].start < b for index in own for a, b in frozen):
        return None
    kept = constant(sentence, others, frozen=frozen, varies=_VARIES)
    return _without_values(kept) if kept else None


def _quote(peer: Peer, line: Line) -> str:
    return peer.edition.document.text[line.start : line.end]


def _without_values(sentence: Sentence) -> Sentence:
    """Another office's figures are no previous value of ours: slots name the fact alone."""
    ops = tuple(replace(op, new=_PREVIOUS.sub("…]", op.new)) if op.kind == "slot" else op for op in sentence.ops)
    text = replay(sentence.source.quote, ops) if sentence.source else sentence.text
    return replace(sentence, ops=ops, text=text, citations=())


def _asked(draft: Draft, section_id: str, sentence: Sentence, source: Draft) -> tuple[Draft, Sentence]:
    """The sentence with its slots on questions of this draft, which are added where it does not ask them yet."""
    theirs = {question.id: question for question in source.questions}
    ops: list[Op] = []
    for op in sentence.ops:
        question = theirs.get(op.fact or "")
        if question:
            draft, identifier = _with_question(draft, section_id, question)
            ops.append(replace(op, fact=identifier))
        else:
            ops.append(op)
    return draft, replace(sentence, ops=tuple(ops))


def _with_question(draft: Draft, section_id: str, question: Question) -> tuple[Draft, str]:
    known = same_questions([question], draft.questions).get(question.id)
    if known:
        return draft, known
    made = replace(question, id=next_id(draft.questions), previous=None, value=None, sections=(section_id,))
    return draft.with_questions((*draft.questions, made)), made.id


def _questions_of_newest(draft: Draft, section_id: str, newest: Likeness) -> Draft:
    """The figures and dates that the newest peer's section states, asked for as facts of this office."""
    section = items_of(newest.peer.edition.document)[newest.place].section
    for question in newest.peer.draft.questions:
        inside = any(section.start <= span.start < section.body_end for span in question.spans)
        if inside and question.kind == "figure":
            draft, _ = _with_question(draft, section_id, question)
    return draft
