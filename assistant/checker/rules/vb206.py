"""VB206: not in the registry, and outside what it declares to cover: always shown and counted, never an accusation.

What: a citation that nothing here can confirm. Why: «not found» is not «false», but an invented decree must be seen too.
Example: Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ. Instead: check it against the official gazette, then enter it.
Basis: 30/2020/NĐ-CP, article 10.4 (who drafts answers for the draft).
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import evidence, flag, quoted, suspects
from corpus.registry.entry import Status, Verdict

code = "VB206"
name = "Chưa tìm thấy trong sổ đăng ký"
title = "Chưa tìm thấy trong sổ đăng ký (ngoài phạm vi)"
explanation = (
    "Sổ đăng ký không có văn bản này và cũng không khai báo ghi đủ loạt văn bản đó, nên không kết luận được đúng hay sai. "
    "Hãy tự đối chiếu với bản chính; nếu đúng, nhập vào sổ để lần sau kiểm được."
)
example = "Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ"
instead = "Đối chiếu với Công báo hoặc cơ sở dữ liệu quốc gia về văn bản pháp luật, rồi nhập vào sổ đăng ký"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
always = True
most = Severity.WARNING


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        if not _unknown(verdict) or suspects(citation, verdict):
            continue
        yield flag(
            context,
            (citation.start, citation.end),
            (code, name),
            Severity.INFO,
            f"{quoted(citation)}: chưa tìm thấy trong sổ đăng ký (ngoài phạm vi), hãy tự đối chiếu với bản chính.",
            evidence=tuple(evidence(entry) for entry in verdict.candidates),
            citation=index,
        )


def _unknown(verdict: Verdict) -> bool:
    """Outside coverage and not taken up by VB202."""
    return verdict.status is Status.OUT_OF_COVERAGE and verdict.likely is None
