"""Free questions and «tìm …»: answered by exact quotes from the library, or by saying that no source was found."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.document_names import document_named
from assistant.conversation.evidence import Evidence, evidence
from assistant.conversation.question_words import Asked, read_question
from assistant.conversation.replies import Reply, SourceQuote, reply
from assistant.conversation.turn import Turn
from corpus.library import StoredDocument
from corpus.periods import Period
from corpus.registry.validity import has_ended
from corpus.text.dates import short
from corpus.text.folding import strip_accents
from prompts.contexts import TalkNothingFound, TalkQuoted
from prompts.contexts.talk_findings import ToldQuote

_DEPTH = 40
_LONGEST_QUERY = 400
_SHOWN = 3
_NEAR_BEST = 0.85
_ENOUGH = 0.57  # of what is asked, weighted; measured on corpus/samples/questions.yaml and tests/assistant/conversation/questions.yaml
_NEAR = 0.4  # enough to name as a place to look in
_ENOUGH_NAMED = 0.45  # of a document that the question names
_ENOUGH_UNMARKED = 0.62  # marks may all be wrong, so more of the words must be right
_ENOUGH_TO_SHOW = 0.45  # for «tìm …», which wants passages rather than an answer


def answer(turn: Turn, words: str) -> Reply:
    """A question: sentences that hold enough of what is asked. Where none does: in the document that it names, then without regard to marks."""
    first = _quoted(turn, words, read_question(words, today=turn.today), _ENOUGH)
    if first.outcome == "answered":
        return first
    named = document_named(words, turn.library.list())
    if named:
        asked = read_question(named.rest, today=turn.today)
        within = _quoted(turn, words, replace(asked, period=None), _ENOUGH_NAMED, only=named.document.id)
        if within.outcome == "answered":
            return within
    bare = strip_accents(words)
    unmarked = _quoted(turn, bare, read_question(bare, today=turn.today), _ENOUGH_UNMARKED) if bare != words else first
    return unmarked if unmarked.outcome == "answered" else first


def search(turn: Turn, words: str) -> Reply:
    """«tìm …»: the sentences about it."""
    asked = replace(read_question(words, today=turn.today), needs=None, focus=())
    return _quoted(turn, words, asked, _ENOUGH_TO_SHOW)


def _quoted(turn: Turn, words: str, asked: Asked, enough: float, *, only: str | None = None) -> Reply:
    documents = {document.id: document for document in turn.library.list()}
    hits = turn.searcher.search(words[:_LONGEST_QUERY], k=_DEPTH) if asked.terms else []
    hits = [hit for hit in hits if only is None or hit.document == only]
    periods = {identifier: Period.parse(document.period) if document.period else None for identifier, document in documents.items()}
    scored = evidence(asked, hits, periods)
    found = _best(scored, enough)
    if not found:
        near = [_place(item, documents.get(item.hit.document)) for item in scored[:1] if item.score >= _NEAR]
        return reply("not_found", TalkNothingFound(words, len(documents), near[0] if near else None))
    quotes = tuple(_told(turn, item, documents.get(item.hit.document)) for item in found)
    sources = tuple(SourceQuote(item.hit.document, item.start, item.end, item.quote) for item in found)
    return reply("answered", TalkQuoted(quotes), sources=sources)


def _best(found: Sequence[Evidence], enough: float) -> list[Evidence]:
    """The best sentence and those nearly as good, none said twice."""
    kept: list[Evidence] = []
    for item in found:
        if item.score < enough or (kept and item.score < kept[0].score * _NEAR_BEST) or len(kept) == _SHOWN:
            break
        if all(item.quote != other.quote for other in kept):
            kept.append(item)
    return kept


def _told(turn: Turn, item: Evidence, document: StoredDocument | None) -> ToldQuote:
    lead = item.lead if item.lead and item.lead not in item.quote else None
    return ToldQuote(_place(item, document), item.quote, lead, _ended(turn, document))


def _place(item: Evidence, document: StoredDocument | None) -> str:
    """The document and the last two headings above the quote."""
    path = [heading for heading in item.hit.headings if heading not in item.quote and heading != item.lead]
    return ", ".join(dict.fromkeys((_named(document) if document else item.hit.title, *path[-2:])))


def _named(document: StoredDocument) -> str:
    """Title with number and date, as a document is cited."""
    day = f" ngày {short(document.issued)}" if document.issued else ""
    number = f" (số {document.number}{day})" if document.number else day
    return f"{document.title}{number}"


def _ended(turn: Turn, document: StoredDocument | None) -> str | None:
    """Since when a legal text is no longer in force, by the registry."""
    if document is None or not document.number or document.kind != "legal":
        return None
    entries = turn.registry().find(document.number, issued=document.issued)
    ended = [entry.effective_to for entry in entries if entry.effective_to and has_ended(entry, turn.today)]
    return short(ended[0]) if ended else None
