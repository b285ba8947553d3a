"""Lines between provisions as paragraphs with sentences; lines that a page or a portal broke are joined."""

import re
from collections.abc import Sequence

from corpus.document import Paragraph, Sentence, Span
from corpus.legal.markers import Line
from corpus.legal.wording import is_torn
from corpus.text.letters import compile_vi
from corpus.text.sentences import split, trim

_FOOTNOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]+\s*\S|\[{1,2}\d{1,3}\]{1,2}")
_PAGE_NUMBER = re.compile(r"(?:Trang\s+)?[-–]?\s?\d{1,4}\s?[-–]?(?:\s?/\s?\d{1,4})?", re.IGNORECASE)
_LOWER = compile_vi(r"[a-zđà-ỹ]")
_STOPS = ".!?…"
_NOTE_MARKS = "¹²³⁴⁵⁶⁷⁸⁹["
_INNER_END = re.compile(r"[.!?…][”\"'’)\]]*\s|\.\.\.")
_SHORT = 300
_LONGEST_PAGE_NUMBER = 16


def paragraphs_of(text: str, pieces: Sequence[Span], lines: Sequence[Line | None]) -> tuple[Paragraph, ...]:
    """Paragraphs made of `pieces` of running text; `lines[i]` is the line that piece is, None for what follows a heading in its line."""
    if not pieces:
        return ()
    if len(pieces) == 1:
        return (Paragraph((pieces[0],), _sentences(text, pieces), _is_footnote(text, pieces[0])),)
    groups = [[pieces[0]]]
    before = pieces[0]
    for piece, line in zip(pieces[1:], lines[1:], strict=True):
        if line is not None and _joins(text, before, line):
            groups[-1].append(piece)
        else:
            groups.append([piece])
        if piece.end - piece.start > _LONGEST_PAGE_NUMBER or not _PAGE_NUMBER.fullmatch(text, piece.start, piece.end):
            before = piece
    return tuple(Paragraph(tuple(spans), _sentences(text, spans), _is_footnote(text, spans[0])) for spans in groups)


def _is_footnote(text: str, span: Span) -> bool:
    return text[span.start] in _NOTE_MARKS and bool(_FOOTNOTE.match(text, span.start, span.end))


def _joins(text: str, before: Span, line: Line) -> bool:
    """Whether a line carries on the text before it: it begins in small letters, or it is the rest of a citation torn off there."""
    if "|" in text[line.start : line.body] or _FOOTNOTE.match(text, line.body, line.end):
        return False
    if _LOWER.match(text, line.body) and line.level is None:
        return text[before.end - 1] not in _STOPS
    return line.level is not None and is_torn(text, before.end)


def _sentences(text: str, spans: Sequence[Span]) -> tuple[Sentence, ...]:
    """Sentences never cross lines set apart by other text; one that goes on there begins with a continuation."""
    if len(spans) == 1 and _is_one(text, spans[0].start, spans[0].end):
        return (Sentence(spans[0].start, spans[0].end),)
    return tuple(
        Sentence(start, end, continues=number > 0 and i == 0)
        for number, span in enumerate(_unwrapped(text, spans))
        for i, (start, end) in enumerate(split(text, *trim(text, span.start, span.end)))
    )


def _is_one(text: str, start: int, end: int) -> bool:
    """Whether no sentence can end inside, and the text is no long list: most clauses are one sentence."""
    return not _INNER_END.search(text, start, end) and (end - start <= _SHORT or text.find(";", start, end - 1) < 0)


def _unwrapped(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    if len(spans) == 1:
        return spans
    merged = [spans[0]]
    for span in spans[1:]:
        between = text[merged[-1].end : span.start]
        if between.isspace() and between.count("\n") < 2:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged
