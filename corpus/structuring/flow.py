"""Blocks to paragraphs: lines torn by a page are joined, footnotes kept apart and joined across what stands between."""

import re

from corpus.document import Paragraph, Sentence, Span
from corpus.structuring.blocks import Block
from corpus.text.folding import plain
from corpus.text.sentences import split, trim

_LONG_LINE = 60
PAGE_NUMBER = re.compile(r"(?:Trang\s+)?[-–]?\s?\d{1,3}\s?[-–]?(?:\s?/\s?\d{1,3})?", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\W\d_]+(?=[*_ ]*\Z)")
_JOINING = re.compile(r"cua|va|cac|cho|voi|trong|tai|theo|tu|den|do|la|duoc|nhung|ve|bang|hoac|nham|khi|tren|mot|nhieu")


def paragraph_of(text: str, spans: list[Span], *, footnote: bool) -> Paragraph:
    """The paragraph that these pieces make."""
    return Paragraph(tuple(spans), tuple(_sentences(text, spans)), footnote)


def row_of(span: Span) -> Paragraph:
    """A row of a table is a paragraph of one sentence, whatever stops its cells hold."""
    return Paragraph((span,), (Sentence(span.start, span.end),))


def _sentences(text: str, spans: list[Span]) -> list[Sentence]:
    """Sentences never cross a piece; a piece that goes on in the middle of a sentence begins with a continuation."""
    sentences: list[Sentence] = []
    for number, span in enumerate(_unwrapped(text, spans)):
        for i, (start, end) in enumerate(split(text, *trim(text, span.start, span.end))):
            sentences.append(Sentence(start, end, continues=number > 0 and i == 0))
    return sentences


def _unwrapped(text: str, spans: list[Span]) -> list[Span]:
    """Lines that only a line break separates read as one; a blank line (a page) or other text keeps them apart."""
    merged: list[Span] = []
    for span in spans:
        between = text[merged[-1].end : span.start] if merged else "x"
        if between.isspace() and between.count("\n") < 2:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def is_page_number(text: str, block: Block) -> bool:
    """A line that holds a page number and nothing else."""
    return bool(PAGE_NUMBER.fullmatch(text, block.start, block.end))


def is_torn(text: str, block: Block) -> bool:
    """A line of running text that stops without a mark, long enough to have been broken by a page."""
    return not block.is_complete(text) and block.end - block.start >= _LONG_LINE


def goes_on(text: str, before: Block, after: Block) -> bool:
    """Whether `after` carries on the torn line `before`: it begins like the middle of a sentence."""
    if after.style is not None or after.bullet or after.footnote or (before.style is not None and before.end - before.start < 2 * _LONG_LINE):
        return False
    if text[after.body].islower():
        return True
    return (
        text[after.body].isupper() and before.end - before.start > 2 * _LONG_LINE and stops_inside(text, before) and not text[after.body : after.end].isupper()
    )


def stops_inside(text: str, block: Block) -> bool:
    """Whether a line stops where no sentence does: after a comma, a joining word or in the middle of a name."""
    last = _LAST_WORD.search(text[block.start : block.end])
    if not last:
        return text[block.end - 1] == ","
    return last.group()[0].isupper() or bool(_JOINING.fullmatch(plain(last.group())))
