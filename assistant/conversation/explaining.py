"""Where a sentence comes from, and what differs from the document of last period: source, edits in words, rule."""

from assistant.conversation.checking import source_of
from assistant.conversation.choosing import chosen
from assistant.conversation.commands import AskWhy, Compare
from assistant.conversation.edits import is_open, questions_of, told_edits
from assistant.conversation.places import called, children, choices
from assistant.conversation.replies import Outcome, Reply, SourceQuote, reply
from assistant.conversation.turn import Turn
from assistant.draft import DraftSection, Sentence
from assistant.report import Report
from corpus.text.folding import key
from prompts.contexts import TalkCompared, TalkComparedSection, TalkGroupSection, TalkWhichSentence, TalkWhy, TalkWhyAuthor
from prompts.contexts.talk_findings import ComparedSentence

_SHOWN = 8
_SOURCES = 3


def why(turn: Turn, report: Report, order: AskWhy) -> Reply:
    """The selected sentence, or the one that holds the words quoted."""
    found = _meant(turn, report, order.quote)
    if len(found) != 1:
        outcome: Outcome = "not_found" if order.quote and not found else "clarify"
        return reply(outcome, TalkWhichSentence(tuple(sentence.text for sentence in found[:_SHOWN]), order.quote))
    sentence = found[0]
    source = source_of(sentence)
    if sentence.source is None or source is None:
        return reply("answered", TalkWhyAuthor(sentence.text, sentence.author or turn.who))
    edits = told_edits(sentence, questions_of(report))
    context = TalkWhy(sentence.text, turn.title_of(sentence.source.document), sentence.source.quote, edits, sentence.cls)
    return reply("answered", context, sources=(source,))


def _meant(turn: Turn, report: Report, quote: str | None) -> list[Sentence]:
    """Sentences that may be meant; without quote and selection those of the selected section, to choose from."""
    sentences = report.sentences()
    if quote:
        return [sentence for _, sentence in sentences if key(quote) in key(sentence.text)]
    selected = [sentence for _, sentence in sentences if sentence.id == turn.focus.sentence]
    return selected[:1] or [sentence for section, sentence in sentences if section == turn.focus.section and sentence.cls != "heading"]


def compare(turn: Turn, report: Report, order: Compare) -> Reply:
    """The whole report, or one section, beside what it was made from."""
    if order.section is None:
        return reply("answered", _compared(turn, report))
    section = chosen(turn, report, order.section)
    if isinstance(section, Reply):
        return section
    below = children(report, section)
    if below and not section.candidates:
        return reply("clarify", TalkGroupSection(called(section), choices(below)))
    return reply("answered", _compared_section(turn, report, section), sources=_sources(report, section))


def _compared(turn: Turn, report: Report) -> TalkCompared:
    questions = questions_of(report)
    ops = [op for _, sentence in report.sentences() for op in sentence.ops]
    slots = [op for op in ops if op.kind == "slot"]
    waiting = sum(is_open(op, questions) for op in slots)
    sections = report.draft.sections
    return TalkCompared(
        title=report.title,
        origin=turn.title_of(report.draft.info.origin),
        shifted=sum(op.kind == "shift" for op in ops),
        open_slots=waiting,
        filled=len(slots) - waiting,
        citations=sum(op.kind == "citation" for op in ops),
        edited=sum(op.kind == "edit" for _, sentence in report.sentences() if sentence.author for op in sentence.ops),
        followups=tuple(followup.text for followup in report.draft.followups)[:_SHOWN],
        dropped=len(report.draft.dropped),
        removed=sum(len(_removed(report, section)) for section in sections),
        new_sections=tuple(called(section) for section in sections if section.status == "new"),
        renamed_sections=tuple(called(section) for section in sections if section.status == "renamed"),
        shortened=tuple(called(section) for section in sections if report.state(section).chosen == "B"),
        rejected=tuple(called(section) for section in sections if report.state(section).status == "rejected"),
    )


def _compared_section(turn: Turn, report: Report, section: DraftSection) -> TalkComparedSection:
    questions = questions_of(report)
    sentences = [sentence for paragraph in report.paragraphs(section) for sentence in paragraph.sentences]
    edited = [(sentence, told_edits(sentence, questions)) for sentence in sentences if sentence.source]
    promises = {question.id for question in report.draft.questions if question.kind == "followup" and section.id in question.sections}
    return TalkComparedSection(
        section=called(section),
        origin=turn.title_of(report.draft.info.origin),
        same=sum(not edits for _, edits in edited),
        changed=tuple(ComparedSentence(sentence.text, edits) for sentence, edits in edited if edits),
        removed=tuple(sentence.text for sentence in _removed(report, section)),
        own=tuple(sentence.text for sentence in sentences if not sentence.source),
        followups=tuple(followup.text for followup in report.draft.followups if followup.question in promises),
    )


def _removed(report: Report, section: DraftSection) -> list[Sentence]:
    """Sentences of the inherited text that no longer stand."""
    inherited = section.candidate("A")
    kept = {sentence.id for paragraph in report.paragraphs(section) for sentence in paragraph.sentences}
    return [s for paragraph in inherited.paragraphs for s in paragraph.sentences if s.id not in kept] if inherited else []


def _sources(report: Report, section: DraftSection) -> tuple[SourceQuote, ...]:
    found = (source_of(sentence) for paragraph in report.paragraphs(section) for sentence in paragraph.sentences if sentence.ops)
    return tuple(source for source in found if source)[:_SOURCES]
