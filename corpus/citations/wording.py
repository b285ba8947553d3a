"""What stands around a number: the type word before it, date, issuer and title after it."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.citations.grammar import abbreviation_before, names, type_before
from corpus.text.dates import DATE, to_date
from corpus.text.folding import plain

_WINDOW = 48
_PART_WINDOW = 90
_DATE_AFTER = re.compile(rf"\s{{0,3}},?\s{{0,3}}(?:ban\s+hành\s+|ký\s+)?(?P<date>{DATE})", re.VERBOSE | re.IGNORECASE)
_YEAR_AFTER = re.compile(r"\s{1,2}năm\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_SO_BEFORE = re.compile(r"(?<!\w)[sS]ố\s*:?\s*$")
_PART = re.compile(
    r"(?:(?:điểm\s+(?:[a-zđ]|[a-zđ](?:\s*,\s*[a-zđ])*(?:\s+và\s+[a-zđ])?)\s*,?\s+)?khoản\s+\d+[a-zđ]?(?:(?:\s*,\s*|\s+và\s+)\d+)*\s*,?\s+)?"
    r"[Đđ]iều\s+\d+[a-zđ]?(?:(?:\s*,\s*|\s+và\s+)\d+)*(?:\s+(?:Mục\s+\d+|Chương\s+[IVXLC]+))*(?:\s+của)?\s+(?:Quy\s+\w+\s+ban\s+hành\s+kèm\s+theo\s+)?$"
)


@dataclass(frozen=True, slots=True)
class TypeWord:
    """The type word of a citation: where it starts, its canonical form, whether «số» follows it."""

    start: int
    word: str | None
    has_so: bool
    abbreviated: bool = False


def type_word(text: str, number_start: int) -> TypeWord:
    """Walk back from a number to its type word: `Kế hoạch số |85/KH-UBND`."""
    base = max(0, number_start - _WINDOW)
    window = text[base:number_start]
    match = type_before().search(plain(window))
    if match:
        canonical = names().types[re.sub(r"\s+", " ", match["type"])]
        return TypeWord(base + match.start(), canonical, bool(match["so"]))
    short = abbreviation_before().search(window)
    if short:
        return TypeWord(base + short.start(), names().abbreviations[short["type"]], bool(short["so"]), abbreviated=True)
    so = _SO_BEFORE.search(window)
    return TypeWord(base + so.start() if so else number_start, None, bool(so))


def part_before(text: str, start: int) -> str | None:
    """The provision named before a citation: `điểm a khoản 2 Điều 5 |Nghị định số …`."""
    window = text[max(0, start - _PART_WINDOW) : start]
    match = _PART.search(window) if "iều" in window else None
    if not match:
        return None
    return re.sub(r"\s+", " ", match.group()).removesuffix(" ").removesuffix(" của").strip()


@dataclass(frozen=True, slots=True)
class DateAfter:
    """The date after a number; `day` is None for a date the calendar does not have."""

    start: int
    end: int
    day: date | None
    style: str


def date_after(text: str, end: int) -> DateAfter | None:
    """`Kế hoạch số 85/KH-UBND| ngày 20/3/2024`."""
    match = _DATE_AFTER.match(text, end)
    if not match:
        return None
    style = "long" if match["d2"] else match["sep"]
    return DateAfter(match.start("date"), match.end("date"), to_date(match), style)


def year_after(text: str, end: int) -> int | None:
    """`Quyết định 225/QĐ-TTg| năm 2016`."""
    match = _YEAR_AFTER.match(text, end)
    return int(match["year"]) if match else None
