"""Tracked changes of a part, counted: by kind and by how many people."""

from lxml import etree

from corpus.reading.docx_names import WORD
from corpus.reading.docx_tally import Changes

_AUTHOR, _NAME, _DATE = f"{WORD}author", f"{WORD}name", f"{WORD}date"
_INSERTED, _DELETED = {f"{WORD}ins", f"{WORD}cellIns"}, {f"{WORD}del", f"{WORD}cellDel"}
_MOVES = {f"{WORD}moveFromRangeStart", f"{WORD}moveTo"}
_FORMATS = {
    f"{WORD}{name}" for name in ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange")
}
_FORMATS |= {f"{WORD}cellMerge", f"{WORD}tblPrExChange"}
_ALL = (*_INSERTED, *_DELETED, *_MOVES, *_FORMATS)
_IN_PARAGRAPH_MARK = f"{WORD}rPr"


def changes_of(roots: list[etree._Element]) -> Changes:
    """Neighbouring insertions or deletions of one person count once; a paragraph mark counts with the words beside it."""
    counted = Changes()
    authors: set[str] = set()
    moves: set[str] = set()
    places = 0
    for element in (element for root in roots for element in root.iter(*_ALL)):
        tag = element.tag
        authors.add(str(element.get(_AUTHOR) or ""))
        if tag in _FORMATS:
            counted.formats += 1
        elif tag == f"{WORD}moveFromRangeStart":
            moves.add(str(element.get(_NAME)))
        elif tag == f"{WORD}moveTo":
            places += not _goes_on(element)
        elif not _goes_on(element):
            counted.insertions += tag in _INSERTED
            counted.deletions += tag in _DELETED
    counted.moves = len(moves) or places
    counted.authors = len(authors - {""})
    return counted


def _goes_on(element: etree._Element) -> bool:
    """Whether the element before it in the paragraph is the same change."""
    parent = element.getparent()
    if parent is not None and parent.tag == _IN_PARAGRAPH_MARK:
        paragraph = next(parent.iterancestors(f"{WORD}p"), None)
        return paragraph is not None and paragraph.find(element.tag) is not None
    before = element.getprevious()
    return before is not None and before.tag == element.tag and before.get(_AUTHOR) == element.get(_AUTHOR) and before.get(_DATE) == element.get(_DATE)
