"""The inside of a paragraph → letters as a person sees them, the notes whose marks stand there, the boxes that hang on it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from corpus.reading.docx_bookmarks import BOOKMARK_EDGES, Bookmarks
from corpus.reading.docx_fields import Fields
from corpus.reading.docx_fonts import Letters
from corpus.reading.docx_graphics import boxes_of
from corpus.reading.docx_math import formula
from corpus.reading.docx_names import ALTERNATIVES, MATH, WORD, chosen, words
from corpus.reading.docx_styles import Face, Styles
from corpus.reading.docx_symbols import symbol, with_symbols
from corpus.reading.docx_tally import Met, Tally
from corpus.reading.numerals import superscript
from corpus.reading.paragraphs import LINE_BREAK, Block
from corpus.text.legacy_letters import font_encoding

_UNREAD = words(
    "pPr rPr del moveFrom delText instrText delInstrText sdtPr sdtEndPr smartTagPr customXmlPr bookmarkStart bookmarkEnd proofErr "
    "permStart permEnd commentRangeStart commentRangeEnd commentReference moveFromRangeStart moveFromRangeEnd moveToRangeStart "
    "moveToRangeEnd annotationRef footnoteRef endnoteRef separator continuationSeparator lastRenderedPageBreak rubyPr sectPr pgNum "
)
_FORMULAS = {f"{MATH}oMath", f"{MATH}oMathPara"}
_NOTES = {f"{WORD}footnoteReference": "footnote", f"{WORD}endnoteReference": "endnote"}
_GRAPHICS = {f"{WORD}{name}" for name in ("drawing", "pict", "object")}
_BREAKS = {f"{WORD}br", f"{WORD}cr"}
_TABS = {f"{WORD}tab", f"{WORD}ptab"}

NoteMaker = Callable[[str, str, bool], tuple[str, Block | None]]
"""Kind, id and «own mark» of a note reference → the mark to show and the note."""


@dataclass(slots=True)
class Line:
    """What a paragraph holds so far."""

    letters: list[Letters] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not any(run.text.strip(" \t\v\u00a0") for run in self.letters)


@dataclass(slots=True)
class Inline:
    """Reads the inside of paragraphs; `style` is the style of the one being read."""

    styles: Styles
    fields: Fields
    tally: Tally
    note: NoteMaker
    style: str | None = None
    bookmarks: Bookmarks | None = None

    def read(self, parent: etree._Element, line: Line) -> None:
        """Take all that stands in a paragraph, or in what wraps a part of it."""
        for child in parent:
            tag = child.tag
            if tag == f"{WORD}r":
                self._run(child, line)
            elif tag in BOOKMARK_EDGES and self.bookmarks is not None:
                line.letters.append(Letters(self.bookmarks.sign(child), None))
            elif tag in _UNREAD:
                continue
            elif tag in _FORMULAS:
                if not self.fields.hides:
                    line.letters.append(Letters(formula(child)))
            elif tag == ALTERNATIVES:
                self._alternatives(child, line)
            else:
                self.read(child, line)

    def _alternatives(self, element: etree._Element, line: Line) -> None:
        for child in chosen(element):
            self._run(child, line) if child.tag == f"{WORD}r" else self.read(child, line)

    def _run(self, run: etree._Element, line: Line) -> None:
        face = self.styles.face(self.style, run.find(f"{WORD}rPr"))
        for child in run:
            self._piece(child, face, line)

    def _piece(self, child: etree._Element, face: Face, line: Line) -> None:
        tag = child.tag
        if tag == f"{WORD}t":
            if child.text and not self.fields.hides:
                self._text(child.text, face, line)
        elif tag == f"{WORD}fldChar":
            self._add(self.fields.take(child), face, line)
        elif tag == f"{WORD}instrText":
            self.fields.instruct(child.text or "")
        elif tag in _UNREAD or self.fields.hides:
            return
        elif tag in _GRAPHICS:
            line.boxes += boxes_of(child, self.tally)
        elif tag == ALTERNATIVES:
            for inner in chosen(child):
                self._piece(inner, face, line)
        elif face.hidden:
            return
        elif tag in _NOTES:
            self._note(child, line)
        elif tag == f"{WORD}ruby":
            self._ruby(child, line)
        else:
            self._add(self._sign(tag, child, face), face, line)

    def _text(self, text: str, face: Face, line: Line) -> None:
        if face.hidden:
            self.tally.met[Met.HIDDEN] += len("".join(text.split()))
            return
        font = face.fonts[0] or face.fonts[1] or ""
        text = with_symbols(text, font)
        text = superscript(text) if face.raised else text
        self._add(text, face, line)

    def _add(self, text: str, face: Face, line: Line) -> None:
        if text:
            old = next((font for font in face.fonts if font and font_encoding(font)), "")
            line.letters.append(Letters(text, face.bold, old, bool(face.capitals)))

    def _sign(self, tag: str, child: etree._Element, face: Face) -> str:
        """What an element without letters of its own shows."""
        if tag in _BREAKS:
            return LINE_BREAK
        if tag in _TABS:
            return "\t"
        if tag == f"{WORD}noBreakHyphen":
            return "-"
        if tag == f"{WORD}softHyphen":  # in .VnTime this is the letter «ư»
            return "\u00ad" if any(font_encoding(font or "") == "TCVN3" for font in face.fonts) else ""
        return self._symbol(child) if tag == f"{WORD}sym" else ""

    def _symbol(self, child: etree._Element) -> str:
        font, code = str(child.get(f"{WORD}font") or ""), str(child.get(f"{WORD}char") or "")
        try:
            shown = symbol(int(code, 16), font)
        except (ValueError, OverflowError):
            return ""
        self.tally.met[Met.SYMBOL] += any(0xE000 <= ord(letter) < 0xF900 for letter in shown)
        return shown

    def _note(self, child: etree._Element, line: Line) -> None:
        custom = child.get(f"{WORD}customMarkFollows")
        mark, note = self.note(_NOTES[child.tag], str(child.get(f"{WORD}id")), custom is not None and custom not in {"0", "false", "off"})
        if note is not None:
            line.letters.append(Letters(mark, None))
            line.notes.append(note)

    def _ruby(self, child: etree._Element, line: Line) -> None:
        """Base letters, and what stands above them in brackets."""
        for name, before, after in (("rubyBase", "", ""), ("rt", "(", ")")):
            part = child.find(f"{WORD}{name}")
            if part is not None:
                line.letters.append(Letters(before))
                self.read(part, line)
                line.letters.append(Letters(after))
