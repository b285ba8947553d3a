"""NB03: a total that its parts do not make up.

What: «09 văn bản, gồm 05 kế hoạch và 03 quyết định»; «24.500.000 đồng, gồm: … 8.000.000 đồng; … 10.500.000 đồng»; the «Cộng» row of a table.
Why: one of the figures is wrong, and the sum is the first thing a reader checks. Example: 09 văn bản, gồm 05 kế hoạch và 03 quyết định.
Instead: 09 văn bản, gồm 06 kế hoạch và 03 quyết định. Basis: 30/2020/NĐ-CP, article 10.4.
Only complete lists count («gồm», every member with its figure); «trong đó» only where one part of the same kind is larger than the whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import Span, flag
from assistant.checker.sheltered import citations_and_quotations
from assistant.checker.views import folded, lowered
from corpus.document import Kind

code = "NB03"
name = "Tổng không khớp"
title = "Tổng số không bằng các số thành phần cộng lại"
explanation = (
    "Số tổng khác với tổng của các số thành phần được kể đầy đủ ngay sau đó («gồm …»), hoặc dòng «Cộng» của bảng khác với tổng các dòng. Chỉ kết luận khi "
    "mỗi thành phần đều có con số; «trong đó» được coi là kể chưa hết."
)
example = "Sở đã ban hành 09 văn bản, gồm 05 kế hoạch và 03 quyết định"
instead = "Sở đã ban hành 09 văn bản, gồm 06 kế hoạch và 03 quyết định"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"

_NUMBER = r"(?<![\d/.,:\-])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\d/%:]|\.\d|-\d|\s?%)"
_NOUN = r"[^\W\d_]+(?:[ -]+[^\W\d_]+){0,9}?"
_LEAD = re.compile(r"(?P<lead>[bgt](?<!\w.)(?:(?<=b)ao\s+gồm|(?<=g)ồm(?:\s+có)?|(?<=t)rong\s+đó(?:\s+có)?))\s*:?\s*")
_TOTAL = re.compile(rf"(?P<total>{_NUMBER})\s+(?P<unit>[^\W\d_][^\d.;:()\n|]*)$")  # the last figure before «gồm»
_PART = re.compile(
    rf"(?P<value>{_NUMBER})\s+(?P<unit>{_NOUN})(?P<aside>\s*\([^()\n]*\))?\s*(?P<end>;\s*(?:và\s+)?|,\s*(?:và\s+)?|\s+và\s+|(?=[.)\n])|$)", re.IGNORECASE
)
_MONEY = re.compile(rf"(?P<value>{_NUMBER})\s+(?P<unit>(?:triệu\s+|tỷ\s+|tỉ\s+|nghìn\s+)?đồng)\b", re.IGNORECASE)
_DONG = re.compile(r"(?:triệu\s+|tỷ\s+|tỉ\s+|nghìn\s+)?đồng[\s,:(]*", re.IGNORECASE)
_END = re.compile(r"\.(?=\s|$)|\n")
_REACH = 140
_LONGEST = 1500
_VAGUE = re.compile(r"\b(?:khoảng|trên|hơn|gần|ước|dưới|tối\s+đa|tối\s+thiểu|ít\s+nhất|không\s+quá)\s*$", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?:số|năm|tháng|ngày|quý|khoản|điều|điểm|mục|lần|thứ|khóa|khoá|nhóm|cụm|khối|tổ|tầng)\s*$", re.IGNORECASE)
_OPEN = re.compile(r"\.\.|…|\bv\.\s?v|\bnhư\b|\bkhác\b", re.IGNORECASE)
_TIME = frozenset(["tháng", "năm", "ngày", "quý", "tuần", "giờ", "phút"])
_SUM_ROW = re.compile(r"^(?:tổng(?:\s+(?:cộng|số))?|cộng)\b", re.IGNORECASE)
_CELL = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_EMPTY = frozenset({"", "-", "0", "00"})


@dataclass(frozen=True, slots=True)
class Total:
    """A figure with its noun before «gồm» (or «trong đó»: `open`); `end` is where its parts begin."""

    start: int
    end: int
    number: str
    unit: str
    open: bool


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.LEGAL:
        return
    view = folded(context.text)
    cited = citations_and_quotations(context)
    for start, end, message in (*_lists(view.text, lowered(context.text)), *_tables(view.text)):
        span = view.span(start, end)
        if not cited.touches(*span):
            yield flag(context, span, (code, name), Severity.ERROR, message)


def _lists(view: str, small: str) -> Iterator[tuple[int, int, str]]:
    """Every «gồm» or «trong đó» that follows a figure."""
    for lead in _LEAD.finditer(small):
        window = max(0, lead.start() - _REACH)
        match = _TOTAL.search(view[window : lead.start()])
        if not match:
            continue
        total = Total(window + match.start(), lead.end(), match["total"], match["unit"].strip(" ,"), lead["lead"].startswith("trong"))
        if not _is_exact(view, total.start) or _head(total.unit) in _TIME:
            continue
        yield from _paid(view, small, total) if _DONG.fullmatch(match["unit"]) else _counted(view, total)


def _counted(view: str, total: Total) -> Iterator[tuple[int, int, str]]:
    """«09 văn bản, gồm 05 kế hoạch và 03 quyết định»."""
    parts = _parts(view, total.end)
    if not parts:
        return
    true = sum(_value(part["value"]) for part in parts)
    if total.open:
        largest = max(parts, key=lambda part: _value(part["value"]))
        if _head(largest["unit"]) == _head(total.unit) and _value(largest["value"]) > _value(total.number):
            yield total.start, largest.end("unit"), f"Một phần ({largest['value']} {largest['unit']}) lớn hơn tổng số ({total.number}): hãy xem lại."
    elif len(parts) > 1 and _closes(view, parts[-1]) and _comparable(_value(total.number), true) and not _fits(view, total, parts):
        yield total.start, parts[-1].end("unit"), _message(total.number, [part["value"] for part in parts], true)


def _parts(view: str, start: int) -> list[re.Match[str]]:
    """Members of a list that each begin with their figure; none where one of them is not a count."""
    parts: list[re.Match[str]] = []
    position = start
    while (match := _PART.match(view, position)) is not None:
        if _head(match["unit"]) in _TIME or _OPEN.search(match["unit"]):
            return []
        parts.append(match)
        position = match.end()
        if not match["end"]:
            break
    return parts


def _closes(view: str, last: re.Match[str]) -> bool:
    """Whether the list is complete: after the last figure the sentence, the bracket or (at a semicolon) the thought ends."""
    if not last["end"]:
        return not _OPEN.match(view, last.end())
    return last["end"].startswith(";")


def _comparable(total: float, true: float) -> bool:
    """Sums of quite another size are about something else: «120 học viên, gồm 02 lớp và 06 chuyên đề»."""
    return max(total, true) <= 2 * min(total, true)


def _fits(view: str, total: Total, parts: Sequence[re.Match[str]]) -> bool:
    """Whether some total of the sentence is the sum of the parts, of those up to a semicolon, or of those of the total's own kind."""
    before = re.split(r"\.\s|[\n;]", view[max(0, total.start - _REACH) : total.start])[-1]
    totals = {_value(found) for found in re.findall(_NUMBER, before)} | {_value(total.number)}
    sums = {sum(_value(part["value"]) for part in parts)}
    sums |= {sum(_value(part["value"]) for part in parts[:count]) for count in range(2, len(parts)) if parts[count - 1]["end"].startswith(";")}
    sums.add(sum(_value(part["value"]) for part in parts if _head(part["unit"]) == _head(total.unit)))
    return bool(totals & sums)


def _paid(view: str, small: str, total: Total) -> Iterator[tuple[int, int, str]]:
    """«24.500.000 đồng, gồm: biên soạn 8.000.000 đồng; nhuận bút 10.500.000 đồng; bảng tin 6.000.000 đồng»."""
    end = _sentence_end(view, total.end)
    if _LEAD.search(small, total.end, end):
        return
    sums = list(_MONEY.finditer(view, total.end, end))
    if len(sums) > 1 and ";" not in view[total.end : sums[1].start()]:
        sums = [one for one in sums if ";" not in view[total.end : one.start()]]
    if total.open or len(sums) < 2 or not _all_exact(view, total, sums, end):
        return
    values = [_value(one["value"]) for one in sums]
    if _value(total.number) not in {sum(values[:count]) for count in range(2, len(values) + 1)}:
        yield total.start, sums[-1].end(), _message(total.number, [one["value"] for one in sums], sum(values))


def _all_exact(view: str, total: Total, sums: Sequence[re.Match[str]], end: int) -> bool:
    """One unit throughout, nothing rounded, no other number between the sums, nothing left open."""
    units = {" ".join(unit.lower().split()) for unit in (total.unit.rstrip(" ,:("), *(one["unit"] for one in sums))}
    borders = [total.end, *(one.end() for one in sums)]
    between = [view[a : one.start()] for a, one in zip(borders, sums, strict=False)]
    alone = all(not re.search(r"\d|trong đó|\(", words) for words in between)
    return len(units) == 1 and alone and all(_is_exact(view, one.start()) for one in sums) and not _OPEN.search(view, total.end, end)


def _tables(view: str) -> Iterator[tuple[int, int, str]]:
    """Tables whose rows are numbered 1 to n and which end with a row «Cộng»."""
    for rows in _rows(view):
        totals = [row for row in rows[-1:] if any(_SUM_ROW.match(cell) for cell in row[1][:2])]
        numbered = [row for row in rows if row[1][0].isdigit()]
        if totals and len(numbered) > 1 and [int(cells[0]) for _, cells in numbered] == list(range(1, len(numbered) + 1)) and rows[-2] == numbered[-1]:
            yield from _columns(numbered, totals[0])


def _rows(view: str) -> Iterator[list[tuple[Span, list[str]]]]:
    """Runs of lines with the same number of cells (three at least)."""
    if "|" not in view:
        return
    lines: list[tuple[Span, list[str]]] = []
    position = 0
    for line in view.split("\n"):
        cells = [cell.strip(" *") for cell in line.strip().strip("|").split("|")] if "|" in line else []
        lines.append(((position, position + len(line)), cells))
        position += len(line) + 1
    for width, run in groupby(lines, key=lambda row: len(row[1])):
        if width > 2:
            yield list(run)


def _columns(rows: Sequence[tuple[Span, list[str]]], total: tuple[Span, list[str]]) -> Iterator[tuple[int, int, str]]:
    for column in range(1, len(total[1])):
        cells = [row[1][column] for row in rows]
        said = total[1][column]
        if not _CELL.fullmatch(said) or not all(_CELL.fullmatch(cell) or cell in _EMPTY for cell in cells) or all(cell in _EMPTY for cell in cells):
            continue
        true = sum(_value(cell) for cell in cells if _CELL.fullmatch(cell))
        if true != _value(said):
            yield *total[0], f"Cột {column + 1} của bảng cộng lại được {_written(true)}, dòng tổng ghi {said}: hãy xem lại các con số."


def _sentence_end(view: str, start: int) -> int:
    match = _END.search(view, start, start + _LONGEST)
    return match.start() if match else min(len(view), start + _LONGEST)


def _is_exact(view: str, start: int) -> bool:
    before = view[max(0, start - 16) : start]
    return not (_VAGUE.search(before) or _ORDINAL.search(before))


def _head(noun: str) -> str:
    return noun.split(maxsplit=1)[0].strip(",").lower()


def _value(number: str) -> float:
    return float(number.replace(".", "").replace(",", "."))


def _written(value: float) -> str:
    return f"{value:,.10g}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _message(total: str, parts: Sequence[str], true: float) -> str:
    return f"Tổng ghi {total} nhưng các phần {' + '.join(parts)} cộng lại là {_written(true)}: hãy xem lại các con số."
