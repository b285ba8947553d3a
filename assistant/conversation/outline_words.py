"""Orders that change the outline: a section added, renamed, moved, or dropped with its heading → where and how."""

import re
from typing import Literal

from assistant.conversation.commands import ChangeOutline
from assistant.conversation.message import Message, said
from assistant.conversation.section_names import SECTION_WORD, SectionName, read_section

_NUMBERED = r"(?:[ivxl]+|\d{1,2})(?:\s?[.,]\s?\d{1,2})*"
_PLACE = rf"(?:{SECTION_WORD}\s*(?:so )?{_NUMBERED}[.)]?|{SECTION_WORD} (?:nay|dang chon|dang xem)|(?:[ivx]+\.)?\d+(?:\.\d+)+|(?:muc|phan) [^«“\":]{{2,120}}?)"
_WHERE = r"(?P<where>(?:ngay |lien )?(?:sau|truoc|duoi|trong|thuoc|cua)|vao(?: (?:ngay |lien )?(?:sau|truoc|duoi|trong|cuoi))?)"
_AT = rf"(?:len |xuong |ra |toi |den |vao |o |dat |xep )*{_WHERE} (?P<other>{_PLACE})"
_QUOTED = r"[«“\"](?P<{name}>[^»”\"]{{2,300}})[»”\"]"
_NEW = r"(?:them|chen|tao|lap|bo sung)(?: (?:mot|1|them))* (?:tieu muc|de muc|muc|phan|chuong)(?P<new> (?:moi|con))*(?: (?:co )?(?:ten|tieu de)(?: la)?)?"

# «thêm mục «11. Công tác khác» sau mục I.10», «thêm mục mới: Công tác khác»
ADD_QUOTED = said(rf"{_NEW}\s*:?\s*{_QUOTED.format(name='heading')}(?:\s*,?\s*{_AT})?")
# «thêm mục 11. Công tác khác vào sau mục I.10»
ADD_AT = said(rf"{_NEW}\s*:?\s*(?P<heading>(?!nay(?!\w)|do(?!\w))[^:«“\"]{{3,200}}?),?\s+{_AT}")
ADD_NEW = said(r"(?:them|chen|tao|lap)(?: (?:mot|1|them))* (?:tieu muc|de muc|muc|phan|chuong) moi\s*:?\s*(?P<heading>[^«“\"]{3,200})")
# «đổi tên mục I.10 thành «10. Chế độ thông tin»», «sửa tiêu đề mục II thành …»
RENAME = said(
    rf"(?:doi|dat lai|dat|sua)(?: lai)? (?:ten|tieu de|de muc)(?: cua)? (?P<section>{_PLACE})\s+(?:thanh|sang|la)\s*:?\s*"
    rf"(?:{_QUOTED.format(name='quoted')}|(?P<heading>[^«“\"]{{2,300}}))"
)
# «chuyển mục I.9 lên trước mục I.8», «đưa mục 2.4 vào phần II»
MOVE = said(rf"(?:chuyen|di chuyen|doi cho|keo|dua|xep)(?: ca)? (?P<section>{_PLACE})\s+{_AT}")
# «bỏ mục IV khỏi đề cương», «xóa hẳn mục IV», «bỏ cả đề mục IV»
DROP = said(
    rf"(?:bo|xoa|loai|cat|go)(?: (?:bo|ca|luon))* (?P<section>{_PLACE})(?: (?:di|luon))* (?:ra khoi|khoi) (?:de cuong|bao cao|ban thao|van ban|ke hoach)"
    rf"|(?:bo|xoa|loai) han (?:ca )?(?P<wholly>{_PLACE})"
)
_SIDES: dict[str, Literal["before", "after", "under"]] = {"sau": "after", "truoc": "before"}


def read_outline(message: Message) -> ChangeOutline | None:
    """None for what leaves the outline as it is; a question never changes it."""
    if message.asks:
        return None
    for pattern in (ADD_QUOTED, ADD_AT, ADD_NEW):
        match = _match(pattern, message)
        if match:
            return _added(message, match)
    match = _match(RENAME, message)
    if match:
        group = "quoted" if match["quoted"] else "heading"
        return ChangeOutline("rename", _section(message, match, "section"), message.dictated(*match.span(group)))
    match = _match(MOVE, message)
    if match:
        return ChangeOutline("move", _section(message, match, "section"), where=_side(match), other=_section(message, match, "other"))
    match = _match(DROP, message)
    return ChangeOutline("drop", _section(message, match, "section") or _section(message, match, "wholly")) if match else None


def _added(message: Message, match: re.Match[str]) -> ChangeOutline:
    placed = "other" in match.re.groupindex and match["other"] is not None
    other = _section(message, match, "other") if placed else None
    return ChangeOutline("add", None, message.dictated(*match.span("heading")), _side(match) if placed else None, other)


def _side(match: re.Match[str]) -> Literal["before", "after", "under"]:
    """«vào trước» is before, «vào», «trong» and «cuối» are under."""
    words = match["where"].split()
    return next((_SIDES[word] for word in words if word in _SIDES), "under")


def _section(message: Message, match: re.Match[str], group: str) -> SectionName | None:
    return read_section(message, *match.span(group)) if match[group] else None


def _match(pattern: re.Pattern[str], message: Message) -> re.Match[str] | None:
    plain = message.plain
    start, end = len(plain) - len(plain.lstrip()), len(plain.rstrip(" \t\n?."))
    return pattern.fullmatch(plain, start, max(start, end))
