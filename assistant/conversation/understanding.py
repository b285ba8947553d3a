"""A message → what the officer wants, by small named patterns over plain words; the first that fits wins."""

import re
from collections.abc import Callable
from datetime import date

from assistant.conversation import patterns
from assistant.conversation.chat_words import read_chat, read_refusal
from assistant.conversation.commands import (
    AcceptLast,
    AskFreely,
    ChangeSection,
    Chat,
    Command,
    Export,
    GiveFacts,
    Greet,
    LookUp,
    NameSection,
    OpenReview,
    Redo,
    RejectLast,
    ReplaceBasis,
    Search,
    Undo,
    Verb,
)
from assistant.conversation.cue_words import read_by_cues
from assistant.conversation.edit_words import read_basis, read_draft, read_edit
from assistant.conversation.fact_words import loose_facts, named_facts, numbered_facts
from assistant.conversation.how_words import read_how
from assistant.conversation.looking_words import read_look
from assistant.conversation.message import Message, other_readings
from assistant.conversation.outline_words import read_outline
from assistant.conversation.review_words import read_review
from assistant.conversation.section_names import SectionName, read_section
from assistant.conversation.start_words import read_start
from assistant.conversation.statements import read_statement
from assistant.conversation.whole_words import read_whole

_VERBS: tuple[tuple[re.Pattern[str], Verb, bool], ...] = (  # pattern, what it asks for, whether words without «mục» may be a heading
    (patterns.SHORTEN, "shorten", True),
    (patterns.SHORTEN_AFTER, "shorten", False),
    (patterns.REWORD, "reword", False),
    (patterns.OFFER, "offer", False),
    (patterns.RESTORE, "restore", False),
    (patterns.ACCEPT, "accept", False),
    (patterns.REJECT, "reject", False),
)


def understand(message: Message, *, today: date) -> Command:
    """What is wanted. Never fails: what is not understood is a free question."""
    return read_as(message, today=today)[1]


def read_as(message: Message, *, today: date) -> tuple[Message, Command]:
    """The same with the reading of the message that it rests on: as it stands, else with slips of typing mended."""
    for reading in (message, *other_readings(message)):
        command = _command(reading, today=today)
        if command is not None:
            return reading, command
    return message, free(message)


def _command(message: Message, *, today: date) -> Command | None:
    readers: tuple[Callable[[Message], Command | None], ...] = (
        read_review,
        read_how,
        read_chat,
        read_refusal,
        _numbered,
        lambda m: read_whole(m, today=today),
        read_outline,
        _whole,
        read_look,
        lambda m: read_start(m, today=today),
        read_basis,
        read_edit,
        read_draft,
        _change,
        _keep,
        _named,
        _find,
        read_by_cues,
        _facts,
    )
    return next((command for read in readers if (command := read(message)) is not None), None)


def _words(message: Message) -> tuple[str, int]:
    """The plain words without white space and question mark around, and where they begin."""
    return message.plain.strip(" ?\n\t"), len(message.plain) - len(message.plain.lstrip())


def _whole(message: Message) -> Command | None:
    """Messages that are one fixed request."""
    words, _ = _words(message)
    if not words or patterns.GREET.fullmatch(words):
        return Greet()
    rows: tuple[tuple[re.Pattern[str], Command], ...] = (
        (patterns.REDO, Redo()),
        (patterns.UNDO, Undo()),
        (patterns.REJECT_LAST, RejectLast()),
        (patterns.ACCEPT_LAST, AcceptLast()),
        (patterns.EXPORT, Export()),
        (patterns.REVIEW, OpenReview()),
    )
    return next((command for pattern, command in rows if pattern.fullmatch(words)), None)


def _section(message: Message, match: re.Match[str], offset: int, group: str) -> SectionName | None:
    start, end = match.span(group)
    return read_section(message, offset + start, offset + end) if start >= 0 else None


def _change(message: Message) -> Command | None:
    """An order about a section; a question never is one."""
    if message.asks:
        return None
    words, offset = _words(message)
    chosen = patterns.CHOOSE.fullmatch(words)
    if chosen:
        return ChangeSection("accept", _section(message, chosen, offset, "rest") or SectionName(), chosen["candidate"].upper())
    accepted = patterns.ACCEPT_AFTER.fullmatch(words)
    if accepted:
        section = read_section(message, offset + accepted.start("rest"), offset + accepted.end("rest"), bare=False)
        return ChangeSection("accept", section, "A" if patterns.INHERITED.search(words) else None) if section else None
    for pattern, verb, bare in _VERBS:
        match = pattern.fullmatch(words)
        if not match:
            continue
        section = read_section(message, offset + match.start("rest"), offset + match.end("rest"), bare=bare)
        return ChangeSection(verb, section) if section else None
    return None


def _keep(message: Message) -> Command | None:
    words, offset = _words(message)
    kept = patterns.KEEP.fullmatch(words)
    return ReplaceBasis(message.original(*_shifted(kept, "old", offset)), None) if kept and patterns.NUMBER.search(kept["old"]) else None


def _shifted(match: re.Match[str], group: str, offset: int) -> tuple[int, int]:
    return offset + match.start(group), offset + match.end(group)


def _numbered(message: Message) -> Command | None:
    """«sửa câu 4 thành 28»: a question by its number."""
    facts = numbered_facts(message)
    return GiveFacts(facts, sure=True) if facts else None


def _facts(message: Message) -> Command | None:
    facts = named_facts(message)
    if facts:
        return GiveFacts(facts, sure=True)
    stated = not message.asks and (read_statement(message).values or patterns.NOTHING.search(message.plain))
    loose = loose_facts(message)
    return GiveFacts(loose, sure=False) if stated or any(value.nothing for fact in loose for value in fact.values) else None


def _find(message: Message) -> Command | None:
    words, offset = _words(message)
    wanted = patterns.SEARCH.fullmatch(words)
    if wanted:
        return Search(message.original(*_shifted(wanted, "words", offset)))
    return LookUp() if patterns.ACT.search(words) and patterns.IN_FORCE.search(words) else None


def _named(message: Message) -> Command | None:
    words, offset = _words(message)
    section = read_section(message, offset, offset + len(words), bare=False) if patterns.NAMED.fullmatch(words) else None
    return NameSection(section) if section and section.number else None


def free(message: Message) -> AskFreely:
    """A free question, or an order that is not known."""
    words, _ = _words(message)
    return AskFreely(message.text.strip(), command=_is_order(message, words))


def is_definite(command: Command) -> bool:
    """Whether a message was understood as a request of its own, not as a question to the library or a word of courtesy."""
    return not isinstance(command, AskFreely | Greet | Chat | NameSection)


def _is_order(message: Message, words: str) -> bool:
    """Worded as an order; one that names a place in the text is an order even where it holds a question word."""
    return bool(patterns.ORDER_ON_TEXT.fullmatch(words)) or (not message.asks and bool(patterns.ORDER.fullmatch(words)))
