"""What legal libraries and portals write instead of a letter head: a card of labels, or a headline in which a document cites itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.structuring.type_names import TYPE_NAMES, type_name_of
from corpus.text.dates import make_date
from corpus.text.folding import plain

_LABELS = {
    "number": r"Số\s*(?:,\s*)?(?:ký\s+)?hiệu(?:\s+văn\s+bản)?",
    "type": r"(?:Loại|Hình\s+thức|Thể\s+loại)\s+văn\s+bản",
    "agency": r"(?:Cơ\s+quan|Nơi|Đơn\s+vị)\s+ban\s+hành",
    "day": r"Ngày\s+(?:ban\s+hành|ký)",
    "signer": r"Người\s+ký(?:\s+duyệt)?",
    "title": r"Trích\s+yếu(?:\s+nội\s+dung)?",
    "other": r"Ngày\s+(?:(?:có\s+|hết\s+)?hiệu\s+lực|công\s+báo|đăng)|Số\s+công\s+báo|Lĩnh\s+vực|Tình\s+trạng(?:\s+hiệu\s+lực)?|Chức\s+vụ|Phạm\s+vi",
}
_LABEL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS.items()).join(("(?<!\\w)(?:", r")\s*[:|]\s*")), re.IGNORECASE)
_DAY = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:19|20)\d\d)")
_UNKNOWN = re.compile(r"dang cap nhap?t?|khong co|chua cap nhat|da biet|\W*")
_SELF = re.compile(
    rf"(?P<type>{'|'.join(sorted(map(re.escape, TYPE_NAMES), key=len, reverse=True))})\s+số:?\s+"
    rf"(?P<number>\d\w*(?:/\d{{4}})?[-/][A-ZĐ][\w&]*(?:[-/][A-ZĐ0-9][\w&]*)*)"
    r",?\s+ngày\s+(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:19|20)\d\d)\s+(?:ban\s+hành\s+bởi|được\s+ban\s+hành\s+bởi|của|do)\s+(?P<agency>.{4,80}?)"
    r"\s+(?P<title>(?:ban\s+hành\s+)?(?:về|v/v|phê\s+duyệt|ban\s+hành|quy\s+định|triển\s+khai|thực\s+hiện|hướng\s+dẫn|sửa\s+đổi)\s.{4,400})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Card:
    """What a card or a headline says of the document; None where it says nothing."""

    number: str | None = None
    type_name: str | None = None
    agency: str | None = None
    day: date | None = None
    title: str | None = None


def is_card_line(words: str) -> bool:
    """«Số hiệu: 31/2020/QĐ-UBND Loại văn bản: Quyết định»."""
    return len(words) <= 400 and bool(_LABEL.match(words))


def card_of(lines: Iterable[str]) -> Card:
    """The values of all labels of a card."""
    found: dict[str, str] = {}
    for line in lines:
        labels = list(_LABEL.finditer(line)) if is_card_line(line) else []
        ends = [label.start() for label in labels[1:]] + [len(line)] * bool(labels)
        for label, end in zip(labels, ends, strict=True):
            value = line[label.end() : end].strip(" ,;|")
            if label.lastgroup and value and not _UNKNOWN.fullmatch(plain(value)):
                found.setdefault(label.lastgroup, value)
    number = found.get("number")
    return Card(
        number=number if number and number[:1].isdigit() else None,
        type_name=type_name_of(found.get("type", "")),
        agency=found.get("agency"),
        day=_day(found.get("day", "")),
        title=found.get("title"),
    )


def cited_as_itself(words: str) -> Card | None:
    """«Nghị quyết số 22-NQ/TU ngày 08/6/2022 của Tỉnh ủy Lam Giang về …» as the first line."""
    match = _SELF.match(words) if len(words) < 700 else None
    if not match:
        return None
    day = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return Card(match["number"], type_name_of(match["type"]), match["agency"].strip(), day, match["title"].rstrip("."))


def _day(words: str) -> date | None:
    match = _DAY.match(words)
    return make_date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
