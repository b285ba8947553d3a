"""The header of a table → which column names the figure, which holds this period's value, which last period's; a table that does not say is asked about.

Tables of offices put several periods side by side («Chỉ tiêu | Năm 2025 | Năm 2026 | So sánh»): only the column of the report's own period is ever read.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from assistant.errors import RejectedRows, RowProblem
from corpus.periods import Period
from corpus.structuring.spoken_periods import spoken_in
from corpus.text.folding import key

Role = Literal["question", "name", "unit", "order", "value", "own", "last", "other"]
Row = tuple[int, Sequence[str]]
_WORDS: Mapping[Role, tuple[str, ...]] = {
    "question": ("ma", "ma cau hoi", "id", "question", "cau hoi"),
    "name": ("noi dung", "ten", "ten so lieu", "chi tieu", "ten chi tieu", "name"),
    "value": ("gia tri", "so lieu", "tra loi", "ket qua", "value", "thuc hien", "so luong"),
    "own": ("ky nay", "nam nay", "ky bao cao", "hien nay", "hien tai"),
    "last": ("ky truoc", "nam truoc", "nam ngoai", "cung ky", "cung ky nam truoc", "ky truoc do"),
    "unit": ("don vi", "don vi tinh", "dvt", "unit"),
    "order": ("tt", "stt", "so tt", "so thu tu"),
    "other": ("ghi chu", "cach ghi", "muc", "note"),
}
# «So sánh», «Tăng (+), giảm (-)», «Kế hoạch năm 2026»: figures that are no result of the period
_NO_RESULT = re.compile(r"\b(?:so sanh|so voi|chenh lech|tang|giam|ty le|du kien|ke hoach|muc tieu|duoc giao|ghi chu|luy ke|giai doan)\b|%")
_OWN = re.compile(r"\b(?:nam nay|ky nay|ky bao cao|hien nay|hien tai)\b")
_LAST = re.compile(r"\b(?:nam truoc|ky truoc|nam ngoai|cung ky|lan truoc)\b")
_LABEL = re.compile(r"(?:noi dung|chi tieu|ten|tieu chi|danh muc|hang muc|so lieu|dien giai|nhiem vu)\b.*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIGURE = re.compile(r"[+-]?\d[\d.,]*(?:\s*/\s*\d[\d.,]*)?\s*%?|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_SIGN = re.compile(r"\(?(?:[a-zđ]|\d{1,2}|[ivx]+)\)?", re.IGNORECASE)
_LOOKED_AT = 10  # lines above the data that may hold a title and a header of several lines
_TWO = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """Indexes of columns, -1 where there is none. `taken`: the heading of the value column; `first`: how many rows go before the data."""

    question: int = -1
    name: int = -1
    value: int = -1
    unit: int = -1
    previous: int = -1
    taken: str = ""
    first: int = 0

    @property
    def is_headed(self) -> bool:
        return self.first > 0


def columns_of(table: Sequence[Row], period: Period | None) -> Columns:
    """Where each column stands. Raises RejectedRows where it does not show which column is of the report's period."""
    start = next((at for at, row in enumerate(table[:_LOOKED_AT]) if _is_header(row[1], period)), None)
    if start is None or any(len(_filled(cells)) > 1 for _, cells in table[:start]):
        return _without_header(table)
    header = list(takewhile(lambda row: _is_header(row[1], period) or _is_numbering(row[1]), table[start:]))
    if _is_complete(header[0][1], period):
        header = header[:1]
    width = max((len(_trimmed(cells)) for _, cells in table[start + len(header) : start + len(header) + _LOOKED_AT]), default=0)
    return _headed([(number, _shifted(cells, width, period)) for number, cells in header], start + len(header), period)


def _is_complete(cells: Sequence[str], period: Period | None) -> bool:
    """A line that names both the questions and this period's column, as the forms do: what follows is data, whatever years it speaks of."""
    roles = [_role(cell, period) for cell in cells]
    return "question" in roles and ("own" in roles or "value" in roles)


def _headed(header: Sequence[Row], first: int, period: Period | None) -> Columns:
    """The columns under a header; its lower lines say more of a column than the upper ones."""
    roles: dict[int, tuple[Role, str]] = {}
    for _, cells in header:
        if not _is_numbering(cells):
            roles |= {index: (role, cell.strip()) for index, cell in enumerate(cells) if (role := _role(cell, period))}
    number = header[0][0]
    value = _value_column(number, roles, period)
    last = [index for index, (role, _) in roles.items() if role == "last"]
    name = _first(roles, "name")
    if name < 0 and _first(roles, "question") < 0:
        name = next((index for index in range(value) if index not in roles), 0)
    previous = last[0] if len(last) == 1 else -1
    return Columns(_first(roles, "question"), name, value, _first(roles, "unit"), previous, roles[value][1], first)


def _value_column(number: int, roles: Mapping[int, tuple[Role, str]], period: Period | None) -> int:
    own = [index for index, (role, _) in roles.items() if role == "own"]
    if not own:
        own = [index for index, (role, _) in roles.items() if role == "value"]
    if len(own) > 1 and period and period.kind != "year":
        own = [index for index in own if spoken_in(roles[index][1], None) == period] or own
    if len(own) == 1:
        return own[0]
    seen = ", ".join(f"«{cell}»" for index, (role, cell) in sorted(roles.items()) if (index in own if own else role in ("last", "other")))
    asked = f"kỳ {period.words}" if period else "kỳ báo cáo"
    if own:
        raise RejectedRows((RowProblem(number, f"Dòng {number}: có {len(own)} cột cùng là số liệu của {asked} ({seen}); hãy chỉ giữ một cột rồi gửi lại."),))
    raise RejectedRows((RowProblem(number, f"Dòng {number}: bảng có {seen} nhưng không có cột nào là số liệu của {asked}; hãy gửi bảng có cột của kỳ này."),))


def _without_header(table: Sequence[Row]) -> Columns:
    """Question, value and unit in this order; a second column of figures may be another period's, and is not guessed about."""
    lead = 1 if _is_numbered(table) else 0
    for number, cells in table:
        figures = [cell for cell in cells[lead + 1 :] if _FIGURE.fullmatch(cell.strip())]
        if len(figures) >= _TWO:
            text = (
                f"Dòng {number}: bảng không có dòng tiêu đề mà có từ hai cột số liệu ({figures[0].strip()} và {figures[1].strip()}), không rõ cột nào là "
                "của kỳ này. Hãy gửi lại kèm dòng tiêu đề (ví dụ «Nội dung», «Năm trước», «Năm nay») hoặc chỉ để lại cột của kỳ này."
            )
            raise RejectedRows((RowProblem(number, text),))
    return Columns(question=lead, value=lead + 1, unit=lead + 2)


def _role(cell: str, period: Period | None) -> Role | None:
    words = key(cell)
    for role, known in _WORDS.items():
        if words in known:
            return role
    if not words:
        return None
    years = {int(year) for year in _YEAR.findall(cell)}
    if (_NO_RESULT.search(words) or "%" in cell) and (years or not _LABEL.fullmatch(words)):
        return "other"
    if len(years) > 1:
        return "other"
    if _LAST.search(words) or _OWN.search(words):
        return "last" if _LAST.search(words) else "own"
    if years and not _FIGURE.fullmatch(cell.replace(str(*years), "")):
        return _of_year(cell, years.pop(), period)
    return "name" if _LABEL.fullmatch(words) else None


def _of_year(cell: str, year: int, period: Period | None) -> Role:
    """«Năm 2026», «6 tháng đầu năm 2026», «Đến 30/11/2026» against the report's period."""
    if period is None:
        return "value"
    said = spoken_in(cell, None)
    if said and said.kind != "year" and said.year == period.year:
        return "own" if said == period else "other"
    return "own" if year == period.year else "last"


def _is_header(cells: Sequence[str], period: Period | None) -> bool:
    """Headings alone: a column of values among them, and no figure but years."""
    filled = _filled(cells)
    roles = [_role(cell, period) for cell in filled]
    periods = sum(1 for role in roles if role in ("value", "own", "last", "other"))
    labels = sum(1 for role in roles if role in ("question", "name", "order", "unit"))
    figures = [cell for cell in filled if _FIGURE.fullmatch(cell.strip()) and not _YEAR.fullmatch(cell.strip())]
    return not figures and (periods >= _TWO or (periods == 1 and (labels >= 1 or (len(filled) == 1 and not cells[0].strip()))))


def _is_numbering(cells: Sequence[str]) -> bool:
    """«A | B | 1 | 2» under the headings."""
    filled = _filled(cells)
    figures = [int(cell.strip("() ")) for cell in filled if cell.strip("() ").isdigit()]
    runs = bool(figures) and figures == list(range(figures[0], figures[0] + len(figures)))
    return runs and len(filled) > _TWO and all(_SIGN.fullmatch(cell.strip()) for cell in filled)


def _is_numbered(table: Sequence[Row]) -> bool:
    """Whether the first column only counts the rows."""
    firsts = [cells[0].strip().rstrip(".") for _, cells in table if _filled(cells)]
    return len(firsts) > 1 and firsts == [str(number) for number in range(1, len(firsts) + 1)] and all(len(_filled(cells)) > _TWO for _, cells in table)


def _shifted(cells: Sequence[str], width: int, period: Period | None) -> Sequence[str]:
    """A header that lost its empty first cell on the way («Năm 2025 | Năm 2026» over three columns)."""
    lost = len(_trimmed(cells)) < width and bool(cells) and _role(cells[0], period) in ("own", "last", "value")
    return ["", *cells] if lost else cells


def _first(roles: Mapping[int, tuple[Role, str]], wanted: Role) -> int:
    return next((index for index, (role, _) in sorted(roles.items()) if role == wanted), -1)


def _filled(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if cell.strip()]


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    """Without empty cells at the end."""
    last = max((index for index, cell in enumerate(cells) if cell.strip()), default=-1)
    return cells[: last + 1]
