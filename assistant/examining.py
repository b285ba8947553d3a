"""A checked report → findings and suppressed findings, each in its sentence; and what becomes of the report when one is let stand or mended."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.checker.catalogue import rule_of
from assistant.checker.finding import Finding
from assistant.checker.report import Report as CheckReport
from assistant.checker.report import Summary
from assistant.checker.rule import is_last
from assistant.checker.suppression import Suppression
from assistant.deciding import decided
from assistant.draft import Paragraph
from assistant.editing import EditedParagraph
from assistant.errors import BadSuppression, NoSuchFix
from assistant.rendering import Placed, Rendered
from assistant.report import Report
from assistant.reviewed import ReviewedReport

Splice = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding in a report: `start`, `end` are offsets into the text of `place.sentence`. `by`: the suppression that lets it stand."""

    finding: Finding
    place: Placed
    start: int
    end: int
    by: Suppression | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """What a check says of a report. `profile`: title of the profile it was checked with; `reviewed`: how its review stands, None before it began."""

    findings: tuple[PlacedFinding, ...]
    suppressed: tuple[PlacedFinding, ...]
    summary: Summary
    profile: str
    reviewed: ReviewedReport | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A finding as a page knows it: its sentence, code and offset there. `choice`: which of its replacements, from 0."""

    sentence: str
    code: str
    start: int
    choice: int = 0


def examined(checked: CheckReport, rendered: Rendered) -> Examined:
    """The findings of a check of the rendered report, each in its sentence."""
    return Examined(
        _placed(rendered, ((finding, None) for finding in checked.findings)),
        _placed(rendered, ((each.finding, each.by) for each in checked.suppressed)),
        checked.summary,
        checked.profile.title,
    )


def _placed(rendered: Rendered, findings: Iterable[tuple[Finding, Suppression | None]]) -> tuple[PlacedFinding, ...]:
    placed = []
    for finding, by in findings:
        place = rendered.at(finding.start)
        if place:
            length = len(place.sentence.text)
            placed.append(PlacedFinding(finding, place, min(finding.start - place.start, length), min(finding.end - place.start, length), by))
    return tuple(placed)


def finding_at(findings: Iterable[PlacedFinding], target: Target) -> PlacedFinding:
    """Raises NoSuchFix where the text has changed since the page was drawn."""
    wanted = (target.sentence, target.code, target.start)
    found = next((each for each in findings if (each.place.sentence.id, each.finding.code, each.start) == wanted), None)
    if found is None:
        raise NoSuchFix(f"Không còn phát hiện {target.code} ở chỗ đó, có lẽ câu đã được sửa: hãy tải lại trang rồi xem lại.")
    return found


def suppression_of(report: Report, found: PlacedFinding, *, reason: str, who: str, on: date, everywhere: bool) -> Suppression:
    """What to remember so that the finding is left out from now on, in its section or everywhere. Raises BadSuppression."""
    rule, words = rule_of(found.finding.code), found.finding.text
    if rule and is_last(rule):
        raise BadSuppression(f"Phát hiện {found.finding.code} nói về chính danh sách bỏ qua nên không bỏ qua được: hãy sửa hoặc xóa mục đó.")
    if not words.strip():
        raise BadSuppression(f"Phát hiện {found.finding.code} không gắn với lời văn nào nên không bỏ qua được: hãy sửa văn bản.")
    if not reason.strip():
        raise BadSuppression("Bỏ qua một phát hiện phải có lý do: hãy ghi vì sao để nguyên.")
    section = report.draft.section(found.place.section)
    heading = section.title.text if section and section.title and not everywhere else None
    return Suppression(found.finding.code, text=words, section=heading, reason=" ".join(reason.split()), author=who, date=on)


def with_suppression(report: Report, suppression: Suppression) -> Report:
    """The report with one suppression more; an earlier one of the same place gives way."""
    return replace(report, suppressions=(*(each for each in report.suppressions if each.id != suppression.id), suppression))


def without_suppression(report: Report, suppression_id: str) -> Report:
    """Raises BadSuppression where the report has none of that id."""
    left = tuple(each for each in report.suppressions if each.id != suppression_id)
    if len(left) == len(report.suppressions):
        raise BadSuppression("Không còn mục bỏ qua này trong báo cáo: hãy tải lại trang.")
    return replace(report, suppressions=left)


def safe_targets(found: Examined) -> tuple[Target, ...]:
    """Every finding whose first replacement is safe."""
    return tuple(
        Target(each.place.sentence.id, each.finding.code, each.start)
        for each in found.findings
        if each.finding.replacements and each.finding.replacements[0].safe
    )


def mended(report: Report, found: Examined, targets: Sequence[Target], *, who: str, at: str) -> tuple[Report, tuple[str, ...]]:
    """The report with the replacements made, as an officer's edit of the sections they are in; and those sections. Raises NoSuchFix.

    What stands in a heading, in head or tail, or reaches over the end of its sentence is not running text and is left out; nothing left: NoSuchFix.
    """
    splices = _splices(found, targets)
    changed = []
    for section in report.draft.sections:
        paragraphs = report.paragraphs(section)
        if any(sentence.id in splices for paragraph in paragraphs for sentence in paragraph.sentences):
            report = report.with_state(section.id, decided(report, section, "edit", None, _edited(paragraphs, splices), who=who, at=at))
            changed.append(section.id)
    if not changed:
        raise NoSuchFix("Không có chỗ nào sửa thẳng được: các chỗ này nằm ở đề mục, phần đầu hoặc phần cuối, hãy sửa tay.")
    return report, tuple(changed)


def _splices(found: Examined, targets: Sequence[Target]) -> dict[str, list[Splice]]:
    """Sentence → its replacements that overlap no earlier one."""
    splices: dict[str, list[Splice]] = defaultdict(list)
    for target in targets:
        placed = finding_at(found.findings, target)
        if target.choice >= len(placed.finding.replacements):
            raise NoSuchFix(f"Phát hiện {target.code} không có đề xuất sửa thứ {target.choice + 1}: hãy chọn trong các đề xuất đang hiện.")
        whole = placed.place.sentence.text[placed.start : placed.end] == placed.finding.text
        taken = splices[target.sentence]
        if whole and not any(placed.start < end and start < placed.end for start, end, _ in taken):
            taken.append((placed.start, placed.end, placed.finding.replacements[target.choice].text))
    return {sentence: taken for sentence, taken in splices.items() if taken}


def _edited(paragraphs: Sequence[Paragraph], splices: dict[str, list[Splice]]) -> list[EditedParagraph]:
    return [
        EditedParagraph(" ".join(_spliced(sentence.text, splices.get(sentence.id, [])) for sentence in paragraph.sentences), paragraph.footnote)
        for paragraph in paragraphs
    ]


def _spliced(text: str, splices: Sequence[Splice]) -> str:
    for start, end, new in sorted(splices, reverse=True):
        text = text[:start] + new + text[end:]
    return text
