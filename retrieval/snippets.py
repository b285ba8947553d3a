"""The part of a passage to show for a query, with the words that match: a window of whole words, from a sentence's beginning where one is near.

Matching is done on folded text, all offsets point into the text as given. Pure: no index, no clock.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.text.folding import Folded, fold, plain_word
from corpus.text.sentences import split
from retrieval.query import Query
from retrieval.tokens import syllable

LONGEST = 300
_FULL = 200  # a window may end with a sentence from here on
_LEAD = 60  # letters kept before the first match inside a long sentence
_WORD = re.compile(r"[^\W_]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_SLIGHT = 0.1
_NEIGHBOURS = 0.5
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        "và hoặc hay là của các những mọi cho được bị trong ngoài trên dưới tại ở từ đến với theo về để do bởi vì thì mà nếu khi này đó ấy kia nào gì có "
        "một sẽ đã đang cũng còn nên cùng như qua ra vào lên xuống"
    )
)


@dataclass(frozen=True, slots=True)
class Snippet:
    """`text` is the passage's `[start:end]`; `highlights` are half-open ranges in the passage, in order, inside the snippet, not overlapping."""

    start: int
    end: int
    text: str
    highlights: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """A word of the text that the query has; `term` its number among the query's words, `linked` to the match before it as in the query."""

    start: int
    end: int
    term: int
    weight: float
    linked: bool


def snippet(text: str, query: Query, *, longest: int = LONGEST) -> Snippet:
    """At most `longest` letters (a decomposed letter counts once); the beginning of the text where nothing matches."""
    view = fold(text)
    words = [match.span() for match in _WORD.finditer(view.text)]
    matches = _matches(view.text, words, query)
    start, end = _best_window(view.text, words, matches, longest)
    inside = [match for match in matches if match.start >= start and match.end <= end]
    return _unfolded(text, view, (start, end), _joined(view.text, _worth_marking(inside)))


def _matches(text: str, words: Sequence[tuple[int, int]], query: Query) -> list[_Match]:
    """Words compared with their marks, or without where the query was typed without."""
    written = [_form(text[start:end], unaccented=query.unaccented) for start, end in words]
    asked = [_form(word, unaccented=query.unaccented) for word in query.words]
    terms = {word: at for at, word in reversed(list(enumerate(asked)))}
    links = set(pairwise(asked))
    slight = {plain_word(word) for word in _FUNCTION_WORDS} if query.unaccented else _FUNCTION_WORDS
    found = []
    for at, word in enumerate(written):
        if word in terms:
            linked = at > 0 and (written[at - 1], word) in links
            found.append(_Match(*words[at], terms[word], _SLIGHT if word in slight else 1.0, linked))
    return found


def _form(word: str, *, unaccented: bool) -> str:
    return plain_word(word) if unaccented else syllable(word)


def _best_window(text: str, words: Sequence[tuple[int, int]], matches: Sequence[_Match], longest: int) -> tuple[int, int]:
    """The window with the most of the query, each word once, neighbours more; of equal ones that from a sentence's beginning, then the first."""
    sentences = list(_sentences(text))
    begins, ends = [start for start, _ in sentences], [end for _, end in sentences]
    word_starts, word_ends = [start for start, _ in words], [end for _, end in words]
    if not words:
        return 0, min(len(text), longest)
    starts = {begins[0] if begins else 0, *(_start(match.start, begins, word_starts, longest) for match in matches)}
    best: tuple[float, bool, int] | None = None
    window = (0, 0)
    first_of = [match.start for match in matches]
    for start in sorted(starts):
        end = _end(text, start, ends, word_ends, longest)
        inside = [match for match in matches[bisect_left(first_of, start) : bisect_left(first_of, end)] if match.end <= end]
        rank = (_worth(inside), start in set(begins), -start)
        if best is None or rank > best:
            best, window = rank, (start, end)
    return window


def _start(match: int, begins: Sequence[int], word_starts: Sequence[int], longest: int) -> int:
    """Where a window that shows this match begins: its sentence, or a word shortly before it in a sentence too long to show from its beginning."""
    at = bisect_right(begins, match) - 1
    if at >= 0 and match - begins[at] <= longest // 2:
        return begins[at]
    return word_starts[bisect_left(word_starts, max(0, match - _LEAD))]


def _end(text: str, start: int, ends: Sequence[int], word_ends: Sequence[int], longest: int) -> int:
    """The last end of a sentence that leaves the window long enough, else of a word; in the midst of a word longer than the window."""
    limit = start + longest
    if len(text.rstrip()) <= limit:
        return len(text.rstrip())
    at = bisect_right(ends, limit) - 1
    if at >= 0 and ends[at] >= start + min(_FULL, longest // 2):
        return ends[at]
    at = bisect_right(word_ends, limit) - 1
    return word_ends[at] if at >= 0 and word_ends[at] > start else limit


def _worth(matches: Iterable[_Match]) -> float:
    terms: dict[int, float] = {}
    for match in matches:
        terms[match.term] = max(terms.get(match.term, 0.0), match.weight * (1 + (_NEIGHBOURS if match.linked else 0)))
    return sum(terms.values())


def _worth_marking(matches: Sequence[_Match]) -> list[_Match]:
    """Words that carry meaning, and small words that stand beside another match as they do in the query."""
    kept = []
    for at, match in enumerate(matches):
        follows = at + 1 < len(matches) and matches[at + 1].linked
        if match.weight == 1.0 or match.linked or follows:
            kept.append(match)
    return kept


def _joined(text: str, matches: Iterable[_Match]) -> list[tuple[int, int]]:
    """Matches with nothing but spaces between them as one range."""
    ranges: list[tuple[int, int]] = []
    for match in matches:
        if ranges and text[ranges[-1][1] : match.start].isspace():
            ranges[-1] = (ranges[-1][0], match.end)
        else:
            ranges.append((match.start, match.end))
    return ranges


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of the paragraphs, which blank lines part."""
    position = 0
    for blank in _BLANK_LINE.finditer(text):
        yield from split(text, position, blank.start())
        position = blank.end()
    yield from split(text, position, len(text))


def _unfolded(text: str, view: Folded, window: tuple[int, int], ranges: Iterable[tuple[int, int]]) -> Snippet:
    start, end = view.span(*window)
    return Snippet(start, end, text[start:end], tuple(view.span(*found) for found in ranges))
