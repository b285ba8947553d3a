"""A cited document of the source → the one that the real next document cites in its place."""

import re
from typing import Literal

from rapidfuzz import fuzz

from assistant.evaluation.reading import Reading
from assistant.evaluation.units import masked
from corpus.citations import Citation

Change = Literal["same", "renewed", "other", "gone"]
_SAME_TITLE = 88.0
_LIKE_TITLE = 50.0
_YEAR = re.compile(r"năm (?:19|20)\d\d")
_STANDING = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Hiến pháp")


def counterpart(citation: Citation, reading: Reading) -> tuple[Change, Citation | None]:
    """«renewed»: of the same type, issuer and title but another year or number; «other»: another document of a like title stands in the same sentence."""
    known = [other for other in reading.new_citations if other.of is None]
    same = next((other for other in known if _identity(other) == _identity(citation)), None)
    here = _beside(citation, reading, known)
    for other in [*here, *([same] if same else []), *known]:
        if _identity(other) == _identity(citation):
            return "same", other
        if _is_successor(citation, other):
            return "renewed", other
    return ("other", here[0]) if here else ("gone", None)


def is_of_one_period(citation: Citation, reading: Reading) -> bool:
    """A numbered document whose title names a year, or that was issued in the reported period.

    One that stands until another replaces it is the checker's to tell.
    """
    own = reading.old.period
    if citation.of is not None or citation.number is None or citation.type in _STANDING or "/TW" in citation.number:
        return False
    dated = bool(own and citation.date and own.contains(citation.date))
    return dated or bool(_YEAR.search(citation.title or ""))


def _beside(citation: Citation, reading: Reading, known: list[Citation]) -> list[Citation]:
    """Citations of the same type and symbol in the sentence that says the same under the same heading, of a title at least distantly like."""
    index = reading.aligned.at(citation.start)
    unit = None if index is None else reading.partner(index)
    if index is None or unit is None or unit.heading != reading.aligned.old[index].heading:
        return []
    found = (other for other in known if unit.start <= other.start < unit.end and _is_alike(citation, other))
    return [other for other in found if fuzz.ratio(masked(citation.title or ""), masked(other.title or "")) >= _LIKE_TITLE]


def _identity(citation: Citation) -> tuple[str | None, object, str | None]:
    return citation.number, citation.date, citation.alias


def _is_successor(citation: Citation, other: Citation) -> bool:
    if not _is_alike(citation, other):
        return False
    if citation.date and other.date and other.date <= citation.date:
        return False
    if not citation.title or not other.title:
        return False
    return fuzz.ratio(masked(citation.title), masked(other.title)) >= _SAME_TITLE


def _is_alike(one: Citation, other: Citation) -> bool:
    """Of one type and symbol; a request comes from another body after a reorganisation."""
    return one.type == other.type and (_symbol(one) == _symbol(other) or one.type == "Công văn")


def _symbol(citation: Citation) -> str:
    """«214/BTĐKT-NV» → «BTĐKT-NV»."""
    return (citation.number or "").partition("/")[2]
