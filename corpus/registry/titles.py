"""Two wordings of a title compared word by word: no similarity threshold, the edits themselves are classified.

A harmless cut («thực hiện …» without its tail) and a real alteration can have the same ratio; what differs is where words
were put in, left out or changed.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from corpus.registry.numbers import one_damage
from corpus.registry.wording import begins, vocabulary, words

_RELATED = 0.5
_SHORT = 4
_AGREES, _DENIES = 0.8, 0.55


class Wording(StrEnum):
    """How a cited title stands to a registered one, best first."""

    SAME = "same"
    NOISE = "noise"
    CUT = "cut"
    EXTENDED = "extended"
    NUMBERS = "numbers"
    ALTERED = "altered"
    OTHER = "other"


_ORDER = list(Wording)
_ASIDE = re.compile(r"\([^()]*(?:\)|$)|\[.*$", re.DOTALL)
Edit = tuple[str, tuple[str, ...], tuple[str, ...]]


def title_words(title: str) -> tuple[str, ...]:
    """Plain words of a title without its opening «về việc»."""
    tokens = words(title)
    while opening := begins(tokens, vocabulary().openings):
        tokens = tokens[len(opening) :]
    return tokens


def compare_titles(cited: str, registered: Iterable[str]) -> Wording:
    """The best relation of `cited` to any of the registered wordings; what stands in brackets may be put in or left out."""
    return min((_best(cited, title) for title in registered), key=_ORDER.index, default=Wording.OTHER)


@lru_cache(maxsize=8192)
def _best(cited: str, title: str) -> Wording:
    whole = _compare(title_words(cited), title_words(title))
    if whole is Wording.SAME or not _ASIDE.search(cited + title):
        return whole
    bare = _compare(title_words(_ASIDE.sub(" ", cited)), title_words(_ASIDE.sub(" ", title)))
    return min(whole, bare, key=_ORDER.index)


def _compare(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Wording:
    """A cited title that begins with the whole registered one is the same: the sentence goes on after it."""
    if ours == theirs or (len(theirs) >= _SHORT and ours[: len(theirs)] == theirs):
        return Wording.SAME
    edits = _edits(ours, theirs)
    kept = sum(len(a) for kind, a, _ in edits if kind == "equal")
    if not ours or not theirs or kept < _RELATED * min(len(ours), len(theirs)):
        return Wording.OTHER
    return _classify(edits)


def _edits(ours: Sequence[str], theirs: Sequence[str]) -> list[Edit]:
    """What turns the registered words into the cited ones."""
    codes = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    return [(kind, tuple(theirs[a:b]), tuple(ours[c:d])) for kind, a, b, c, d in codes]


def _classify(edits: list[Edit]) -> Wording:
    changes = [(at, edit) for at, edit in enumerate(edits) if edit[0] != "equal"]
    inner = [edit for at, edit in changes if 0 < at < len(edits) - 1]
    ends = [edit for at, edit in changes if at in (0, len(edits) - 1)]
    if any(_changes_digits(edit) for _, edit in changes) or _digits_moved(edits):
        return Wording.NUMBERS
    if any(_alters(edit) for edit in inner) or any(edit[0] == "replace" and _alters(edit) for edit in ends):
        return Wording.ALTERED
    if any(kind == "insert" for kind, _, _ in ends):
        return Wording.EXTENDED
    left_out = any(len(old) > len(new) and not set(old) <= vocabulary().light for _, (_, old, new) in changes)
    return Wording.CUT if left_out else Wording.NOISE


def _changes_digits(edit: Edit) -> bool:
    kind, old, new = edit
    return (
        kind == "replace"
        and any(w.isdigit() for w in old)
        and any(w.isdigit() for w in new)
        and [w for w in old if w.isdigit()] != [w for w in new if w.isdigit()]
    )


def _digits_moved(edits: Sequence[Edit]) -> bool:
    """«2023 - 2025» → «2025 - 2025»: a number left out and another put in, with nothing but a number between them."""
    runs = zip(edits, edits[1:], edits[2:], strict=False)
    return any(
        {a[0], b[0]} == {"delete", "insert"} and same[0] == "equal" and all(word.isdigit() for word in (*same[1], *a[1], *a[2], *b[1], *b[2]))
        for a, same, b in runs
    )


def _alters(edit: Edit) -> bool:
    """Whether an edit puts other words in; leaving words out, light words, scanning noise and a word cut in two do not alter a title."""
    kind, old, new = edit
    if kind == "delete" or set(new) <= vocabulary().light:
        return False
    if len(new) == 1 and old and old[0].startswith(new[0]):
        return False
    return not (len(old) == len(new) and all(a == b or one_damage(a, b) for a, b in zip(old, new, strict=True)))


def speaks_for(cited: str | None, registered: Iterable[str]) -> bool | None:
    """Whether a title supports (True) or denies (False) that it is the registered document; None where it says too little."""
    ours = title_words(cited) if cited else ()
    if len(ours) < _SHORT:
        return None
    best = max((_shared(ours, title_words(title)) for title in registered), default=0.0)
    return True if best >= _AGREES else False if best < _DENIES else None


@lru_cache(maxsize=8192)
def _shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Share of the shorter title that the other has in the same order; other years make it another title."""
    if len(theirs) < _SHORT:
        return _DENIES
    years, other_years = _years(ours), _years(theirs)
    if years and other_years and not years & other_years:
        return 0.0
    kept = sum(size for _, _, size in SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks())
    return kept / min(len(ours), len(theirs))


def _years(tokens: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in tokens if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"))
