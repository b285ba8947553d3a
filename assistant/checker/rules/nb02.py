"""NB02: a ratio and its percentage that do not agree.

What: «28/29 … đạt tỷ lệ 100%». Why: one of the figures is wrong, and readers will see it. Example: 28/29 người, đạt 100%.
Instead: 29/29 người, đạt 100%. Basis: 30/2020/NĐ-CP, article 10.4. Rounding and cutting of decimals are both accepted.
"""

import re
from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from corpus.text.folding import fold

code = "NB02"
name = "Tỷ lệ không khớp"
title = "Phân số và tỷ lệ phần trăm không khớp nhau"
explanation = (
    "Tỷ lệ phần trăm tính từ hai con số đi kèm khác với tỷ lệ được ghi; ít nhất một con số sai. Làm tròn hoặc cắt bớt chữ số thập phân đều được chấp nhận."
)
example = "có 28/29 công chức, người lao động tham dự, đạt tỷ lệ 100%"
instead = "có 29/29 công chức, người lao động tham dự, đạt tỷ lệ 100%"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"
_PATTERN = re.compile(
    rf"""
    (?<![\d/.,\-])(?P<part>{_NUMBER})\s?/\s?(?P<whole>{_NUMBER})(?![\d/\-]|\.\d)     # 29/29
    (?P<between>[^\d%.;:\n/]{{0,70}}?)                                               # công chức và người lao động tham dự,
    (?:đạt|chiếm|bằng|tỷ\s+lệ|tỉ\s+lệ|=|\()\s*(?:tỷ\s+lệ\s+|tỉ\s+lệ\s+|là\s+)?
    (?P<percent>\d{{1,3}}(?:[.,]\d{{1,3}})?)\s?%                                     # 100%
    (?!\s*(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán|so\s+với|cùng\s+kỳ|mục\s+tiêu))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DATE_BEFORE = re.compile(r"(?:ngày|tháng|quý|từ|đến|số)\s*$", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:tăng|giảm|vượt|hơn)\b", re.IGNORECASE)


def check(context: Context) -> Iterable[Finding]:
    folded = fold(context.text)
    cited = [citation.whole_span for citation in context.citations]
    for match in _PATTERN.finditer(folded.text):
        start, end = folded.span(match.start("part"), match.end())
        if _is_something_else(folded.text, match) or any(a < end and start < b for a, b in cited):
            continue
        true = 100 * _value(match["part"]) / _value(match["whole"])
        if abs(true - _percent(match["percent"])) < _step(match["percent"]):
            continue
        yield flag(
            context,
            (start, end),
            (code, name),
            Severity.ERROR,
            f"{match['part']}/{match['whole']} là {_written(true)}%, không phải {match['percent']}%: hãy xem lại các con số.",
            evidence=(f"{match['part']} : {match['whole']} = {_written(true)}%",),
        )


def _is_something_else(view: str, match: re.Match[str]) -> bool:
    """A date, a division by nothing, or a change against another figure."""
    return _value(match["whole"]) == 0 or bool(_DATE_BEFORE.search(view[max(0, match.start() - 8) : match.start()])) or bool(_CHANGE.search(match["between"]))


def _value(number: str) -> int:
    return int(number.replace(".", ""))


def _percent(text: str) -> float:
    return float(text.replace(",", "."))


def _step(text: str) -> float:
    """One unit of the last decimal written."""
    decimals = re.split("[.,]", text)[1:]
    return 10.0 ** -len(decimals[0]) if decimals else 1.0


def _written(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
