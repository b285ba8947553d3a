"""«Soạn mục I.8 từ báo cáo tổng kết năm 2025»: the section of another document that matches, adapted to the period, offered as a proposal."""

from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from assistant.conversation.changing import text_of
from assistant.conversation.choosing import with_text
from assistant.conversation.commands import DraftAgain
from assistant.conversation.message import read_message
from assistant.conversation.period_words import find_periods
from assistant.conversation.places import called
from assistant.conversation.replies import Action, Reply, SourceQuote, reply
from assistant.conversation.topics import Topic
from assistant.conversation.turn import Turn
from assistant.draft import Candidate, DraftSection, Op, Paragraph, Sentence
from assistant.drafting import draft_from
from assistant.report import Report
from corpus.document import Kind
from corpus.library import StoredDocument
from corpus.periods import Period
from corpus.text.folding import key
from prompts.contexts import TalkDrafted, TalkNoDraft

_PREVIOUS = ("ky truoc", "lan truoc", "ban truoc", "ky nay truoc", "bao cao cu", "van ban cu", "ban cu", "nguon nay")
_SAME_HEADING, _SHOWN, _SOURCES = 82.0, 6, 5


def draft_again(turn: Turn, report: Report, order: DraftAgain) -> Reply:
    """A proposal for the section; nothing is written before it is accepted."""
    section = with_text(turn, report, order.section)
    if isinstance(section, Reply):
        return section
    document = _document(turn, report, order.source)
    if isinstance(document, tuple):
        return reply("clarify", TalkNoDraft(called(section), order.source, tuple(one.title for one in document[:_SHOWN])))
    candidate = section.candidate("A") if document == report.draft.info.origin else _from_other(turn, report, section, document)
    if candidate is None:
        return reply("clarify", TalkNoDraft(called(section), f"«{turn.title_of(document)}»", ()))
    return _offered(turn, report, section, candidate, document)


def _document(turn: Turn, report: Report, words: str) -> str | tuple[StoredDocument, ...]:
    """The id of the document named; several, or all that there are, where none is clear."""
    said = key(words)
    if not said or any(name in said for name in _PREVIOUS):
        return report.draft.info.origin
    reports = [d for d in turn.library.list() if d.kind in (Kind.REPORT, Kind.PLAN)]
    exact = [d for d in reports if said in (d.id, key(d.name)) or (d.number and key(d.number) in said)]
    found = exact or _by_period(reports, words, turn.today) or [d for d in reports if set(said.split()) <= set(key(d.title).split())]
    return found[0].id if len(found) == 1 else tuple(found or reports)


def _by_period(documents: list[StoredDocument], words: str, today: date) -> list[StoredDocument]:
    """Those of the period said, and among them those whose title says «tổng kết», «sơ kết» or «kế hoạch» where that was said."""
    periods = {said.period.code for said in find_periods(read_message(words).plain, today=today)}
    found = [d for d in documents if d.period in periods]
    kind = next((word for word in ("tong ket", "so ket", "ke hoach") if word in key(words)), None)
    return [d for d in found if kind and kind in key(d.title)] or found


def _from_other(turn: Turn, report: Report, section: DraftSection, document: str) -> Candidate | None:
    info = report.draft.info
    draft = draft_from(turn.library.document(document), document_id=document, period=Period.parse(info.period), office=info.office)
    alike = [(fuzz.token_sort_ratio(_heading(section), _heading(other)), other) for other in draft.sections if other.candidates]
    score, best = max(alike, key=lambda pair: pair[0], default=(0.0, section))
    candidate = best.candidate("A") if score >= _SAME_HEADING else None
    return Candidate("A", tuple(_own(paragraph, f"d{report.revision + 1}-{section.id}-") for paragraph in candidate.paragraphs)) if candidate else None


def _own(paragraph: Paragraph, prefix: str) -> Paragraph:
    """Sentences with ids of their own; their slots wait for a hand, for the questions of this report are others."""
    return replace(paragraph, sentences=tuple(_detached(sentence, prefix) for sentence in paragraph.sentences))


def _detached(sentence: Sentence, prefix: str) -> Sentence:
    ops = tuple(replace(op, fact=None) if isinstance(op, Op) and op.fact else op for op in sentence.ops)
    return replace(sentence, id=f"{prefix}{sentence.id}", ops=ops, continues=f"{prefix}{sentence.continues}" if sentence.continues else None)


def _heading(section: DraftSection) -> str:
    return key(section.title.text).removeprefix(key(section.number)).strip() if section.title else ""


def _offered(turn: Turn, report: Report, section: DraftSection, candidate: Candidate, document: str) -> Reply:
    sentences = [sentence for paragraph in candidate.paragraphs for sentence in paragraph.sentences]
    text = "\n".join(paragraph.text for paragraph in candidate.paragraphs)
    sources = tuple(SourceQuote(s.source.document, s.source.start, s.source.end, s.source.quote) for s in sentences if s.source)[:_SOURCES]
    same = report.paragraphs(section) == candidate.paragraphs
    context = TalkDrafted(called(section), turn.title_of(document), text, same)
    action = Action("propose", section.id, text_of(report, section), text)
    topic = Topic((section.id,), report.revision, report.revision, None if same else candidate)
    return replace(reply("answered", context, sources=sources, actions=(action,)), topic=topic)
