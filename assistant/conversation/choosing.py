"""The section an order is about, or the question which one is meant."""

import re

from assistant.conversation.places import called, children, choices, fitting, said_in_short, within
from assistant.conversation.replies import Reply, reply
from assistant.conversation.section_names import SectionName
from assistant.conversation.turn import Turn
from assistant.draft import DraftSection
from assistant.report import Report
from corpus.text.folding import plain
from prompts.contexts import TalkGroupSection, TalkNoSection, TalkOfSection, TalkWhichSection

_SECTION_SAID = re.compile(r"\b(?:muc|phan|chuong|toan (?:bao cao|van ban|bo)|ca (?:bao cao|van ban))\b")


def chosen(turn: Turn, report: Report, name: SectionName) -> DraftSection | Reply:
    """One section, or the reply that asks for it."""
    found = fitting(report, name, here=turn.focus.section)
    if len(found) == 1:
        return found[0]
    if not found and not name.here:
        return reply("not_found", TalkNoSection(name.text))
    return reply("clarify", TalkWhichSection(name.text, choices(found)))


def selected(turn: Turn, report: Report, name: SectionName | None) -> str | None:
    """Id of the selected sentence where it bounds what may change: no section was named in the message."""
    if turn.focus.sentence is None or (name is not None and not name.here) or _SECTION_SAID.search(plain(turn.message.text)):
        return None
    return turn.focus.sentence if any(sentence.id == turn.focus.sentence for _, sentence in report.sentences()) else None


def with_text(turn: Turn, report: Report, name: SectionName) -> DraftSection | Reply:
    """The same for an order on text: a heading that only groups others is asked about."""
    section = chosen(turn, report, name)
    if isinstance(section, Reply) or section.candidates:
        return section
    below = children(report, section)
    return reply("clarify", TalkGroupSection(called(section), choices(below))) if below else section


def looked_at(turn: Turn, report: Report, name: SectionName) -> DraftSection | Reply:
    """The same for something only shown: of several that fit, the one that holds all the others; those first that are called so in short."""
    found = fitting(report, name, here=turn.focus.section)
    found = (len(found) > 1 and said_in_short(report, name)) or found
    over = [section for section in found if {other.id for other in found} <= within(report, section)]
    return over[0] if over else chosen(turn, report, name)


def named(turn: Turn, report: Report, name: SectionName) -> Reply:
    """A section and nothing else: what can be done with it."""
    section = chosen(turn, report, name)
    return section if isinstance(section, Reply) else reply("clarify", TalkOfSection(called(section), section.id))
