"""NB09: one paragraph doing duty for several items.

What: a paragraph of which nearly every word stood under another item already. Why: the second item is not answered, and a reader who notices loses
trust in both. Example: the same «Công tác triển khai …» under three movements. Instead: say what was done for this movement.
Basis: 30/2020/NĐ-CP, article 10.4. Citations, footnotes, tables and legal texts do not count; short paragraphs may repeat.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.sheltered import Sheltered, citations_of
from assistant.checker.views import words_between
from corpus.document import Kind, Paragraph, Section

code = "NB09"
name = "Đoạn văn lặp lại"
title = "Một đoạn văn dùng cho nhiều mục"
explanation = (
    "Gần như cả đoạn văn đã có ở một mục khác. Mỗi mục cần nội dung, số liệu của riêng mình. Không tính phần viện dẫn văn bản, chú thích, bảng và đoạn ngắn."
)
example = "Mục 2.5, 2.6.1 và 2.6.2 cùng ghi: «Ban Giám đốc Sở quan tâm chỉ đạo, triển khai nội dung phong trào đến tất cả công chức, người lao động …»"
instead = "Mục 2.6.2: «Trong 4 phòng đã đăng ký, 03 phòng hoàn thành sản phẩm trước ngày 31/5/2024»"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
most = Severity.WARNING

_SPAN = 5
_LEAST = 20
_SHARE = 0.8
_MARKER = re.compile(r"^[-+*•\s]+")

Gram = int
"""Six words by their hash: a number is compared faster than six words, and no two runs of one text meet in it by chance."""


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.LEGAL:
        return
    cited = citations_of(context)
    first: dict[Gram, int] = {}
    last: dict[Gram, int] = {}
    seen: list[tuple[Paragraph, int]] = []
    shortest = len(context.text)
    for paragraph in _paragraphs(context):
        grams = _grams(context.text, paragraph, cited)
        if not grams:
            continue
        new = grams.difference(first)
        known = grams - new if len(new) < len(grams) else frozenset()
        shortest = min(shortest, len(grams))
        best, shared = _best(known, first, last) if len(known) >= _SHARE * shortest else (0, 0)
        if shared and shared >= _SHARE * min(len(grams), seen[best][1]):
            yield _finding(context, paragraph, seen[best][0])
        first.update(dict.fromkeys(new, len(seen)))
        last.update(dict.fromkeys(known, len(seen)))
        seen.append((paragraph, len(grams)))


def _paragraphs(context: Context) -> Iterator[Paragraph]:
    """Running text of the body, without footnotes, table rows and the annex."""
    end = context.document.annex_start or len(context.text)
    for section in context.document.walk():
        for paragraph in section.paragraphs:
            if not paragraph.footnote and paragraph.start < end and "|" not in context.text[paragraph.start : paragraph.end]:
                yield paragraph


def _grams(text: str, paragraph: Paragraph, cited: Sheltered) -> frozenset[Gram]:
    """Runs of six words outside citations; none for a paragraph of less than twenty words."""
    words = [words_between(text, a, b) for piece in paragraph.pieces for a, b in cited.gaps(piece.start, piece.end)]
    if sum(map(len, words)) < _LEAST:
        return frozenset()
    return frozenset(chain.from_iterable(map(hash, zip(run, run[1:], run[2:], run[3:], run[4:], run[5:], strict=False)) for run in words))


def _best(known: Collection[Gram], first: Mapping[Gram, int], last: Mapping[Gram, int]) -> tuple[int, int]:
    """The earlier paragraph that shares most runs of words, and how many: none where too few are known. The first and the last that had a run count."""
    if len(known) < _SHARE * (_LEAST - 3 * _SPAN):
        return 0, 0
    shared = Counter(map(first.__getitem__, known))
    shared.update(last[gram] for gram in known if gram in last)
    return max(shared.items(), key=lambda item: (item[1], -item[0]))


def _innermost(path: tuple[Section, ...]) -> tuple[Section, ...]:
    """The section that says where one is: «2.6.1» alone, «1» with the one above it («III.1»)."""
    return path[-1:] if "." in path[-1].number else path[-2:]


def _finding(context: Context, paragraph: Paragraph, earlier: Paragraph) -> Finding:
    words = " ".join(_MARKER.sub("", context.text[earlier.start : earlier.end]).split())
    number = ".".join(section.number for section in _innermost(context.path(earlier.start)))
    place = f"mục {number}, dòng {context.line(earlier.start)}"
    return flag(
        context,
        (paragraph.start, paragraph.end),
        (code, name),
        Severity.WARNING,
        f"Đoạn này gần như lặp lại đoạn ở {place}: hãy viết nội dung riêng của mục này hoặc bỏ một đoạn.",
        evidence=(f"Đoạn ở {place}: {words[:120]}{'…' if len(words) > 120 else ''}",),
    )
