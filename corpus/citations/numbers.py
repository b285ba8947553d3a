"""Document numbers: serial, year and symbol in the shapes of State, Party, councils and unions, canonical form."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.citations.grammar import names
from corpus.text.dates import repaired
from corpus.text.letters import compile_vi

_UPPER = "A-ZĐƯÔƠÊĂÂ"
_SMALL = "a-zà-ỹ"  # à-ỹ: see compile_vi
# A piece of a symbol: UBND, TTg, SNgV, BNN&PTNT, UBTVQH15, C41. A small letter belongs to it only if no word begins there («NĐ-CPngày»).
_SEGMENT = rf"(?:TTg(?![{_UPPER}])|(?:[{_UPPER}](?:[a-zđưôơêăâ](?![{_SMALL}]))?(?:&[ ]?(?=[{_UPPER}]))?){{2,14}}\d{{0,3}}|[{_UPPER}]\d{{1,3}})"

# Between the segments: a space or a line end on one side at most («QĐ -TTg», «NĐ-\nCP»); on both only before a well-known organ
# («QĐ - UBND») or after a type («TT - BGTVT»).
_ORGANS = r"(?:CP|TT[gG]|UBND|HĐND|T[WU]|QH\d*|UBTVQH\d*|BTC|BCA|BQP|BTP|BNV|BYT|BGDĐT|BKHĐT|BTNMT|BLĐTBXH|VKSNDTC|TANDTC)\b"
_TYPE_ENDS = "|".join(f"(?<={kind})" for kind in ("NĐ", "QĐ", "NQ", "CT", "TT", "KH", "TB", "BC", "HD", "CV", "CĐ", "TTr", "CTr", "TTLT"))
_JOIN = rf"(?:[ ]?[-/](?=\S)|[-/]\s{{1,2}}|[ ]-[ ](?={_ORGANS})|(?:{_TYPE_ENDS})(?:[ ]{{1,2}}-[ ]{{0,2}}|\n-|\.)(?=[A-ZĐ&]{{2,14}}(?![{_UPPER}{_SMALL}])))"
_SYMBOL = rf"{_SEGMENT}(?:{_JOIN}{_SEGMENT}){{0,9}}"
_SMALL_SYMBOL = r"(?:nđ-cp|nq-cp|qđ-ttg|qđ-ubnd|nq-hđnd|tt-b[a-zđ]{2,8})(?!\w)"  # typed in small letters
_DIGIT = r"[\dOolI]"

NUMBER = compile_vi(
    rf"""
    (?P<serial>{_DIGIT}(?<![A-ZĐ_\d/.,-].){_DIGIT}{{0,5}}[a-zđA-E]?)        # begins with a set, not a look-behind: scans faster
    (?:
        [ ]{{0,2}}/\s{{0,2}}(?P<year>[\dlI]{_DIGIT}{{3}})[ ]{{0,2}}[/-]\s{{0,2}}(?P<law>{_SYMBOL}|{_SMALL_SYMBOL})     # 98/2023/NĐ-CP
      | [ ]{{0,2}}/\s{{0,2}}(?P<adm>{_SYMBOL})                                          # 85/KH-UBND, 82/HĐTĐ, 733/QĐ/TTg
      | [ ]{{0,2}}-\s{{0,2}}(?P<party>[{_UPPER}][{_UPPER}a-z]{{1,3}}[ ]?[/-]\s?{_SEGMENT}(?:-{_SEGMENT}){{0,2}})   # 34-CT/TW, 29-HD/TWĐTN-VP
      | [ ]?(?P<bare>[{_UPPER}][{_UPPER}a-z]{{1,3}}/{_SEGMENT}(?:-{_SEGMENT}){{0,2}})            # 84 QĐ/TWĐTN
      | (?P<joined>VBHN-{_SEGMENT}(?:-{_SEGMENT}){{0,3}})                            # 05VBHN-VPQH
      | -(?P<old>(?:L|{_SEGMENT})(?:[/-]{_SEGMENT}){{0,2}})                          # 111-HĐBT, 37-L/CTN
    )
    (?![{_UPPER}\d_])
    """,
    re.VERBOSE,
)

# The first sign of a number, seen from the sign: a serial or its space before it, a symbol or «year/» after it.
_SLASH = re.compile(rf"/(?<=[\w ]/)(?=\s{{0,2}}(?:[{_UPPER}]|\w{{4}}[ ]{{0,2}}[/-]))")
_DASH = re.compile(rf"-(?:(?<=[\dOolI ]-)|(?<=[\dOolI][a-zđA-E]-))(?=\s{{0,2}}[{_UPPER}][{_UPPER}a-z]{{1,3}}[ ]?[/-]|(?<=\w-)[{_UPPER}]{{1,10}}(?![a-z]))")
_VBHN = re.compile(r"V(?<=\dV)BHN-")
_SERIAL_END = re.compile(rf"(?<!{_DIGIT}){_DIGIT}{{1,6}}(?:[a-zđA-E]|[ ]?[A-ZĐ][A-ZĐa-z]{{1,3}})?\Z")
_LONGEST_SERIAL = 13
_CASE = {"TTG": "TTg", "TTR": "TTr", "QYĐ": "QyĐ", "CTR": "CTr"}
_DAMAGED = re.compile(r"[OolI]")
_PIECE = re.compile(r"[^/\-.\s]+|[/.-]")


class DocumentNumber(NamedTuple):
    """A number found at `[start:end]`. `symbol_type` is the type abbreviation inside it («KH»), `organ` who stands behind it («UBND»).

    `damaged`: letters that a scanner put for digits («98/2O23/NĐ-CP») were read back in the canonical form.
    `doubtful`: a shape that only a type word or «số» before it makes a number («84 QĐ/TWĐTN», «111-HĐBT», «số98/2023/NĐ-CP»).
    """

    start: int
    end: int
    canonical: str
    serial: str
    year: int | None
    symbol_type: str | None
    organ: str | None
    shape: str
    damaged: bool = False
    doubtful: bool = False


def find_numbers(text: str) -> Iterator[DocumentNumber]:
    """Document numbers in folded `text`, left to right; fractions, ranges and dates are not numbers."""
    position = 0
    for start in _serials(text):
        match = NUMBER.match(text, start) if start >= position else None
        number = _read(match) if match else None
        if match:
            position = match.end()
        if number:
            yield number


def _serials(text: str) -> list[int]:
    """Where a number may begin: at the word before a sign that a symbol follows. Signs are rare: to look for them first is fast."""
    return sorted({_serial_start(text, sign.start()) for signs in (_SLASH, _DASH, _VBHN) for sign in signs.finditer(text)})


def _serial_start(text: str, sign: int) -> int:
    """Start of the digits before a sign; they may be glued to a word («số98/…») or stand before a symbol («84 QĐ/…»)."""
    end = sign
    while end > 0 and text[end - 1] == " ":
        end -= 1
    serial = _SERIAL_END.search(text, max(0, end - _LONGEST_SERIAL), end)
    return serial.start() if serial else end


def canonical_symbol(symbol: str) -> str:
    """A symbol without spaces and with the usual case: «QĐ -TTG» → «QĐ-TTg», «NĐ.CP» → «NĐ-CP»."""
    return "".join(_CASE.get(piece.upper(), piece) for piece in _PIECE.findall(symbol)).replace(".", "-")


@lru_cache(maxsize=4096)
def _symbol(written: str) -> tuple[str, str | None, str | None]:
    """A symbol as written → canonical symbol, type abbreviation inside it, organ behind it."""
    symbol = canonical_symbol(written)
    first, *rest = re.split("[/-]", symbol)
    if first in names().symbol_types:
        return symbol, first, "-".join(rest) or None
    return symbol, None, symbol


def _read(match: re.Match[str]) -> DocumentNumber | None:
    written, year, law, adm, party, bare, joined, old = match.groups()
    serial = repaired(written)
    if law:
        year = repaired(year)
        return _number(match, f"{serial}/{year}/", _symbol(law.upper() if law.islower() else law), year=int(year), shape="law")
    if adm or joined:
        symbol = _symbol(adm or joined)
        return _number(match, f"{serial}/", symbol, shape="adm" if "-" in symbol[0] or "/" in symbol[0] else "dispatch")
    symbol = _symbol(party or bare or old)
    if re.split("[/-]", symbol[0])[0] in names().party_types and not old:
        return _number(match, f"{serial}-", symbol, shape="party", doubtful=bare is not None)
    return _number(match, f"{serial}-", symbol, shape="old", doubtful=True)


def _number(
    match: re.Match[str], before: str, symbol: tuple[str, str | None, str | None], *, shape: str, year: int | None = None, doubtful: bool = False
) -> DocumentNumber:
    canonical, symbol_type, organ = symbol
    serial = match["serial"]
    start, end = match.span()
    damaged = _DAMAGED.search(serial + (match["year"] or "")) is not None
    glued = match.string[start - 1 : start].isalpha()
    return DocumentNumber(start, end, before + canonical, repaired(serial), year, symbol_type, organ, shape, damaged, doubtful or damaged or glued)
