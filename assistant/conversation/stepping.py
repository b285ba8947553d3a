"""«Hoàn tác» and «làm lại» as the officer counts: one message is one step, however many changes of the report it made."""

from assistant.conversation.log import ConversationLog
from assistant.conversation.turn import Turn
from assistant.history import Steps, Told, steps_for
from assistant.report import Report
from assistant.writing import Seen

_MOST = 20


def undo_step(turn: Turn, report: Report) -> Report:
    """The report without the officer's own last change; where a message made it, without all that the message did. Raises Overtaken."""
    step = _steps(turn, report).undo
    span = _message(turn, report, step)
    return turn.workflow.undo(report.id, who=turn.who, since=span[0] if span else None)


def redo_step(turn: Turn, report: Report) -> Report:
    """What the last undo took back again; of a message all that was taken back with it."""
    step = _steps(turn, report).redo
    span = _message(turn, report, step)
    after = turn.workflow.redo(report.id, who=turn.who)
    for _ in range(_MOST):
        if span is None or _message(turn, report, _steps(turn, report).redo) != span:
            break
        after = turn.workflow.redo(report.id, who=turn.who)
    return after


def _steps(turn: Turn, report: Report) -> Steps:
    return steps_for(turn.workflow.changes(report.id), who=turn.who, seen=Seen())


def _message(turn: Turn, report: Report, step: Told | None) -> tuple[int, int] | None:
    """The revisions (before, after) around the message that made a change; None where it was made in the panes, or in this message."""
    spans = ConversationLog(turn.library.database).spans(report.id)
    return next((span for span in spans if step and span[0] < step.revision <= span[1]), None)
