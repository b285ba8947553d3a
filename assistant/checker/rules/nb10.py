"""NB10: a promise that does not come back among the tasks.

What: «Dự kiến tháng 7/2024, sẽ sơ kết khối thi đua» in the results, with no such task in the part about the next period. Why: what is announced must be
planned, or it is forgotten. Example: Dự kiến tháng 7/2024, sẽ sơ kết khối thi đua. Instead: the same, and a line «- Tháng 7/2024: sơ kết khối thi đua».
Basis: 30/2020/NĐ-CP, article 10.4. Only a question: tasks may be worded otherwise. Silent where the day named lies in the period itself or beyond
the next one, and where the report has no part about the next period.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import Span, flag
from assistant.checker.views import lowered, plainly, simple, small
from corpus.document import Document, Kind, Section
from corpus.periods import Period
from corpus.text.folding import fold

code = "NB10"
name = "Việc dự kiến chưa có trong nhiệm vụ"
title = "Việc dự kiến không trở lại ở phần nhiệm vụ kỳ tới"
explanation = (
    "Phần kết quả nêu một việc dự kiến làm sau kỳ báo cáo, nhưng phần phương hướng, nhiệm vụ không thấy việc đó. Đây chỉ là câu hỏi: nhiệm vụ có thể được viết "
    "bằng lời khác. Không xét việc có hạn trong kỳ báo cáo hoặc sau kỳ tới."
)
example = "I. … Dự kiến tháng 7/2024, sẽ tiến hành sơ kết khối thi đua các phòng. III. (không nhắc đến việc sơ kết khối)"
instead = "III. … - Tháng 7/2024: sơ kết khối thi đua các phòng thuộc Sở"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
most = Severity.WARNING

_FORWARD = re.compile(r"phuong huong|nhiem vu|trong tam|chuong trinh cong tac|ke hoach cong tac|cuoi nam|quy toi|ky toi")
_BACK = re.compile(r"\bket qua\b|\bdanh gia\b|\btinh hinh\b|\buu diem\b|\bhan che\b|\bdac diem\b")
_PROMISE = re.compile(r"\bdự\s+kiến\b", re.IGNORECASE)
_MONTH = re.compile(r"\bthang (?P<month>1[0-2]|0?[1-9])(?: nam |/)(?P<year>20\d\d)\b|/(?P<month2>1[0-2]|0?[1-9])/(?P<year2>20\d\d)\b")
_QUARTER = re.compile(r"\bquy (?P<quarter>iv|iii|ii|i|[1-4])(?:,? nam |/)(?P<year>20\d\d)\b")
_TIME = re.compile(r"\b(?:(?:trong|vào|trước|từ|đến)\s+)*(?:ngày|tháng|quý|năm|cuối|đầu)\s+(?:(?:ngày|tháng|quý|năm|cuối|đầu)\s+)*(?:\d[\d/]*|[ivx]+)\b")
_YEAR = re.compile(r"\bnam (?P<year>20\d\d)\b")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_EMPTY = frozenset(
    {"dự", "kiến", "sẽ", "tiến", "hành", "tổ", "chức", "trong", "và", "các", "của", "cho", "tại", "vào", "với", "đến", "theo", "là", "có", "đối", "được"}
)
_WORD = re.compile(r"[^\W\d_]+")
_ACTION = 6
_COVERED = 0.28
_FEW = 2
_MOST = 300  # tasks and promises looked at in one document
_DATED = re.compile(r"20\d\d")


def check(context: Context) -> Iterable[Finding]:
    document, view = context.document, lowered(context.text)
    forward = [section for section in document.sections if _is_forward(section)]
    if document.kind is not Kind.REPORT or document.period is None or not forward or "dự kiến" not in view:
        return
    promises = tuple(islice(_promises(document, forward), _MOST))
    if not promises:
        return
    plans = [span for section in forward for span in _texts(section)]
    tasks = [frozenset(_pairs(small(context.text, a, b))) for a, b in plans[:_MOST]]
    planned = {due for a, b in plans if _DATED.search(context.text, a, b) for due in _dues(plainly(context.text, a, b))}
    rarity = _Rarity(view)
    for start, end in promises:
        words, due = _pairs(small(context.text, start, end)), next(_dues(plainly(context.text, start, end)), None)
        if len(words) < _FEW or due in planned or not _is_next(document.period, due) or _is_covered(words, tasks, rarity):
            continue
        yield flag(
            context,
            (start, end),
            (code, name),
            Severity.INFO,
            f"Việc dự kiến này chưa thấy ở mục «{_short(forward[0].heading)}»: hãy xem lại có cần thêm nhiệm vụ không.",
        )


def _is_forward(section: Section) -> bool:
    heading = simple(section.heading)
    return bool(_FORWARD.search(heading)) and not _BACK.search(heading)


def _texts(section: Section) -> Iterator[Span]:
    """Headings and paragraphs of a section and those under it."""
    for one in section.walk():
        yield one.start, one.end
        yield from ((paragraph.start, paragraph.end) for paragraph in one.paragraphs if not paragraph.footnote)


def _promises(document: Document, forward: Sequence[Section]) -> Iterator[Span]:
    """From «dự kiến» to the end of its sentence, outside the part about the next period."""
    for section in document.sections:
        if section in forward:
            continue
        for one in section.walk():
            for sentence in (sentence for paragraph in one.paragraphs for sentence in paragraph.sentences):
                if "kiến" not in small(document.text, sentence.start, sentence.end):
                    continue
                said = fold(document.text[sentence.start : sentence.end])
                match = _PROMISE.search(said.text)
                if match:
                    yield sentence.start + said.position(match.start()), sentence.end


def _is_next(period: Period, due: date | None) -> bool:
    """Whether the time named, if any, lies after the period and not beyond the next one."""
    return due is None or period.end < due <= period.end + (period.end - period.start) + timedelta(days=31)


def _dues(words: str) -> Iterator[date]:
    """Middles of the months and quarters named; where there is none, of the last month of a year named."""
    months = [date(int(m["year"] or m["year2"]), int(m["month"] or m["month2"]), 15) for m in _MONTH.finditer(words)]
    quarters = [date(int(m["year"]), 3 * _QUARTERS[m["quarter"]] - 1, 15) for m in _QUARTER.finditer(words)]
    yield from months
    yield from quarters
    if not (months or quarters):
        yield from (date(int(m["year"]), 12, 15) for m in _YEAR.finditer(words))


def _pairs(said: str) -> list[str]:
    """Neighbouring words, in order, without times and without the words that every plan uses."""
    words = _WORD.findall(_TIME.sub(" ", said))
    return [f"{a} {b}" for a, b in pairwise(words) if not (a in _EMPTY or b in _EMPTY)]


class _Rarity(dict[str, float]):
    """How much a pair of words tells: little where the document has it on every page. Counted when first asked."""

    def __init__(self, view: str) -> None:
        self._view = view
        self._lines = view.count("\n") + 1

    def __missing__(self, pair: str) -> float:
        self[pair] = math.log(1 + self._lines / max(1, min(self._lines, self._view.count(pair))))
        return self[pair]


def _is_covered(words: Sequence[str], tasks: Sequence[frozenset[str]], rarity: Mapping[str, float]) -> bool:
    """Whether one task repeats enough of what a promise says, of its action or of all of it."""
    return any(_share(frozenset(part), tasks, rarity) >= _COVERED for part in (words[:_ACTION], words))


def _share(words: frozenset[str], tasks: Sequence[frozenset[str]], rarity: Mapping[str, float]) -> float:
    best = max((sum(rarity[pair] for pair in words & task) for task in tasks), default=0.0)
    return best / sum(rarity[pair] for pair in words) if best else 0.0


def _short(heading: str) -> str:
    return heading if len(heading) <= 60 else heading[:57].rstrip() + "…"
