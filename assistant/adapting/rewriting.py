"""A draft rewritten so that derived figures carry their formula, and only what is asked remains among the questions."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.adapting.changes import Unchanged
from assistant.adapting.slots import slot_text
from assistant.constraint import Constraint
from assistant.draft import Candidate, CitationMark, Draft, DraftSection, Op, Paragraph, Question, Sentence, Source, SourceSpan, in_quote, moved, replay
from assistant.formulas import name_of, renamed, terms_of

_DIRECTION = re.compile(r"(?<!\w)(?:tăng|giảm|vượt)\s+$", re.IGNORECASE)
_HINTED = re.compile(r"(?P<base>.+) \([^()]*\)")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """`formulas` by the question that is no longer asked (`signed:` ones stay); `pairs`: second ratio → first, of a percentage said of both.

    `unchanged`: words that say that a figure is what it was; they become slots of its change.
    """

    formulas: Mapping[str, str]
    pairs: Mapping[str, str]
    unchanged: tuple[Unchanged, ...] = ()

    @property
    def gone(self) -> frozenset[str]:
        """Questions that nobody has to answer."""
        return frozenset(name for name, formula in self.formulas.items() if not formula.startswith("signed:"))


def rewritten(draft: Draft, rewriting: Rewriting, constraints: Mapping[str, tuple[Constraint, ...]]) -> Draft:
    """Slots with formulas, places of derived figures among those of the first question they take, ids without gaps."""
    gone = rewriting.gone
    asked = [question for question in draft.questions if question.id not in gone]
    names = {question.id: f"q{number:02d}" for number, question in enumerate(asked, 1)}
    called = _called_anew([question.name for question in asked], {question.name for question in draft.questions})
    made = _Rewriter(rewriting, names, {question.id: question.unit or "" for question in draft.questions}, {q.id: called[q.name] for q in asked})
    joined = _joined(draft.questions, rewriting)
    questions = [made.question(question, joined[question.id], constraints.get(question.id, ())) for question in asked]
    return replace(
        draft,
        head=tuple(map(made.sentence, draft.head)),
        sections=tuple(map(made.section, draft.sections)),
        tail=tuple(map(made.sentence, draft.tail)),
        questions=tuple(questions),
        followups=tuple(replace(f, question=names.get(f.question or "", f.question)) for f in draft.followups),
    )


@dataclass(slots=True)
class _Joined:
    """What a question takes over: places of derived figures whose first question it is, sections of all that follow from it."""

    spans: list[SourceSpan] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)


def _joined(questions: tuple[Question, ...], rewriting: Rewriting) -> defaultdict[str, _Joined]:
    joined: defaultdict[str, _Joined] = defaultdict(_Joined)
    gone = rewriting.gone
    for question in questions:
        terms = terms_of(rewriting.formulas[question.id]) if question.id in gone else ()
        for position, term in enumerate(terms):
            joined[term].sections += question.sections
            joined[term].spans += () if position else question.spans
    for said in rewriting.unchanged:
        document = next(question.spans[0].document for question in questions if question.id == said.base.question)
        joined[said.base.question].spans.append(SourceSpan(document, said.line + said.start, said.line + said.end))
    return joined


@dataclass(frozen=True, slots=True)
class _Rewriter:
    """`names`: the new ids of the questions that are still asked; `units` and `called`, their names, by the old ids."""

    rewriting: Rewriting
    names: Mapping[str, str]
    units: Mapping[str, str]
    called: Mapping[str, str]

    def question(self, question: Question, joined: _Joined, constraints: tuple[Constraint, ...]) -> Question:
        """With its new id, and the places of what follows from it."""
        kept = (Constraint(c.rule, tuple(self.names[name] for name in c.of)) for c in constraints if all(name in self.names for name in c.of))
        return replace(
            question,
            id=self.names[question.id],
            name=self.called[question.id],
            spans=tuple(dict.fromkeys((*question.spans, *joined.spans))),
            sections=tuple(dict.fromkeys((*question.sections, *joined.sections))),
            constraints=tuple(dict.fromkeys(kept)),
        )

    def section(self, section: DraftSection) -> DraftSection:
        candidates = tuple(Candidate(c.name, tuple(self._paragraph(p) for p in c.paragraphs)) for c in section.candidates)
        return replace(section, title=self.sentence(section.title) if section.title else None, candidates=candidates)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, sentences=tuple(map(self.sentence, paragraph.sentences)))

    def sentence(self, sentence: Sentence) -> Sentence:
        if not sentence.source or not any(op.fact for op in sentence.ops):
            return sentence
        quote = sentence.source.quote
        ops: list[Op] = []
        for index, op in enumerate(sentence.ops):
            room = (sentence.ops[index - 1].end if index else 0, sentence.ops[index + 1].start if index + 1 < len(sentence.ops) else len(quote))
            ops.append(self._op(op, quote, room, sentence.ops))
        ops = sorted([*ops, *self._unchanged(sentence.source, ops)], key=lambda op: op.start)
        marks = tuple(_shifted(mark, sentence.ops, tuple(ops)) for mark in sentence.citations)
        return replace(sentence, ops=tuple(ops), text=replay(quote, tuple(ops)), citations=marks)

    def _unchanged(self, source: Source, ops: list[Op]) -> list[Op]:
        """Slots where the sentence says that a figure is what it was."""
        said = [each for each in self.rewriting.unchanged if each.line == source.start]
        said = [each for each in said if not any(op.start < each.end and each.start < op.end for op in ops)]
        return [self._slot(source.quote, each) for each in said]

    def _slot(self, quote: str, said: Unchanged) -> Op:
        formula = f"change:{self.names[said.base.question]}"
        old = quote[said.start : said.end]
        return Op("slot", said.start, said.end, old, slot_text(name_of(formula), old), self.names[said.base.question], formula)

    def _op(self, op: Op, quote: str, room: tuple[int, int], beside: tuple[Op, ...]) -> Op:
        if op.kind != "slot" or not op.fact:
            return op
        formula = self.rewriting.formulas.get(op.fact)
        first = self.rewriting.pairs.get(op.fact)
        if first and op.old.rstrip().endswith("%") and any(other.fact == first for other in beside):
            formula = f"shares:{first},{op.fact}"
        if formula is None:
            return replace(op, fact=self.names[op.fact], new=self._named(op, op.fact))
        kind, _, rest = formula.partition(":")
        if kind in ("change", "signed", "over"):
            op = _widened(op, quote, room, self.units.get(op.fact, ""))
        fact = self.names[terms_of(formula)[0]]
        if kind == "ratio":
            return replace(op, fact=fact, new=slot_text("tỷ lệ", op.old))
        if kind == "signed":
            has_verb = not op.old[:1].isdigit()
            return replace(op, fact=fact, new=slot_text(self.called[rest], op.old), formula=renamed(formula, self.names) if has_verb else None)
        return replace(op, fact=fact, new=slot_text(name_of(formula), op.old), formula=renamed(formula, self.names))

    def _named(self, op: Op, question: str) -> str:
        """The open slot under the name that its question has now; the share of a ratio has none of its own."""
        is_own = op.new.startswith("[…") and op.new != slot_text("tỷ lệ", op.old)
        return slot_text(self.called[question], op.old) if is_own else op.new


def _called_anew(names: list[str], before: set[str]) -> dict[str, str]:
    """«số tin (mục II)» is «số tin» once the first of that name is no longer asked; names stay distinct."""
    called: dict[str, str] = {}
    for name in names:
        hinted = _HINTED.fullmatch(name)
        base = hinted["base"] if hinted and hinted["base"] in before else name
        called[name] = name if base in names or base in called.values() else base
    return called


def _widened(op: Op, quote: str, room: tuple[int, int], unit: str) -> Op:
    """The slot with the word of direction before it, and with the unit behind a count: «giảm 03 cuộc» may become «không thay đổi»."""
    verb = _DIRECTION.search(quote, room[0], op.start)
    if not verb:
        return op
    words = None if "%" in op.old or not unit else re.compile(r"\s+" + r"\s+".join(map(re.escape, unit.split()))).match(quote, op.end, room[1])
    end = words.end() if words else op.end
    return replace(op, start=verb.start(), end=end, old=quote[verb.start() : end])


def _shifted(mark: CitationMark, before: tuple[Op, ...], after: tuple[Op, ...]) -> CitationMark:
    return replace(mark, start=moved(after, in_quote(before, mark.start)), end=moved(after, in_quote(before, mark.end)))
