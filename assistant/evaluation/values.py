"""Numbers, dates and words of two sentences that say the same thing → which value stands in the place of which."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from rapidfuzz.distance import Indel

from corpus.text.folding import fold, plain

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_TOKEN = re.compile(
    rf"""
    (?P<date>\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?\d{{4}}|\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+\d{{4}})
  | (?P<time>\d{{1,2}}:\d{{2}}(?!\d))
  | (?P<month>\d{{1,2}}\s?/\s?(?:19|20)\d\d(?!\d)|\b[IV]{{1,3}}\s?/\s?(?:19|20)\d\d(?!\d))
  | (?P<symbol>\d+[/-][A-ZĐ][\w/-]*|\d+/(?:19|20)\d\d/[\w/-]+)
  | (?P<ratio>(?:{_NUMBER})\s?/\s?(?:{_NUMBER}))
  | (?P<percent>(?:{_NUMBER})\s?%)
  | (?P<year>(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d))
  | (?P<number>{_NUMBER})
  | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)
_SPELLED = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
SCALES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9}
_MEASURES = (*SCALES, "dong", "usd", "phan")
QUANTITIES = ("ratio", "percent", "number")
VALUES = (*QUANTITIES, "date", "time", "month", "year")


@dataclass(frozen=True, slots=True)
class Token:
    """A number, date, document symbol or word at `[start:end]`; `scale`: 1,000,000 for a number before «triệu»."""

    start: int
    end: int
    text: str
    kind: str
    scale: int = 1

    @property
    def value(self) -> object:
        """What it says, however it is written: «52,5 triệu» and «52.500.000» are the same."""
        if self.kind in ("number", "percent"):
            return decimal(self.text) * self.scale
        if self.kind in ("date", "time", "month", "year", "ratio"):
            return tuple(int(part.replace(".", "")) if part[0].isdigit() else part for part in re.findall(r"\d[\d.]*\d|\d|[IV]+", self.text))
        return plain(fold(self.text).text)


def decimal(text: str) -> Decimal:
    """«1.706,5 %» → 1706.5; «hai» → 2."""
    if text.lower() in _SPELLED:
        return Decimal(_SPELLED[text.lower()])
    return Decimal(re.sub(r"[^\d,]", "", text).replace(",", "."))


def tokens_of(text: str) -> list[Token]:
    """All tokens, left to right; marks between them are left out."""
    found = [Token(*match.span(), match.group(), _kind(match)) for match in _TOKEN.finditer(text)]
    for i, (token, following) in enumerate(pairwise(list(found))):
        scale = SCALES.get(plain(fold(following.text).text)) if token.kind == "number" and following.kind == "word" else None
        if scale:
            found[i] = Token(token.start, token.end, token.text, token.kind, scale)
    return found


def _kind(match: re.Match[str]) -> str:
    """A number in words is a number."""
    return "number" if match.group().lower() in _SPELLED else match.lastgroup or "word"


def _sign(token: Token) -> str:
    return plain(fold(token.text).text) if token.kind == "word" else f"<{token.kind}>"


def token_pairs(old: list[Token], new: list[Token]) -> dict[int, int]:
    """Old token → new token at its place.

    A value is paired only beside what both sentences have at that place: the word or value before it, or the counted thing behind it (of money and
    shares the unit behind says nothing).
    """
    pairs: dict[int, int] = {}
    for opcode in Indel.opcodes(list(map(_sign, old)), list(map(_sign, new))):
        if opcode.tag == "equal":
            pairs |= dict(zip(range(opcode.src_start, opcode.src_end), range(opcode.dest_start, opcode.dest_end), strict=True))
    kept: dict[int, int] = {}
    for i, j in sorted(pairs.items()):
        if old[i].kind == "word" or kept.get(i - 1) == j - 1 or (pairs.get(i + 1) == j + 1 and _is_counted(old, i)) or (i == j == 0):
            kept[i] = j
    return kept


def _is_counted(tokens: list[Token], i: int) -> bool:
    """Whether a word behind a number names what is counted."""
    following = tokens[i + 1]
    return following.kind == "word" and tokens[i].kind != "percent" and plain(fold(following.text).text) not in _MEASURES
