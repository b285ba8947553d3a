"""Report → Vietnamese text for a terminal: each finding with its line, a window of the text and a mark below the flagged words."""

import unicodedata
from collections.abc import Iterator

from assistant.checker.finding import Finding, Severity
from assistant.checker.report import Report

_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "lưu ý", Severity.HINT: "gợi ý"}
_BEFORE, _WIDEST = 36, 100


def render_text(report: Report, *, name: str = "") -> str:
    """The findings, one block each, then the summary line."""
    blocks = [_block(report.document.text, finding, name) for finding in report.findings]
    return "\n".join([*blocks, report.summary.line]) + "\n"


def _block(text: str, finding: Finding, name: str) -> str:
    line, column = _position(text, finding.start)
    place = f"{name}:{line}:{column}" if name else f"dòng {line}, cột {column}"
    return "\n".join([f"{place}: {_WORDS[finding.severity]} {finding.code} ({finding.rule}): {finding.message}", *_window(text, finding), *_fixes(finding), ""])


def _position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _window(text: str, finding: Finding) -> Iterator[str]:
    """The flagged words in their line, and a mark below them; long lines are cut on both sides."""
    line_start = text.rfind("\n", 0, finding.start) + 1
    line_end = text.find("\n", finding.start)
    line_end = len(text) if line_end < 0 else line_end
    start = max(line_start, finding.start - _BEFORE)
    end = min(line_end, max(start + _WIDEST, finding.start + 1))
    lead = "…" if start > line_start else ""
    shown = (text[start:end] + ("…" if end < line_end else "")).replace("\t", " ").replace("\r", "")
    marked = _width(text[finding.start : min(finding.end, end)])
    yield f"    {lead}{shown}"
    yield f"    {' ' * (len(lead) + _width(text[start : finding.start]))}{'^' * max(1, marked)}"


def _width(text: str) -> int:
    """Columns that a terminal gives to a text: combining marks take none."""
    return sum(not unicodedata.combining(char) for char in text)


def _fixes(finding: Finding) -> Iterator[str]:
    if finding.replacements:
        yield "    → " + " | ".join(replacement.text for replacement in finding.replacements)
