"""Each sentence of a report beside the place it was made from: what a reviewer compares."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.draft import Sentence
from assistant.report import Report

_AROUND = 160


@dataclass(frozen=True, slots=True)
class SourceView:
    """The quote in its surroundings."""

    document: str
    title: str
    context_before: str
    quote: str
    context_after: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One sentence; `source` is None where it has an author instead."""

    section: str
    heading: str
    sentence: Sentence
    source: SourceView | None


def review_rows(report: Report, *, text_of: Callable[[str], str], title_of: Callable[[str], str]) -> tuple[ReviewRow, ...]:
    """Every sentence in document order. `text_of` and `title_of` give a library document's text and title."""
    headings = {section.id: section.title.text if section.title else "" for section in report.draft.sections}
    rows = []
    for section, sentence in report.sentences():
        rows.append(ReviewRow(section, headings.get(section, ""), sentence, _view(sentence, text_of, title_of)))
    return tuple(rows)


def _view(sentence: Sentence, text_of: Callable[[str], str], title_of: Callable[[str], str]) -> SourceView | None:
    source = sentence.source
    if source is None:
        return None
    text = text_of(source.document)
    before = text[max(0, source.start - _AROUND) : source.start]
    after = text[source.end : source.end + _AROUND]
    return SourceView(source.document, title_of(source.document), before, source.quote, after)
