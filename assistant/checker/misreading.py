"""Findings on what the registry does not know, or knows otherwise, where the citation was read from a scan: it may be a misreading."""

from dataclasses import replace

from assistant.checker.context import Context
from assistant.checker.finding import Finding
from corpus.citations.model import Citation
from corpus.citations.scans import is_unverified
from corpus.registry.entry import Status, Verdict

_FAMILIES = ("VB2", "VB3")
_UNSURE = frozenset((Status.NOT_FOUND, Status.FOUND_DIFFERS, Status.OUT_OF_COVERAGE))
_SAYS_SO = "VB208"


def with_misreading_told(finding: Finding, context: Context) -> Finding:
    """The finding; one that accuses a scanned citation also says that it may be misread and names the nearest registered number."""
    if finding.citation is None or finding.code == _SAYS_SO or not finding.code.startswith(_FAMILIES):
        return finding
    citation, verdict = context.citations[finding.citation], context.verdicts[finding.citation]
    if verdict.status not in _UNSURE or not is_unverified(citation, context.document.marks):
        return finding
    near = _nearest(citation, verdict, context)
    told = f"; số này đọc từ bản chụp nên có thể do nhận dạng nhầm{f', số gần nhất trong sổ đăng ký là {near}' if near else ''}"
    words = finding.message.rstrip(".")
    return replace(finding, message=f"{words}{told}{finding.message[len(words) :]}")


def _nearest(citation: Citation, verdict: Verdict, context: Context) -> str | None:
    entries = [verdict.likely, verdict.entry, *verdict.candidates]
    known = next((entry.number for entry in entries if entry and entry.number), None)
    if known:
        return known
    near = context.registry.neighbours(citation, home=context.registry.home(context.home))
    return next((entry.number for entry in near if entry.number), None)
