"""«Hỏi tôi từng câu»: the open questions one after another, each with last period's value and its choices; an answer leads to the next one.

The question that was asked last is the topic of the conversation; while there is one, a bare value answers it. Anything that is understood
as an order or a question of its own is done as ever, and the question keeps waiting.
"""

from dataclasses import replace

from assistant.accepting import accepted
from assistant.adapting.absence import can_be_none
from assistant.answers import KEEP, NONE
from assistant.conversation.answering import record
from assistant.conversation.choosing import looked_at
from assistant.conversation.commands import AskOneByOne, Command, GiveFacts, NameSection, RejectLast, ReplaceBasis, Undo
from assistant.conversation.fact_words import Value
from assistant.conversation.interview_words import Said, read_said
from assistant.conversation.message import Message
from assistant.conversation.places import called, place, within
from assistant.conversation.replies import Reply, reply
from assistant.conversation.statements import read_statement
from assistant.conversation.topics import Topic
from assistant.conversation.turn import Turn
from assistant.conversation.understanding import is_definite, understand
from assistant.conversation.values import as_asked
from assistant.draft import Question
from assistant.errors import RejectedFact
from assistant.report import Report
from corpus.text.folding import key
from prompts.catalogue import render
from prompts.contexts import TalkAsk, TalkAskChoices, TalkAskEnds, TalkRefused

RENAMES = ("citation", "entity")  # kinds of questions whose answer may leave the text as it stands
_IN_WORDS = ("text", "choice")
_COUNTED = ("int", "ratio", "percent", "money")
_SUGGESTED = 3


def begin(turn: Turn, report: Report, order: AskOneByOne) -> Reply:
    """Ask the first open question, of the section named or of all."""
    section = looked_at(turn, report, order.section) if order.section else None
    if isinstance(section, Reply):
        return section
    limits = section.id if section else None
    return _ask(report, _after(report, None, limits), limits)


def heard(turn: Turn, report: Report) -> Reply | None:
    """What the message comes to while a question waits; None where it is something else."""
    topic = turn.topic
    asked = next((q for q in report.draft.questions if topic and q.id == topic.asking), None)
    if topic is None or asked is None:
        return None
    match read_said(turn.message):
        case "stop":
            return _ends(report, topic.within, stopped=True)
        case "skip":
            return _ask(report, _after(report, asked, topic.within), topic.within)
        case "back":
            return _ask(report, _before(report, asked, topic.within) or asked, topic.within)
        case said:
            return _answered(turn, report, asked, said, topic.within)


def _answered(turn: Turn, report: Report, asked: Question, said: Said | None, limits: str | None) -> Reply | None:
    value = _value(turn, asked, said)
    if value is None:
        return None
    try:
        answer = record(turn, report, {asked.id: value})
    except RejectedFact as refusal:
        answer = reply("clarify", TalkRefused(str(refusal)))
    now = turn.workflow.open(report.id)
    following = _ask(now, asked if answer.outcome != "acted" else _after(now, asked, limits), limits)
    return replace(following, outcome=answer.outcome, text=f"{answer.text}\n\n{following.text}", actions=(*answer.actions, *following.actions))


def _value(turn: Turn, asked: Question, said: Said | None) -> str | None:
    """The answer that the message is; None for a message of another kind."""
    message = turn.message
    text = message.typed.strip()
    if said == "nothing":
        return None if asked.kind in RENAMES else as_asked(asked, Value("không có", nothing=True)) or NONE
    if said == "keep" and asked.kind in RENAMES:
        return KEEP
    if asked.options and (option := as_asked(asked, Value(text))):
        return option
    if (asked.options and text.isdigit() and 0 < int(text) <= len(asked.options)) and asked.type == "choice":
        return asked.options[int(text) - 1]
    if _is_other(turn, asked):
        return None
    return text if _fits(asked, text) else _number_in(message, asked) or text


def _fits(asked: Question, text: str) -> bool:
    try:
        return accepted(asked, text) is not None
    except RejectedFact:
        return False


def _number_in(message: Message, asked: Question) -> str | None:
    """«có 14 cá nhân», «19,2 triệu đồng»: the one figure that is said."""
    stated = read_statement(message).values
    return as_asked(asked, stated[0].value) if asked.type in _COUNTED and len(stated) == 1 and stated[0].value.number else None


def _is_other(turn: Turn, asked: Question) -> bool:
    """Whether the message is a question, or an order that is understood; what answers in words is taken as an order only where it names its object."""
    message = turn.message
    if "?" in message.text or (message.asks and asked.type not in _IN_WORDS):
        return True
    command = understand(message, today=turn.today)
    if isinstance(command, GiveFacts):
        return ":" in message.text and asked.type not in _IN_WORDS
    return is_definite(command) and not _could_be_said(command, asked)


def _could_be_said(command: Command, asked: Question) -> bool:
    """«Quyết định số 38/QĐ-SCT …» and «3.2» answer what is asked, though they might be read as orders."""
    if isinstance(command, NameSection):
        return True
    return isinstance(command, ReplaceBasis | RejectLast) and asked.kind in RENAMES and not isinstance(command, Undo)


def _ask(report: Report, question: Question | None, limits: str | None) -> Reply:
    if question is None:
        return _ends(report, limits, stopped=False)
    followup = next((each for each in report.draft.followups if each.question == question.id), None)
    numbers = [each.id for each in report.draft.questions]
    context = TalkAsk(
        number=numbers.index(question.id) + 1,
        total=len(numbers),
        left=len(report.open_questions()),
        name=question.name,
        unit=question.unit,
        previous=question.previous,
        place=place(report, question.sections[0]) if question.sections else "",
        promised=followup.text if followup else None,
        note=question.note,
        value="không phát sinh" if question.value == NONE else question.value,
        renames=question.kind in RENAMES,
        options=question.options,
    )
    topic = Topic((), report.revision, report.revision, asking=question.id, within=limits)
    return replace(reply("answered", context, choices=_choices(report, question)), topic=topic)


def _choices(report: Report, question: Question) -> tuple[str, ...]:
    own = question.options or tuple(each.text for each in question.suggestions[:_SUGGESTED])
    if question.kind in RENAMES:
        own = (*own, *(word for word in (_button("keep"),) if key(word) not in map(key, own)))
    elif not question.options and can_be_none(report.draft, question):
        own = (_button("none"),)
    return (*own, _button("skip"), _button("back"), _button("stop"))


def _ends(report: Report, limits: str | None, *, stopped: bool) -> Reply:
    """The last turn of asking: nothing waits any more."""
    section = report.draft.section(limits) if limits else None
    left = len(report.open_questions())
    context = TalkAskEnds(left, stopped, called(section) if section else None)
    choices = (_button("resume"), _button("check")) if left else (_button("check"), _button("accept_all"), _button("export"))
    return replace(reply("answered", context, choices=choices), topic=Topic((), report.revision, report.revision))


def _button(what: str) -> str:
    return render(TalkAskChoices(what))  # type: ignore[arg-type]  # one of its own words


def _asked_of(report: Report, limits: str | None) -> list[Question]:
    section = report.draft.section(limits) if limits else None
    inside = within(report, section) if section else None
    return [q for q in report.draft.questions if inside is None or inside & set(q.sections)]


def _after(report: Report, asked: Question | None, limits: str | None) -> Question | None:
    """The next open question in the order of the document."""
    order = _asked_of(report, limits)
    at = next((index for index, each in enumerate(order) if asked and each.id == asked.id), -1)
    waiting = set(report.open_questions())
    return next((each for each in order[at + 1 :] if each in waiting), None)


def _before(report: Report, asked: Question, limits: str | None) -> Question | None:
    """The question in front of it, answered or not."""
    order = _asked_of(report, limits)
    at = next((index for index, each in enumerate(order) if each.id == asked.id), 0)
    return order[at - 1] if at > 0 else None
