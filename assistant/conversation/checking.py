"""What the checker finds, what is no longer in force, which sections are not ready, what is still asked: told with places."""

from collections.abc import Sequence

from assistant.checker.finding import Severity
from assistant.conversation.choosing import looked_at
from assistant.conversation.commands import AskFindings, AskQuestions
from assistant.conversation.places import called, place, within
from assistant.conversation.replies import Reply, SourceQuote, reply
from assistant.conversation.section_names import SectionName
from assistant.conversation.turn import Turn
from assistant.draft import Sentence
from assistant.report import Report
from assistant.workflow import PlacedFinding
from corpus.periods import Period
from corpus.text.dates import short
from prompts.contexts import TalkExpired, TalkFindings, TalkMissing, TalkQuestions
from prompts.contexts.talk_findings import SectionGap, ToldFinding, ToldQuestion

_EXPIRED = ("VB401", "VB402")
_OPEN_SLOT = "NB11"
_SHOWN = 10
_SOURCES = 3
_RANK = {severity: rank for rank, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.HINT))}


def findings(turn: Turn, report: Report, order: AskFindings) -> Reply:
    """Findings of the report or of one section, the gravest first; open slots are counted apart."""
    limits = limits_of(turn, report, order.section)
    if isinstance(limits, Reply):
        return limits
    found = [placed for placed in turn.workflow.findings(report) if limits is None or placed.place.section in limits]
    if order.expired:
        return _expired(turn, report, found, _called(turn, report, order.section))
    slots = [placed for placed in found if placed.finding.code == _OPEN_SLOT]
    others = sorted((placed for placed in found if placed not in slots), key=lambda placed: _RANK[placed.finding.severity])
    levels = [placed.finding.severity for placed in others]
    context = TalkFindings(
        section=_called(turn, report, order.section),
        errors=levels.count(Severity.ERROR),
        warnings=levels.count(Severity.WARNING),
        notes=levels.count(Severity.INFO) + levels.count(Severity.HINT),
        slots=len(slots),
        findings=_told(report, others[:_SHOWN]),
        more=max(0, len(others) - _SHOWN),
        summary=_summary(turn, report),
    )
    return reply("answered", context, sources=_sources(others))


def limits_of(turn: Turn, report: Report, name: SectionName | None) -> frozenset[str] | Reply | None:
    """Ids of the section named and those below it; None for the whole report."""
    if name is None:
        return None
    section = looked_at(turn, report, name)
    return section if isinstance(section, Reply) else within(report, section)


def _called(turn: Turn, report: Report, name: SectionName | None) -> str | None:
    section = looked_at(turn, report, name) if name else None
    return None if section is None or isinstance(section, Reply) else called(section)


def _expired(turn: Turn, report: Report, found: Sequence[PlacedFinding], section: str | None) -> Reply:
    """What has ended or been replaced by the end of the report's period: bases apart from what is told as history."""
    ended = [placed for placed in found if placed.finding.code in _EXPIRED]
    bases = [placed for placed in ended if placed.finding.severity in (Severity.ERROR, Severity.WARNING)]
    mentions = [placed for placed in ended if placed not in bases]
    on = short(Period.parse(report.draft.info.period).end)
    context = TalkExpired(on, _told(report, bases), _told(report, mentions), _summary(turn, report), section)
    return reply("answered", context, sources=_sources([*bases, *mentions]))


def _told(report: Report, found: Sequence[PlacedFinding]) -> tuple[ToldFinding, ...]:
    return tuple(ToldFinding(place(report, p.place.section), p.finding.severity.value, p.finding.message, p.finding.code) for p in found)


def _summary(turn: Turn, report: Report) -> str:
    return turn.workflow.check(report)[0].summary.line


def _sources(found: Sequence[PlacedFinding]) -> tuple[SourceQuote, ...]:
    """The places in earlier documents that the first flagged sentences were made from."""
    quotes = dict.fromkeys(quote for placed in found if (quote := source_of(placed.place.sentence)))
    return tuple(quotes)[:_SOURCES]


def source_of(sentence: Sentence) -> SourceQuote | None:
    source = sentence.source
    return SourceQuote(source.document, source.start, source.end, source.quote) if source else None


def missing(report: Report) -> Reply:
    """Sections without text, sections that wait for facts, and how many are decided."""
    groups = {section.parent for section in report.draft.sections}
    counted = [section for section in report.draft.sections if section.candidates or section.id not in groups]
    asked = report.open_questions()
    waiting = [(section, sum(section.id in question.sections for question in asked)) for section in counted]
    context = TalkMissing(
        empty=tuple(called(section) for section in counted if not report.paragraphs(section)),
        waiting=tuple(SectionGap(called(section), count) for section, count in waiting if count),
        undecided=sum(report.state(section).status in ("empty", "proposed") for section in counted),
        sections=len(counted),
    )
    return reply("answered", context)


def questions(turn: Turn, report: Report, order: AskQuestions) -> Reply:
    """Open questions of the report or of one section, in the order of the document."""
    limits = limits_of(turn, report, order.section)
    if isinstance(limits, Reply):
        return limits
    asked = [question for question in report.open_questions() if limits is None or limits & set(question.sections)]
    told = tuple(ToldQuestion(q.id, q.name, place(report, q.sections[0]) if q.sections else "", q.previous) for q in asked[:_SHOWN])
    context = TalkQuestions(_called(turn, report, order.section), len(asked), told, max(0, len(asked) - _SHOWN), order.which)
    return reply("clarify" if order.which else "answered", context)
