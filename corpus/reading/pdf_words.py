"""The text page of PDFium → words with their places and styles, in the order of the file.

PDFium is asked by ctypes, a microsecond a question: places are asked for the first and last letter of a word, not for each.
"""

import ctypes
import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.reading.pdf_styles import Style, Styles
from corpus.text.legacy import from_tcvn3, from_vni
from corpus.text.syllables import is_syllable

_END_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})  # what PDFium gives for a hyphen at the end of a line
_WORD = re.compile(r"[^\s\x00]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BULLETS = str.maketrans(dict.fromkeys((61623, 61607, 61608, 61656, 61692, 61558, 61548), "•") | {0xF02D: "-", 0xF02B: "+"})
"""List signs of Symbol and Wingdings, which stand in the private area."""
_RAISABLE = re.compile(r"\d|[*†]")
_TCVN3_HYPHEN = re.compile(r"[-\u00ad]")  # the letter ư shares its code with the soft hyphen
_SAMPLE = 24
_FARTHEST = 1e6
_MADE = 0.7
"""Gaps (in letter sizes) below which it does not matter who put the space there."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space, with the box they fill.

    `gap` is what stood before it: « » of the file, «+» a space that PDFium put in, or nothing (of narrow gaps only as a sample of the page
    says); `line` counts the lines of the file, `run` names the text object it is part of.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    style: Style
    gap: str
    line: int
    run: int = 0

    @property
    def size(self) -> float:
        return self.style.size


def words_of(text_page: pypdfium2.PdfTextPage, styles: Styles) -> list[Word]:
    """All words of a page as they stand in the file, in page coordinates; text turned sideways has its `base` along its own line."""
    return _Collector(text_page, styles).collect()


class _Collector:
    def __init__(self, text_page: pypdfium2.PdfTextPage, styles: Styles) -> None:
        self._raw = text_page.raw
        self._styles = styles
        self._letters = _letters_of(text_page)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = pdfium.FS_RECTF()
        self._usual_gap = self._sampled_gap()

    def collect(self) -> list[Word]:
        words: list[Word] = []
        end, line = 0, 0
        for match in _WORD.finditer(self._letters):
            between = self._letters[end : match.start()]
            breaks = between.count("\n") + between.count("\r")
            line += breaks
            found = self._words(match.start(), match.end(), "" if breaks or not between else self._usual_gap, line)
            if found and words and found[0].gap == " " and _is_doubtful(words[-1], found[0]):
                found[0] = replace(found[0], gap=self._gap_before(match.start()))
            words += found
            end = match.end()
        return words

    def _gap_before(self, start: int) -> str:
        """Who put the space before the letter at `start`: the file, or PDFium."""
        return "+" if pdfium.FPDFText_IsGenerated(self._raw, start - 1) == 1 else " "

    def _sampled_gap(self) -> str:
        """Whose spaces part the words of this page, as a sample says."""
        places = [match.start() for match in re.finditer(" ", self._letters)]
        sample = places[:: max(1, len(places) // _SAMPLE)]
        made = sum(pdfium.FPDFText_IsGenerated(self._raw, place) == 1 for place in sample)
        return "+" if 2 * made >= len(sample) else " "

    def _words(self, start: int, end: int, gap: str, line: int) -> list[Word]:
        """The word as one, or in pieces where a digit is raised."""
        if end - start == 1 or not _RAISABLE.search(self._letters, start, end):
            return self._whole_or_letters(start, end, gap, line)
        sizes = [pdfium.FPDFText_GetFontSize(self._raw, index) for index in range(start, end)]
        cuts = [start, *(start + place for place in range(1, len(sizes)) if abs(sizes[place] - sizes[place - 1]) > 0.5), end]
        pieces: list[Word] = []
        for first, last in pairwise(cuts):
            pieces += self._whole_or_letters(first, last, "" if pieces else gap, line)
        return pieces

    def _whole_or_letters(self, start: int, end: int, gap: str, line: int) -> list[Word]:
        """Letters one by one where they do not follow each other from left to right."""
        word = self._word(start, end, gap, line)
        if word is None:
            return []
        if end - start == 1 or (word.style.turn is not None and word.left <= word.right):
            return [word]
        letters = [self._word(index, index + 1, "" if index > start else gap, line) for index in range(start, end)]
        return [letter for letter in letters if letter is not None]

    def _word(self, start: int, end: int, gap: str, line: int) -> Word | None:
        style = self._styles.of(start)
        text = _decoded(self._letters[start:end], style.encoding)
        if not text:
            return None
        raw, box = self._raw, self._box
        pdfium.FPDFText_GetCharOrigin(raw, start, self._x, self._y)
        pdfium.FPDFText_GetLooseCharBox(raw, start, box)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if end - start > 1:
            pdfium.FPDFText_GetLooseCharBox(raw, end - 1, box)
            right = box.right
            if style.turn:
                left, bottom, right, top = min(left, box.left), min(bottom, box.bottom), max(left, right), max(top, box.top)
        base = self._x.value if style.turn in {1, 3} else self._y.value
        if not all(map(_is_place, (left, bottom, right, top, base))):
            left = bottom = right = top = base = 0.0
        return Word(text, left, bottom, right, top, base, style, gap, line, self._styles.run)


def _is_place(value: float) -> bool:
    """False for what no page can hold, «not a number» too."""
    return -_FARTHEST < value < _FARTHEST


def _is_doubtful(before: Word, word: Word) -> bool:
    """A wide gap may part columns, single letters may be a word set wide: there it matters who put the space in."""
    return word.left - before.right > _MADE * word.size or len(before.text) == len(word.text) == 1


def _letters_of(text_page: pypdfium2.PdfTextPage) -> str:
    """The characters of a page, one for each index of PDFium."""
    count = text_page.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    length = pdfium.FPDFText_GetText(text_page.raw, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "surrogatepass")[:-1]
    if length != count + 1 or _SURROGATE.search(text):
        codes = (pdfium.FPDFText_GetUnicode(text_page.raw, index) for index in range(count))
        text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    return text.translate(_END_HYPHENS)


def _decoded(text: str, encoding: str) -> str:
    """Letters of an old Vietnamese font as Unicode; letter and mark given apart become one."""
    if encoding == "VNI":
        text = from_vni(text)
    elif encoding:
        text = _from_tcvn3(text)
        text = text.upper() if encoding.endswith("H") else text
    text = _CONTROL.sub("", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_BULLETS))


def _from_tcvn3(text: str) -> str:
    """A hyphen is the letter ư where that makes a syllable: «®-îc» → «được», «Q§-UBND» stays."""
    plain = from_tcvn3(text)
    if not _TCVN3_HYPHEN.search(plain):
        return plain
    whole = _TCVN3_HYPHEN.sub("ư", plain)
    return whole if is_syllable(whole.strip(".,;:!?()[]“”\"'")) else plain
