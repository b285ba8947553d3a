"""The report as a whole, and the reports there are: everything accepted, the deadline, what was done; list, go on with another."""

from collections.abc import Sequence

from assistant.conversation.commands import AcceptAll, OpenReport, SetDeadline
from assistant.conversation.message import read_message
from assistant.conversation.period_words import find_periods
from assistant.conversation.places import called
from assistant.conversation.replies import Action, Outcome, Reply, reply
from assistant.conversation.turn import Turn
from assistant.draft import Candidate
from assistant.history import told
from assistant.report import Report
from assistant.report_rows import ReportSummary
from corpus.text.dates import short
from corpus.text.folding import key
from prompts.contexts import TalkAccepted, TalkDeadline, TalkHistory, TalkOpened, TalkReports
from prompts.contexts.talk_whole import ToldDeed, ToldReport

_SHOWN = 8
_DEEDS = 12


def accept_all(turn: Turn, report: Report, order: AcceptAll) -> Reply:
    """Every section that waits, as it stands; `ready`: only where no question is open and no error or warning stands."""
    waiting = [s for s in report.draft.sections if report.state(s).status == "proposed" and report.paragraphs(s)]
    if order.ready:
        busy = {section for question in report.open_questions() for section in question.sections}
        busy |= {placed.place.section for placed in turn.workflow.findings(report) if placed.finding.severity.value in ("error", "warning")}
        taken = [section for section in waiting if section.id not in busy]
    else:
        taken = waiting
    left = len(waiting) - len(taken)
    if not taken:
        return reply("answered", TalkAccepted((), left, order.ready))
    texts = {s.id: Candidate(report.state(s).chosen or (s.shown.name if s.shown else "A"), report.paragraphs(s)) for s in taken}
    turn.workflow.accept_all(report.id, texts, who=turn.who, revision=report.revision)
    actions = (Action("accept", taken[0].id if len(taken) == 1 else None, undo=report.revision),)
    return reply("acted", TalkAccepted(tuple(map(called, taken)), left, order.ready), actions=actions)


def set_deadline(turn: Turn, report: Report, order: SetDeadline) -> Reply:
    before = short(report.deadline) if report.deadline else None
    context = TalkDeadline(short(order.day) if order.day else None, before)
    if order.day == report.deadline:
        return reply("answered", TalkDeadline(before, None))
    turn.workflow.set_deadline(report.id, order.day, who=turn.who, revision=report.revision)
    return reply("acted", context, actions=(Action("deadline", None, before, context.day, report.revision),))


def history(turn: Turn, report: Report) -> Reply:
    """The last changes, newest first."""
    changes = told(turn.workflow.changes(report.id))
    lines = tuple(ToldDeed(c.revision, f"{c.at.astimezone():%H:%M} {short(c.at.astimezone().date())}", c.who, c.words) for c in changes[::-1][:_DEEDS])
    return reply("answered", TalkHistory(lines, len(changes)))


def list_reports(turn: Turn) -> Reply:
    found = turn.workflow.reports()
    return reply(
        "answered", TalkReports(tuple(map(_told, found[:_SHOWN])), "", max(0, len(found) - _SHOWN), turn.today.year), actions=_openings(found[:_SHOWN])
    )


def open_report(turn: Turn, order: OpenReport) -> Reply:
    """Go on with the report named: by its id, its period, or words of its title. Without a name the one that is open."""
    here = turn.report.id if turn.report and not order.words else None
    found = [each for each in turn.workflow.reports() if each.id == here] if here else _named(turn, order.words)
    if len(found) == 1:
        one = found[0]
        opened = TalkOpened(one.title, one.progress.questions - one.progress.answered, short(one.deadline) if one.deadline else None)
        return reply("answered", opened, actions=_openings(found), report=one.id)
    outcome: Outcome = "clarify" if found else "not_found"
    context = TalkReports(tuple(map(_told, found[:_SHOWN])), order.words, max(0, len(found) - _SHOWN), turn.today.year)
    return reply(outcome, context, actions=_openings(found[:_SHOWN]))


def _named(turn: Turn, words: str) -> list[ReportSummary]:
    reports = list(turn.workflow.reports())
    wanted = key(words)
    exact = [each for each in reports if each.id in wanted.split()]
    if exact or not wanted:
        return exact or reports
    plain = read_message(words).plain
    periods = find_periods(plain, today=turn.today)
    for said in periods:
        plain = plain[: said.start] + " " * (said.end - said.start) + plain[said.end :]
    codes = {said.period.code for said in periods}
    left = [word for word in key(plain).split() if word not in ("nay", "moi", "nhat", "cua", "ve")]
    return [each for each in reports if (not codes or each.period in codes) and all(word in key(f"{each.title} {each.office or ''}").split() for word in left)]


def _told(summary: ReportSummary) -> ToldReport:
    progress = summary.progress
    deadline = short(summary.deadline) if summary.deadline else None
    return ToldReport(summary.id, summary.title, progress.accepted, progress.sections, progress.questions - progress.answered, deadline)


def _openings(reports: Sequence[ReportSummary]) -> tuple[Action, ...]:
    return tuple(Action("open", after=each.title, report=each.id, url=f"/bao-cao/{each.id}") for each in reports)
