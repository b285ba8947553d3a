"""One page of a PDF → its text layer: rows, what was left out of them, and how far the layer can be trusted."""

from dataclasses import dataclass, replace

import pypdfium2

from corpus.errors import UnreadableFile
from corpus.reading.pdf_cells import rows_with_tables
from corpus.reading.pdf_frame import Frame, usual_turn
from corpus.reading.pdf_grids import Grid, grids_of
from corpus.reading.pdf_rows import Row, Segment
from corpus.reading.pdf_rulings import rulings_of
from corpus.reading.pdf_segments import segments_of, sideways_of
from corpus.reading.pdf_styles import Styles
from corpus.reading.pdf_tags import heading_levels
from corpus.reading.pdf_words import Word, words_of

MOST_GLYPHS = 200_000
"""Letters on one page; a page set in the smallest readable print has about ten thousand."""

_FARTHEST = 1e6
_WATERMARK = 2.0
"""Pale letters so many times larger than the usual ones stand behind the text, not in it."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Rows of a page in its direction of reading, width and height in points.

    `words` are in the order of the file; `hidden` counts letters drawn invisibly, as scanners lay them under their picture, `unmapped` those
    whose meaning the file does not tell, `legacy` words in old fonts, `outside` letters cut off by the visible box; `behind` is a watermark.
    """

    rows: tuple[Row, ...]
    width: float
    height: float
    words: tuple[str, ...]
    hidden: int = 0
    unmapped: int = 0
    legacy: int = 0
    behind: str = ""
    outside: int = 0


def layer_of(page: pypdfium2.PdfPage, number: int, filled: tuple[Word, ...] = ()) -> Layer:
    """Read the text of a page with its `filled` fields; raises UnreadableFile for a page with more letters than a page can hold."""
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > MOST_GLYPHS:
            raise UnreadableFile(f"Trang {number} của tệp PDF có hơn {MOST_GLYPHS} ký tự, không phải trang văn bản: hãy in lại tệp ra PDF rồi nạp lại.")
        words = words_of(text_page, Styles(text_page, heading_levels(page))) + list(filled)
    finally:
        text_page.close()
    frame = Frame(usual_turn(words), *_visible_box(page))
    shown = [frame.word(word) for word in words if frame.shows(word)]
    level = [word for word in shown if word.style.turn == 0]
    slanted = [word for word in shown if word.style.turn is None]
    behind = _watermark(level)
    grids = grids_of(*rulings_of(page, frame))
    segments = segments_of([word for word in level if word not in behind] if behind else level, grids)
    segments += _placed(sideways_of([word for word in shown if word.style.turn not in {0, None}]), grids)
    return Layer(
        rows=rows_with_tables(segments, grids),
        width=frame.size[0],
        height=frame.size[1],
        words=tuple(word.text for word in level),
        hidden=sum(len(word.text) for word in shown if word.style.hidden),
        unmapped=sum(len(word.text) for word in shown if word.style.unmapped),
        legacy=sum(bool(word.style.encoding) for word in shown),
        behind=" ".join(_ordered_text(part) for part in (slanted, behind) if part),
        outside=sum(len(word.text) for word in words) - sum(len(word.text) for word in shown),
    )


def _visible_box(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """The crop box, as far as it lies on the page."""
    left, bottom, right, top = (min(max(edge, -_FARTHEST), _FARTHEST) for edge in page.get_bbox())
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _watermark(words: list[Word]) -> list[Word]:
    if not any(word.style.pale for word in words):
        return []
    usual = sorted(word.size for word in words if not word.style.pale) or [12.0]
    return [word for word in words if word.style.pale and word.size > _WATERMARK * usual[len(usual) // 2]]


def _ordered_text(words: list[Word]) -> str:
    return "".join((" " if place and (word.gap or word.line != words[place - 1].line) else "") + word.text for place, word in enumerate(words))


def _placed(sideways: list[Segment], grids: list[Grid]) -> list[Segment]:
    """Sideways words inside a table stay in their cell; others are read after the page."""
    inside = [segment for segment in sideways if any(grid.cell_of(segment.middle, segment.base) for grid in grids)]
    outside = [segment for segment in sideways if segment not in inside]
    return inside + [replace(segment, base=-20.0 * (place + 1)) for place, segment in enumerate(outside)]
