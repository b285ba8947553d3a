"""A check as one self-contained HTML page that can be opened anywhere and printed: the text with marks, the findings beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.checker.finding import Finding, Severity
from assistant.checker.lines import Lines
from assistant.checker.profile import RANK
from assistant.checker.report import Report
from assistant.checker.text_form import WORDS
from assistant.checker.version import VERSION
from corpus.registry.fingerprint import fingerprint
from corpus.text.dates import short

_FOLDER = Path(__file__).parent / "templates"
STAGES = {"draft": "dự thảo", "issue": "phát hành"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text. `severity`: the gravest finding over it. `numbers`: findings that begin here, from 1."""

    text: str
    severity: Severity | None
    numbers: tuple[int, ...]


def check_page(report: Report, *, name: str = "") -> str:
    """The page; no scripts, no outside files, every text escaped."""
    lines = Lines(report.document.text)
    return (
        _environment()
        .get_template("check_report.html")
        .render(
            report=report,
            summary=report.summary,
            name=name,
            pieces=list(_pieces(report.document.text, report.findings)),
            place=lambda finding: "dòng {}, cột {}".format(*lines.place(finding.start)),
            words=WORDS,
            stage=STAGES[report.summary.stage],
            short=short,
            registry=fingerprint(report.registry),
            version=VERSION,
        )
    )


def _pieces(text: str, findings: Sequence[Finding]) -> Iterator[Piece]:
    """The whole text, cut wherever a finding begins or ends."""
    bounds = sorted({0, len(text), *(finding.start for finding in findings), *(finding.end for finding in findings)})
    begins: dict[int, list[int]] = {}
    for number, finding in enumerate(findings, 1):
        begins.setdefault(finding.start, []).append(number)
    open_now: list[Finding] = []
    rest = sorted(findings, key=lambda finding: finding.start, reverse=True)
    for start, end in pairwise(bounds):
        while rest and rest[-1].start <= start:
            open_now.append(rest.pop())
        open_now = [finding for finding in open_now if finding.end > start]
        gravest = min((finding.severity for finding in open_now), key=RANK.__getitem__, default=None)
        yield Piece(text[start:end], gravest, tuple(begins.pop(start, ())))
    if begins:
        yield Piece("", None, tuple(number for numbers in begins.values() for number in numbers))


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
