"""Seeded faults: one field of one citation of a correct document changed, as a slip of the hand would."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checker.check import check
from assistant.checker.finding import Finding, Severity
from corpus.citations import Citation
from corpus.document import Document
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

RIGHT_CODES = {"number": {"VB201", "VB202"}, "date": {"VB114", "VB301", "VB501"}, "issuer": {"VB302"}}
_OFFICES = ("Chính phủ", "Thủ tướng Chính phủ", "Bộ Tài chính", "Ban Bí thư", "Bộ Chính trị", "Hội đồng nhân dân tỉnh", "Sở Tư pháp", "Ban Tổ chức Tỉnh ủy")
Span = tuple[int, int]


@dataclass(frozen=True)
class Fault:
    """`text` is the damaged document, `place` where the damaged citation now stands."""

    kind: str
    text: str
    place: Span
    citation: Citation


def faults(documents: list[Document], count: int, *, seed: int) -> Iterator[Fault]:
    """`count` faults in citations that have number, date and issuer or title, spread over the documents."""
    choose = random.Random(seed)
    pool = [(document, citation) for document in documents for citation in _full_citations(document)]
    made = 0
    while made < count:
        document, citation = choose.choice(pool)
        fault = _fault(choose, document.text, citation, choose.choice(tuple(RIGHT_CODES)))
        if fault:
            made += 1
            yield fault


def _full_citations(document: Document) -> list[Citation]:
    report = check(document, registry=starter_registry(), today=TODAY)
    pairs = zip(report.citations, report.verdicts, strict=True)
    return [c for c, v in pairs if v.entry and c.number and c.date and not c.own and (c.title or c.issuer)]


def _fault(choose: random.Random, text: str, citation: Citation, kind: str) -> Fault | None:
    span = {"number": citation.number_span, "date": citation.date_span, "issuer": citation.issuer_span}[kind]
    if span is None:
        return None
    damaged = _other_office(choose, text, span) if kind == "issuer" else _other_digit(choose, text, span)
    start, end = citation.whole_span
    return Fault(kind, damaged, (start, end + len(damaged) - len(text)), citation)


def _other_digit(choose: random.Random, text: str, span: Span) -> str:
    at = choose.choice([i for i in range(*span) if text[i].isdigit()])
    return text[:at] + choose.choice([digit for digit in "0123456789" if digit != text[at]]) + text[at + 1 :]


def _other_office(choose: random.Random, text: str, span: Span) -> str:
    written = " ".join(text[span[0] : span[1]].split())
    others = [office for office in _OFFICES if office not in written and written not in office]
    return text[: span[0]] + choose.choice(others) + text[span[1] :]


def caught(fault: Fault) -> list[Finding]:
    """Findings of the right code at the place of the fault."""
    report = check(parse(fault.text), registry=starter_registry(), today=TODAY)
    start, end = fault.place
    return [
        f for f in report.findings if f.code in RIGHT_CODES[fault.kind] and f.severity in (Severity.ERROR, Severity.WARNING) and f.start < end and start < f.end
    ]
