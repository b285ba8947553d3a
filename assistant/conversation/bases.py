"""A basis gives way to another: the citation named, or every one that has ended, in the sections meant. Titles of other documents stay as they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.answers import KEEP
from assistant.checker.marking import called
from assistant.conversation.amending import rewritten
from assistant.conversation.changing import text_of
from assistant.conversation.choosing import chosen
from assistant.conversation.cited import NUMBER, Cited, cited_in, ended, entries_named, in_full, is_national, meant, successor, type_in
from assistant.conversation.commands import ReplaceBasis
from assistant.conversation.places import place, within
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.topics import Topic
from assistant.conversation.turn import Turn
from assistant.draft import Paragraph, Question, Sentence
from assistant.report import Report
from corpus.periods import Period
from corpus.registry.entry import Entry
from corpus.registry.numbers import plain_number_key
from corpus.text.folding import key, strip_accents
from prompts.contexts import TalkBasesReplaced, TalkForbidden, TalkKept, TalkNoSuccessor, TalkNotAsked, TalkUnmarked, TalkWhichBasis
from prompts.contexts.talk_acting import BasisChoice, BasisReplaced

_SHOWN = 10
_TAIL = re.compile(r"\s+(?:cho (?:khỏi|hết|đỡ)|để (?:khỏi|hết|không)|nhé|giúp|đi)\b.*$")


@dataclass(frozen=True, slots=True)
class _New:
    """What is written for a document: `full` with its title, `short` where only the number stood; `number` for comparing."""

    full: str
    short: str
    number: str


def replace_basis(turn: Turn, report: Report, order: ReplaceBasis) -> Reply:
    """Do it where both documents are clear, or ask."""
    if order.new is None and not order.newest:
        return _keep(turn, report, order.old)
    limits = _limits(turn, report, order)
    if isinstance(limits, Reply):
        return limits
    cited = cited_in(report, limits)
    if order.new is not None:
        return _by_name(turn, report, order, cited)
    return _by_successor(turn, report, order, cited)


def _limits(turn: Turn, report: Report, order: ReplaceBasis) -> frozenset[str] | Reply | None:
    if order.section is None:
        return None
    section = chosen(turn, report, order.section)
    return section if isinstance(section, Reply) else within(report, section)


def _keep(turn: Turn, report: Report, words: str) -> Reply:
    """«Giữ nguyên Kế hoạch số 18/KH-UBND»: the question about it is answered."""
    numbers = {plain_number_key(number) for number in NUMBER.findall(words.upper())}
    asked = [q for q in report.draft.questions if q.kind == "citation" and numbers & {plain_number_key(n) for n in NUMBER.findall(q.previous or "")}]
    if len(asked) != 1:
        return reply("answered", TalkNotAsked(words, tuple(place(report, c) for c in dict.fromkeys(c.section for c in meant(cited_in(report), words)))))
    after = turn.workflow.answer(report.id, {asked[0].id: KEEP}, who=turn.who, revision=report.revision)
    action = Action("answer", asked[0].sections[0] if asked[0].sections else None, asked[0].value, KEEP, report.revision)
    return reply("acted", TalkKept(words, len(after.open_questions())), actions=(action,))


def _by_name(turn: Turn, report: Report, order: ReplaceBasis, cited: list[Cited]) -> Reply:
    words = _TAIL.sub("", order.new or "")
    if not words:
        return reply("clarify", TalkWhichBasis("", _choices(turn, report, meant(cited, order.old) or cited)))
    found = list(dict.fromkeys(entries_named(turn.registry(), words, _day(report), home=report.draft.info.office)))
    if not found and is_national(words):
        return reply("clarify", TalkForbidden("falsify", words))
    if len(found) == 1:
        new = _New(in_full(found[0]), f"{found[0].type} số {found[0].number}", plain_number_key(found[0].number or ""))
    elif strip_accents(words) == words:
        return reply("clarify", TalkUnmarked(words))
    else:
        name = _with_so(words[:1].upper() + words[1:])
        new = _New(name, name.split(" ngày ")[0], plain_number_key(next(iter(NUMBER.findall(words.upper())), "")))
    olds = meant(cited, order.old) if order.old and NUMBER.search(order.old) else _old_of(turn, report, order, cited, words)
    olds = [c for c in olds if c.number != new.number or key(c.citation.surface) not in key(new.full)]
    if not olds:
        return reply("clarify", TalkWhichBasis(order.old or words, _choices(turn, report, cited_in(report))))
    if len({c.number for c in olds}) > 1:
        return reply("clarify", TalkWhichBasis(order.old, _choices(turn, report, olds)))
    return _write(turn, report, {c.number: new for c in olds}, olds)


def _old_of(turn: Turn, report: Report, order: ReplaceBasis, cited: list[Cited], words: str) -> list[Cited]:
    """The citation that the new document takes the place of: by the registry, else by what was said of it, of the same type."""
    numbers = {plain_number_key(number) for number in NUMBER.findall(words.upper())}
    by_registry = [c for c in cited if (after := successor(turn.registry(), c, _day(report))) and plain_number_key(after.number or "") in numbers]
    return by_registry or [c for c in meant(cited, order.old) if type_in(words) in (None, key(c.citation.type or ""))]


def _by_successor(turn: Turn, report: Report, order: ReplaceBasis, cited: list[Cited]) -> Reply:
    registry, on = turn.registry(), _day(report)
    olds = meant(cited, order.old) if order.old else [c for c in cited if ended(registry, c, on)]
    if order.old and len({c.number for c in olds}) > 1:
        return reply("clarify", TalkWhichBasis(order.old, _choices(turn, report, olds)))
    if not olds and (order.old or order.section is None):
        return reply("clarify", TalkWhichBasis(order.old, _choices(turn, report, cited)))
    entries = {c.number: successor(registry, c, on) for c in olds}
    new = {number: _New(in_full(e), f"{e.type} số {e.number}", plain_number_key(e.number or "")) for number, e in entries.items() if e}
    without = tuple(dict.fromkeys(c.citation.surface for c in olds if c.number not in new))
    if not new:
        return reply("clarify", TalkNoSuccessor(without, order.section.text if order.section else None))
    return _write(turn, report, new, [c for c in olds if c.number in new], without=without)


def _day(report: Report) -> date:
    return Period.parse(report.draft.info.period).end


def _with_so(name: str) -> str:
    """«Kế hoạch 30/KH-SCT» → «Kế hoạch số 30/KH-SCT»."""
    return re.sub(r"^(\D*?[^\W\d_]) (?=\d)", lambda match: match[1] if match[1].endswith("số") else f"{match[1]} số ", name, count=1)


def _choices(turn: Turn, report: Report, cited: list[Cited]) -> tuple[BasisChoice, ...]:
    """Documents to choose from, those that have ended first."""
    registry, on = turn.registry(), _day(report)
    by_name: dict[str, Cited] = {}
    for one in cited:
        by_name.setdefault(one.citation.surface, one)
    rows = [(not ended(registry, one, on), name, one) for name, one in by_name.items()]
    return tuple(
        BasisChoice(" ".join(name.split()), place(report, one.section), _named(successor(registry, one, on)))
        for _, name, one in sorted(rows, key=lambda r: r[0])
    )[:_SHOWN]


def _named(entry: Entry | None) -> str | None:
    return called(entry) if entry else None


def _write(turn: Turn, report: Report, new: Mapping[str, _New], olds: list[Cited], *, without: tuple[str, ...] = ()) -> Reply:
    """Questions about these documents are answered, every other mention is put right by hand of the officer: one change."""
    answers = {q.id: new[number].full for q in report.draft.questions if (number := _asked(q, olds)) in new}
    after = turn.workflow.amend(
        report.id, lambda now: _texts(turn, now, new, {c.section for c in olds}), who=turn.who, answers=answers, revision=report.revision
    )
    sections = [s for s in report.draft.sections if text_of(report, s) != text_of(after, s)]
    told = tuple(
        BasisReplaced(" ".join(c.citation.surface.split()), new[c.number].full, place(report, c.section))
        for c in {(c.number, c.section): c for c in olds}.values()
    )
    told_by = {q.id: q for q in report.draft.questions if q.id in answers}
    actions = tuple(Action("answer", q.sections[0] if q.sections else None, q.value, answers[q.id], report.revision) for q in told_by.values())
    own = {action.section for action in actions}
    actions += tuple(Action("edit", s.id, text_of(report, s), text_of(after, s), report.revision) for s in sections if s.id not in own)
    topic = Topic(tuple(s.id for s in sections), report.revision, after.revision)
    answer = reply("acted", TalkBasesReplaced(told, without), actions=actions)
    return Reply(answer.outcome, answer.text, actions=answer.actions, topic=topic)


def _asked(question: Question, olds: list[Cited]) -> str:
    """The number of the document that the question asks about, where it is one of these."""
    if question.kind != "citation":
        return ""
    numbers = {plain_number_key(number) for number in NUMBER.findall(question.previous or "")}
    return next((c.number for c in olds if c.number in numbers and (c.section in question.sections or not question.sections)), "")


def _texts(turn: Turn, report: Report, new: Mapping[str, _New], places: set[str]) -> Mapping[str, tuple[Paragraph, ...]]:
    """Sections where a document still stands under its old number once the questions are answered."""
    left = [c for c in cited_in(report, frozenset(places)) if c.number in new and not _is_new(c, new[c.number])]
    found = {}
    for section in report.draft.sections:
        if any(c.section == section.id for c in left):
            found[section.id] = rewritten(report, section, lambda sentence: _reworded(sentence, left, new), author=turn.who)
    return found


def _is_new(cited: Cited, new: _New) -> bool:
    """A plan of this year may bear the number of last year's."""
    return key(cited.citation.surface) in key(new.full)


def _reworded(sentence: Sentence, left: list[Cited], new: Mapping[str, _New]) -> str:
    text = sentence.text
    for one in sorted((c for c in left if c.sentence.id == sentence.id), key=lambda c: -c.citation.start):
        citation = one.citation
        bare = citation.date is None and citation.title is None
        start, end = (citation.start, citation.end) if bare else citation.whole_span
        text = text[:start] + (new[one.number].short if bare else new[one.number].full) + text[end:]
    return text
