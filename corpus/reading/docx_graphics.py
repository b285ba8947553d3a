"""Drawings, shapes and embedded objects of a run → the text boxes in them, WordArt, and a count of what has no letters."""

from collections.abc import Iterator

from lxml import etree

from corpus.reading.docx_names import ALTERNATIVES, OFFICE, VML, WORD, chosen
from corpus.reading.docx_tally import Met, Tally

_BOX = f"{WORD}txbxContent"
_WORD_ART = f"{VML}textpath"
_OBJECT = f"{WORD}object"
_PICTURES = {f"{VML}imagedata", "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"}
_OBJECTS = {
    f"{OFFICE}OLEObject",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
}


def boxes_of(element: etree._Element, tally: Tally) -> Iterator[etree._Element]:
    """The contents of text boxes and the WordArt, outermost first; each drawing once though the file keeps two forms of it."""
    in_object = element.tag == _OBJECT
    waiting = [element]
    while waiting:
        current = waiting.pop()
        tag = current.tag
        if tag == _BOX or (tag == _WORD_ART and current.get("string")):
            yield current
            continue
        tally.met[Met.OBJECT] += tag in _OBJECTS
        tally.met[Met.PICTURE] += tag in _PICTURES and not in_object
        waiting += reversed(chosen(current) if tag == ALTERNATIVES else list(current))


def word_art(element: etree._Element) -> str | None:
    """The words drawn as WordArt («HỎA TỐC»)."""
    return str(element.get("string")) if element.tag == _WORD_ART else None
