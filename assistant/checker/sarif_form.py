"""Report → SARIF 2.1.0, which code-review tools and editors read; columns are code points."""

import json
from typing import Any
from urllib.parse import quote

from assistant.checker.catalogue import rule_of
from assistant.checker.finding import Finding, Severity
from assistant.checker.lines import Lines
from assistant.checker.profile import profile_form
from assistant.checker.report import Report
from assistant.checker.suppression import Suppressed
from assistant.checker.version import PROGRAM, VERSION
from corpus.registry.fingerprint import fingerprint

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.HINT: "note"}
_Json = dict[str, Any]


def to_sarif(report: Report, *, name: str = "") -> _Json:
    """The log of one run. `name`: path of the checked file as the reader of the log knows it."""
    codes = sorted({finding.code for finding in report.findings} | {each.finding.code for each in report.suppressed})
    place = _Places(report, name)
    run = {
        "tool": {"driver": {"name": PROGRAM, "version": VERSION, "language": "vi", "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [*(_result(finding, codes, place) for finding in report.findings), *(_suppressed(each, codes, place) for each in report.suppressed)],
        "properties": _properties(report),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def render_sarif(report: Report, *, name: str = "") -> str:
    """The log as a JSON text."""
    return json.dumps(to_sarif(report, name=name), ensure_ascii=False, indent=1)


class _Places:
    """Ranges of the checked text as SARIF regions of its file."""

    def __init__(self, report: Report, name: str) -> None:
        self._lines = Lines(report.document.text)
        self.artifact = {"uri": quote(name.replace("\\", "/"), safe="/.-_~") or "van-ban"}

    def region(self, start: int, end: int, text: str | None = None) -> _Json:
        (line, column), (end_line, end_column) = self._lines.place(start), self._lines.place(end)
        region: _Json = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column, "charOffset": start, "charLength": end - start}
        return region if text is None else region | {"snippet": {"text": text}}

    def location(self, finding: Finding) -> _Json:
        return {"physicalLocation": {"artifactLocation": self.artifact, "region": self.region(finding.start, finding.end, finding.text)}}

    def fix(self, finding: Finding, text: str, *, safe: bool) -> _Json:
        replacement = {"deletedRegion": self.region(finding.start, finding.end), "insertedContent": {"text": text}}
        said = f"{'Sửa an toàn' if safe else 'Đề xuất, cần người xem'}: «{text}»"
        return {"description": {"text": said}, "artifactChanges": [{"artifactLocation": self.artifact, "replacements": [replacement]}]}


def _result(finding: Finding, codes: list[str], places: _Places) -> _Json:
    said = " ".join([finding.message, *finding.evidence])
    result: _Json = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [places.location(finding)],
        "properties": {"severity": finding.severity.value, "evidence": list(finding.evidence), "safe": [each.safe for each in finding.replacements]},
    }
    if finding.replacements:
        result["fixes"] = [places.fix(finding, each.text, safe=each.safe) for each in finding.replacements]
    return result


def _suppressed(suppressed: Suppressed, codes: list[str], places: _Places) -> _Json:
    by = suppressed.by
    why = {"author": by.author, "date": by.date.isoformat() if by.date else None, "section": by.section}
    return _result(suppressed.finding, codes, places) | {
        "suppressions": [{"kind": "external", "status": "accepted", "justification": by.reason, "properties": {k: v for k, v in why.items() if v}}]
    }


def _rule(code: str) -> _Json:
    rule = rule_of(code)
    if rule is None:
        return {"id": code}
    texts = {"wrong": rule.example, "instead": rule.instead, "basis": rule.basis}
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation},
        "helpUri": f"http://127.0.0.1:8000/quy-tac/{code}",
        "help": {"text": f"Ví dụ: {rule.example}\nNên viết: {rule.instead}\nCăn cứ: {rule.basis}"},
        "properties": texts,
    }


def _properties(report: Report) -> _Json:
    """What the verdict depends on, and the summary line."""
    summary = report.summary
    return {
        "summary": summary.line,
        "asOf": summary.on.isoformat(),
        "office": summary.home,
        "stage": summary.stage,
        "profile": profile_form(report.profile),
        "registry": fingerprint(report.registry),
        "notFound": summary.missing,
    }
