"""What a page carries besides its text: running headers and footers, page numbers, line numbers, the frame of a digital signature."""

import re
import statistics
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.pdf_rows import Row, Segment

_EDGE = 0.11
"""Share of the height at the top and at the foot where running headers stand (92 points of A4)."""
_MARGIN = 62.0
"""Points: 22 mm, where page numbers stand."""
_MOST_EDGE_ROWS = 4
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:(?:Trang|Page|Tr\.)\s*)?\d{1,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?\W*", re.IGNORECASE)
_KEPT = re.compile(r"PHỤ LỤC|MẪU|BIỂU|CỘNG\s*H(?:ÒA|OÀ)\s*XÃ|^\W*Số\s*:|^\W*(?:[IVX]+|\d+)[.)]\s", re.IGNORECASE)
_STAMP = re.compile(r"^\W*(?:Ký bởi|Người ký|Được ký bởi|Digitally signed by|Signature Not Verified|Signature valid)\b", re.IGNORECASE)
_STAMP_LINE = re.compile(
    r"^\W*(?:Ký bởi|Người ký|Được ký bởi|Ký ngày|Thời gian ký|Ngày ký|Giờ ký|Email|Cơ quan|Chức vụ|Digitally signed|Date|Signature|Ngày giờ ký)\b"
    r"|^\W*\d{1,2}[./-]\d{1,2}[./-]\d{4}|^\W*\d{4}\.\d{2}\.\d{2}|\d{1,2}:\d{2}:\d{2}|\+07",
    re.IGNORECASE,
)
_SIGNED_AT = re.compile(r"Thời gian ký|Ngày ký|Giờ ký|Digitally signed|\d{1,2}:\d{2}:\d{2}|\+07", re.IGNORECASE)
_MOST_STAMP_LINES = 7


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of a page without its furniture."""

    rows: list[Row]
    width: float
    height: float


def without_furniture(sheets: list[Sheet]) -> tuple[list[list[Row]], tuple[str, ...]]:
    """Rows of every page without what repeats, and one sentence for each kind of text that was left out."""
    numbered = [_without_line_numbers(sheet.rows) for sheet in sheets]
    lined = any(len(_letters(rows)) != len(_letters(sheet.rows)) for rows, sheet in zip(numbered, sheets, strict=True))
    stamped = [_without_stamp(rows) for rows in numbered]
    stamps = [text for _, text in stamped if text]
    bare = [Sheet(rows, sheet.width, sheet.height) for (rows, _), sheet in zip(stamped, sheets, strict=True)]
    repeated = _repeated(bare)
    kept = [[row for row in sheet.rows if id(row) not in repeated] for sheet in bare]
    kept = [_without_page_number(rows, number, sheet.height) for number, (rows, sheet) in enumerate(zip(kept, bare, strict=True), 1)]
    return kept, tuple(_sentences(lined=lined, stamps=stamps, repeated=list(dict.fromkeys(repeated.values()))))


def _sentences(*, lined: bool, stamps: list[str], repeated: list[str]) -> Iterator[str]:
    repeated = [text for text in repeated if not _PAGE_NUMBER.fullmatch(text)]
    if repeated:
        yield f"Đã bỏ dòng lặp ở đầu hoặc cuối các trang: {', '.join(f'«{_short(text)}»' for text in repeated[:4])}."
    if stamps:
        yield f"Đã để ngoài nội dung khung chữ ký số: {', '.join(f'«{_short(text)}»' for text in dict.fromkeys(stamps))}."
    if lined:
        yield "Đã bỏ số thứ tự dòng in ở lề trang."


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"


def _letters(rows: list[Row]) -> str:
    return "".join(row.text for row in rows)


def _repeated(sheets: list[Sheet]) -> dict[int, str]:
    """Rows (by identity) to drop, peeled off from the outside: what repeats in the text itself is never outermost on most pages."""
    found: dict[int, str] = {}
    for at_top in (True, False):
        for _ in range(_MOST_EDGE_ROWS):
            peel = _outermost([_edge_row(sheet, found, at_top=at_top) for sheet in sheets])
            if not peel or any(all(id(row) in found or id(row) in peel for row in sheet.rows) for sheet in sheets if sheet.rows):
                break
            found |= peel
    return found


def _outermost(rows: list[Row | None]) -> dict[int, str]:
    """Those of the rows, one a page, that are alike at one height but for numbers that count with the pages."""
    groups: dict[str, list[tuple[int, Row]]] = {}
    for number, row in enumerate(rows):
        if row is not None:
            groups.setdefault(_shown(row.text), []).append((number, row))
    found: dict[int, str] = {}
    for group in groups.values():
        for alike in _at_one_height(group):
            if len(alike) >= _enough(len(rows)) and _counts_with_pages(alike):
                found |= {id(row): alike[0][1].text for _, row in alike}
    return found


def _shown(text: str) -> str:
    return _NUMBER.sub("#", unicodedata.normalize("NFC", text))


def _enough(pages: int) -> int:
    """Odd and even pages may differ, and the first one often has none."""
    return max(2, round(0.4 * pages))


def _edge_row(sheet: Sheet, dropped: dict[int, str], *, at_top: bool) -> Row | None:
    """The outermost row that is left, where it stands at the edge and is not what an annex or a letter begins with."""
    rows = [row for row in sheet.rows if id(row) not in dropped]
    row = (rows[0] if at_top else rows[-1]) if rows else None
    if row is None or row.cells or not (row.base > (1 - _EDGE) * sheet.height if at_top else row.base < _EDGE * sheet.height):
        return None
    return row if _PAGE_NUMBER.fullmatch(row.text) or not _KEPT.search(unicodedata.normalize("NFC", row.text)) else None


def _at_one_height(group: list[tuple[int, Row]]) -> Iterator[list[tuple[int, Row]]]:
    """Rows whose base lines agree to three points."""
    rest = sorted(group, key=lambda item: item[1].base)
    while rest:
        near = [item for item in rest if item[1].base - rest[0][1].base <= 3]
        yield near
        rest = rest[len(near) :]


def _counts_with_pages(alike: list[tuple[int, Row]]) -> bool:
    """Every number of the row is the same on all pages, or grows as the pages do."""
    numbers = [(page, [int(found) for found in _NUMBER.findall(row.text)[:8] if len(found) < 10]) for page, row in alike]
    if len({len(found) for _, found in numbers}) != 1:
        return False
    places = list(zip(*(found for _, found in numbers), strict=True))
    return all(len(set(values)) == 1 or len({value - page for value, (page, _) in zip(values, numbers, strict=True)}) == 1 for values in places)


def _without_page_number(rows: list[Row], number: int, height: float) -> list[Row]:
    """A lone number at the edge; on the first page only its own number at the foot."""
    kept = list(rows)
    for index in (0, -1):
        if not kept or kept[index].cells or not _PAGE_NUMBER.fullmatch(kept[index].text):
            continue
        at_edge = kept[index].base > height - _MARGIN or kept[index].base < _MARGIN
        if at_edge and (number > 1 or (kept[index].base < _MARGIN and _NUMBER.findall(kept[index].text)[0] == "1")):
            kept.pop(index)
    return kept


def _without_line_numbers(rows: list[Row]) -> list[Row]:
    """Rows without the numbers that stand in the margin beside most of them and count up."""
    marked = [(row, row.segments[0]) for row in rows if len(row.segments) > 1 and not row.cells and row.segments[0].text.isdecimal()]
    if len(marked) < 5 or len(marked) < 0.15 * len(rows) or sum(len(row.segments) > 2 for row, _ in marked) > 0.2 * len(marked):
        return rows
    numbers = [int(segment.text[:6]) for _, segment in marked]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    text_edge = min(row.segments[1].left for row, _ in marked)
    right = max(row.right for row in rows)
    running = sum(row.right > right - 2 * row.size for row in rows) >= len(rows) / 2
    beside = all(row.left > max(segment.right for _, segment in marked) for row in rows if row.segments[0].text not in {segment.text for _, segment in marked})
    every = len(marked) >= 0.6 * len(rows)
    if (
        len(steps) != 1
        or min(steps) not in ({1} if every else {2, 5, 10})
        or not beside
        or not running
        or text_edge - marked[0][1].right < 0.5 * marked[0][1].size
    ):
        return rows
    drop = {id(row) for row, _ in marked}
    return [Row(row.segments[1:]) if id(row) in drop else row for row in rows]


def _without_stamp(rows: list[Row]) -> tuple[list[Row], str]:
    """Rows without the lines of a signature frame, and their text."""
    first = next(((index, segment) for index, row in enumerate(rows) if not row.cells for segment in row.segments if _is(_STAMP, segment.text)), None)
    if first is None:
        return rows, ""
    index, head = first
    stamp = [head]
    for row in rows[index:]:
        for segment in row.segments:
            if segment is not head and _belongs_to_stamp(stamp, segment):
                stamp.append(segment)
    drop = {id(segment) for segment in stamp}
    kept = (tuple(segment for segment in row.segments if id(segment) not in drop) for row in rows)
    bare = [row if len(segments) == len(row.segments) else Row(segments) for row, segments in zip(rows, kept, strict=True) if segments]
    return (bare, " ".join(segment.text for segment in stamp)) if _is_frame(stamp) else (rows, "")


def _is_frame(stamp: list[Segment]) -> bool:
    """«Người ký: …» in a sentence is text; a frame is set small or says when it was signed."""
    return stamp[0].size < 10 or any(_is(_SIGNED_AT, line.text) for line in stamp)


def _belongs_to_stamp(stamp: list[Segment], segment: Segment) -> bool:
    """The next line of the frame: under the last one, of its size, beginning at its left edge or saying what only a frame says."""
    size = statistics.median(line.size for line in stamp)
    below = -0.4 * size < stamp[-1].base - segment.base < 2 * size
    near = abs(segment.left - stamp[0].left) < 2 * size or abs(segment.middle - stamp[0].middle) < 2 * size
    alike = abs(segment.size - size) < 0.1 * size and segment.bold == stamp[0].bold
    return below and near and alike and len(stamp) < _MOST_STAMP_LINES and (size < 11 or _is(_STAMP_LINE, segment.text))


def _is(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.search(unicodedata.normalize("NFC", text)))
