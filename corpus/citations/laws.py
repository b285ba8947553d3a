"""Laws, codes and ordinances cited by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.citations.grammar import law_names, law_prefixes
from corpus.citations.wording import date_after
from corpus.text.folding import plain, plain_word
from corpus.text.letters import compile_vi
from corpus.text.scanning import scan

_LAW = re.compile(r"(?P<type>Bộ\s+[Ll]uật|BỘ\s+LUẬT|Luật|LUẬT|Pháp\s+lệnh|PHÁP\s+LỆNH|Hiến\s+pháp|HIẾN\s+PHÁP)(?=\s)")
_LAWS = [
    re.compile(rf"(?P<type>{pattern})(?=\s)")
    for pattern in (r"B(?:ộ\s+[Ll]uật|Ộ\s+LUẬT)", r"L(?:uật|UẬT)", r"P(?:háp\s+lệnh|HÁP\s+LỆNH)", r"H(?:iến\s+pháp|IẾN\s+PHÁP)")
]
_AMENDING = re.compile(r"\s+[Ss]ửa\s+đổi(?:\s*,\s*bổ\s+sung)?(?:\s+một\s+số\s+điều)?(?:\s+của)?\s+(?=Luật|Bộ\s+luật|Pháp\s+lệnh)")
_ALSO = re.compile(r"\s{0,2},\s{1,2}(?:và\s{1,2})?|\s{1,2}và\s{1,2}")
_NUMBERED = re.compile(r"\s{1,3}\(?số:?\s{1,3}\d{1,3}/\d{4}/QH")
_NUMBERED_THEN_LAW = re.compile(
    r"\s{1,3}\(?số:?\s{1,3}\d{1,3}/\d{4}/QH\d{1,2}\)?(?:\s{0,2},\s{1,2}(?:và\s{1,2})?|\s{1,2}và\s{1,2})(?:Luật|Bộ\s+luật)\s[^.;:]{2,80}?\ssố:?\s\d"
)
_MOST_AMENDED = 12
_WORD = re.compile(r"[^\W\d_]+")
_TO_NAME = re.compile(r"\s+(?:về\s+)?")
_BETWEEN_WORDS = re.compile(r"\s*[,\-]?\s*(?:và\s+)?", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:\s{0,3},?\s{0,3}(?:\((?:[sS]ửa\s{1,2}đổi(?:,\s{1,2}bổ\s{1,2}sung)?\)\s{1,3})?\s?)?(?:năm|NĂM)\s{1,3}|\s{1,2})(?P<year>(?:19|20)\d\d)(?![\d/-])"
)
_UNKNOWN_NAME = compile_vi(
    r"\s+(?P<name>[A-ZĐÀ-Ỹ][^\n.;:()“”\"\d]{2,70}?)\s+(?:năm\s+(?P<year>(?:19|20)\d\d)(?!\d)|\(?(?=số:?\s+\d{1,3}/(?P<numbered>\d{4})/(?:QH|PL|UBTVQH)))"
)
_UNKNOWN_REACH = 100
_FOLLOWING = re.compile(r"\s+([^\W\d_]+)")
_MAX_WORDS = 22


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document cited by name. `alias` is made of what the text says: official name and year, or level and ordinal."""

    start: int
    end: int
    type: str
    alias: str
    year: int | None
    day: date | None
    date_span: tuple[int, int] | None
    official: bool


def find_laws(text: str) -> Iterator[NamedDocument]:
    """`Luật Thi đua, khen thưởng năm 2022`, `Luật TĐKT`, `Bộ luật Lao động`; lower-case «luật» names nothing."""
    covered = 0
    for match in scan(_LAWS, text):
        if match.start() < covered or text[match.start() - 1 : match.start()].isalnum():
            continue
        found = _amending(text, match) or _constitution(text, match) or _known(text, match) or _unknown(text, match)
        if found:
            covered = found.end
            yield found


def _type(match: re.Match[str]) -> str:
    return " ".join(match["type"].split()).capitalize()


def _amending(text: str, match: re.Match[str]) -> NamedDocument | None:
    """`Luật sửa đổi, bổ sung một số điều của Luật Đầu tư năm 2020` is one document, and so is one that amends several laws and bears a date."""
    lead = _AMENDING.match(text, match.end())
    inner = lead and _LAW.match(text, lead.end())
    known = _known(text, inner) if inner else None
    if not known:
        return None
    if _one_of_many_numbers(text, known):
        return None
    amended = [known, *_also_amended(text, known)]
    last = amended[-1] if amended[-1].year or _NUMBERED.match(text, amended[-1].end) else known
    names = text[known.start : last.start] if last is not known else ""
    alias = f"{_type(match)} sửa đổi, bổ sung một số điều của {' '.join(names.split())}{' ' if names else ''}{last.alias}"
    return NamedDocument(match.start(), last.end, _type(match), alias, last.year, last.day, last.date_span, official=last.official)


def _one_of_many_numbers(text: str, first: NamedDocument) -> bool:
    """Each amended law has its own number («… của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15 …»): none of them is the amending law's."""
    return first.year is None and _NUMBERED_THEN_LAW.match(text, first.end) is not None


def _also_amended(text: str, first: NamedDocument) -> Iterator[NamedDocument]:
    """Further laws named after one that has no year of its own: `… của Luật Tổ chức Chính phủ và |Luật Tổ chức chính quyền địa phương ngày …`."""
    last = first
    for _ in range(_MOST_AMENDED):
        joiner = _ALSO.match(text, last.end) if not last.year else None
        match = _LAW.match(text, joiner.end()) if joiner else None
        known = _known(text, match) if match else None
        if not known:
            return
        yield known
        last = known


def _constitution(text: str, match: re.Match[str]) -> NamedDocument | None:
    if _type(match) != "Hiến pháp":
        return None
    return _qualified(text, match.start(), match.end(), "Hiến pháp", "Hiến pháp") if _YEAR.match(text, match.end()) else None


def _known(text: str, match: re.Match[str]) -> NamedDocument | None:
    """The longest name of the list of laws that stands after the type word."""
    laws, prefixes = law_names(), law_prefixes()
    name, position, best = "", match.end(), None
    for _ in range(_MAX_WORDS):
        gap = (_BETWEEN_WORDS if name else _TO_NAME).match(text, position)
        longer = _longer(text, gap, name, prefixes) if gap else None
        if longer is None:
            break
        name, position = longer
        if name in laws and _is_written(text[match.end() : position], laws[name][1]):
            best = longer
    if not best or not _ends_name(text, best[0], best[1]):
        return None
    type_name, official = laws[best[0]]
    type_name = "Bộ luật" if type_name == "Bộ luật" and _type(match) == "Luật" else _type(match)
    return _qualified(text, match.start(), best[1], type_name, f"{type_name} {official}")


def _is_written(words: str, official: str) -> bool:
    """A name of one word keeps its marks: «Luật gia» is no «Luật Giá»."""
    return " " in official or official.isascii() or not words.isascii()


def _longer(text: str, gap: re.Match[str], name: str, prefixes: frozenset[str]) -> tuple[str, int] | None:
    """The name with the next word, where some law's name goes on with it, and where it ends; «và» may be part of a name or join two."""
    word = _WORD.match(text, gap.end())
    if word:
        longer = f"{name} {plain_word(word.group())}" if name else plain_word(word.group())
        if longer in prefixes:
            return longer, word.end()
    joined = gap.group().rstrip()
    if name and joined.lower().endswith("và") and f"{name} va" in prefixes:
        return f"{name} va", gap.start() + len(joined)
    return None


def _ends_name(text: str, name: str, end: int) -> bool:
    """A one-word name («Giá») must not run on into another lower-case word («giá trị gia tăng»)."""
    if " " in name or name == "tdkt":
        return True
    following = _FOLLOWING.match(text, end)
    return not following or not following[1][0].islower() or plain(following[1]) in ("nam", "va", "so", "ngay", "da", "co", "duoc", "hien", "sua")


def _qualified(text: str, start: int, end: int, type_name: str, alias: str) -> NamedDocument:
    """Read «năm 2022» or «ngày 15/6/2022» after a name."""
    year = _YEAR.match(text, end)
    if year:
        return NamedDocument(start, year.end(), type_name, f"{alias} năm {year['year']}", int(year["year"]), None, None, official=True)
    day = date_after(text, end)
    if day and day.day:
        return NamedDocument(start, day.end, type_name, f"{alias} năm {day.day.year}", day.day.year, day.day, (day.start, day.end), official=True)
    return NamedDocument(start, end, type_name, alias, None, None, None, official=True)


def _unknown(text: str, match: re.Match[str]) -> NamedDocument | None:
    """A law outside the list, bounded by its year or number: `Luật Nhà giáo năm 2025`, `Luật Nhà giáo số 73/2025/QH15`."""
    ahead = text[match.end() : match.end() + _UNKNOWN_REACH]
    found = _UNKNOWN_NAME.match(text, match.end()) if "năm" in ahead or "số" in ahead else None
    if not found or _LAW.search(found["name"]):
        return None
    type_name, name = _type(match), re.sub(r"\s+", " ", found["name"]).strip(" ,")
    if found["numbered"]:
        return NamedDocument(match.start(), found.end("name"), type_name, f"{type_name} {name}", int(found["numbered"]), None, None, official=False)
    return NamedDocument(match.start(), found.end(), type_name, f"{type_name} {name} năm {found['year']}", int(found["year"]), None, None, official=False)
