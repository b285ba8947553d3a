"""The issuer named after a citation («của Ủy ban nhân dân tỉnh Tây Ninh») and the title that follows it."""

import re

from corpus.citations.grammar import names
from corpus.text.folding import plain

_OF = re.compile(r"\s{1,3}của\s{1,3}", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_MAX_WORDS = 18
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
    words = _name_words(text, start)
    if not words or not _is_organ(text[start : words[-1][1]]):
        return None
    return start, words[-1][1]


def _is_organ(name: str) -> bool:
    plain_words = plain(name).split()
    return any(" ".join(plain_words[:size]) in names().organ_heads for size in (1, 2, 3, 4, 5))


def _name_words(text: str, start: int) -> list[tuple[int, int]]:
    """Words of the name: read on until a stop word or a mark that cannot stand inside a name."""
    stops = names().organ_stops
    spans: list[tuple[int, int]] = []
    position = start
    while len(spans) < _MAX_WORDS:
        match = _WORD.match(text, position)
        if not match:
            break
        following = _WORD.search(text, match.end(), match.end() + 24)
        word = plain(match.group())
        pair = f"{word} {plain(following.group())}" if following and text[match.end() : following.start()].isspace() else word
        third = _WORD.search(text, following.end(), following.end() + 24) if following else None
        triple = f"{pair} {plain(third.group())}" if third and following else pair
        if spans and _stops(match.group(), word, pair, triple, stops):
            break
        spans.append(match.span())
        joiner = _JOINERS.match(text, match.end())
        comma = _FIELD_COMMA.match(text, match.end())
        if joiner and joiner.end() > match.end():
            position = joiner.end()
        elif comma and _FIELDS_WITH_COMMA.search(" ".join(plain(text[a:b]) for a, b in spans)):
            position = comma.end()
        else:
            break
    return _trim(text, spans)


def _stops(surface: str, word: str, pair: str, triple: str, stops: frozenset[str]) -> bool:
    """A capital letter continues a name («Sở Kế hoạch và Đầu tư») even where the word alone would end it."""
    if surface[0].isupper() and word != "v":
        return False
    return word in stops or pair in stops or triple in stops


def _trim(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A name does not end in «và»."""
    while spans and plain(text[spans[-1][0] : spans[-1][1]]) in ("va", "thuoc", "cua"):
        spans.pop()
    return spans
