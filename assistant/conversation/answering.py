"""Facts said in words → answers to the report's questions, in one revision; what is not sure is asked, never guessed."""

import re
from dataclasses import dataclass, field

from assistant.answers import KEEP
from assistant.checker.marking import called
from assistant.conversation.choosing import chosen
from assistant.conversation.commands import GiveFacts, ReplaceBasis
from assistant.conversation.fact_words import Fact, Value
from assistant.conversation.matching import Match, matches, sure
from assistant.conversation.places import place, within
from assistant.conversation.replies import Action, Outcome, Reply, reply
from assistant.conversation.turn import Turn
from assistant.conversation.values import as_asked
from assistant.draft import Question
from assistant.errors import RejectedFact
from assistant.report import Report
from corpus.registry.numbers import plain_number_key
from corpus.text.folding import strip_accents
from prompts.contexts import TalkFacts, TalkNotAsked, TalkRefused, TalkUnmarked, TalkWhichValue
from prompts.contexts.talk import FactChoice, FactWritten, UnsureFact

_SHOWN = 6
_NUMBER = re.compile(r"\d{1,5}(?:/\d{4})?[/-][^\W\d_]{1,10}(?:[/-][^\W_]{1,12})*")  # 1187/SNV-TĐKT, 98/2023/NĐ-CP


@dataclass(slots=True)
class _Reading:
    """What the facts of one message come to. `answers`: question id → value; `wanting`: a question whose options were not met."""

    answers: dict[str, str] = field(default_factory=dict)
    unsure: list[UnsureFact] = field(default_factory=list)
    wanting: list[Question] = field(default_factory=list)


def give(turn: Turn, report: Report, order: GiveFacts) -> Reply | None:
    """Answer the questions meant. None: the words were no answer to anything asked, and were not said as one."""
    reading = _Reading()
    for fact in order.facts:
        limits = _limits(turn, report, fact)
        if isinstance(limits, Reply):
            return limits
        for value in fact.values:
            _read(report, fact, value, limits, reading)
    if not order.sure and not reading.answers and not any(item.choices for item in reading.unsure):
        return None
    if reading.wanting and not reading.answers:
        question = reading.wanting[0]
        return reply("clarify", TalkWhichValue(question.name, question.options))
    return _written(turn, report, reading)


def _limits(turn: Turn, report: Report, fact: Fact) -> frozenset[str] | Reply | None:
    """Ids of the section that the fact was said of, with those below it."""
    if fact.section is None:
        return None
    section = chosen(turn, report, fact.section)
    return section if isinstance(section, Reply) else within(report, section)


def _read(report: Report, fact: Fact, value: Value, limits: frozenset[str] | None, reading: _Reading) -> None:
    found = [match for match in matches(report, fact.name, value, limits) if match.question.id not in reading.answers]
    match = sure(found) if found else _refusing(report, fact, value, limits)
    if match is None:
        reading.unsure.append(_unsure(report, fact, value, found))
        return
    answer = as_asked(match.question, value)
    if answer is None:
        reading.wanting.append(match.question)
    else:
        reading.answers[match.question.id] = answer


def _refusing(report: Report, fact: Fact, value: Value, limits: frozenset[str] | None) -> Match | None:
    """The question for a number that was given words («nhiều cá nhân»): it will say what it needs."""
    if value.number or value.nothing:
        return None
    return next(iter(matches(report, fact.name, Value(value.text, number="0"), limits)), None)


def _unsure(report: Report, fact: Fact, value: Value, found: list[Match]) -> UnsureFact:
    """What was said with the questions it may answer: those that fit, then their neighbours where only the surroundings fit."""
    said = f"{fact.typed}: {value.text}" if fact.typed else value.text
    words = {match.question.id: match.clause for match in found}
    offered = [match.question for match in found]
    offered += [rival for match in found[:1] if len(found) == 1 for rival in match.rivals]
    choices = tuple(
        FactChoice(q.id, value.number or value.text, q.name, q.previous, place(report, q.sections[0]) if q.sections else "", words.get(q.id, ""))
        for q in offered[:_SHOWN]
    )
    return UnsureFact(said, choices)


def _written(turn: Turn, report: Report, reading: _Reading) -> Reply:
    """Store what is sure and say what is not."""
    if not reading.answers:
        outcome: Outcome = "clarify" if any(item.choices for item in reading.unsure) else "not_found"
        return reply(outcome, TalkFacts((), tuple(reading.unsure), len(report.open_questions())))
    try:
        after = turn.workflow.answer(report.id, dict(reading.answers), who=turn.who, revision=report.revision)
    except RejectedFact as refusal:
        return reply("clarify", TalkRefused(str(refusal)))
    written, actions = [], []
    for identifier in reading.answers:
        old, new = _question(report, identifier), _question(after, identifier)
        written.append(_told(after, new))
        actions.append(Action("answer", new.sections[0] if new.sections else None, _shown(old), _shown(new), report.revision))
    return reply("acted", TalkFacts(tuple(written), tuple(reading.unsure), len(after.open_questions())), actions=tuple(actions))


def _question(report: Report, identifier: str) -> Question:
    return next(question for question in report.draft.questions if question.id == identifier)


def _told(report: Report, question: Question) -> FactWritten:
    places = tuple(place(report, section) for section in question.sections)
    return FactWritten(question.name, _shown(question) or "", question.previous, places)


def _shown(question: Question) -> str | None:
    return "không có" if question.value == "none" else question.value


def replace_basis(turn: Turn, report: Report, order: ReplaceBasis) -> Reply:
    """Answer the question about a document of the old period; other citations are left to the officer's own hand."""
    wanted = _numbers(order.old)
    asked = [question for question in report.draft.questions if question.kind == "citation" and wanted & _numbers(question.previous or "")]
    if len(asked) != 1:
        places = {section: None for section, sentence in report.sentences() if wanted & {plain_number_key(m.number) for m in sentence.citations if m.number}}
        return reply("answered", TalkNotAsked(order.old, tuple(place(report, section) for section in places)))
    answer = KEEP if order.new is None else _in_full(turn, order.new)
    return _written(turn, report, _Reading({asked[0].id: answer})) if answer else reply("clarify", TalkUnmarked(order.new or ""))


def _in_full(turn: Turn, name: str) -> str | None:
    """The document's name as it may stand in a report: as typed with marks, else as the registry has it; None where it does not."""
    if strip_accents(name) != name:
        return name[:1].upper() + name[1:]
    entries = [entry for number in _NUMBER.findall(name) for entry in turn.registry().find(number)]
    if len(entries) != 1 or entries[0].issued is None:
        return None
    return called(entries[0])


def _numbers(text: str) -> set[str]:
    return {plain_number_key(number) for number in _NUMBER.findall(text)}
