"""The two-column parts of an administrative page, read left column first: the head of page one and the signature block."""

import re
import unicodedata

from corpus.reading.pdf_rows import Row, Segment, join

_NATION = re.compile(r"CỘNG\s*H(?:ÒA|OÀ)\s*XÃ\s*HỘI", re.IGNORECASE)
_DAY = re.compile(r"ngày.*tháng.*năm", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*Số\s*:", re.IGNORECASE)
_SUBJECT = re.compile(r"^\W*V/v", re.IGNORECASE)
_RECIPIENTS = re.compile(r"^\W*Nơi\s+nhận\s*:", re.IGNORECASE)
_DEEPEST_HEAD = 14


def take_head(rows: list[Row]) -> tuple[list[str], list[Row]]:
    """Lines of the head (left column, then right column) and the rows below it; no head where there is no quốc hiệu."""
    nation = next((segment for row in rows[:_DEEPEST_HEAD] for segment in row.segments if _found(_NATION, segment.text)), None)
    if nation is None:
        return [], rows
    first = next(index for index, row in enumerate(rows) if nation in row.segments)
    end = _end_of_head(rows, first, nation)
    head = [segment for row in rows[:end] for segment in row.segments]
    left = [segment for segment in head if segment.middle < nation.left]
    right = [segment for segment in head if segment.middle >= nation.left]
    return [*_lines(left), *_lines(right)], rows[end:]


def _end_of_head(rows: list[Row], first: int, nation: Segment) -> int:
    """After the row of the date; a number or subject (V/v …) below it in the left column still belongs to the head."""
    dated = next((index for index in range(first + 1, min(len(rows), _DEEPEST_HEAD)) if _found(_DAY, _right_text(rows[index], nation))), None)
    end = first + 2 if dated is None else dated + 1
    subject = any(_found(_SUBJECT, segment.text) for row in rows[:end] for segment in row.segments if segment.middle < nation.left)
    while end < len(rows) and rows[end].right < nation.left and (subject or _found(_NUMBER, rows[end].text) or _found(_SUBJECT, rows[end].text)):
        subject = True
        end += 1
    return min(end, len(rows))


def _right_text(row: Row, nation: Segment) -> str:
    return " ".join(segment.text for segment in row.segments if segment.middle >= nation.left)


def take_tail(rows: list[Row]) -> tuple[list[Row], list[str]]:
    """Rows above the signature block, and its lines: recipients first, then authority and signer."""
    start = next((index for index, row in enumerate(rows) if _found(_RECIPIENTS, row.segments[0].text)), None)
    if start is None:
        return rows, []
    segments = [segment for row in rows[start:] for segment in row.segments]
    edge = min(segment.left for segment in segments)
    middle = edge + 0.42 * (max(segment.right for segment in segments) - edge)
    left = [segment for segment in segments if segment.left < middle]
    right = [segment for segment in segments if segment.left >= middle]
    return rows[:start], [*_recipients(_lines(left)), *_lines(right)]


def _recipients(lines: list[str]) -> list[str]:
    """A recipient that runs over two lines is one."""
    result: list[str] = []
    for line in lines:
        if result and result[-1].startswith("-") and not line.startswith(("-", "+")) and not result[-1].endswith((";", ".")):
            result[-1] = join(result[-1], line)
        else:
            result.append(line)
    return result


def _lines(segments: list[Segment]) -> list[str]:
    """Texts of one column, segments of one base line together."""
    lines: list[list[Segment]] = []
    for segment in segments:
        if lines and abs(lines[-1][0].base - segment.base) < 0.35 * segment.size:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [" ".join(segment.text for segment in sorted(line, key=lambda segment: segment.left)) for line in lines]


def _found(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.search(unicodedata.normalize("NFC", text)))
