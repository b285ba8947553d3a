"""The issuer named after a citation («của Ủy ban nhân dân tỉnh Tây Ninh») and the title that follows it."""

import re

from corpus.citations.grammar import names, plain_organ_lists
from corpus.text.folding import plain

_OF = re.compile(r"\s{1,3}(?:của|cua)\s{1,3}", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_MAX_WORDS = 18
_REACH = 240
_JOINERS = re.compile(r"\s*-\s*|\s+")
_FIELD_COMMA = re.compile(r",\s+")
_FIELDS_WITH_COMMA = re.compile(r"(?:bo|so|phong|bo truong bo|giam doc so) (?:van hoa|lao dong|nong nghiep|tai nguyen|khoa hoc|xay dung)$")


def issuer_after(text: str, end: int) -> tuple[int, int] | None:
    """Span of the issuer's name after «của», None where what follows is not the name of an organ."""
    of = _OF.match(text, end)
    if not of:
        return None
    return issuer_name_at(text, of.end())


def issuer_name_at(text: str, start: int) -> tuple[int, int] | None:
    """Span of the organ's name that begins at `start`."""
    window = text[start : start + _REACH]
    words = _name_words(window)
    if not words or not _is_organ(window[: words[-1][1]]):
        return None
    return start, start + words[-1][1]


def _is_organ(name: str) -> bool:
    plain_words = plain(name).split()
    return any(" ".join(plain_words[:size]) in names().organ_heads for size in (1, 2, 3, 4, 5))


def _name_words(window: str) -> list[tuple[int, int]]:
    """Words of the name at the start of `window`: read on until a stop word or a mark that cannot stand inside a name."""
    words = [match.span() for match in _WORD.finditer(window)]
    spans: list[tuple[int, int]] = []
    position = 0
    for index, (start, end) in enumerate(words[:_MAX_WORDS]):
        if start != position or (spans and _stops(window, words, index)):
            break
        spans.append((start, end))
        joiner, comma = _JOINERS.match(window, end), _FIELD_COMMA.match(window, end)
        if joiner:
            position = joiner.end()
        elif comma and _FIELDS_WITH_COMMA.search(plain(window[:end])):
            position = comma.end()
        else:
            break
    return _trim(window, spans)


def _stops(window: str, words: list[tuple[int, int]], index: int) -> bool:
    """A capital letter continues a name («Sở Kế hoạch và Đầu tư») even where the word alone would end it."""
    start, end = words[index]
    if window[start].isupper() and window[start:end] not in ("V", "v"):
        return False
    stops, runs_on = _closed_lists(window)
    before = window[words[index - 1][0] : words[index - 1][1]].lower()
    phrase = ""
    for word_start, word_end in words[index : index + 3]:
        if phrase and not window[end:word_start].isspace():
            return False
        phrase, end = f"{phrase} {window[word_start:word_end].lower()}".lstrip(), word_end
        if phrase in stops:
            return f"{before} {phrase}" not in runs_on
    return False


def _closed_lists(window: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stop words and exceptions; without marks for a text that has none."""
    return plain_organ_lists() if window.isascii() else (names().organ_stops, names().organ_runs_on)


def _trim(window: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A name does not end in «và»."""
    while spans and plain(window[spans[-1][0] : spans[-1][1]]) in ("va", "thuoc", "cua"):
        spans.pop()
    return spans
