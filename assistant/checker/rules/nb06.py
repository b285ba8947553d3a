"""NB06: a province, district or agency named as if it still stood.

What: «tỉnh Kiên Giang», «huyện Bến Cầu» in a document made after 01/7/2025, «Bộ Kế hoạch và Đầu tư» after 01/3/2025. Why: a body that ended can neither
issue nor receive anything. Example: Sở Kế hoạch và Đầu tư chủ trì. Instead: Sở Tài chính chủ trì. Basis: 202/2025/QH15, 203/2025/QH15, 176/2025/QH15.
Judged by the day of the document, a cited document by its own: no body issues anything after its end. Silent in other citations, quotations, history
(«trước sắp xếp», an earlier year in the sentence) and in the results of a period that began before the change. One finding for each name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import Span, flag, quoted
from assistant.checker.sheltered import Sheltered, citations_and_quotations, joined
from assistant.checker.views import bare, folded, lowered, simple
from corpus.document import Kind
from corpus.registry.units import units
from corpus.text.dates import short
from corpus.text.folding import plain

code = "NB06"
name = "Tên không còn dùng"
title = "Tên tỉnh, huyện, cơ quan không còn"
explanation = (
    "Văn bản nhắc đến một tỉnh, huyện hoặc cơ quan đã hợp nhất, kết thúc hoạt động trước ngày của văn bản như thể đơn vị đó vẫn còn; "
    "hoặc viện dẫn một văn bản ghi ngày sau khi cơ quan ban hành không còn. "
    "Không xét chỗ trích nguyên văn, chỗ kể việc đã qua và kết quả của thời gian trước khi đổi tên."
)
example = "Nhiệm vụ năm 2026: phối hợp với Sở Kế hoạch và Đầu tư, Ủy ban nhân dân huyện Bến Cầu"
instead = "Nhiệm vụ năm 2026: phối hợp với Sở Tài chính, Ủy ban nhân dân xã Bến Cầu"
basis = "Nghị quyết số 202/2025/QH15, số 203/2025/QH15 và số 176/2025/QH15 của Quốc hội"
most = Severity.WARNING

_NO_DISTRICTS = date(2025, 7, 1)
_LEVEL_WORD = re.compile(r"\b(?:huyện|quận|thị\s+xã)(?:\s+ủy)?\b")
_LEAD = re.compile(r"(?<!\w)(?:cấp|các|ủy\s+ban\s+nhân\s+dân|uỷ\s+ban\s+nhân\s+dân|hội\s+đồng\s+nhân\s+dân|UBND|HĐND)\s+(?:các\s+)?$", re.IGNORECASE)
_SPACE = re.compile(r"[^\S ]")
_NAME = 40
_OFTEN, _MOST = 50, 2000  # uses of one name, and of all, that are looked at
_HISTORY = re.compile(
    r"\b(?:trước đây|nguyên là|trước khi|trước ngày|sáp nhập|hợp nhất|sắp xếp|nay là|nay thuộc|kết thúc hoạt động|giải thể|đến hết ngày|thành lập|truyền thống|"
    r"kỷ niệm|lịch sử|chính quyền địa phương (?:hai|02|2) cấp|không còn|không tổ chức|chuyển về|chuyển sang|chuyển giao)\b|\bcũ\b(?=\s*[),.;]|$)"
)
_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
_FIRST_HALF = re.compile(r"(?:6|sau) thang dau nam (\d{4})|quy (?:i|ii|1|2)(?:,? nam |/)(\d{4})")
_FORWARD = re.compile(r"phuong huong|nhiem vu|giai phap|to chuc thuc hien|kien nghi|de xuat|trong tam")
_BACK = re.compile(r"\bket qua\b|\bdanh gia\b|\btinh hinh\b")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Former:
    """A name that no longer stands: what it is called, until when, what came after it, how strongly that speaks."""

    name: str
    until: date
    now: str
    source: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Use:
    """A former name at `[start:end]` of the folded text."""

    start: int
    end: int
    former: Former


def check(context: Context) -> Iterable[Finding]:
    yield from _issued_afterwards(context)
    yield from _named_as_living(context)


def _issued_afterwards(context: Context) -> Iterable[Finding]:
    """Citations whose issuer had ended before their own day; a registered one is left to the rules that compare fields."""
    for index, citation, verdict in context.judged():
        if not (citation.issuer and citation.issuer_span and citation.date) or verdict.entry is not None:
            continue
        issuer = f" {' '.join(plain(citation.issuer).split())} "
        former = next((former for key, former in _names().items() if former.until < citation.date and f" {key} " in issuer), None)
        if former and former.severity is Severity.WARNING:
            said = f"«{former.name}» không còn từ {short(former.until)}, nay là {former.now}"
            yield flag(
                context,
                citation.issuer_span,
                (code, name),
                Severity.WARNING,
                f"{quoted(citation)} ghi cơ quan ban hành «{citation.issuer}», nhưng {said}: hãy đối chiếu ngày và cơ quan ban hành.",
                evidence=(f"Căn cứ: {former.source}",),
                citation=index,
            )


def _named_as_living(context: Context) -> Iterable[Finding]:
    if context.document.kind not in (Kind.REPORT, Kind.PLAN, Kind.REQUEST) or context.on_source == "today":
        return
    view = folded(context.text)
    sheltered, ahead = citations_and_quotations(context), _ahead(context)
    uses: dict[str, list[Span]] = {}
    formers: dict[str, Former] = {}
    looked: Counter[str] = Counter()
    for use in islice(_uses(context.text, context.on), _MOST):
        looked[use.former.name] += 1
        span = view.span(use.start, use.end)
        if looked[use.former.name] > _OFTEN or sheltered.touches(*span) or not _lives(context, use, span, ahead, view.text):
            continue
        formers.setdefault(use.former.name, use.former)
        uses.setdefault(use.former.name, []).append(span)
    for key, spans in uses.items():
        yield _finding(context, formers[key], spans)


def _uses(text: str, on: date) -> Iterator[Use]:
    names = [(key, former) for key, former in _names().items() if former.until <= on]
    if not names:
        return
    view, plain_view, small = folded(text).text, _SPACE.sub(" ", bare(text)), lowered(text)
    searched = plain_view.encode("ascii", "replace")  # one byte a letter is searched faster
    for key, former in names:
        if key.encode("ascii", "replace") not in searched:
            continue
        for start in _places(plain_view, key):
            named = start + len(key) - len(key.split()[-1]) if former.name.startswith(("tỉnh", "Tỉnh")) else start
            if view[named].isupper():
                yield Use(start, start + len(key), former)
    for match in _LEVEL_WORD.finditer(small) if on >= _NO_DISTRICTS else ():
        yield from _districts(view, match)


def _places(view: str, key: str) -> Iterator[int]:
    """Where a name stands as a whole word."""
    at = view.find(key)
    while at >= 0:
        if not (view[at - 1 : at].isalnum() or view[at + len(key) : at + len(key) + 1].isalnum()):
            yield at
        at = view.find(key, at + 1)


def _districts(view: str, match: re.Match[str]) -> Iterator[Use]:
    """«huyện Bến Cầu», «UBND huyện», «các huyện», «cấp huyện»."""
    called = _proper(view[match.end() : match.end() + _NAME])
    if called:
        end = view.index(called, match.end()) + len(called)
        yield Use(match.start(), end, _district(f"{' '.join(match.group().split())} {called}"))
        return
    lead = _LEAD.search(view, max(0, match.start() - _NAME), match.start())
    if lead and not re.match(r"\s+đảo\b", view[match.end() : match.end() + _NAME]):
        yield Use(lead.start(), match.end(), _district("cấp huyện"))


def _proper(words: str) -> str:
    """The leading words that begin with a capital: «Bến Cầu tổ chức» → «Bến Cầu»."""
    end = 0
    for match in re.finditer(r"\w+", words):
        if not match.group()[0].isupper() or words[end : match.start()].strip():
            break
        end = match.end()
    return words[:end].strip()


def _district(called: str) -> Former:
    return Former(called, _NO_DISTRICTS, "đơn vị hành chính cấp xã", "203/2025/QH15", Severity.WARNING)


@cache
def _names() -> dict[str, Former]:
    """Former names in plain form; a name with a dash also without blanks around it."""
    keys = {key: former for former in _formers() for key in (plain(former.name), plain(former.name).replace(" - ", "-"))}
    return dict(sorted(keys.items()))


def _formers() -> Iterator[Former]:
    """Provinces (and their party committees), ministries, and the departments of the provinces that followed their ministries."""
    for unit in units():
        if unit.valid_to is None or unit.successor is None or unit.kind not in ("province", "ministry"):
            continue
        yield Former(unit.name, unit.valid_to, unit.successor, unit.source, Severity.WARNING)
        if unit.kind == "province":
            committee = unit.successor.replace("thành phố ", "Thành ủy ").replace("tỉnh ", "Tỉnh ủy ")
            yield Former(f"Tỉnh ủy {unit.name.removeprefix('tỉnh ')}", unit.valid_to, committee, unit.source, Severity.WARNING)
        elif unit.name.startswith("Bộ "):
            yield Former(f"Sở {unit.name[3:]}", unit.valid_to, f"Sở {unit.successor[3:]}", "sắp xếp cơ quan chuyên môn của tỉnh từ 01/3/2025", Severity.INFO)


def _ahead(context: Context) -> Sheltered:
    """Where a document speaks of now and later: head, opening without sections, parts about tasks, closing and recipients."""
    document = context.document
    spans: list[Span] = [(line.start, line.end) for line in (*document.head.lines, *document.tail.lines)]
    for section in document.sections:
        heading = simple(section.heading)
        if _FORWARD.search(heading) and not _BACK.search(heading):
            spans.append((section.start, section.body_end))
    if document.kind is not Kind.REPORT:
        spans.append((0, len(context.text)))
    return joined(spans)


def _lives(context: Context, use: Use, span: Span, ahead: Sheltered, view: str) -> bool:
    """Whether the name is used as that of a body that stands."""
    period = context.document.period
    if period is not None and period.start < use.former.until and not ahead.covers(span[0]):
        return False
    return not _is_history(_sentence(view, use), use.former.until)


def _sentence(view: str, use: Use) -> str:
    """The words around a use, up to the stops on both sides."""
    before = re.split(r"[.;]\s|\n", view[max(0, use.start - _LONGEST) : use.start])[-1]
    after = re.split(r"[.;](?:\s|$)|\n", view[use.start : use.end + _LONGEST])[0]
    return before + after


def _is_history(sentence: str, until: date) -> bool:
    bare = plain(sentence)
    if _HISTORY.search(" ".join(sentence.lower().split())) or any(year and int(year) <= until.year for found in _FIRST_HALF.findall(bare) for year in found):
        return True
    if any((int(y), int(m)) < (until.year, until.month) for _, m, y in _DAY.findall(bare)):
        return True
    return any(int(year) < until.year for year in _YEAR.findall(_DAY.sub(" ", bare)))


def _finding(context: Context, former: Former, spans: list[Span]) -> Finding:
    others = f" (còn {len(spans) - 1} chỗ khác)" if len(spans) > 1 else ""
    return flag(
        context,
        spans[0],
        (code, name),
        former.severity,
        f"«{former.name}» không còn từ {short(former.until)}, nay là {former.now}{others}: hãy xem lại tên gọi.",
        evidence=(f"Căn cứ: {former.source}",),
    )
