"""Questions about the report that is open → what is to be shown: sources, differences, findings, what is missing, what is asked."""

import re

from assistant.conversation import patterns
from assistant.conversation.commands import AskBases, AskFindings, AskMissing, AskQuestions, AskWhy, Command, Compare
from assistant.conversation.message import Message
from assistant.conversation.section_names import SectionName, read_section


def read_look(message: Message) -> Command | None:
    """None for what is no question about the report."""
    words = message.plain.strip(" ?\n\t")
    offset = len(message.plain) - len(message.plain.lstrip())
    return _why(message, words, offset) or _state(message, words, offset) or _of_section(message, words, offset)


def _why(message: Message, words: str, offset: int) -> Command | None:
    quoted = patterns.WHY_QUOTED.match(words)
    if quoted:
        return AskWhy(message.original(offset + quoted.start("quote"), offset + quoted.end("quote")))
    if patterns.WHY.fullmatch(words):
        return AskWhy()
    loose = patterns.WHY_LOOSE.fullmatch(words)
    if loose:
        group = "quote" if loose["quote"] else "from"
        return AskWhy(message.original(offset + loose.start(group), offset + loose.end(group)), loose=True)
    match = None if patterns.COUNTS.search(words) else patterns.WHY_SECTION.fullmatch(words)
    section = next((found for group in ("why", "from", "source") if match and (found := _section(message, match, offset, group))), None)
    return AskWhy(section=section) if section else None


def _state(message: Message, words: str, offset: int) -> Command | None:
    """What has ended, what is missing."""
    expired = None if patterns.NUMBER.search(words) else patterns.EXPIRED.fullmatch(words)
    if expired:
        return AskFindings(_section(message, expired, offset, "section") or _section(message, expired, offset, "inside"), expired=True)
    wanted = None if patterns.NUMBER.search(words) else patterns.BASES.fullmatch(words)
    section = (_section(message, wanted, offset, "section") or _section(message, wanted, offset, "before")) if wanted else None
    if section:
        return AskBases(section)
    if patterns.MISSING.fullmatch(words):
        return AskMissing()
    if patterns.BARE_FIGURE.fullmatch(words):
        return AskQuestions(which=True)
    lacking = patterns.LACKING.fullmatch(words)
    if not lacking:
        return None
    section = _section(message, lacking, offset, "section")
    return AskMissing() if section is None and lacking["what"] == "gi" else AskQuestions(section)


def _of_section(message: Message, words: str, offset: int) -> Command | None:
    """The same for one section, where one is named."""
    counts = patterns.COUNTS.search(words)
    compared = (None if counts else patterns.COMPARE_FREELY.fullmatch(words)) or patterns.COMPARE.fullmatch(words)
    if compared:
        return Compare(_section(message, compared, offset, "section"))
    freely = None if counts else patterns.CHECK_FREELY.fullmatch(words)
    if freely:
        return AskFindings(_section(message, freely, offset, "section"))
    checked = patterns.CHECK.fullmatch(words)
    if checked:
        return AskFindings(_section(message, checked, offset, "section") or _section(message, checked, offset, "first"))
    asked = patterns.QUESTIONS.fullmatch(words)
    return AskQuestions(_section(message, asked, offset, "section")) if asked else None


def _section(message: Message, match: re.Match[str], offset: int, group: str) -> SectionName | None:
    if group not in match.re.groupindex or not match[group]:
        return None
    start, end = match.span(group)
    return read_section(message, offset + start, offset + end)
