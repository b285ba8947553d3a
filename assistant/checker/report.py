"""What a check answers: facts of the document, counts, citations with verdicts, findings in the order of the text."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from assistant.checker.context import Context, DaySource, Stage
from assistant.checker.finding import Finding, Severity
from assistant.checker.profile import RANK, Profile
from assistant.checker.suppression import Suppressed, Suppression
from corpus.citations.model import Citation
from corpus.document import Document
from corpus.registry.entry import Status, Verdict
from corpus.registry.snapshot import Registry
from corpus.text.dates import short


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of one check. `citations` leaves out the document's own number; `not_found` and `out_of_coverage` together were not found."""

    on: date
    on_source: DaySource
    home: str | None
    stage: Stage
    citations: int
    statuses: dict[Status, int]
    severities: dict[Severity, int]
    suppressed: int = 0

    @property
    def missing(self) -> int:
        """Citations that the registry does not hold, out of coverage included."""
        return self.statuses[Status.NOT_FOUND] + self.statuses[Status.OUT_OF_COVERAGE]

    @property
    def line(self) -> str:
        """The summary in one Vietnamese line; what was not found is always counted."""
        s, v = self.statuses, self.severities
        outside = f" (trong đó {s[Status.OUT_OF_COVERAGE]} ngoài phạm vi sổ)" if s[Status.OUT_OF_COVERAGE] else ""
        left_out = f"; đã bỏ qua {self.suppressed} chỗ có ghi lý do" if self.suppressed else ""
        return (
            f"Xét đến ngày {short(self.on)}: {self.citations} viện dẫn, {s[Status.FOUND]} khớp sổ đăng ký, {s[Status.FOUND_DIFFERS]} khác sổ, "
            f"{s[Status.AMBIGUOUS]} chưa rõ văn bản nào, {self.missing} chưa tìm thấy{outside}; "
            f"{v[Severity.ERROR]} lỗi, {v[Severity.WARNING]} cảnh báo, {v[Severity.INFO] + v[Severity.HINT]} lưu ý{left_out}."
        )


@dataclass(frozen=True, slots=True)
class Report:
    """`verdicts` go with `citations` one by one. `profile` and `suppressions` are what the check was given: with them it can be repeated."""

    document: Document
    summary: Summary
    citations: tuple[Citation, ...]
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    registry: Registry
    profile: Profile
    suppressed: tuple[Suppressed, ...] = ()
    suppressions: tuple[Suppression, ...] = ()

    @property
    def has_errors(self) -> bool:
        return self.summary.severities[Severity.ERROR] > 0


def report_of(
    context: Context, findings: tuple[Finding, ...], *, suppressed: tuple[Suppressed, ...] = (), profile: Profile, suppressions: tuple[Suppression, ...] = ()
) -> Report:
    """Sort the findings and count."""
    ordered = tuple(sorted(findings, key=_order))
    left_out = tuple(sorted(suppressed, key=lambda each: _order(each.finding)))
    statuses = Counter(verdict.status for _, _, verdict in context.judged())
    severities = Counter(finding.severity for finding in ordered)
    summary = Summary(
        on=context.on,
        on_source=context.on_source,
        home=context.home,
        stage=context.stage,
        citations=sum(statuses.values()),
        statuses={status: statuses[status] for status in Status},
        severities={severity: severities[severity] for severity in Severity},
        suppressed=len(left_out),
    )
    return Report(context.document, summary, context.citations, context.verdicts, ordered, context.registry, profile, left_out, suppressions)


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.start, RANK[finding.severity], finding.code
