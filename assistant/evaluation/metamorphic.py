"""What must hold for every document, also where there is no next one to compare with.

A document is drafted for the same part of the following year; the shifts are written into its text, dates that are asked are answered with the
same day of that year, and the result is drafted back.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from time import perf_counter

from assistant.draft import Draft
from assistant.drafting import draft_from
from assistant.evaluation.counts import Count
from assistant.evaluation.drafting_measures import every_sentence, sentence_counts
from assistant.evaluation.protected import citations_of, protected
from assistant.evaluation.safety import Slip, altered, slip
from assistant.evaluation.standing import Places
from corpus.document import Document
from corpus.periods import Period
from corpus.structure import parse

_NAME = "source"
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Held:
    """`counts` by the name of the property; `slips`: places where a protected stretch was altered."""

    counts: dict[str, Count]
    seconds: float
    slips: tuple[Slip, ...]


def next_year(period: Period) -> Period:
    """The same part of the following year; of several years as many from the next one on."""
    length = (period.to_year or period.year) - period.year + 1
    return replace(period, year=period.year + length, to_year=period.to_year + length if period.to_year else None)


def held(document: Document, own: Period) -> Held:
    """Draft a document about the period `own`, and test what came of it."""
    document = replace(document, period=own)
    started = perf_counter()
    draft = draft_from(document, document_id=_NAME, period=next_year(own))
    seconds = perf_counter() - started
    spans = protected(document, citations_of(document))
    false = altered(spans, Places(draft, _NAME))
    counts = {
        "false shifts": Count(len(false), len(spans)),
        "other text forth and back": Count(int(_forth_and_back(document, draft, own) != document.text), 1),
        "other draft of decomposed letters": Count(int(_words(draft) != _words(_of_decomposed(document, own))), 1),
        **sentence_counts(draft),
    }
    return Held(counts, seconds, tuple(slip("false shift", *span, document.text) for span in false))


def _forth_and_back(document: Document, draft: Draft, own: Period) -> str:
    years = next_year(own).year - own.year
    moved = _moved(document.text, draft, years)
    again = replace(parse(moved, kind=document.kind), period=next_year(own), agency=document.agency)
    return _moved(moved, draft_from(again, document_id=_NAME, period=own), -years)


def _moved(text: str, draft: Draft, years: int) -> str:
    """The text with the shifts of a draft made from it, and the dates that it asks for so many years on; nothing else."""
    dates = {question.id for question in draft.questions if question.kind == "period"}
    sourced = [(sentence.source, sentence.ops) for sentence in draft.sentences() if sentence.source]
    edits = [(source.start + op.start, source.start + op.end, op.new) for source, ops in sourced for op in ops if op.kind == "shift"]
    edits += [(source.start + op.start, source.start + op.end, _later(op.old, years)) for source, ops in sourced for op in ops if op.fact in dates]
    parts: list[str] = []
    position = 0
    for start, end, new in sorted(edits):
        parts += [text[position:start], new]
        position = end
    return "".join([*parts, text[position:]])


def _later(words: str, years: int) -> str:
    return _YEAR.sub(lambda year: str(int(year.group()) + years), words)


def _of_decomposed(document: Document, own: Period) -> Draft:
    text = unicodedata.normalize("NFD", document.text)
    again = replace(parse(text, kind=document.kind), period=own, agency=document.agency)
    return draft_from(again, document_id=_NAME, period=next_year(own))


def _words(draft: Draft) -> list[str]:
    return [unicodedata.normalize("NFC", sentence.text) for sentence in every_sentence(draft)]
