"""The head of an administrative page, set in two columns by a table, tabs or text boxes → its lines in the order of the decree."""

import re
import unicodedata

from corpus.reading.pdf_blocks import Block
from corpus.reading.pdf_rows import Row, Segment, join

_NATION = re.compile(r"CỘNG\s*H(?:ÒA|OÀ)\s*XÃ\s*HỘI|ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT\s*NAM", re.IGNORECASE)
_DAY = re.compile(r"ngày.*tháng.*năm", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*Số\s*[:.]|^\W*Số\s+\d", re.IGNORECASE)
_SUBJECT = re.compile(r"^\W*V\s*/\s*v", re.IGNORECASE)
_KIND_OF_AGENCY = re.compile(
    r"""(?:SỞ|BỘ|BAN|PHÒNG|CHI|CỤC|TỔNG|VỤ|VIỆN|TRƯỜNG|TRUNG[ ]TÂM|VĂN[ ]PHÒNG|HỘI|ĐOÀN|LIÊN|NGÂN[ ]HÀNG|KHO[ ]BẠC|TÒA|THANH[ ]TRA
    |CÔNG[ ](?:TY|AN|ĐOÀN)|ĐẢNG|TỈNH[ ]ỦY|[UỦ][YỶ][ ]BAN|UBND|HĐND)\b""",
    re.VERBOSE,
)
_NATION_END = re.compile(r"(?:(?:CHỦ\s+)?NGHĨA\s+)?VIỆT\s+NAM")
_YEAR = re.compile(r"\d{4}$")
_DEEPEST_HEAD = 14


def head_start(rows: list[Row]) -> int | None:
    """The first row of a head that stands in the first rows of a page; None where there is no quốc hiệu."""
    nation = _nation(rows)
    if nation is None:
        return None
    first, segment = nation
    start = first
    while start > 0 and rows[start - 1].right < segment.left and rows[start - 1].base - rows[first].base < 3 * segment.size:
        start -= 1
    return start


def take_head(rows: list[Row], page: int) -> tuple[list[Block], list[Row]]:
    """Lines of the head that begins at the first of `rows`, and the rows below it; nothing where there is no quốc hiệu.

    Order: agency, quốc hiệu and tiêu ngữ, number with the subject of a letter, place and date.
    """
    nation = _nation(rows)
    if nation is None:
        return [], rows
    first, segment = nation
    end = _end_of_head(rows, first, segment)
    head = [piece for row in rows[:end] for piece in row.segments]
    left = _lines([piece for piece in head if piece.middle < segment.left], page)
    right = _lines([piece for piece in head if piece.middle >= segment.left], page)
    number = _place(left, lambda text: bool(_NUMBER.search(text) or _SUBJECT.search(text)))
    dated = _place(right, lambda text: bool(_DAY.search(text)))
    agency = _wrapped(left[:number]) if segment.bold else left[:number]
    return [*agency, *_whole_nation(right[:dated]), *_numbered(left[number:]), *_whole(right[dated:])], rows[end:]


def _nation(rows: list[Row]) -> tuple[int, Segment] | None:
    return next(((index, segment) for index, row in enumerate(rows[:_DEEPEST_HEAD]) for segment in row.segments if found(_NATION, segment.text)), None)


def _end_of_head(rows: list[Row], first: int, nation: Segment) -> int:
    """After the row of the date; a number or subject (V/v …) below it in the left column still belongs to the head."""
    last = min(len(rows), first + _DEEPEST_HEAD)
    dated = next((index for index in range(first + 1, last) if found(_DAY, _right_text(rows[index], nation))), None)
    end = min(first + 2 if dated is None else dated + 1, len(rows))
    while end < len(rows) and all(_carries_on(rows[:end], segment, nation) for segment in rows[end].segments):
        end += 1
    return end


def _carries_on(head: list[Row], segment: Segment, nation: Segment) -> bool:
    """The number, the subject (V/v …) or a further line of either in the left column; in the right one the year that a date had no room for."""
    if segment.right >= nation.left:
        texts = [_right_text(above, nation) for above in head]
        return bool(_YEAR.fullmatch(segment.text)) and any(found(_DAY, text) and not _YEAR.search(text) for text in texts)
    above = [other.text for row in head for other in row.segments if other.middle < nation.left]
    begun = any(found(_SUBJECT, text) for text in above) or (bool(above) and above[-1].endswith(("-", "/")))
    return begun or found(_NUMBER, segment.text) or found(_SUBJECT, segment.text)


def _right_text(row: Row, nation: Segment) -> str:
    """Words that stand under quốc hiệu; a line of running text begins far left of it."""
    return " ".join(segment.text for segment in row.segments if segment.left > nation.left - 3 * segment.size and segment.middle >= nation.left)


def _lines(segments: list[Segment], page: int) -> list[Block]:
    """Texts of one column, segments of one base line together."""
    lines: list[list[Segment]] = []
    for segment in segments:
        if lines and abs(lines[-1][0].base - segment.base) < 0.35 * segment.size:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [block_of(sorted(line, key=lambda segment: segment.left), page) for line in lines]


def block_of(segments: list[Segment], page: int) -> Block:
    return Block(" ".join(segment.text for segment in segments), [(page, segment) for segment in segments])


def _place(blocks: list[Block], holds: object) -> int:
    return next((index for index, block in enumerate(blocks) if callable(holds) and holds(unicodedata.normalize("NFC", block.text))), len(blocks))


def _wrapped(lines: list[Block]) -> list[Block]:
    """Agency names broken over two lines: of one weight, the second no kind of agency of its own."""
    result: list[Block] = []
    for line in lines:
        if result and result[-1].text.isupper() and line.text.isupper() and _bold(result[-1]) == _bold(line) and not _KIND_OF_AGENCY.match(line.text):
            result[-1].absorb(line)
        else:
            result.append(line)
    return result


def _numbered(lines: list[Block]) -> list[Block]:
    """Number and subject, each one paragraph over as many lines as it takes."""
    result: list[Block] = []
    for line in lines:
        carries_on = result and not found(_SUBJECT, line.text) and not found(_NUMBER, line.text)
        if carries_on and (found(_SUBJECT, result[-1].text) or join(result[-1].text, line.text) == result[-1].text + line.text):
            result[-1].absorb(line)
        else:
            result.append(line)
    return result


def _whole_nation(lines: list[Block]) -> list[Block]:
    """Quốc hiệu broken over two lines."""
    for index, line in enumerate(lines[1:], 1):
        if _NATION_END.fullmatch(unicodedata.normalize("NFC", line.text)):
            lines[index - 1].absorb(line)
            return [*lines[:index], *lines[index + 1 :]]
    return lines


def _whole(lines: list[Block]) -> list[Block]:
    """Place and date, the year on a line of its own put back."""
    if len(lines) > 1 and _YEAR.fullmatch(lines[1].text):
        lines[0].absorb(lines[1])
        return [lines[0], *lines[2:]]
    return lines


def _bold(block: Block) -> bool:
    return all(segment.bold for _, segment in block.pieces)


def found(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.search(unicodedata.normalize("NFC", text)))
