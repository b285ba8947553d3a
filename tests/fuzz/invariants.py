"""What holds for any text: it is read without an exception, and everything said of it points into it."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import date

from api.units import from_utf16, to_utf16
from assistant.checker.check import check
from assistant.checker.finding import Finding
from assistant.checker.fixing import applied, safe_edits
from assistant.checker.report import Report
from corpus.citations import Citation
from corpus.document import Document, Section
from corpus.registry.starting import starter_registry
from corpus.structure import parse

DAY = date(2026, 6, 30)
OF_ENCODING = "NB13"  # decomposed letters are what this rule is about


def report_of(text: str) -> Report:
    """The text checked as of DAY."""
    return check(parse(text), registry=starter_registry(), today=DAY, on=DAY)


def hold(text: str) -> None:
    """Everything that a fuzz run asserts of a text."""
    document = parse(text)
    sections_lie_inside(text, document)
    report = check(document, registry=starter_registry(), today=DAY, on=DAY)
    citations_point_into(text, report.citations)
    findings_point_into(text, report)
    offsets_round_trip(text, report)


def citations_point_into(text: str, citations: Sequence[Citation]) -> None:
    for index, citation in enumerate(citations):
        assert text[citation.start : citation.end] == citation.surface != ""
        spans = (citation.number_span, citation.date_span, citation.issuer_span, citation.title_span, citation.part_span)
        assert all(0 <= span[0] < span[1] <= len(text) for span in spans if span)
        assert citation.of is None or 0 <= citation.of < index
    assert [c.start for c in citations] == sorted(c.start for c in citations)


def sections_lie_inside(text: str, document: Document) -> None:
    assert document.text == text
    for section in document.walk():
        _ordered(text, section)


def _ordered(text: str, section: Section) -> None:
    assert 0 <= section.start <= section.body_end <= len(text)


def findings_point_into(text: str, report: Report) -> None:
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text), finding
        assert finding.text == text[finding.start : finding.end], finding
        assert finding.citation is None or 0 <= finding.citation < len(report.citations)
        assert finding.message.strip()


def offsets_round_trip(text: str, report: Report) -> None:
    for finding in report.findings:
        for offset in (finding.start, finding.end):
            assert from_utf16(text, to_utf16(text, offset)) == offset


def safe_fixes_settle(text: str) -> None:
    """After all safe fixes no safe fix is left, and nothing new is said."""
    before = report_of(text)
    fixed = applied(text, safe_edits(before.findings))
    after = report_of(fixed)
    assert safe_edits(after.findings) == (), (text, fixed)
    new = Counter(f.code for f in after.findings) - Counter(f.code for f in before.findings)
    assert not new, (new, text, fixed)


def forms_agree(text: str) -> None:
    """Composed and decomposed letters: the same findings at the same letters."""
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    ours, theirs = ([_sign(form, f) for f in report_of(form).findings if f.code != OF_ENCODING] for form in (composed, decomposed))
    assert ours == theirs


def _sign(text: str, finding: Finding) -> tuple[str, str, int, str]:
    start = len(unicodedata.normalize("NFC", text[: finding.start]))
    return finding.code, finding.severity, start, unicodedata.normalize("NFC", finding.text)
