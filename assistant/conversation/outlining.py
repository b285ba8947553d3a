"""Sections added, renamed, moved, dropped by word: the same changes that the outline pane makes."""

from assistant.conversation.choosing import chosen
from assistant.conversation.commands import ChangeOutline
from assistant.conversation.places import called, within
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.section_names import HERE
from assistant.conversation.turn import Turn
from assistant.draft import DraftSection
from assistant.errors import BadOutline
from assistant.report import Report
from assistant.workflow import Place
from prompts.contexts import TalkOutlined, TalkRefused, TalkWhichWords


def change_outline(turn: Turn, report: Report, order: ChangeOutline) -> Reply:
    """Do it, or ask which section is meant."""
    if order.verb in ("add", "rename") and not order.heading.strip():
        return reply("clarify", TalkWhichWords("add", None))
    section = chosen(turn, report, order.section or HERE) if order.verb != "add" else None
    if isinstance(section, Reply):
        return section
    other = chosen(turn, report, order.other) if order.other else None
    if isinstance(other, Reply):
        return other
    try:
        if section is None:
            return _added(turn, report, order, other)
        return {"rename": _renamed, "move": _moved, "drop": _dropped}[order.verb](turn, report, order, section, other)
    except BadOutline as refusal:
        return reply("clarify", TalkRefused(str(refusal)))


def _place(order: ChangeOutline, other: DraftSection | None) -> Place:
    identifier = other.id if other else None
    return Place(
        parent=identifier if order.where == "under" else None,
        after=identifier if order.where == "after" else None,
        before=identifier if order.where == "before" else None,
    )


def _beside(other: DraftSection | None) -> str:
    return called(other) if other else ""


def _added(turn: Turn, report: Report, order: ChangeOutline, other: DraftSection | None) -> Reply:
    after, identifier = turn.workflow.add_section(report.id, order.heading, _place(order, other), who=turn.who, revision=report.revision)
    made = after.draft.section(identifier)
    context = TalkOutlined("add", called(made) if made else order.heading, where=order.where, beside=_beside(other))
    return reply("acted", context, actions=(Action("outline", identifier, None, called(made) if made else None, report.revision),))


def _renamed(turn: Turn, report: Report, order: ChangeOutline, section: DraftSection, other: DraftSection | None) -> Reply:
    del other
    after = turn.workflow.rename_section(report.id, section.id, order.heading, who=turn.who, revision=report.revision)
    now = after.draft.section(section.id) or section
    context = TalkOutlined("rename", called(now), before=called(section))
    return reply("acted", context, actions=(Action("outline", section.id, called(section), called(now), report.revision),))


def _moved(turn: Turn, report: Report, order: ChangeOutline, section: DraftSection, other: DraftSection | None) -> Reply:
    turn.workflow.move_section(report.id, section.id, _place(order, other), who=turn.who, revision=report.revision)
    context = TalkOutlined("move", called(section), where=order.where, beside=_beside(other))
    return reply("acted", context, actions=(Action("outline", section.id, undo=report.revision),))


def _dropped(turn: Turn, report: Report, order: ChangeOutline, section: DraftSection, other: DraftSection | None) -> Reply:
    del order, other
    below = len(within(report, section)) - 1
    turn.workflow.drop_section(report.id, section.id, who=turn.who, revision=report.revision)
    return reply("acted", TalkOutlined("drop", called(section), below=below), actions=(Action("outline", None, called(section), None, report.revision),))
