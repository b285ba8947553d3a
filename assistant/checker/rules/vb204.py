"""VB204: a document cited by its title alone.

What: «Kế hoạch phát động … năm 2024» without number and date. Why: two documents may share a title. Example: Hưởng ứng Kế hoạch phát động thi
đua, khen thưởng … năm 2024. Instead: Kế hoạch số 68/KH-UBND ngày 07/3/2024 …. Basis: 30/2020/NĐ-CP, annex I, II.6.b. A note where the registry
holds exactly one such document of issuer and year, or the text gives the number elsewhere, else
a warning; once a title; silent inside titles.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.firsts import in_heading
from assistant.checker.marking import called, evidence, flag, quoted
from corpus.citations.model import Citation
from corpus.document import Kind
from corpus.registry.entry import Entry, Verdict
from corpus.registry.names import LAW_TYPES
from corpus.registry.titles import speaks_for
from corpus.text.folding import key

code = "VB204"
name = "Chỉ viện dẫn bằng trích yếu"
title = "Viện dẫn bằng trích yếu, không ghi số và ngày"
explanation = (
    "Văn bản có số nhưng chỉ được gọi bằng trích yếu. Nếu sổ đăng ký có đúng một văn bản như vậy thì chỉ lưu ý và cho biết số; "
    "nếu không thì cảnh báo vì người đọc không tra được."
)
example = "Hưởng ứng Kế hoạch phát động thi đua, khen thưởng đối với phong trào … năm 2024 tỉnh Kiên Giang"
instead = "Hưởng ứng Kế hoạch số 68/KH-UBND ngày 07/3/2024 của Ủy ban nhân dân tỉnh phát động thi đua, khen thưởng …"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.NEWS:
        return
    seen: set[str] = set()
    for index, citation, verdict in context.judged():
        title = key(citation.alias or "")
        if not _by_title(citation) or title in seen or in_heading(context, citation):
            continue
        seen.add(title)
        yield _finding(context, index, citation, verdict)


def _by_title(citation: Citation) -> bool:
    """By its title: laws and congress resolutions are rightly cited by name."""
    return citation.number is None and citation.title_span is not None and citation.type not in LAW_TYPES and citation.of is None


def _numbered(context: Context, citation: Citation) -> Citation | None:
    """The citation in the same text that gives the number of a document of this type and title."""
    title = (citation.alias or "")[len(citation.type or "") :]
    same = (other for other in context.citations if other.number and other.title and other.type == citation.type)
    return next((other for other in same if speaks_for(title, (other.title or "",))), None)


def _finding(context: Context, index: int, citation: Citation, verdict: Verdict) -> Finding:
    entry, numbered = verdict.entry, _numbered(context, citation)
    known = numbered is not None or (entry is not None and entry.issued is not None)
    words = " ".join(citation.surface.split())
    hint = "hãy ghi số, ngày và cơ quan ban hành"
    if entry:
        hint = f"sổ đăng ký có {called(entry)}; nên ghi số và ngày"
    elif numbered:
        hint = f"dòng {context.line(numbered.start)} có {quoted(numbered)}; nên ghi lại số"
    return flag(
        context,
        (citation.start, citation.end),
        (code, name),
        Severity.INFO if known else Severity.WARNING,
        f"«{words[:120]}{' …' if len(words) > 120 else ''}» chỉ được viện dẫn bằng trích yếu: {hint}.",
        evidence=(evidence(entry),) if entry else (),
        replacements=_replacement(context, citation, entry),
        citation=index,
    )


def _replacement(context: Context, citation: Citation, entry: Entry | None) -> tuple[Replacement, ...]:
    """Number, date and issuer put in before the title."""
    if entry is None or not entry.number or citation.title_span is None:
        return ()
    title = context.text[citation.title_span[0] : citation.end]
    return (Replacement(f"{called(entry)} của {entry.issuer} {title}"),)
