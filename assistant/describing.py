"""What an officer sets about a report as a whole: its title, its deadline, the lines above and below the sections."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.draft import Sentence
from assistant.editing import changed
from assistant.errors import BadOutline
from assistant.report import Report

_LONGEST = 2000


def with_deadline(report: Report, deadline: date | None) -> Report:
    """Another deadline; None: none."""
    return replace(report, deadline=deadline)


def with_title(report: Report, title: str, *, who: str) -> Report:
    """Another title, also where it stands in the head, whose source and edits are kept. Raises BadOutline for an empty one."""
    title = _accepted(title, "Tên báo cáo")
    head = tuple(changed(line, title, who) if line.text == report.title else line for line in report.draft.head)
    return replace(report, draft=replace(report.draft, head=head, info=replace(report.draft.info, title=title)))


def with_lines(report: Report, lines: Mapping[str, str], *, who: str) -> Report:
    """Lines of head and tail in other words, by sentence id; the title follows its line. Raises BadOutline for a line that there is not, or an empty one."""
    known = {sentence.id: sentence for sentence in (*report.draft.head, *report.draft.tail)}
    missing = next((name for name in lines if name not in known), None)
    if missing is not None:
        raise BadOutline(f"Phần đầu và phần cuối không có dòng «{missing}»: hãy tải lại trang rồi sửa lại.")
    named = next((name for name in lines if known[name].text == report.title), None)
    if named is not None:
        report = with_title(report, lines[named], who=who)
    head, tail = (tuple(_reworded(line, lines, who) for line in each) for each in (report.draft.head, report.draft.tail))
    return replace(report, draft=replace(report.draft, head=head, tail=tail))


def _reworded(line: Sentence, lines: Mapping[str, str], who: str) -> Sentence:
    return changed(line, _accepted(lines[line.id], "Dòng này"), who) if line.id in lines else line


def _accepted(text: str, what: str) -> str:
    text = "\n".join(" ".join(row.split()) for row in text.strip().splitlines())
    if not text or len(text) > _LONGEST:
        raise BadOutline(f"{what} cần từ 1 đến {_LONGEST} ký tự: hãy ghi lại.")
    return text
