"""NB14: a word written twice.

What: «vào vào quý III», «của động của động», a syllable doubled inside a word that the document elsewhere writes right («nông thôn thôn mới»).
Why: a slip of typing that careful readers see at once. Example: tiến hành vào vào quý III. Instead: tiến hành vào quý III.
Basis: 30/2020/NĐ-CP, article 10.4. Silent inside citations, titles and quotations. Vietnamese doubles words on purpose («từ từ», «luôn luôn»,
«ngày ngày») and lets two words meet («phân công công tác», «cơ quan quan tâm»): only words that never do either are flagged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count, pairwise

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import Span, flag
from assistant.checker.sheltered import joined
from assistant.checker.views import doubled, folded, lowered, spaced, words_of

code = "NB14"
name = "Lặp từ ngữ"
title = "Một từ được viết hai lần liền nhau"
explanation = (
    "Một từ hoặc cụm từ được viết hai lần liền nhau do gõ hoặc ghép văn bản. Từ láy («từ từ», «luôn luôn») và chỗ hai từ khác nhau gặp nhau "
    "(«phân công công tác») không bị coi là lỗi. Không xét bên trong viện dẫn và trích nguyên văn."
)
example = "Dự kiến tiến hành tự kiểm tra vào vào quý III"
instead = "Dự kiến tiến hành tự kiểm tra vào quý III"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
most = Severity.WARNING

_PARTICLES = frozenset(
    (
        *("của", "các", "những", "với", "và", "hoặc", "vào", "theo", "tại", "trong", "trên", "cho", "được", "bị", "phải", "là", "này"),
        *("đã", "đang", "sẽ", "cũng", "rằng", "nhằm", "để", "về"),
    )
)
_MEETING = {  # words that end in the particle: «hiện tại tại Sở», «thiết bị bị hỏng»
    "tại": {"hiện", "tồn", "thực"},
    "theo": {"tiếp", "kèm", "đi", "mang", "làm"},
    "được": {"có", "đạt", "nhận", "thu", "giành", "làm"},
    "vào": {"đầu", "ra"},
    "về": {"trở", "quay", "ra", "đi"},
    "bị": {"thiết", "trang", "chuẩn", "dự"},
    "phải": {"bên", "trái", "cần"},
    "trên": {"bên", "nêu"},
    "trong": {"bên", "bao"},
    "cho": {"làm"},
    "này": {"điều"},
}
_UNITS = frozenset({"ngày", "tháng", "năm", "quý", "số", "khoản", "điểm"})
_BINDING = frozenset({"của", "các", "những", "với", "về", "trong", "tại", "cho", "được", "để", "đã", "sẽ"})
_MEETS_ITSELF = frozenset({"vi"})  # «hành vi vi phạm»
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[ \t]+|[ \t]*\n[ \t]*")
_RANGE = re.compile(r"\s+\d+\s*-")
_LONGEST = 4
_OFTEN = 2
_FEW = 60  # places of words that are counted off one by one
_SYLLABLES = 8  # doubled syllables looked at closely in one document


@dataclass(frozen=True, slots=True)
class Doubling:
    """A doubled word in the folded text: its place, what should stand there, whether taking the second away can only be right."""

    start: int
    end: int
    once: Span
    sure: bool


def check(context: Context) -> Iterable[Finding]:
    view = folded(context.text)
    shelter = joined(span for citation in context.citations for span in ((citation.start, citation.end), citation.title_span) if span)
    free = 0
    for doubling in sorted(_doublings(view.text, context.text), key=lambda one: (one.start, one.end)):
        start, end = view.span(doubling.start, doubling.end)
        if start < free or shelter.touches(start, end) or _quoted(view.text, doubling.start):
            continue
        free = end
        once = slice(*view.span(*doubling.once))
        yield flag(
            context,
            (start, end),
            (code, name),
            Severity.WARNING,
            f"«{' '.join(context.text[start:end].split())}» lặp từ: hãy bỏ một lần.",
            replacements=(Replacement(context.text[once], safe=doubling.sure),),
        )


def _doublings(view: str, text: str) -> Iterator[Doubling]:
    """Runs of one to four words that stand twice, where that cannot be meant."""
    small, words = lowered(text), words_of(text)
    found = [*((at, 1, sure) for at, sure in _ones(words, doubled(text), small)), *((at, size, False) for at, size in _phrases(words))]
    spans = _spans(text, sorted({place for at, size, _ in found for place in range(at, at + 2 * size)}))
    for at, size, sure in found:
        first, second = [spans[place] for place in range(at, at + size)], [spans[place] for place in range(at + size, at + 2 * size)]
        if _is_one_run(view, [*first, *second], size) and not (words[at] == "năm" and _RANGE.match(view, second[-1][1])):
            yield Doubling(first[0][0], second[-1][1], (first[0][0], first[-1][1]), sure)


def _is_one_run(view: str, spans: Sequence[Span], size: int) -> bool:
    """Whether only blanks stand between the words, and no capital opens the second run on a line of its own."""
    gaps = [view[one[1] : two[0]] for one, two in pairwise(spans)]
    return all(map(_GAP.fullmatch, gaps)) and ("\n" not in gaps[size - 1] or view[spans[size][0]].islower())


def _spans(text: str, places: Sequence[int]) -> dict[int, Span]:
    """Where the words of these numbers stand; a few are counted off, for many the whole text is gone through."""
    view, words = spaced(text), words_of(text)
    if len(places) > _FEW:
        wanted = bytearray(places[-1] + 1)
        for place in places:
            wanted[place] = 1
        return {place: match.span() for place, match in zip(places, compress(_WORD.finditer(view), wanted), strict=True)}
    spans, rest, counted = {}, view, 0
    for place in places:
        rest = rest.split(None, place - counted)[-1]
        counted, start = place, len(view) - len(rest)
        spans[place] = start, start + len(words[place])
    return spans


def _ones(words: Sequence[str], twice: Iterable[int], small: str) -> Iterator[tuple[int, bool]]:
    """Where one word stands twice, and whether it is one that never does."""
    closely = 0
    for at in twice:
        word, before, after = words[at], words[at - 1] if at else "", words[at + 2] if at + 2 < len(words) else ""
        if word in _PARTICLES:
            if before not in _MEETING.get(word, ()) and after != "cải":
                yield at, True
        elif word in _UNITS:
            if after.isdecimal():
                yield at, False
        elif closely < _SYLLABLES and word.isalpha() and word not in _MEETS_ITSELF:
            closely += 1
            if small.count(f"{before} {word} {after}") >= _OFTEN and _is_inside_word(words, before, word, after):
                yield at, False


def _phrases(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where several words with a particle among them stand twice, and how many; «kiểm sát kiểm sát» may be meant."""
    particles = list(compress(count(), map(_BINDING.__contains__, words)))
    for size in range(2, _LONGEST + 1):
        again = [at for at in particles if at >= size and words[at] == words[at - size]]
        for start in sorted({start for at in again for start in range(max(0, at - 2 * size + 1), at - size + 1)}):
            run = words[start : start + size]
            if run == words[start + size : start + 2 * size] and len(set(run)) == size and all(map(str.isalpha, run)):
                yield start, size


def _is_inside_word(words: Sequence[str], before: str, word: str, after: str) -> bool:
    """«nông thôn thôn mới» where the document writes «nông thôn mới» elsewhere and «thôn mới» nowhere else."""
    whole = sum(triple == (before, word, after) for triple in zip(words, words[1:], words[2:], strict=False))
    pairs = sum(pair == (word, after) for pair in pairwise(words))
    doubled = sum(triple == (word, word, after) for triple in zip(words, words[1:], words[2:], strict=False))
    return whole >= _OFTEN and pairs == whole + doubled


def _quoted(view: str, start: int) -> bool:
    """Whether the last quotation mark before a place opens a quotation on the same line."""
    line = view.rfind("\n", 0, start) + 1
    return view.rfind("“", line, start) > view.rfind("”", line, start)
