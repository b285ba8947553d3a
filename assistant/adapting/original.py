"""A draft made from a composed view of its source, moved back to the source as it is: quotes, ops, spans."""

from dataclasses import replace

from assistant.draft import (
    Candidate,
    Draft,
    DraftSection,
    Dropped,
    Followup,
    Op,
    Paragraph,
    Question,
    Sentence,
    Source,
    SourceSpan,
    in_quote,
    moved,
    replay,
)
from corpus.text.folding import Folded


def in_original(draft: Draft, view: Folded, text: str) -> Draft:
    """`draft` was made from `view.text`; the result quotes `text`. What the draft writes anew stays composed."""
    place = _Place(view, text)
    return replace(
        draft,
        head=tuple(map(place.sentence, draft.head)),
        sections=tuple(map(place.section, draft.sections)),
        tail=tuple(map(place.sentence, draft.tail)),
        questions=tuple(map(place.question, draft.questions)),
        followups=tuple(map(place.followup, draft.followups)),
        dropped=tuple(Dropped(place.source(dropped.source), dropped.reason) for dropped in draft.dropped),
    )


class _Place:
    """Moves each record of a draft from the view to the text."""

    def __init__(self, view: Folded, text: str) -> None:
        self._view = view
        self._text = text

    def source(self, source: Source) -> Source:
        start, end = self._view.span(source.start, source.end)
        return Source(source.document, start, end, self._text[start:end])

    def sentence(self, sentence: Sentence) -> Sentence:
        if not sentence.source:
            return sentence
        source = self.source(sentence.source)
        ops = tuple(self._op(op, sentence.source.start, source) for op in sentence.ops)
        marks = []
        for mark in sentence.citations:
            start, end = self._view.span(*(sentence.source.start + in_quote(sentence.ops, offset) for offset in (mark.start, mark.end)))
            marks.append(replace(mark, start=moved(ops, start - source.start), end=moved(ops, end - source.start)))
        return replace(sentence, source=source, ops=ops, text=replay(source.quote, ops), citations=tuple(marks))

    def _op(self, op: Op, offset: int, source: Source) -> Op:
        start, end = self._view.span(offset + op.start, offset + op.end)
        start, end = start - source.start, end - source.start
        return replace(op, start=start, end=end, old=source.quote[start:end])

    def section(self, section: DraftSection) -> DraftSection:
        candidates = tuple(Candidate(c.name, tuple(map(self._paragraph, c.paragraphs))) for c in section.candidates)
        return replace(section, title=self.sentence(section.title) if section.title else None, candidates=candidates)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, sentences=tuple(map(self.sentence, paragraph.sentences)))

    def question(self, question: Question) -> Question:
        return replace(question, spans=tuple(SourceSpan(s.document, *self._view.span(s.start, s.end)) for s in question.spans))

    def followup(self, followup: Followup) -> Followup:
        return replace(followup, source=self.source(followup.source))
