"""One turn: understand the message, act on the report or look things up, answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assistant.conversation import (
    answering,
    bases,
    changing,
    checking,
    choosing,
    dictating,
    drafting_again,
    explaining,
    handing,
    interview,
    lasting,
    managing,
    mending,
    outlining,
    proposing_bases,
    reviewing,
    searching,
    standing,
    starting,
    tables,
)
from assistant.conversation.answers_by_name import named_answer
from assistant.conversation.commands import (
    AcceptAll,
    AcceptLast,
    AskBases,
    AskFindings,
    AskFreely,
    AskHistory,
    AskHow,
    AskMissing,
    AskOneByOne,
    AskQuestions,
    AskWhy,
    ChangeOutline,
    ChangeSection,
    Chat,
    Command,
    Compare,
    DraftAgain,
    EditText,
    Export,
    GiveFacts,
    Greet,
    LetStand,
    ListReports,
    LookUp,
    Mend,
    NameSection,
    OpenReport,
    OpenReview,
    Redo,
    Refuse,
    RejectLast,
    ReplaceBasis,
    ReviewAct,
    Search,
    SetDeadline,
    StartReport,
    Undo,
)
from assistant.conversation.examples import examples
from assistant.conversation.message import Message, read_message
from assistant.conversation.replies import Outcome, Reply, reply
from assistant.conversation.several import requests_in
from assistant.conversation.topics import Topic, Topics
from assistant.conversation.turn import Focus, ReviewRight, Turn
from assistant.conversation.understanding import free
from assistant.report import Report
from assistant.workflow import Workflow
from corpus.library import Library
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry
from prompts.contexts import TalkUnclear
from retrieval.searcher import Searcher

_GRAVEST: tuple[Outcome, ...] = ("acted", "clarify", "answered", "not_found")


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
    review: ReviewRight = "conclude",
    asked: str | None = None,
) -> Reply:
    """Answer one message, request by request. `focus` is what is selected in the workbench, `review` what the person may do in a review.

    `asked`: the person's message before this one, where it was answered by a question back.

    Raises UnknownReport, and what the parts raise when storage fails.
    """
    report = workflow.open(report_id) if report_id else None
    topics = Topics(library.database)
    topic = topics.of(report_id, who) if report_id else None
    turn = Turn(read_message(message), workflow, library, searcher, registry, focus or Focus(), who, today, report, topic, review)
    if report and tables.is_table(message):
        return tables.take(turn, report, message).about(report_id)
    started = starting.with_period_said(turn, asked) if asked else None
    if started is not None:
        return started.about(report_id)
    waiting = (reviewing.confirmed(turn, report) or interview.heard(turn, report)) if report else None
    if waiting is not None and report_id:
        topics.keep(report_id, who, waiting.topic)
        return waiting.about(report_id)
    answer = _together([_one(turn, reading, command) for reading, command in requests_in(turn.message, today=today)])
    if report_id:
        _remember(topics, turn, answer, report_id)
    return answer.about(report_id)


def _one(turn: Turn, message: Message, command: Command) -> Reply:
    """One request of the message, on the report as the requests before have left it."""
    report = turn.workflow.open(turn.report.id) if turn.report else None
    named = named_answer(report, message) if report else None
    if report and named:
        return answering.record(turn, report, {named[0].id: named[1]})
    return _answered(replace(turn, message=message, report=report), command)


def _together(answers: list[Reply]) -> Reply:
    if len(answers) == 1:
        return answers[0]
    return Reply(
        next(outcome for outcome in _GRAVEST if any(answer.outcome == outcome for answer in answers)),
        "\n\n".join(answer.text for answer in answers),
        tuple(source for answer in answers for source in answer.sources),
        tuple(action for answer in answers for action in answer.actions),
        next((answer.report for answer in answers if answer.report), None),
        next((answer.topic for answer in reversed(answers) if answer.topic), None),
        next((answer.choices for answer in reversed(answers) if answer.choices), ()),
    )


def _remember(topics: Topics, turn: Turn, answer: Reply, report_id: str) -> None:
    """What was proposed stays the topic while it is only talked about; a change, or a question back, ends it. A question asked keeps waiting."""
    ends = answer.outcome in ("acted", "clarify", "not_found")
    topic = answer.topic
    if turn.topic and turn.topic.asking and not (topic and topic.asking):
        topic = replace(topic or Topic((), 0, 0), asking=turn.topic.asking, within=turn.topic.within)
    if topic is not None or (ends and turn.topic is not None):
        topics.keep(report_id, turn.who, topic)


def _answered(turn: Turn, command: Command) -> Reply:
    """What needs no open report; the rest is for the report."""
    match command:
        case Greet():
            return handing.greet(turn)
        case Chat(tone=tone):
            return handing.chat(turn, tone)
        case AskHow(topic=topic):
            return handing.how(turn, topic)
        case Refuse(what=what):
            return handing.refuse(what)
        case StartReport():
            return starting.start(turn, command)
        case Search(words=words):
            return searching.search(turn, words)
        case ListReports():
            return managing.list_reports(turn)
        case OpenReport():
            return managing.open_report(turn, command)
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
            return bases.replace_basis(turn, report, command)
        case EditText():
            return dictating.edit(turn, report, command)
        case DraftAgain():
            return drafting_again.draft_again(turn, report, command)
        case AskFindings():
            return checking.findings(turn, report, command)
        case AskQuestions():
            return checking.questions(turn, report, command)
        case AskBases():
            return proposing_bases.propose(turn, report, command)
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
        case ReviewAct():
            return reviewing.review(turn, report, command)
        case Undo():
            return handing.undo(turn, report)
        case Redo():
            return lasting.redo(turn, report)
        case AcceptLast():
            return lasting.accept_last(turn, report)
        case RejectLast():
            return lasting.reject_last(turn, report)
        case _:
            return _on_whole(turn, report, command)


def _on_whole(turn: Turn, report: Report, command: Command) -> Reply:
    match command:
        case AskOneByOne():
            return interview.begin(turn, report, command)
        case AcceptAll():
            return managing.accept_all(turn, report, command)
        case Mend():
            return mending.mend(turn, report, command)
        case LetStand():
            return mending.let_stand(turn, report, command)
        case SetDeadline():
            return managing.set_deadline(turn, report, command)
        case ChangeOutline():
            return outlining.change_outline(turn, report, command)
        case AskHistory():
            return managing.history(turn, report)
        case _:
            return _free(turn, free(turn.message))


def _free(turn: Turn, question: AskFreely) -> Reply:
    """Quotes from the library; an order that is not understood changes nothing and says so."""
    if question.command:
        eg = examples(turn)
        return reply("clarify", TalkUnclear(question.words, eg.section, eg.name))
    return searching.answer(turn, question.words)
