"""How a document is used where it is cited: as a basis of what is reported or planned, or as a matter of history.

A report of the first half may well say that a decree was carried out which has ended since: that is history, not a wrong basis.
"""

import re
from datetime import timedelta

from assistant.checker.context import Context
from assistant.checker.form import bare
from corpus.citations.model import Citation
from corpus.document import Kind, Section
from corpus.registry.entry import Entry
from corpus.registry.numbers import year_in
from corpus.registry.validity import was_in_force_between
from corpus.text.folding import plain

_AHEAD = re.compile(r"phuong huong|nhiem vu trong tam|nhiem vu, giai phap|trong tam|giai phap|to chuc thuc hien|tiep tuc|6 thang cuoi nam|nhiem vu")
_BACK = re.compile(r"\bket qua\b|\bdanh gia\b|\btinh hinh\b|\buu diem\b|\bhan che\b|\bda thuc hien\b")
_LEANING = re.compile(r"(?:can cu|theo|quy dinh tai|quy dinh cua|tren co so|ap dung|thuc hien theo)\b[^.;:]{0,120}$")
_HISTORY = re.compile(
    r"(?:tong ket|so ket)\b[^.;]{0,60}\bthuc hien\b[^.;]{0,40}$|\b(?:thay the|bai bo|truoc day|het hieu luc)\b[^.;]{0,80}$|\bda ban hanh\b[^.;]{0,40}$"
)
_REACH = 180
_REPORTING_TIME = timedelta(days=120)


def names_one_version(citation: Citation) -> bool:
    """Whether the mention names one document for sure: by a date, a year, or a number that carries its year."""
    return citation.date is not None or citation.year is not None or year_in(citation.number or "") is not None


def is_basis(context: Context, citation: Citation, entry: Entry) -> bool:
    """Whether the document that is cited must be in force on the day of the checked one."""
    if is_history(context, citation):
        return False
    before = _before(context, citation)
    path = context.path(citation.start)
    if not path:
        return context.document.kind is not Kind.NEWS and _must_hold(context, entry)
    if _looks_ahead(path):
        return True
    if context.document.kind in (Kind.PLAN, Kind.REQUEST):
        return _must_hold(context, entry)
    return bool(_LEANING.search(before)) and _must_hold(context, entry)


def is_history(context: Context, citation: Citation) -> bool:
    """Whether the mention stands in the title of another document, or its words tell of something past."""
    return citation.of is not None or bool(_HISTORY.search(_before(context, citation)))


def _before(context: Context, citation: Citation) -> str:
    return bare(context, citation.start - _REACH, citation.start)


def _looks_ahead(path: tuple[Section, ...]) -> bool:
    """Whether the text stands in the part about the next period."""
    headings = plain(" / ".join(section.heading for section in path))
    return bool(_AHEAD.search(headings)) and not _BACK.search(plain(path[0].heading))


def _must_hold(context: Context, entry: Entry) -> bool:
    """A document that was in force at some time of the period was a right basis then; a text used long after its period has no such excuse."""
    period = context.document.period
    if period is None or context.on > period.end + _REPORTING_TIME:
        return True
    return not was_in_force_between(entry, period.start, min(period.end, context.on))
