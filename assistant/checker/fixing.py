"""Report → edits: every safe replacement, and those of the others that somebody has asked for by name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.checker.finding import Finding
from assistant.checker.lines import Lines
from assistant.checker.report import Report
from assistant.errors import NoSuchFix

_WANTED = re.compile(r"(?P<code>[A-Z]{2}\d{2,3})@(?:(?P<line>\d{1,9}):(?P<column>\d{1,9})|(?P<offset>\d{1,9}))(?:=(?P<choice>[1-9]\d?))?")


@dataclass(frozen=True, slots=True)
class Edit:
    """`new` in place of `[start:end]`, as a finding of `code` proposes."""

    start: int
    end: int
    old: str
    new: str
    code: str


def safe_edits(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The safe replacement of each finding that has one, in the order of the text, those that overlap an earlier one left out."""
    found = [_edit(finding, replacement.text) for finding in findings for replacement in finding.replacements[:1] if replacement.safe]
    return without_overlap([], found)


def wanted_edits(report: Report, names: Sequence[str]) -> tuple[Edit, ...]:
    """Edits named `CODE@OFFSET` or `CODE@LINE:COLUMN`, with `=2` for the second proposal. Raises NoSuchFix."""
    lines = Lines(report.document.text)
    found = [_wanted(report, lines, name) for name in names]
    apart = without_overlap([], found)
    if len(apart) < len(set(found)):
        raise NoSuchFix(f"Các chỗ sửa {', '.join(names)} chồng lên nhau: hãy áp dụng từng chỗ một.")
    return apart


def without_overlap(first: Sequence[Edit], more: Iterable[Edit]) -> tuple[Edit, ...]:
    """`first`, and of `more` what overlaps nothing taken before; in the order of the text."""
    taken = list(first)
    for edit in sorted(more, key=lambda each: (each.start, each.end)):
        if edit.old != edit.new and not any(_overlap(edit, other) for other in taken):
            taken.append(edit)
    return tuple(sorted(taken, key=lambda each: each.start))


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits, made from the end so that offsets stay good."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _edit(finding: Finding, new: str) -> Edit:
    return Edit(finding.start, finding.end, finding.text, new, finding.code)


def _overlap(one: Edit, other: Edit) -> bool:
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def _wanted(report: Report, lines: Lines, name: str) -> Edit:
    match = _WANTED.fullmatch(name.strip())
    if match is None:
        raise NoSuchFix(f"«{name}» không phải cách gọi một chỗ sửa: hãy viết MÃ@VỊ-TRÍ hoặc MÃ@DÒNG:CỘT, ví dụ VB301@12:35.")
    at = int(match["offset"]) if match["offset"] else lines.offset(int(match["line"]), int(match["column"]))
    proposing = [finding for finding in report.findings if finding.code == match["code"] and finding.start == at and finding.replacements]
    choice = int(match["choice"] or 1)
    if not proposing or choice > len(proposing[0].replacements):
        raise NoSuchFix(f"Không có đề xuất sửa nào gọi là «{name}»: hãy xem lại mã và vị trí trong kết quả kiểm tra.")
    return _edit(proposing[0], proposing[0].replacements[choice - 1].text)
