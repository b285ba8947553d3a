"""A passage of the library → the first text of a section: its sentences carried to the new period where they are those of a report, else word for word."""

from dataclasses import replace

from assistant.draft import Op, Paragraph, Sentence, Source, replay
from assistant.drafting import draft_from
from assistant.errors import UnusablePassage
from assistant.report import Report
from corpus.document import Document, Kind
from corpus.periods import Period
from corpus.text.sentences import split

_CARRIED = (Kind.REPORT, Kind.PLAN, Kind.NEWS)


def paragraphs_from(report: Report, passage: Source, document: Document, kind: Kind, *, prefix: str) -> tuple[Paragraph, ...]:
    """Paragraphs made of `passage` of `document`; every sentence names its source. Ids begin with `prefix`.

    Slots are open and belong to no question of the report: they wait for the officer's hand. Raises UnusablePassage.
    """
    carried = _carried(report, passage, document) if kind in _CARRIED else ()
    found = carried if kind in _CARRIED else (Paragraph(tuple(_verbatim(passage))),)
    made = tuple(_own(paragraph, prefix) for paragraph in found if paragraph.sentences)
    if not made:
        raise UnusablePassage("Đoạn này không có câu nào mang sang được: hãy chọn đoạn khác, hoặc mở văn bản rồi tự viết mục này.")
    return made


def _carried(report: Report, passage: Source, document: Document) -> tuple[Paragraph, ...]:
    """Candidate A's sentences that stand in the passage, those that its ends cut included."""
    info = report.draft.info
    draft = draft_from(document, document_id=passage.document, period=Period.parse(info.period), office=info.office)
    paragraphs = [paragraph for section in draft.sections for c in section.candidates if c.name == "A" for paragraph in c.paragraphs]
    return tuple(found for each in paragraphs if (found := _inside(each, passage)).sentences)


def _inside(paragraph: Paragraph, passage: Source) -> Paragraph:
    inside = tuple(s for s in paragraph.sentences if s.source and s.source.start < passage.end and passage.start < s.source.end)
    return replace(paragraph, sentences=inside)


def _verbatim(passage: Source) -> list[Sentence]:
    """The passage's sentences as they stand, their line breaks joined."""
    made = []
    for number, (start, end) in enumerate(split(passage.quote, 0, len(passage.quote)), 1):
        quote = passage.quote[start:end]
        ops = tuple(Op("join", at, at + 1, sign, " ") for at, sign in enumerate(quote) if sign in "\r\n\t")
        source = Source(passage.document, passage.start + start, passage.start + end, quote)
        made.append(Sentence(f"v{number}", replay(quote, ops), "boilerplate", source=source, ops=ops))
    return made


def _own(paragraph: Paragraph, prefix: str) -> Paragraph:
    return replace(paragraph, sentences=tuple(_detached(sentence, prefix) for sentence in paragraph.sentences))


def _detached(sentence: Sentence, prefix: str) -> Sentence:
    ops = tuple(replace(op, fact=None, formula=None) for op in sentence.ops)
    return replace(sentence, id=f"{prefix}{sentence.id}", ops=ops, continues=None)
