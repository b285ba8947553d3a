"""Help, the Word file, the compare page, undo."""

from typing import Literal

from assistant.conversation.changing import text_of
from assistant.conversation.commands import Forbidden
from assistant.conversation.examples import examples
from assistant.conversation.places import called
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.stepping import undo_step
from assistant.conversation.turn import Turn
from assistant.report import Report
from prompts.contexts import TalkChat, TalkExport, TalkForbidden, TalkHelp, TalkHowTo, TalkReview, TalkUndone, TalkWhichReport
from prompts.contexts.talk_how import HowTo

Tone = Literal["hello", "thanks", "bye", "small_talk"]
_SHOWN = 8


def greet(turn: Turn) -> Reply:
    return reply("answered", TalkHelp(len(turn.library.list()), len(turn.workflow.reports()), turn.today.year))


def chat(turn: Turn, tone: Tone) -> Reply:
    """A short line; a greeting before any report is open says what can be done."""
    if tone == "hello" and turn.report is None:
        return greet(turn)
    return reply("answered", TalkChat(tone, len(turn.report.open_questions()) if turn.report else None))


def how(turn: Turn, topic: HowTo) -> Reply:
    """A line of help; with the file itself where that is what is looked for."""
    actions = export(turn.report).actions if topic == "export" and turn.report else ()
    return reply("answered", TalkHowTo(topic, turn.report is not None, examples(turn)), actions=actions)


def refuse(what: Forbidden) -> Reply:
    return reply("clarify", TalkForbidden(what))


def which_report(turn: Turn) -> Reply:
    """For what needs an open report when none is."""
    return reply("clarify", TalkWhichReport(tuple(summary.title for summary in turn.workflow.reports()[:_SHOWN]), turn.today.year))


def export(report: Report) -> Reply:
    url = f"/api/v1/reports/{report.id}/export.docx"
    return reply("answered", TalkExport(len(report.waiting_questions())), actions=(Action("export", url=url),))


def review(report: Report) -> Reply:
    url = f"/bao-cao/{report.id}/duyet"
    return reply("answered", TalkReview(), actions=(Action("review", url=url, report=report.id),))


def undo(turn: Turn, report: Report) -> Reply:
    """Return to the state before the last change or message; every section that changes back is an action."""
    after = undo_step(turn, report)
    if after.revision == report.revision:
        return reply("answered", TalkUndone(undone=False))
    changed = [section for section in report.draft.sections if text_of(report, section) != text_of(after, section)]
    before = {question.id: question.value for question in report.draft.questions}
    facts = tuple(question.name for question in after.draft.questions if before.get(question.id) != question.value)
    actions = tuple(Action("undo", section.id, text_of(report, section), text_of(after, section)) for section in changed)
    return reply("acted", TalkUndone(undone=True, sections=tuple(map(called, changed)), facts=facts), actions=actions or (Action("undo"),))
