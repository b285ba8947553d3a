"""A message → what the officer wants, by small named patterns over plain words; the first that fits wins."""

import re
from collections.abc import Callable
from datetime import date

from assistant.conversation import patterns
from assistant.conversation.commands import (
    AskFindings,
    AskFreely,
    AskMissing,
    AskQuestions,
    AskWhy,
    ChangeSection,
    Command,
    Compare,
    Export,
    GiveFacts,
    Greet,
    LookUp,
    NameSection,
    OpenReview,
    ReplaceBasis,
    Search,
    Undo,
    Verb,
)
from assistant.conversation.fact_words import loose_facts, named_facts
from assistant.conversation.message import Message
from assistant.conversation.section_names import SectionName, read_section
from assistant.conversation.start_words import read_start

_VERBS: tuple[tuple[re.Pattern[str], Verb, bool], ...] = (  # pattern, what it asks for, whether words without «mục» may be a heading
    (patterns.SHORTEN, "shorten", True),
    (patterns.REWORD, "reword", False),
    (patterns.OFFER, "offer", False),
    (patterns.RESTORE, "restore", False),
    (patterns.ACCEPT, "accept", False),
    (patterns.REJECT, "reject", False),
)


def understand(message: Message, *, today: date) -> Command:
    """What is wanted. Never fails: what is not understood is a free question."""
    readers: tuple[Callable[[Message], Command | None], ...] = (
        _whole,
        _about_report,
        lambda m: read_start(m, today=today),
        _change,
        _basis,
        _named,
        _find,
        _facts,
    )
    return next((command for read in readers if (command := read(message)) is not None), None) or free(message)


def _words(message: Message) -> tuple[str, int]:
    """The plain words without white space and question mark around, and where they begin."""
    return message.plain.strip(" ?\n\t"), len(message.plain) - len(message.plain.lstrip())


def _whole(message: Message) -> Command | None:
    """Messages that are one fixed request."""
    words, _ = _words(message)
    if not words or patterns.GREET.fullmatch(words):
        return Greet()
    if patterns.UNDO.fullmatch(words):
        return Undo()
    if patterns.EXPORT.fullmatch(words):
        return Export()
    return OpenReview() if patterns.REVIEW.fullmatch(words) else None


def _about_report(message: Message) -> Command | None:
    """Questions about the report that is open."""
    words, offset = _words(message)
    quoted = patterns.WHY_QUOTED.match(words)
    if quoted:
        return AskWhy(message.original(offset + quoted.start("quote"), offset + quoted.end("quote")))
    if patterns.WHY.fullmatch(words):
        return AskWhy()
    if patterns.EXPIRED.fullmatch(words) and not patterns.NUMBER.search(words):
        return AskFindings(expired=True)
    if patterns.MISSING.fullmatch(words):
        return AskMissing()
    return _of_section(message, words, offset)


def _of_section(message: Message, words: str, offset: int) -> Command | None:
    """The same for one section, where one is named."""
    compared = patterns.COMPARE.fullmatch(words)
    if compared:
        return Compare(_section(message, compared, offset, "section"))
    checked = patterns.CHECK.fullmatch(words)
    if checked:
        return AskFindings(_section(message, checked, offset, "section") or _section(message, checked, offset, "first"))
    asked = patterns.QUESTIONS.fullmatch(words)
    return AskQuestions(_section(message, asked, offset, "section")) if asked else None


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
    for pattern, verb, bare in _VERBS:
        match = pattern.fullmatch(words)
        if not match:
            continue
        section = read_section(message, offset + match.start("rest"), offset + match.end("rest"), bare=bare)
        return ChangeSection(verb, section) if section else None
    return None


def _basis(message: Message) -> Command | None:
    words, offset = _words(message)
    replaced = patterns.REPLACE.fullmatch(words)
    if replaced and patterns.NUMBER.search(replaced["old"]):
        return ReplaceBasis(message.original(*_shifted(replaced, "old", offset)), message.original(*_shifted(replaced, "new", offset)))
    kept = patterns.KEEP.fullmatch(words)
    return ReplaceBasis(message.original(*_shifted(kept, "old", offset)), None) if kept and patterns.NUMBER.search(kept["old"]) else None


def _shifted(match: re.Match[str], group: str, offset: int) -> tuple[int, int]:
    return offset + match.start(group), offset + match.end(group)


def _facts(message: Message) -> Command | None:
    facts = named_facts(message)
    if facts:
        return GiveFacts(facts, sure=True)
    loose = loose_facts(message)
    return GiveFacts(loose, sure=False) if loose else None


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


def _is_order(message: Message, words: str) -> bool:
    """Worded as an order; one that names a place in the text is an order even where it holds a question word."""
    return bool(patterns.ORDER_ON_TEXT.fullmatch(words)) or (not message.asks and bool(patterns.ORDER.fullmatch(words)))
