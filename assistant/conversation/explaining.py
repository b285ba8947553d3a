"""Where a sentence comes from, and what differs from the document of last period: source, edits in words, rule."""

from assistant.conversation.checking import source_of
from assistant.conversation.choosing import looked_at
from assistant.conversation.commands import AskWhy, Compare
from assistant.conversation.edits import is_open, questions_of, told_edits
from assistant.conversation.places import called, within
from assistant.conversation.replies import Outcome, Reply, SourceQuote, reply
from assistant.conversation.slots import words_of
from assistant.conversation.turn import Turn
from assistant.draft import DraftSection, Sentence
from assistant.report import Report
from corpus.text.folding import key
from prompts.catalogue import render
from prompts.contexts import TalkCompared, TalkComparedSection, TalkUnchanged, TalkWhichSentence, TalkWhy, TalkWhyAuthor, TalkWhySection
from prompts.contexts.talk_findings import ComparedSentence

_SHOWN = 8
_MOST = 0.7
_SOURCES = 3


def why(turn: Turn, report: Report, order: AskWhy) -> Reply:
    """The selected sentence, or the one that holds the words quoted; or every sentence of a section."""
    if order.section is not None and not (order.section.here and turn.focus.sentence):
        section = looked_at(turn, report, order.section)
        return section if isinstance(section, Reply) else _why_section(turn, report, section)
    found = _spoken_of(report, order.quote) if order.loose and order.quote else _meant(turn, report, order.quote)
    if len(found) != 1:
        outcome: Outcome = "not_found" if order.quote and not found else "clarify"
        return reply(outcome, TalkWhichSentence(tuple(sentence.text for sentence in found[:_SHOWN]), order.quote))
    sentence = found[0]
    source = source_of(sentence)
    if sentence.source is None or source is None:
        return reply("answered", TalkWhyAuthor(sentence.text, sentence.author or turn.who))
    return reply("answered", _told(turn, report, sentence), sources=(source,))


def _why_section(turn: Turn, report: Report, section: DraftSection) -> Reply:
    """Each sentence with its quote and edits; what is asked about the section."""
    own = within(report, section)
    sentences = [s for place, s in report.sentences() if place in own and s.cls != "heading"]
    if not sentences:
        return reply("answered", TalkUnchanged(called(section), "no_text"))
    inherited = [s for s in sentences if s.source]
    told = tuple(render(_told(turn, report, s)) for s in inherited[:_SHOWN])
    asked = tuple(q.name for q in report.open_questions() if own & set(q.sections))[:_SHOWN]
    written = tuple(s.text for s in sentences if not s.source)
    context = TalkWhySection(called(section), turn.title_of(report.draft.info.origin), told, written, asked, max(0, len(inherited) - _SHOWN))
    return reply("answered", context, sources=tuple(quote for s in inherited[:_SHOWN] if (quote := source_of(s))))


def _told(turn: Turn, report: Report, sentence: Sentence) -> TalkWhy:
    source = sentence.source
    origin, quote = (turn.title_of(source.document), source.quote) if source else ("", sentence.text)
    return TalkWhy(sentence.text, origin, quote, told_edits(sentence, questions_of(report)), sentence.cls)


def _spoken_of(report: Report, words: str) -> list[Sentence]:
    """The sentence that holds the words, else the one that holds most of them."""
    exact = [s for _, s in report.sentences() if key(words) in key(s.text)]
    said = words_of(words)
    scored = sorted(((len(said & words_of(s.text)) / len(said), s) for _, s in report.sentences() if said), key=lambda pair: -pair[0])
    return exact or [s for score, s in scored if score >= _MOST and score == scored[0][0]]


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
    section = looked_at(turn, report, order.section)
    if isinstance(section, Reply):
        return section
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
    below = within(report, section)
    parts = [part for part in report.draft.sections if part.id in below]
    sentences = [sentence for part in parts for paragraph in report.paragraphs(part) for sentence in paragraph.sentences]
    edited = [(sentence, told_edits(sentence, questions)) for sentence in sentences if sentence.source]
    promises = {question.id for question in report.draft.questions if question.kind == "followup" and below & set(question.sections)}
    return TalkComparedSection(
        section=called(section),
        origin=turn.title_of(report.draft.info.origin),
        same=sum(not edits for _, edits in edited),
        changed=tuple(ComparedSentence(sentence.text, edits) for sentence, edits in edited if edits),
        removed=tuple(sentence.text for part in parts for sentence in _removed(report, part)),
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
