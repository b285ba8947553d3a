"""Facts said in words → answers to the report's questions, in one revision; what is not sure is asked, never guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.consistency import check_facts
from assistant.conversation.aligning import Aligned, align
from assistant.conversation.bases import replace_basis
from assistant.conversation.choosing import chosen
from assistant.conversation.commands import GiveFacts
from assistant.conversation.derived import shares_that_follow
from assistant.conversation.fact_words import Fact, Value
from assistant.conversation.matching import Match, matches, sure
from assistant.conversation.message import Message
from assistant.conversation.outcomes import not_arisen, promise_kept
from assistant.conversation.places import place, within
from assistant.conversation.replies import Action, Outcome, Reply, reply
from assistant.conversation.slots import Slots, slots_of
from assistant.conversation.statements import read_statement
from assistant.conversation.turn import Turn
from assistant.conversation.values import as_asked
from assistant.draft import Question
from assistant.errors import RejectedFact
from assistant.report import Report
from prompts.contexts import TalkFacts, TalkRefused, TalkWhichValue
from prompts.contexts.talk import FactChoice, FactKept, FactWritten, UnsureFact

_SHOWN = 6
_PIECE = re.compile(r"[;\n]+|(?<=[^\d\s])[.!]\s+(?=\S)")

__all__ = ["give", "record", "replace_basis"]


@dataclass(slots=True)
class _Reading:
    """What the facts of one message come to. `answers`: question id → value; `wanting`: a question whose options were not met."""

    answers: dict[str, str] = field(default_factory=dict)
    unsure: list[UnsureFact] = field(default_factory=list)
    wanting: list[Question] = field(default_factory=list)
    is_tie: bool = False
    kept: tuple[FactKept, ...] = ()
    column: str = ""

    @property
    def is_whole(self) -> bool:
        return bool(self.answers) and not self.unsure and not self.wanting


def give(turn: Turn, report: Report, order: GiveFacts) -> Reply | None:
    """Answer the questions meant. None: the words were no answer to anything asked, and were not said as one.

    Names are looked up first; where that leaves something open, the message is laid beside the slots of the text as a whole.
    """
    told = not_arisen(turn, report) or promise_kept(turn, report)
    if told:
        return told
    reading = _Reading()
    for fact in order.facts:
        limits = _limits(turn, report, fact)
        if isinstance(limits, Reply):
            return limits
        for value in fact.values:
            _read(report, fact, value, limits, reading)
    if not reading.is_whole:
        reading = _better(reading, _laid_beside(turn, report))
    if not order.sure and not reading.answers and not any(item.choices for item in reading.unsure):
        return None
    if reading.wanting and not reading.answers:
        question = reading.wanting[0]
        return reply("clarify", TalkWhichValue(question.name, question.options))
    return _written(turn, report, reading)


def record(turn: Turn, report: Report, answers: dict[str, str], *, unsure: Sequence[UnsureFact] = (), kept: Sequence[FactKept] = (), column: str = "") -> Reply:
    """Write answers whose questions are known, and tell of them; `unsure`, `kept`, `column`: what else a table held, and which column was read."""
    return _written(turn, report, _Reading(answers, list(unsure), kept=tuple(kept), column=column))


def _better(named: "_Reading", laid: "_Reading") -> "_Reading":
    """What lies beside the slots for certain counts; one bare value that bears the name of several questions is asked about."""
    if len(named.unsure) == 1 and not named.answers and named.is_tie:
        return named
    if named.wanting or (named.answers and len(laid.answers) <= len(named.answers)):
        return named
    return laid if laid.answers or (any(item.choices for item in laid.unsure) and not any(item.choices for item in named.unsure)) else named


def _laid_beside(turn: Turn, report: Report) -> "_Reading":
    """The message beside the slots, whole or, where that is clearer, sentence by sentence."""
    slots = slots_of(report)
    whole = _aligned(turn, report, [turn.message], slots)
    pieces = list(_pieces(turn.message))
    if whole.is_whole or len(pieces) < 2:
        return whole
    apart = _aligned(turn, report, pieces, slots)
    return apart if len(apart.answers) > len(whole.answers) else whole


def _pieces(message: Message) -> Iterator[Message]:
    at = 0
    for match in [*_PIECE.finditer(message.text), None]:
        end = match.start() if match else len(message.text)
        if message.text[at:end].strip():
            yield message.part(at, end)
        at = match.end() if match else end


def _aligned(turn: Turn, report: Report, messages: Sequence[Message], slots: Slots) -> "_Reading":
    reading = _Reading()
    for message in messages:
        statement = read_statement(message)
        section = chosen(turn, report, statement.section) if statement.section else None
        limits = within(report, section) if section and not isinstance(section, Reply) else None
        for one in align(statement, slots, limits) if statement.words else ():
            _take(report, message, one, reading)
    return reading


def _take(report: Report, message: Message, one: Aligned, reading: "_Reading") -> None:
    value = one.stated.value
    answer = as_asked(one.slot.question, value) if one.slot and one.sure else None
    if answer is not None and one.slot:
        reading.answers[one.slot.question.id] = answer
        return
    offered = [slot.question for slot in filter(None, (one.slot, *one.rivals))]
    choices = tuple(FactChoice(q.id, value.number or value.text, q.name, q.previous, place(report, q.sections[0]) if q.sections else "", "") for q in offered)
    around = message.text[max(0, one.stated.start - 40) : one.stated.end + 25].strip(" ,;")
    reading.unsure.append(UnsureFact(around, choices))


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
        reading.is_tie = len(found) > 1 and found[0].says_name and found[1].says_name
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
        outcome: Outcome = "clarify" if reading.kept or any(item.choices for item in reading.unsure) else "not_found"
        return reply(outcome, _facts(report, reading, ()), choices=_lines(reading))
    answers = reading.answers | shares_that_follow(report, reading.answers)
    try:
        after = turn.workflow.answer(report.id, answers, who=turn.who, revision=report.revision)
    except RejectedFact as refusal:
        return reply("clarify", TalkRefused(str(refusal)))
    written, actions = [], []
    for identifier in answers:
        old, new = _question(report, identifier), _question(after, identifier)
        written.append(_told(after, new))
        actions.append(Action("answer", new.sections[0] if new.sections else None, _shown(old), _shown(new), report.revision))
    warned = tuple(note.text for note in check_facts(report.draft, answers) if note.severity == "warning")
    return reply("acted", _facts(after, reading, tuple(written), warned), actions=tuple(actions), choices=_lines(reading))


def _facts(report: Report, reading: _Reading, written: tuple[FactWritten, ...], notes: tuple[str, ...] = ()) -> TalkFacts:
    return TalkFacts(written, tuple(reading.unsure), len(report.open_questions()), reading.kept, notes, reading.column)


def _lines(reading: _Reading) -> tuple[str, ...]:
    """The lines that may be sent as they are, for buttons; too many are read in the answer."""
    choices = [choice for item in reading.unsure for choice in item.choices]
    lines = (*(f"{one.id}: {one.value}" for one in choices), *(f"{one.id}: {one.value}" for one in reading.kept))
    return lines if len(lines) <= _SHOWN else ()


def _question(report: Report, identifier: str) -> Question:
    return next(question for question in report.draft.questions if question.id == identifier)


def _told(report: Report, question: Question) -> FactWritten:
    places = tuple(place(report, section) for section in question.sections)
    return FactWritten(question.name, _shown(question) or "", question.previous, places)


def _shown(question: Question) -> str | None:
    return "không có" if question.value == "none" else question.value
