"""VB603: an ordinal that does not fit the years beside it, and terms of elected bodies that never were.

What: a plan of 2021 - 2025 tied to the XIIth national congress (2016), «nhiệm kỳ 2011-2025», the National Assembly of one ordinal with the term of another.
Why: such a slip ties the work to the wrong resolution. Example: kế hoạch 5 năm (2021 - 2025) theo Nghị quyết Đại hội … lần thứ XII. Instead: lần thứ XIII.
Basis: Hiến pháp năm 2013, article 71 (term of the National Assembly), and the record of congresses and elections.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.views import folded
from corpus.terms import ASSEMBLIES, COUNCILS, PARTY_CONGRESSES, Term

code = "VB603"
name = "Kỳ đại hội, nhiệm kỳ và năm"
title = "Số thứ tự đại hội hoặc nhiệm kỳ không khớp với năm"
explanation = (
    "Số thứ tự của Đại hội Đảng, khóa Quốc hội hoặc nhiệm kỳ Hội đồng nhân dân không khớp với các năm ghi bên cạnh, hoặc nhiệm kỳ có số năm không thể có. "
    "Hãy đối chiếu và sửa số thứ tự hoặc năm."
)
example = "kế hoạch 5 năm (2021 - 2025) theo Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng"
instead = "kế hoạch 5 năm (2021 - 2025) theo Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"
basis = "Hiến pháp năm 2013, Điều 71; Luật Tổ chức chính quyền địa phương (nhiệm kỳ Hội đồng nhân dân); các kỳ Đại hội của Đảng"

_YEARS = r"(?P<first>(?:19|20)\d\d)\s*(?:-|đến)\s*(?P<last>(?:19|20)\d\d)(?!\d)"
_CONGRESS = re.compile(
    r"[Đđ](?i:ại\s+hội)\s+(?i:đại\s+biểu\s+)?(?P<before>(?:Đảng\s+)?(?:cộng\s+sản\s+Việt\s+Nam\s+)?(?i:toàn\s+quốc\s+)?)(?:của\s+Đảng\s+)?(?i:lần\s+thứ\s+)?"
    r"(?P<ordinal>[IVX]{1,5})(?!\w)(?P<after>\s+(?:của\s+)?Đảng(?!\s+(?:bộ|ủy|uỷ)))?"
)
_PLAN_BEFORE = re.compile(_YEARS + r"\s?\)?\s*,?\s+(?:theo|(?:để\s+)?thực\s+hiện|trong)\s+(?:tinh\s+thần\s+)?(?:Nghị\s+quyết\s+)?(?:của\s+)?$")
_TERM_AFTER = re.compile(r"\s*(?:của\s+Đảng)?\s*[,(]?\s*nhiệm\s+kỳ\s+" + _YEARS)
_TERM = re.compile(r"[Nn](?i:hiệm\s+kỳ)\s+(?:năm\s+)?\(?" + _YEARS)
_COUNCIL = re.compile(
    r"(?:HĐND|Hội\s+đồng\s+nhân\s+dân)"
    r"(?![^.;\n]{0,90}(?:Đảng|Đoàn|Công\s+đoàn|Hội\s+(?!đồng\s+nhân)|[Đđ]ại\s+hội|UBMTTQ|Mặt\s+trận))[^.;:\n]{0,60}$"
)
_ASSEMBLY = re.compile(
    r"(?:Quốc\s+hội|ĐBQH|QH)\s+(?i:khóa|khoá)\s+(?P<ordinal>[IVX]{1,5})(?!\w)"
    r"(?:(?P<joint>\s*(?:,|và)\s+(?:bầu\s+cử\s+)?(?i:đại\s+biểu\s+)?(?:HĐND|Hội\s+đồng\s+nhân\s+dân)\s+(?:[^\W\d]+\s+){0,4}?)|\s*)[,(]?\s*$"
)
_REACH = 150
_LONGEST = 6
_JOINT_SINCE = 2011


def check(context: Context) -> Iterable[Finding]:
    view = folded(context.text)
    found = dict(sorted([*_congresses(view.text), *_terms(view.text)]))
    for span, message in found.items():
        yield flag(context, view.span(*span), (code, name), Severity.WARNING, message)


_Slip = tuple[tuple[int, int], str]


def _congresses(text: str) -> Iterator[_Slip]:
    """National congresses of the Party beside years of another term."""
    for match in _CONGRESS.finditer(text):
        term = PARTY_CONGRESSES.get(match["ordinal"])
        if term is None or not ("Đảng" in match["before"] or match["after"] or "của Đảng" in match.group()):
            continue
        plan = _PLAN_BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        own = _TERM_AFTER.match(text, match.end())
        stated = _stated(plan) if plan and not _overlaps(_stated(plan), term) else _stated(own) if own and not _mostly(_stated(own), term) else None
        if stated:
            yield match.span(), _message(match["ordinal"], term, stated)


def _message(ordinal: str, term: Term, stated: Term) -> str:
    right = next((f", giai đoạn này ứng với Đại hội lần thứ {other}" for other, own in PARTY_CONGRESSES.items() if own.first <= stated.first < own.last), "")
    return f"Đại hội lần thứ {ordinal} của Đảng ứng với {term.words}, không khớp với «{stated.words}» ghi bên cạnh{right}: hãy xem lại."


def _terms(text: str) -> Iterator[_Slip]:
    """«nhiệm kỳ …» that is too long, or that no council or National Assembly of that ordinal had."""
    for match in _TERM.finditer(text):
        stated = _stated(match)
        before = text[max(0, match.start() - _REACH) : match.start()]
        slip = _impossible(stated) or _of_assembly(before, stated) or _of_council(before, stated)
        if slip:
            yield match.span(), slip


def _impossible(stated: Term) -> str | None:
    if stated in COUNCILS or 0 < stated.last - stated.first <= _LONGEST:
        return None
    return f"«Nhiệm kỳ {stated.words}» không phải một nhiệm kỳ có thể có: hãy xem lại hai năm."


def _of_assembly(before: str, stated: Term) -> str | None:
    match = _ASSEMBLY.search(before)
    term = ASSEMBLIES.get(match["ordinal"]) if match else None
    if not match or term is None or term == stated or (match["joint"] and term.first < _JOINT_SINCE):
        return None
    return f"Quốc hội khóa {match['ordinal']} có nhiệm kỳ {term.words}, không khớp với «nhiệm kỳ {stated.words}»: hãy xem lại."


def _of_council(before: str, stated: Term) -> str | None:
    if stated in COUNCILS or not _COUNCIL.search(before):
        return None
    right = next((f" (nhiệm kỳ gần nhất là {term.words})" for term in COUNCILS if abs(term.first - stated.first) <= 1), "")
    return f"Hội đồng nhân dân không có nhiệm kỳ {stated.words}{right}: hãy xem lại."


def _stated(match: re.Match[str]) -> Term:
    return Term(int(match["first"]), int(match["last"]))


def _overlaps(stated: Term, term: Term) -> bool:
    return stated.first < term.last and stated.last > term.first


def _mostly(stated: Term, term: Term) -> bool:
    """Whether the better half of the stated years lies in the term."""
    shared = min(stated.last, term.last) - max(stated.first, term.first)
    return 2 * shared >= stated.last - stated.first
