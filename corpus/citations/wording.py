"""What stands around a number: the type word before it, date, issuer and title after it."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from corpus.citations.grammar import abbreviation_before, distant_type_before, names, type_before
from corpus.citations.issuers import issuer_after
from corpus.citations.numbers import DocumentNumber
from corpus.text.dates import LOOSE_DATE, make_date, to_date
from corpus.text.folding import plain, plain_word

_WINDOW = 48
_DISTANT_WINDOW = 96
_FORM = re.compile(
    r"(?:mau|bieu|phu luc|bang|quy chuan|qcvn|tcvn|tcn|qtkd|ma|ma so|so hieu|ky hieu|to khai|hoa don|bien lai|giay phep|tai khoan|ho so|khoi|lop|dien thoai)"
    r"(?:\s+so)?\s*[:(]?\s*(?:\d{1,4}(?:\s?-\s?\d{1,3})?\s?:\s?)?$"
)
_FORM_ENDINGS = (
    "mau", "bieu", "luc", "bang", "chuan", "qcvn", "tcvn", "tcn", "qtkd", "ma", "so", "hieu", "khai", "don", "lai", "phep", "khoan", "khoi", "lop", "thoai",
)  # fmt: skip
_FORM_MARKS = frozenset("0123456789:(")
_UNTYPED = {False: ("Công văn", "Văn bản"), True: ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết")}
_NOT_BETWEEN = frozenset({"theo", "tai", "la", "co", "va", "voi", "nay", "do", "trong", "kem", "thay", "gom", "nhu", "so"})
_SO = " số "
_OPENINGS = '“"«(['
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s:]*$")
_DATE_AFTER = re.compile(rf"\s{{0,3}},?\s{{0,3}}(?:ban\s+hành\s+|ký\s+)?(?P<date>{LOOSE_DATE})", re.VERBOSE | re.IGNORECASE)
_DAY = " ngày "
_SHORT_DATE = re.compile(r"([0-9]{1,2})([/.\-])([0-9]{1,2})[/.\-]([12][0-9]{3})(?![\dOolI])")
_YEAR_AFTER = re.compile(r"\s{1,2}năm\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_SO_AFTER_WORD = re.compile(r"\s[^\W\d_]{1,7}\s{1,2}[sS][ốỐoO]\s?:?\s{0,2}$")
_GAPS = " ,:\n\r\t\f\v"
_SO_BEFORE = re.compile(r"(?<!\w)[sS]ố\s*:?\s*$")


class TypeWord(NamedTuple):
    """The type word of a citation: where it starts, its canonical form, whether «số» follows it.

    `issuer`: span of an issuer between type word and «số»; `listed`: the type of the list the number stands in.
    """

    start: int
    word: str | None
    has_so: bool
    abbreviated: bool = False
    issuer: tuple[int, int] | None = None
    listed: str | None = None


def type_word(text: str, number_start: int) -> TypeWord:
    """Walk back from a number to its type word: `Kế hoạch số |85/KH-UBND`."""
    base = max(0, number_start - _WINDOW)
    window = text[base:number_start]
    usual = _usual(window, number_start)
    if usual:
        return usual
    if not _ends_in(window, _type_endings()):
        return TypeWord(number_start, None, has_so=False)
    folded = plain(window)
    may_be_typed = _without_so(folded).endswith(_type_ends())
    match = type_before().search(folded) if may_be_typed else None
    if match and not (match["type"] == "luat" and folded.endswith("phap ", 0, match.start())):
        canonical = names().types[re.sub(r"\s+", " ", match["type"])]
        return TypeWord(base + match.start(), canonical, bool(match["so"]))
    short = abbreviation_before().search(window) if may_be_typed else None
    if short:
        return TypeWord(base + short.start(), names().abbreviations[short["type"]], bool(short["so"]), abbreviated=True)
    so = _SO_BEFORE.search(window)
    return TypeWord(base + so.start() if so else number_start, None, bool(so))


def is_form(text: str, start: int) -> bool:
    """Whether the number at `start` is that of a form, a standard or a table: `Mẫu số |01/TSTL-BC`, `QCVN 23:|2016/BYT`."""
    before = text[max(0, start - 24) : start]
    if not (_ends_in(before, _FORM_ENDINGS) or before.rstrip()[-1:] in _FORM_MARKS):
        return False
    return _FORM.search(plain(before)) is not None


def distant_type_word(text: str, number: DocumentNumber) -> TypeWord | None:
    """A type word some words before «số», where the symbol agrees with it; and the issuer that stands between them.

    `Báo cáo kết quả giám sát số |166/BC-ĐGS`, `Quyết định của Thủ tướng Chính phủ số |587/QĐ-TTg`.
    """
    base = max(0, number.start - _DISTANT_WINDOW)
    window = text[base : number.start]
    match = distant_type_before().search(plain(window)) if _SO_AFTER_WORD.search(window, len(window) - 20) else None
    if not match:
        return None
    word = names().types[" ".join(match["type"].split())]
    agrees = names().symbol_types[number.symbol_type] == word if number.symbol_type else word in _UNTYPED[number.year is not None]
    between = window[match.start("between") : match.end("between")]
    if not agrees:
        return None
    issuer = issuer_after(text, base + match.start("between"))
    if issuer and issuer[1] == base + match.end("between"):
        return TypeWord(base + match.start(), word, has_so=True, issuer=issuer)
    ordinary = between.islower() and _NOT_BETWEEN.isdisjoint(plain(between).split()) and not is_form(text, base + match.end("between"))
    return TypeWord(base + match.start(), word, has_so=True) if ordinary else None


def _usual(window: str, number_start: int) -> TypeWord | None:
    """The way nearly all are written, «Kế hoạch số |», read without a search; None for anything else."""
    so = window.endswith(_SO)
    words = (window[: -len(_SO)] if so else window[:-1]).rsplit(None, 2)
    if len(words) < 3 or not window.endswith(" "):
        return None
    phrase = f"{words[1].lstrip(_OPENINGS)} {words[2]}"
    canonical = _two_word_types().get(phrase)
    if canonical is None or not window.endswith(phrase + (_SO if so else " ")):
        return None
    return TypeWord(number_start - len(phrase) - (len(_SO) if so else 1), canonical, so)


def _ends_in(window: str, endings: tuple[str, ...]) -> bool:
    """Whether the last word of a window ends in one of `endings`: rules out most windows before a costly search."""
    word = _LAST_WORD.search(window, max(0, len(window) - 16))
    return word is not None and plain_word(word[1]).endswith(endings)


def _without_so(folded: str) -> str:
    """A plain window without the «số» that it may end in."""
    rest = folded.rstrip(_GAPS)
    while rest.endswith("so"):
        rest = rest[:-2].rstrip(_GAPS)
    return rest


@cache
def _type_ends() -> tuple[str, ...]:
    """The last words of every type word and abbreviation."""
    return (*{word.split()[-1] for word in names().types}, *{plain(short) for short in names().abbreviations})


@cache
def _type_endings() -> tuple[str, ...]:
    """The last words of every type word and abbreviation, and «số»."""
    return ("so", *_type_ends())


@cache
def _two_word_types() -> dict[str, str]:
    """Type words of two words as they are usually written; none of them ends a longer one."""
    ends = {" ".join(words.split()[-2:]) for words in names().types if words.count(" ") > 1}
    types = [word for words, word in names().types.items() if words == plain(word) and words.count(" ") == 1 and words not in ends]
    return {written: word for word in types for written in (word, word.lower(), word.upper(), word.title())}


class DateAfter(NamedTuple):
    """The date after a number; `day` is None for a date the calendar does not have. `damaged`: a scanner put letters for digits."""

    start: int
    end: int
    day: date | None
    style: str
    damaged: bool = False


def date_after(text: str, end: int) -> DateAfter | None:
    """`Kế hoạch số 85/KH-UBND| ngày 20/3/2024`."""
    if text.startswith(_DAY, end):
        short = _SHORT_DATE.match(text, end + len(_DAY))
        if short:
            day, style, month, year = short.groups()
            return DateAfter(end + 1, short.end(), make_date(int(year), int(month), int(day)), style)
    match = _DATE_AFTER.match(text, end)
    if not match:
        return None
    style = "long" if match["d2"] else match["sep"]
    day, month, year = (match["d2"], match["m2"], match["y2"]) if match["d2"] else (match["d1"], match["m1"], match["y1"])
    return DateAfter(match.start("date"), match.end("date"), to_date(match), style, damaged=not f"{day}{month}{year}".isdigit())


def year_after(text: str, end: int) -> tuple[int, int] | None:
    """Year and its end: `Quyết định 225/QĐ-TTg| năm 2016`."""
    match = _YEAR_AFTER.match(text, end)
    return (int(match["year"]), match.end()) if match else None
