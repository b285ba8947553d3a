"""Report → Vietnamese text for a terminal: each finding with its line, a window of the text and a mark below the flagged words."""

import unicodedata
from collections.abc import Iterator

from assistant.checker.finding import Finding, Severity
from assistant.checker.lines import Lines
from assistant.checker.report import Report
from assistant.checker.suppression import Suppressed
from corpus.text.dates import short

WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "lưu ý", Severity.HINT: "gợi ý"}
_BEFORE, _WIDEST = 36, 100
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def render_text(report: Report, *, name: str = "") -> str:
    """The findings, one block each, what was suppressed, then the summary line."""
    lines = Lines(report.document.text)
    blocks = [_block(lines, finding, name) for finding in report.findings]
    left_out = [_left_out(lines, each, name) for each in report.suppressed]
    return "\n".join([*blocks, *left_out, *([""] if left_out else []), report.summary.line]) + "\n"


def place_of(lines: Lines, finding: Finding, name: str) -> str:
    """«bao-cao.txt:12:5», or in words where the text has no name."""
    line, column = lines.place(finding.start)
    return f"{name}:{line}:{column}" if name else f"dòng {line}, cột {column}"


def _block(lines: Lines, finding: Finding, name: str) -> str:
    said = f"{place_of(lines, finding, name)}: {WORDS[finding.severity]} {finding.code} ({finding.rule}): {finding.message}"
    return "\n".join([said, *_window(lines, finding), *_fixes(finding), ""])


def _left_out(lines: Lines, suppressed: Suppressed, name: str) -> str:
    by = suppressed.by
    day = f", {short(by.date)}" if by.date else ""
    place = place_of(lines, suppressed.finding, name)
    return f"{place}: đã bỏ qua {suppressed.finding.code} «{' '.join(suppressed.finding.text.split())}»: {by.reason} ({by.author}{day})"


def _window(lines: Lines, finding: Finding) -> Iterator[str]:
    """The flagged words in their line, and a mark below them; long lines are cut on both sides."""
    text = lines.text
    line_start, line_end = lines.span(lines.place(finding.start)[0])
    start = _letter(text, max(line_start, finding.start - _BEFORE), line_start)
    end = min(line_end, max(start + _WIDEST, finding.start + 1))
    lead = "…" if start > line_start else ""
    marked = _width(text[finding.start : min(finding.end, end)])
    yield f"    {lead}{_shown(text[start:end])}{'…' if end < line_end else ''}"
    yield f"    {' ' * (len(lead) + _width(text[start : finding.start]))}{'^' * max(1, marked)}"


def _letter(text: str, start: int, least: int) -> int:
    """The window begins with a letter, not with the marks of one that was cut off."""
    while start > least and unicodedata.combining(text[start]):
        start -= 1
    return start


def _shown(text: str) -> str:
    """As a terminal can show it in the width that is counted: a tab is one space, a control character a visible mark."""
    return "".join(" " if char == "\t" else "·" if unicodedata.category(char) == "Cc" else char for char in text)


def _width(text: str) -> int:
    """Columns that a terminal gives to a text: combining and invisible marks take none, wide letters two."""
    return sum(0 if _takes_none(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _takes_none(char: str) -> bool:
    return bool(unicodedata.combining(char)) or char in _INVISIBLE


def _fixes(finding: Finding) -> Iterator[str]:
    for replacement in finding.replacements:
        yield f"    → {'sửa an toàn' if replacement.safe else 'đề xuất'}: «{replacement.text}»"
