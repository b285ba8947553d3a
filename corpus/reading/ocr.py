"""The picture of one page → its rows, as the PDF reader's logic for columns, paragraphs, footnotes and tables takes them."""

from dataclasses import dataclass, replace
from itertools import chain

from PIL import Image

from corpus.reading.ocr_numerals import with_numbers_seen
from corpus.reading.ocr_picture import Prepared, prepared
from corpus.reading.ocr_program import recognised
from corpus.reading.ocr_rows import Scale, segments_in
from corpus.reading.ocr_rulings import erased, rulings_in
from corpus.reading.ocr_skew import lies_on_side
from corpus.reading.ocr_words import Word, lines_of, mean_confidence
from corpus.reading.pdf_cells import rows_with_tables
from corpus.reading.pdf_grids import Grid, grids_of
from corpus.reading.pdf_pages import Page

_POINTS = 72
_READABLE = 0.65
"""Pages that lie right have a mean confidence above this even on a bad scanner; upside down they stay far below."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """A page with what is to be said of it: numbers read again (as first read, as kept), red ink left out, no answer in time."""

    page: Page
    repairs: tuple[tuple[str, str], ...] = ()
    has_red: bool = False
    too_slow: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page one way up: its picture without the borders of tables, their grids, its words."""

    page: Prepared
    grids: list[Grid]
    words: list[Word]

    @property
    def sense(self) -> float:
        """How many letters are recognised for sure."""
        return sum(len(word.text) * max(word.confidence - 0.5, 0) for word in self.words)


def recognise(picture: Image.Image, *, dpi: int) -> Recognition:
    """Rows in points, y upwards, with the mean confidence of the words; raises UnreadableFile where tesseract is missing."""
    if lies_on_side(picture.convert("L")):
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    page = prepared(picture, dpi=dpi)
    try:
        return _recognition(_best_way_up(page))
    except TimeoutError:
        return Recognition(Page((), *_size(page), 0.0), too_slow=True)


def _recognition(seen: _Seen) -> Recognition:
    page = seen.page
    lines = [with_numbers_seen(line, page.picture) for line in lines_of(seen.words)]
    segments = segments_in(lines, Scale(page.dpi, page.picture.height), seen.grids)
    repairs = tuple((word.read, word.text) for word in chain.from_iterable(lines) if word.read)
    rows = rows_with_tables(segments, seen.grids)
    return Recognition(Page(rows, *_size(page), mean_confidence(seen.words)), repairs, page.has_red)


def _best_way_up(page: Prepared) -> _Seen:
    """A page that makes little sense is tried upside down and on its sides."""
    best = _seen(page)
    for turn in (Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270):
        if mean_confidence(best.words) >= _READABLE:
            break
        best = max(best, _seen(replace(page, picture=page.picture.transpose(turn))), key=lambda seen: seen.sense)
    return best


def _seen(page: Prepared) -> _Seen:
    upright, level = rulings_in(page.picture, dpi=page.dpi)
    grids = grids_of(upright, level)
    bare = replace(page, picture=erased(page.picture, upright, level, dpi=page.dpi)) if grids else page
    return _Seen(bare, grids, recognised(bare.picture, dpi=page.dpi))


def _size(page: Prepared) -> tuple[float, float]:
    """Width and height in points."""
    width, height = page.picture.size
    return width * _POINTS / page.dpi, height * _POINTS / page.dpi
