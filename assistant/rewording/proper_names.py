"""Finds the proper names of a sentence: agencies, posts, honours, places, people. Pure; errs on the side of masking too much."""

import re
from functools import lru_cache

from assistant.rewording.phrases import phrases

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"\s+|\s?[-–]\s?")
_LIST = re.compile(r",\s+|\s+và\s+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s)\s*$")


def find_names(text: str) -> list[Span]:
    """Spans of names in NFC `text`, in order: capitalised runs with the small words that belong to them."""
    pieces = _pieces(text)
    names: list[Span] = []
    for start, end in pieces:
        if names and _goes_on(text, names[-1], (start, end)):
            names[-1] = (names[-1][0], end)
        else:
            names.append((start, end))
    trimmed = (_without_opener(text, name) for name in names)
    return [name for name in trimmed if name]


def _pieces(text: str) -> list[Span]:
    """Known phrases, and single words with a capital outside them; «tỉnh» before a capital counts as part of the name."""
    known = [match.span() for match in _known_phrases().finditer(text)]
    capitals = [match.span() for match in _WORD.finditer(text) if match[0][0].isupper()]
    single = [span for span in capitals if not any(start <= span[0] < end for start, end in known)]
    return sorted([*known, *(_with_place_word(text, span) for span in single)])


def _with_place_word(text: str, span: Span) -> Span:
    before = text[: span[0]].rstrip()
    for place in phrases().places:
        if before.endswith(place) and not before[: -len(place)][-1:].isalnum():
            return len(before) - len(place), span[1]
    return span


def _goes_on(text: str, name: Span, piece: Span) -> bool:
    gap = text[name[1] : piece[0]]
    if piece[0] < name[1] or _INSIDE.fullmatch(gap):
        return True
    head, field = text[name[0] : name[1]], text[piece[0] : piece[1]]
    return bool(_LIST.fullmatch(gap)) and field in phrases().fields and any(re.search(rf"(?<!\w){word}(?!\w)", head) for word in phrases().heads)


def _without_opener(text: str, name: Span) -> Span | None:
    """A run without the ordinary word whose capital only opens the sentence: «Trong Cụm thi đua» → «Cụm thi đua»; None where nothing is left."""
    if not _SENTENCE_START.search(text[: name[0]]):
        return name
    first = _opening_field().match(text, name[0]) or _WORD.match(text, name[0])
    if first is None or (first[0] not in phrases().fields and not _is_ordinary(first[0], alone=first.end() >= name[1])):
        return name
    following = _WORD.search(text, first.end(), name[1])
    return (following.start(), name[1]) if following else None


def _is_ordinary(word: str, *, alone: bool) -> bool:
    return word in phrases().openers or (alone and not (len(word) > 1 and word.isupper()))


@lru_cache(maxsize=1)
def _known_phrases() -> re.Pattern[str]:
    return _any_of(phrases().fields | phrases().bodies | phrases().honours)


@lru_cache(maxsize=1)
def _opening_field() -> re.Pattern[str]:
    return _any_of(phrases().fields)


def _any_of(wanted: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(wanted, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first) + r")(?!\w)")
