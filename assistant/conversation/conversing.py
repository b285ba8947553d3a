"""One turn: understand the message, act on the report or look things up, answer."""

from collections.abc import Callable
from datetime import date

from assistant.conversation import answering, changing, checking, choosing, explaining, handing, searching, standing, starting
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
    StartReport,
    Undo,
)
from assistant.conversation.message import read_message
from assistant.conversation.replies import Reply, reply
from assistant.conversation.turn import Focus, Turn
from assistant.conversation.understanding import free, understand
from assistant.report import Report
from assistant.workflow import Workflow
from corpus.library import Library
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry
from prompts.contexts import TalkUnclear
from retrieval.searcher import Searcher


def converse(
    message: str,
    *,
    workflow: Workflow,
    library: Library,
    searcher: Searcher,
    who: str,
    today: date,
    registry: Callable[[], Registry] = starter_registry,
    report_id: str | None = None,
    focus: Focus | None = None,
) -> Reply:
    """Answer one message. `focus` is what is selected in the workbench. Raises UnknownReport, and what the parts raise when storage fails."""
    report = workflow.open(report_id) if report_id else None
    read = read_message(message)
    turn = Turn(read, workflow, library, searcher, registry, focus or Focus(), who, today, report)
    return _answered(turn, understand(read, today=today)).about(report_id)


def _answered(turn: Turn, command: Command) -> Reply:
    """What needs no open report; the rest is for the report."""
    match command:
        case Greet():
            return handing.greet(turn)
        case StartReport():
            return starting.start(turn, command)
        case Search(words=words):
            return searching.search(turn, words)
        case LookUp():
            return standing.standing(turn) or _free(turn, free(turn.message))
        case AskFreely():
            return _free(turn, command)
        case GiveFacts(sure=False) if turn.report is None:
            return _free(turn, free(turn.message))
        case _:
            return _about_report(turn, turn.report, command) if turn.report else handing.which_report(turn)


def _about_report(turn: Turn, report: Report, command: Command) -> Reply:
    match command:
        case ChangeSection():
            return changing.change(turn, report, command)
        case GiveFacts():
            return answering.give(turn, report, command) or _free(turn, free(turn.message))
        case ReplaceBasis():
            return answering.replace_basis(turn, report, command)
        case AskFindings():
            return checking.findings(turn, report, command)
        case AskQuestions():
            return checking.questions(turn, report, command)
        case AskMissing():
            return checking.missing(report)
        case AskWhy():
            return explaining.why(turn, report, command)
        case Compare():
            return explaining.compare(turn, report, command)
        case _:
            return _plain_request(turn, report, command)


def _plain_request(turn: Turn, report: Report, command: Command) -> Reply:
    match command:
        case NameSection(section=section):
            return choosing.named(turn, report, section)
        case Export():
            return handing.export(report)
        case OpenReview():
            return handing.review(report)
        case Undo():
            return handing.undo(turn, report)
        case _:
            return _free(turn, free(turn.message))


def _free(turn: Turn, question: AskFreely) -> Reply:
    """Quotes from the library; an order that is not understood changes nothing and says so."""
    if question.command:
        return reply("clarify", TalkUnclear(question.words))
    return searching.answer(turn, question.words)
