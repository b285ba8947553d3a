"""A fault and the checker → what it answered. A finding counts where it is new: the unchanged text has none like it at that place.

An outcome is `caught` where a new finding stands at the place of the fault, and `right` where one of them has an expected code and no
warning or error has a code that the fault does not explain. Harmless damage is `caught` where the citation is still read with the same
fields, and `right` where nothing is said of it.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.checker.check import check
from assistant.checker.finding import Finding, Severity
from assistant.checker.report import Report
from corpus.citations.model import Citation
from corpus.faults import Fault, Kind, Source
from corpus.registry.entry import Coverage
from corpus.registry.snapshot import Registry
from corpus.structure import parse

_LOUD = (Severity.ERROR, Severity.WARNING)
_QUIET_KINDS = (Kind.REPEALED, Kind.PREDECESSOR, Kind.EARLY, Kind.LETTERS)  # history is only noted, and so is damage that could be read
_FORMAT = frozenset({"VB101", "VB103", "VB113"})
PAGE = 2_500  # characters of a typed page


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An undamaged text and what the checker says of it; `pages` of PAGE characters."""

    source: Source
    home: str | None
    report: Report

    @property
    def pages(self) -> float:
        return len(self.source.text) / PAGE

    def count(self, severity: Severity) -> int:
        return self.report.summary.severities[severity]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`codes`: codes of the new findings at the place, loud ones first; `known`: such a finding stood there before, so nothing can be told."""

    fault: Fault
    caught: bool
    right: bool
    codes: tuple[str, ...]
    known: bool = False


def unchanged(name: str, text: str, *, registry: Registry, today: date, on: date | None = None, home: str | None = None) -> Unchanged:
    """Check an undamaged text as of `on`, else its own date."""
    report = check(parse(text), registry=registry, today=today, on=on, home=home)
    return Unchanged(Source(name, text, report.summary.on), home, report)


def outcomes(faults: Sequence[Fault], texts: Mapping[str, Unchanged], registry: Registry) -> Iterator[Outcome]:
    """What the checker answers to each fault."""
    covering: dict[tuple[str, str, int], Registry] = {}
    for fault in faults:
        before = texts[fault.document]
        if fault.covered and fault.covered not in covering:
            covering[fault.covered] = registry.under((), (_coverage(fault.covered),))
        after = _checked(fault, before, covering[fault.covered] if fault.covered else registry)
        yield _read_alike(fault, before.report, after) if fault.harmless else _answered(fault, before.report, after)


def _checked(fault: Fault, before: Unchanged, registry: Registry) -> Report:
    day = fault.on or before.source.on
    return check(parse(fault.change.apply(before.source.text)), registry=registry, today=day, on=day, home=before.home)


def _coverage(covered: tuple[str, str, int]) -> Coverage:
    issuer, type_word, year = covered
    return Coverage(issuer, type_word, year, year)


def _answered(fault: Fault, before: Report, after: Report) -> Outcome:
    new = _new_at(fault, before, after)
    heard = [f for f in new if f.severity in _LOUD or (fault.kind in _QUIET_KINDS and f.code in fault.expected.codes)]
    codes = {f.code for f in heard}
    inside = {f.code for f in heard if f.severity in _LOUD and f.start >= fault.place[0]}
    foreign = inside - fault.expected.codes - fault.expected.allowed
    right = bool(codes & fault.expected.codes) and not foreign
    return Outcome(fault, bool(heard), right, _codes(new), known=not right and _known(fault, before))


def _codes(findings: Sequence[Finding]) -> tuple[str, ...]:
    loud = sorted({f.code for f in findings if f.severity in _LOUD})
    return (*loud, *sorted({f"({f.code})" for f in findings if f.severity not in _LOUD}))


def _known(fault: Fault, before: Report) -> bool:
    """Whether the unchanged text has a finding of an expected code at that place already."""
    start, end = fault.place[0], fault.place[1] - fault.change.growth
    return any(f.code in fault.expected.codes and f.start < end and start < f.end for f in before.findings)


def _new_at(fault: Fault, before: Report, after: Report) -> list[Finding]:
    start, end = fault.place
    had = Counter(_sign(f, fault.change.moved(f.start)) for f in before.findings)
    new = []
    for finding in after.findings:
        sign = _sign(finding, finding.start)
        had[sign] -= 1
        if had[sign] < 0 and finding.start < end and start < finding.end:
            new.append(finding)
    return new


def _sign(finding: Finding, start: int) -> tuple[str, Severity, int]:
    return finding.code, finding.severity, start


def _read_alike(fault: Fault, before: Report, after: Report) -> Outcome:
    """Harmless damage: the same citations at the place, no new error or warning there, and the note that is due."""
    start, end = fault.place
    old = [_fields(c) for c in before.citations if c.start < end - fault.change.growth and start < c.end]
    now = [_fields(c) for c in after.citations if c.start < end and start < c.end]
    new = _new_at(fault, before, after)
    loud = [f for f in new if f.severity in _LOUD]
    noted = not fault.expected.codes or any(f.code in fault.expected.codes for f in new)
    return Outcome(fault, old == now, old == now and not loud and noted, _codes(new) if old == now else ("read differently", *_codes(new)))


def _fields(citation: Citation) -> tuple[object, ...]:
    names = (citation.type, citation.number, citation.issuer, citation.title, citation.alias)
    return (*(_composed(name) for name in names), citation.date, citation.year, citation.own)


def _composed(name: str | None) -> str | None:
    return unicodedata.normalize("NFC", " ".join(name.split())) if name else None
