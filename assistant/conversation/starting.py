"""«soạn báo cáo …»: finds the document to start from, makes the report, says what changed; asks where several documents fit."""

from collections import Counter
from dataclasses import replace

from assistant.conversation.commands import StartReport
from assistant.conversation.message import read_message
from assistant.conversation.period_words import only_period
from assistant.conversation.predecessors import letters, origins, requests
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.templates import from_template
from assistant.conversation.turn import Turn
from assistant.conversation.understanding import understand
from assistant.workflow import Preview, Start
from corpus.document import Kind
from corpus.library import StoredDocument
from corpus.periods import Period
from corpus.text.dates import short
from prompts.contexts import TalkNoRequest, TalkNoSource, TalkStarted, TalkWhichPeriod, TalkWhichSource
from prompts.contexts.talk_starting import SourceChoice

_KINDS = {Kind.REPORT: "báo cáo", Kind.PLAN: "kế hoạch", Kind.NEWS: "tin"}
_SHOWN = 6


def start(turn: Turn, order: StartReport) -> Reply:
    """Make the report where everything is clear."""
    kind = _KINDS[order.kind]
    order = _with_period(turn, order)
    if order.period is None:
        return reply("clarify", TalkWhichPeriod(kind, turn.today.year))
    if order.template is not None:
        return from_template(turn, order, order.period, kind)
    found = origins(turn.library, order)
    if not found:
        held = tuple(document.title for document in turn.library.list(kind=order.kind))
        return reply("not_found", TalkNoSource(kind, order.period.words, order.office, held[:_SHOWN]))
    if len(found) > 1:
        choices = tuple(SourceChoice(document.id, document.title, document.agency) for document in found[:_SHOWN])
        return reply("clarify", TalkWhichSource(kind, order.period.words, choices))
    waiting = letters(turn.library, order.letter) if order.letter else requests(turn.library, order.period)
    if order.request and not waiting:
        return reply("not_found", TalkNoRequest(order.period.words))
    return _made(turn, order.period, found[0], followed=waiting[0] if order.request else None, waiting=waiting[0] if waiting else None)


def with_period_said(turn: Turn, asked: str) -> Reply | None:
    """The order `asked`, which did not say its period, where this message is a period and nothing else; None for anything else."""
    period = only_period(turn.message.plain, today=turn.today)
    order = understand(read_message(asked), today=turn.today) if period else None
    if not isinstance(order, StartReport) or _with_period(turn, order).period is not None:
        return None
    return start(turn, replace(order, period=period))


def _with_period(turn: Turn, order: StartReport) -> StartReport:
    """A period that is not said is that of the request to follow, where there is one alone or one is named."""
    if order.period or not order.request:
        return order
    dated = [letter for letter in letters(turn.library, order.letter) if letter.period]
    return replace(order, period=Period.parse(dated[0].period or "")) if len({letter.period for letter in dated}) == 1 else order


def _made(turn: Turn, period: Period, origin: StoredDocument, *, followed: StoredDocument | None, waiting: StoredDocument | None) -> Reply:
    wanted = Start(origin.id, period, request=followed.id if followed else None)
    preview = turn.workflow.preview(wanted)
    report = turn.workflow.create(wanted, who=turn.who)
    context = _told(preview, report.title or origin.title, origin, followed=followed, waiting=None if followed else waiting)
    action = Action("create", after=report.title, report=report.id, url=f"/bao-cao/{report.id}")
    return reply("acted", context, actions=(action,), report=report.id)


def _told(preview: Preview, title: str, origin: StoredDocument, *, followed: StoredDocument | None, waiting: StoredDocument | None) -> TalkStarted:
    kinds = Counter(question.kind for question in preview.draft.questions)
    return TalkStarted(
        title=title,
        origin=origin.title,
        shifted=preview.shift,
        kept=preview.freeze,
        periods=kinds["period"],
        figures=kinds["figure"],
        citations=kinds["citation"],
        negatives=kinds["negative"],
        followups=kinds["followup"],
        sections=len(preview.draft.sections),
        request=followed.title if followed else None,
        deadline=short(preview.deadline) if followed and preview.deadline else None,
        waiting_request=waiting.title if waiting else None,
    )
