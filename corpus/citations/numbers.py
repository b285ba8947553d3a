"""Document numbers: serial, year and symbol in the shapes of State, Party, councils and unions, canonical form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.citations.grammar import names

_UPPER = "A-ZĐƯÔƠÊĂÂ"
_SEGMENT = rf"(?:[{_UPPER}](?:[a-zđưôơêăâ](?![a-zđưôơêăâ]))?&?){{2,14}}\d{{0,3}}"

# Between the segments of a symbol: a space or a line end on one side at most («QĐ -TTg», «NĐ-\nCP»); on both only before a well-known organ («QĐ - UBND»).
_JOIN = r"(?:[ ]?[-/](?=\S)|[-/]\s{1,2}|[ ]-[ ](?=(?:CP|TT[gG]|UBND|HĐND|T[WU]|QH\d*|UBTVQH\d*)\b))"

NUMBER = re.compile(
    rf"""
    (?P<serial>\d(?<![\w/.,-].)\d{{0,5}}[a-zđ]?)                       # begins with a set, not a look-behind: scans faster
    (?:
        [ ]{{0,2}}/\s{{0,2}}(?P<year>\d{{4}})[ ]{{0,2}}/\s{{0,2}}(?P<law>{_SEGMENT}(?:{_JOIN}{_SEGMENT}){{0,3}})     # 98/2023/NĐ-CP
      | [ ]{{0,2}}/\s{{0,2}}(?P<adm>{_SEGMENT}(?:{_JOIN}{_SEGMENT}){{0,3}})                                          # 85/KH-UBND, 82/HĐTĐ, 733/QĐ/TTg
      | [ ]{{0,2}}-\s{{0,2}}(?P<party>[{_UPPER}][{_UPPER}a-z]{{1,3}}[ ]?[/-]\s?{_SEGMENT}(?:-{_SEGMENT})?)            # 34-CT/TW, 29-HD/TWĐTN-VP
    )
    (?![\w])
    """,
    re.VERBOSE,
)

_CASE = {"TTG": "TTg", "TTR": "TTr", "QYĐ": "QyĐ", "CTR": "CTr"}
_PIECE = re.compile(r"[^/\-\s]+|[/-]")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number found at `[start:end]`. `symbol_type` is the type abbreviation inside it («KH»), `organ` who stands behind it («UBND»)."""

    start: int
    end: int
    canonical: str
    serial: str
    year: int | None
    symbol_type: str | None
    organ: str | None
    shape: str


def find_numbers(text: str) -> Iterator[DocumentNumber]:
    """Document numbers in folded `text`, left to right; fractions, ranges and dates are not numbers."""
    for match in NUMBER.finditer(text):
        number = _read(match)
        if number:
            yield number


def canonical_symbol(symbol: str) -> str:
    """A symbol without spaces and with the usual case: «QĐ -TTG» → «QĐ-TTg»."""
    return "".join(_CASE.get(piece.upper(), piece) for piece in _PIECE.findall(symbol))


def _read(match: re.Match[str]) -> DocumentNumber | None:
    serial = match["serial"]
    if match["law"]:
        symbol = canonical_symbol(match["law"])
        return _number(match, f"{serial}/{match['year']}/{symbol}", symbol, year=int(match["year"]), shape="law")
    if match["adm"]:
        symbol = canonical_symbol(match["adm"])
        shape = "adm" if "-" in symbol or "/" in symbol else "dispatch"
        return _number(match, f"{serial}/{symbol}", symbol, year=None, shape=shape)
    symbol = canonical_symbol(match["party"])
    if re.split("[/-]", symbol)[0] not in names().party_types:
        return None
    return _number(match, f"{serial}-{symbol}", symbol, year=None, shape="party")


def _number(match: re.Match[str], canonical: str, symbol: str, *, year: int | None, shape: str) -> DocumentNumber:
    first, *rest = re.split("[/-]", symbol)
    is_type = first in names().symbol_types
    organ = "-".join(rest) if is_type and rest else symbol if not is_type else None
    symbol_type = first if is_type else None
    return DocumentNumber(match.start(), match.end(), canonical, match["serial"], year, symbol_type, organ, shape)
