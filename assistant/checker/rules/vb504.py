"""VB504: one document, two issuers.

What: the same number and date stand under two different issuers. Why: one of the two is wrong, and the issuer is part of the identity.
Example: 74/KH-UBND of one day, once of the province's committee, once of the Sở Nội vụ. Instead: the issuer of the document itself.
Basis: 30/2020/NĐ-CP, annex I, II.6.b. Two documents of one number and day with titles of their own are kept apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag, quoted, where
from corpus.citations.model import Citation
from corpus.registry.entry import Status
from corpus.registry.numbers import number_key, year_in
from corpus.registry.offices import Fit, compare, read_home
from corpus.registry.titles import speaks_for
from corpus.text.folding import key

code = "VB504"
name = "Hai cơ quan ban hành"
title = "Cùng một văn bản nhưng ghi hai cơ quan ban hành"
explanation = (
    "Cùng số ký hiệu và ngày ban hành nhưng hai chỗ trong văn bản ghi hai cơ quan ban hành khác nhau, chắc chắn có một chỗ sai. "
    "Hãy mở văn bản gốc và ghi thống nhất. Hai văn bản trùng số, trùng ngày nhưng khác trích yếu thì không tính."
)
example = "Kế hoạch số 74/KH-UBND ngày 14/3/2024 của Ủy ban nhân dân tỉnh; ở chỗ khác: Kế hoạch số 74/KH-UBND ngày 14/3/2024 của Sở Nội vụ"
instead = "Kế hoạch số 74/KH-UBND ngày 14/3/2024 của Ủy ban nhân dân tỉnh (ở cả hai chỗ)"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_LONGEST = 12
_Mention = tuple[int, Citation]


def check(context: Context) -> Iterable[Finding]:
    groups: dict[tuple[str, object], list[_Mention]] = defaultdict(list)
    for index, citation, verdict in context.judged():
        if citation.number and citation.issuer and "issuer" not in verdict.differs:
            groups[number_key(citation.number), citation.date or year_in(citation.number)].append((index, citation))
    for (_, day), group in groups.items():
        if day is not None and len(group) > 1:
            yield from _strangers(context, group)


def _strangers(context: Context, group: Sequence[_Mention]) -> Iterable[Finding]:
    """Mentions whose issuer is another than that of the settled one."""
    right = next((citation for index, citation in group if context.verdicts[index].status is Status.FOUND), group[0][1])
    for index, citation in group:
        if citation is right or context.verdicts[index].status is Status.FOUND or not _differ(context, right, citation):
            continue
        yield flag(
            context,
            where(citation, citation.issuer_span),
            (code, name),
            Severity.WARNING,
            f"{quoted(citation)} ghi của {citation.issuer}, còn dòng {context.line(right.start)} ghi của {right.issuer}: hãy xem lại cơ quan ban hành.",
            evidence=(f"Dòng {context.line(right.start)}: {quoted(right)} của {right.issuer}",),
            citation=index,
        )


def _is_readable(issuer: str | None) -> bool:
    """Whether the words beside the number are an issuer for certain, not one that runs on into a title."""
    return issuer is not None and not issuer.isupper() and len(issuer.split()) <= _LONGEST and not any(letter.isdigit() for letter in issuer)


def _differ(context: Context, left: Citation, right: Citation) -> bool:
    """Whether the two name different bodies for what must be one document."""
    if left.title and right.title and speaks_for(right.title, (left.title,)) is False:
        return False
    if not (_is_readable(left.issuer) and _is_readable(right.issuer)):
        return False
    home = read_home(context.home)
    fits = {
        compare(left.issuer, right.issuer_resolved or right.issuer or "", home=home, on=left.date),
        compare(right.issuer, left.issuer_resolved or left.issuer or "", home=home, on=left.date),
    }
    shorter, longer = sorted((key(left.issuer or ""), key(right.issuer or "")), key=len)
    return fits <= {Fit.DIFFERENT, Fit.ELSEWHERE} and not longer.startswith(shorter)
