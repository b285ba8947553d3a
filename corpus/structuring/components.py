"""One component of a letter head on its own: what a line, a cell or a piece of a line is.

Number, place and date, quốc hiệu, time stamp, addressee, subject, stamps of urgency, secrecy, circulation, draft and copy.
"""

import re
from dataclasses import dataclass
from datetime import date

from corpus.document import Part
from corpus.structuring.type_names import type_name_of
from corpus.text.dates import make_date
from corpus.text.folding import plain
from corpus.text.letters import compile_vi

_BLANK = r"[\s.…_]{0,60}+"
_SYMBOL = r"[/–-][\s.…_]{0,20}+[A-ZĐ0-9][\w&]*(?:\s?[-–/,.&]\s?[A-ZĐ0-9][\w&]*){0,6}|/[\s.…_]{1,20}+"
NUMBER = (
    r"(?:(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Lệnh|Nghị\s+quyết|Nghị\s+định|Thông\s+tư|Quyết\s+định)\s+)?S[ốô]"
    rf"(?:\s?hiệu|\s?văn\s+bản)?\s*[:.]?{_BLANK}(?P<number>\d\w{{0,6}})?{_BLANK}(?P<rest>{_SYMBOL})?"
)
_NUMBER_LINE = re.compile(rf"{NUMBER}[\s.…_]*$", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"(?P<number>\d{1,5}[a-zđ]?)\s?(?P<rest>(?:/(?:19|20)\d\d)?[/-]\s?(?:[A-ZĐ]{1,6}[A-Za-zĐđ&]*\d{0,2})(?:\s?[-/]\s?[A-ZĐ][\w&]*){1,3})$"
)
_PLACE = r"(?P<place>[^\W\d_][^,\n|:;]{1,40})"
_DOTS = r"[\s….,_/]*+"
DATED = (
    rf"(?:ngày{_DOTS}(?:(?P<day>\d{{1,2}}){_DOTS})?tháng{_DOTS}(?:(?P<month>\d{{1,2}}){_DOTS})?năm{_DOTS}(?P<year>(?:19|20)\d\d)?(?:20[\d….]{{0,4}})?"
    r"|(?:ngày\s+)?(?P<day2>\d{1,2})\s?[/.-]\s?(?P<month2>\d{1,2})\s?[/.-]\s?(?P<year2>(?:19|20)\d\d))"
)
_DATE_LINE = re.compile(rf"(?:{_PLACE},\s*)?{DATED}[\s.…,;)]*+$", re.IGNORECASE)
_WITHOUT_COMMA = compile_vi(rf"(?P<place>[A-ZĐÀ-Ỹ][a-zà-ỹ.]+(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹ]+){{0,4}})\s+(?=ngày){DATED}[\s.…,;)]*+$")
_NATION = re.compile(
    r"\W*(?:cong hoa xa hoi(?:\s+chu nghia|$)|(?:xa hoi )?chu nghia viet nam\W*$|dang cong san viet nam\W*$"
    r"|doc lap\s*[-.]?\s*tu do\s*[-.]?\s*(?:hanh phuc|$))"
)
_NATION_DASH = str.maketrans("–—−", "---")
_DAY = r"(?P<d{0}>\d{{1,2}})[/.-](?P<m{0}>\d{{1,2}})[/.-](?P<y{0}>(?:19|20)\d\d)"
_CLOCK = r"\d{1,2}\s?[:hg]\s?\d{2}(?:\s?[:']\s?\d{2})?(?:\s?(?:AM|PM|GMT\+7|\(GMT\+7\)))?"
_POSTED = (
    r"(?:(?:ngày\s+đăng|đăng\s+ngày|ngày\s+xuất\s+bản|cập\s+nhật(?:\s+(?:lúc|ngày))?|ngày\s+cập\s+nhật)\s*:?\s*)?"
    r"(?:(?:thứ\s+\w+|chủ\s+nhật),?\s*)?(?:ngày\s+)?"
)
_STAMP = re.compile(
    rf"\(?\s*{_POSTED}{_CLOCK}\s*[|,-]?\s*(?:ngày\s+)?{_DAY.format('')}\s*\)?$"
    rf"|\(?\s*{_POSTED}{_DAY.format(2)}(?:\s*[-|,]?\s*(?:lúc\s+)?{_CLOCK})?\s*\)?(?:\s*(?:\(GMT\+7\)|\|.{{0,40}}))?$",
    re.IGNORECASE,
)
_HEADLINE_DAY = re.compile(rf"(?P<headline>\S.{{20,240}}?)(?:\s{{2,}}|\s*\(){_DAY.format('')}\)?$")
ADDRESSEE = re.compile(r"Kính\s+(?:gửi|trình)\s*:", re.IGNORECASE)
SUBJECT = re.compile(r"V[/.]v\.?\s*:?\s", re.IGNORECASE)
_STAMPS = (
    (Part.URGENCY, re.compile(r"(?:do khan\s*:\s*)?(?:hoa toc|thuong khan|khan)(?:[,\s-]*(?:hen gio|ha gio)\b.*)?")),
    (Part.SECRECY, re.compile(r"(?:do mat\s*:\s*)?(?:tuyet mat|toi mat|mat)")),
    (Part.CIRCULATION, re.compile(r"luu hanh noi bo|xem xong tra lai|khong pho bien|tai lieu (?:hoi nghi|hop|phat tay)|chi su dung noi bo|tai lieu mat")),
    (Part.DRAFT, re.compile(r"[(\[]?(?:ban )?du thao(?: (?:lan|lan thu|ngay|\d|ii?i?|v)[\s\w/.-]{0,24})?[)\]]?")),
    (Part.COPY, re.compile(r"sao y(?: ban chinh)?|ban sao|sao luc|trich sao|sao y;.{0,60}")),
)
_LONGEST = 120
_LONGEST_HEADLINE = 300


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number line: the whole number, None where it is blank, and the symbol without it («BC-SYT», «2025/QĐ-UBND»)."""

    number: str | None
    symbol: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """A place and date line or a time stamp; `day` is None where it is blank or no day of the calendar."""

    place: str | None
    day: date | None
    stamp: bool = False


def numbered(words: str) -> Numbered | None:
    """«Số: 12/BC-SYT», «Số:     /BC-SYT», «12/BC-SYT»."""
    match = _NUMBER_LINE.match(words) or _BARE_NUMBER.match(words)
    if not match or not (match["number"] or match["rest"] or ":" in words):
        return None
    symbol = "".join((match["rest"] or "").split()).strip(".…_,") or None
    full = match["number"] + (symbol or "") if match["number"] else None
    return Numbered(full, symbol.lstrip("/-….") or None if symbol else None)


def dated(words: str) -> Dated | None:
    """«Lam Giang, ngày 12 tháng 6 năm 2024», also with blanks and dots for day and month."""
    match = _DATE_LINE.match(words) or _WITHOUT_COMMA.match(words)
    if match:
        year, month, day = (match["year"], match["month"], match["day"]) if not match["day2"] else (match["year2"], match["month2"], match["day2"])
        place = match["place"].strip() if match["place"] else None
        return Dated(place, _day(year, month, day)) if place or not match["day2"] else None
    return None


def stamped(words: str) -> Dated | None:
    """The time stamp of a web page: «26/09/2023 | 14:07», «(26/03/2021)»."""
    match = _STAMP.match(words)
    if not match:
        return None
    return Dated(None, _day(match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]), stamp=True)


def headline_day(words: str) -> tuple[int, date] | None:
    """A headline with its day behind it: where the headline ends, and the day («Hội nghị sơ kết …   18/7/2022»)."""
    match = _HEADLINE_DAY.match(words) if len(words) <= _LONGEST_HEADLINE else None
    day = _day(match["y"], match["m"], match["d"]) if match else None
    return (match.end("headline"), day) if match and day else None


def _day(year: str | None, month: str | None, day: str | None) -> date | None:
    return make_date(int(year), int(month), int(day)) if year and month and day else None


def is_nation(words: str) -> bool:
    """Quốc hiệu, tiêu ngữ or the Party's name above a letter."""
    return len(words) <= _LONGEST and bool(_NATION.match(plain(words).translate(_NATION_DASH)))


def stamp_of(words: str) -> Part | None:
    """«HỎA TỐC», «MẬT», «LƯU HÀNH NỘI BỘ», «DỰ THẢO LẦN 2», «SAO Y»: a stamp alone on its line, in capitals (a draft's also in small letters)."""
    if len(words) > _LONGEST:
        return None
    folded = plain(words)
    for part, pattern in _STAMPS:
        if pattern.fullmatch(folded) and (words.isupper() or part is Part.DRAFT or ":" in words):
            return part
    return None


def is_type(words: str) -> bool:
    """«BÁO CÁO» alone on its line, in capitals."""
    return words.isupper() and type_name_of(words) is not None


def is_component(words: str) -> bool:
    """Whether a line, or a cell of it, is a component other than agency, type and title."""
    return bool(stamped(words)) or any(_is_component(cell.strip()) for cell in words.split("|"))


def _is_component(words: str) -> bool:
    known = numbered(words) or dated(words) or is_nation(words) or ADDRESSEE.match(words) or SUBJECT.match(words)
    return bool(known) or stamp_of(words) is not None


def is_numbered_or_dated(words: str) -> bool:
    """Whether a line, or a cell of it, is the number line or the place and date."""
    return any(bool(numbered(cell.strip()) or dated(cell.strip())) for cell in words.split("|"))
