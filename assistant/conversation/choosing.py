"""The section an order is about, or the question which one is meant."""

from assistant.conversation.places import called, children, choices, fitting, said_in_short, within
from assistant.conversation.replies import Reply, reply
from assistant.conversation.section_names import SectionName
from assistant.conversation.turn import Turn
from assistant.draft import DraftSection
from assistant.report import Report
from prompts.contexts import TalkGroupSection, TalkNoSection, TalkOfSection, TalkWhichSection


def chosen(turn: Turn, report: Report, name: SectionName) -> DraftSection | Reply:
    """One section, or the reply that asks for it."""
    found = fitting(report, name, here=turn.focus.section)
    if len(found) == 1:
        return found[0]
    if not found and not name.here:
        return reply("not_found", TalkNoSection(name.text))
    return reply("clarify", TalkWhichSection(name.text, choices(found)))


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
