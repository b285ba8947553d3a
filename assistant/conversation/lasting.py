"""«Chấp nhận», «bỏ đề xuất này», «hoàn tác», «làm lại»: what the turns before did or proposed is kept, left, taken back or done again."""

from assistant.conversation.changing import text_of
from assistant.conversation.places import called
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.stepping import redo_step
from assistant.conversation.turn import Turn
from assistant.draft import Candidate, DraftSection
from assistant.report import Report
from prompts.contexts import TalkLast, TalkNoProposal, TalkRedone


def accept_last(turn: Turn, report: Report) -> Reply:
    """What was proposed last stands, or the text as the last turn left it, marked as accepted."""
    sections = _sections(turn, report)
    if turn.topic is None or not sections:
        return reply("clarify", TalkNoProposal(accept=True))
    proposal = turn.topic.proposal
    taken = {s.id: proposal or Candidate(report.state(s).chosen or "A", report.paragraphs(s)) for s in sections}
    after = turn.workflow.accept_all(report.id, taken, who=turn.who, revision=report.revision)
    actions = tuple(Action("accept", s.id, text_of(report, s), text_of(after, s), report.revision) for s in sections)
    return reply("acted", TalkLast("accepted", tuple(map(called, sections)), changed=True), actions=actions)


def reject_last(turn: Turn, report: Report) -> Reply:
    """Back to the text before the last proposal, where it was written already."""
    sections = _sections(turn, report)
    if turn.topic is None or not sections:
        return reply("clarify", TalkNoProposal(accept=False))
    if turn.topic.after == turn.topic.before or turn.topic.after != report.revision:
        return reply("answered", TalkLast("rejected", tuple(map(called, sections)), changed=False))
    after = turn.workflow.undo(report.id, who=turn.who, since=turn.topic.before)
    actions = tuple(Action("undo", s.id, text_of(report, s), text_of(after, s)) for s in sections)
    return reply("acted", TalkLast("rejected", tuple(map(called, sections)), changed=True), actions=actions)


def redo(turn: Turn, report: Report) -> Reply:
    """What the last undo took back, again."""
    after = redo_step(turn, report)
    if after.revision == report.revision:
        return reply("answered", TalkRedone(redone=False))
    changed = [s for s in report.draft.sections if text_of(report, s) != text_of(after, s)]
    before = {question.id: question.value for question in report.draft.questions}
    facts = tuple(question.name for question in after.draft.questions if before.get(question.id) != question.value)
    actions = tuple(Action("redo", s.id, text_of(report, s), text_of(after, s), report.revision) for s in changed)
    return reply("acted", TalkRedone(redone=True, sections=tuple(map(called, changed)), facts=facts), actions=actions or (Action("redo"),))


def _sections(turn: Turn, report: Report) -> list[DraftSection]:
    return [s for s in report.draft.sections if turn.topic and s.id in turn.topic.sections and report.paragraphs(s)]
