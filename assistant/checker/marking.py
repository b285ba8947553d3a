"""Findings about a citation: where they point, how strongly they speak, what they rest on."""

from collections.abc import Sequence
from datetime import date

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Standing, Verdict
from corpus.registry.names import LAW_TYPES
from corpus.text.dates import short

Span = tuple[int, int]
UNCHECKED = " (thông tin trong sổ đăng ký chưa đối chiếu)"


def flag(
    context: Context,
    span: Span,
    rule: tuple[str, str],
    severity: Severity,
    message: str,
    *,
    evidence: Sequence[str] = (),
    replacements: Sequence[Replacement] = (),
    citation: int | None = None,
) -> Finding:
    """A finding of `rule` (code and name) on `span` of the checked text."""
    code, name = rule
    start, end = span
    return Finding(code, name, severity, start, end, context.text[start:end], message, tuple(evidence), tuple(replacements), citation)


def strength(standing: Standing, *, most: Severity = Severity.ERROR) -> Severity:
    """Only facts of high standing may raise an error, those of medium standing a warning; those of low standing accuse nobody."""
    if standing is Standing.LOW:
        return Severity.INFO if most in (Severity.ERROR, Severity.WARNING) else most
    return most if standing is Standing.HIGH or most is not Severity.ERROR else Severity.WARNING


def reservation(standing: Standing) -> str:
    """What a message adds when the fact it rests on is not sure."""
    return "" if standing is Standing.HIGH else UNCHECKED


def suspects(citation: Citation, verdict: Verdict) -> tuple[Entry, ...]:
    """Registered documents of which a citation that was not found may be a damaged form; a mere title suspects nobody."""
    return verdict.candidates if verdict.entry is None and (citation.number or citation.type in LAW_TYPES) else ()


def where(citation: Citation, *spans: Span | None) -> Span:
    """The first span that is known, else the citation itself."""
    return next((span for span in spans if span), (citation.start, citation.end))


def evidence(entry: Entry) -> str:
    """«Sổ đăng ký: Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định …; nguồn: starter; vbpl.vn»."""
    title = f" {entry.title}" if entry.title and entry.number else ""
    issuer = f" của {entry.issuer}" if entry.number else ""
    return f"Sổ đăng ký: {called(entry)}{issuer}{title}; nguồn: {entry.source or 'không rõ'}"


def called(entry: Entry) -> str:
    """«Nghị định số 98/2023/NĐ-CP ngày 31/12/2023»; a document without number by its title."""
    if not entry.number:
        return entry.title
    return f"{entry.type} số {entry.number}" + (f" ngày {short(entry.issued)}" if entry.issued else "")


def in_style(day: date, surface: str) -> str:
    """A date in the style of the one it replaces: «ngày 04 tháng 4 năm 2022» or «ngày 04/4/2022»."""
    if "tháng" not in surface:
        return f"ngày {short(day)}"
    number, month, year = short(day).split("/")
    return f"ngày {number} tháng {month} năm {year}"


def quoted(citation: Citation) -> str:
    """The citation as written, on one line, in guillemets."""
    return f"«{' '.join(citation.surface.split())}»"
