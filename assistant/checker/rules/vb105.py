"""VB105: a later mention repeats what the first has said.

What: date, issuer and title again. Why: after the first mention type, number and symbol are enough. Example: the full form of 98/2023/NĐ-CP
seven times. Instead: Nghị định số 98/2023/NĐ-CP. Basis: 30/2020/NĐ-CP, annex I, II.6.b. Off unless a profile turns it on; silent where one
number stands for two documents.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.firsts import in_heading
from assistant.checker.marking import flag
from assistant.checker.mentions import dates_of, mentions
from corpus.citations.model import Citation

code = "VB105"
name = "Viện dẫn lại quá dài"
title = "Lần viện dẫn sau nhắc lại đủ ngày, cơ quan, trích yếu"
explanation = "Sau lần đầu, chỉ cần ghi tên loại, số và ký hiệu của văn bản. Quy tắc này tắt sẵn vì nhiều cơ quan quen viết đầy đủ."
example = "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết … (lần thứ hai trong cùng văn bản)"
instead = "Nghị định số 98/2023/NĐ-CP"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"
default = False


def check(context: Context) -> Iterable[Finding]:
    for group in mentions(context):
        full = [(index, citation) for index, citation in group if citation.of is None and _is_full(citation) and not in_heading(context, citation)]
        for index, citation in full[1:]:
            if len(dates_of(context, citation)) > 1:
                continue
            brief = f"{citation.type} số {citation.number}"
            yield flag(
                context,
                citation.whole_span,
                (code, name),
                Severity.HINT,
                f"«{brief}» đã được viện dẫn đầy đủ ở dòng {context.line(full[0][1].start)}: ở đây chỉ cần ghi tên loại, số và ký hiệu.",
                replacements=(Replacement(brief),),
                citation=index,
            )


def _is_full(citation: Citation) -> bool:
    return bool(citation.date and (citation.issuer or citation.title))
