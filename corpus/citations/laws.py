"""Laws, codes and ordinances cited by name, and congress resolutions, which have no number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.citations.grammar import law_names, law_prefixes
from corpus.citations.wording import date_after
from corpus.text.folding import plain
from corpus.text.letters import compile_vi

_LAW = re.compile(r"(?P<type>Bộ\s+[Ll]uật|BỘ\s+LUẬT|Luật|LUẬT|Pháp\s+lệnh|PHÁP\s+LỆNH|Hiến\s+pháp|HIẾN\s+PHÁP)(?=\s)")
_AMENDING = re.compile(r"\s+[Ss]ửa\s+đổi(?:\s*,\s*bổ\s+sung)?(?:\s+một\s+số\s+điều)?(?:\s+của)?\s+(?=Luật|Bộ\s+luật|Pháp\s+lệnh)")
_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")
_BETWEEN_WORDS = re.compile(r"\s*[,\-]?\s*(?:và\s+)?", re.IGNORECASE)
_YEAR = re.compile(r"\s*,?\s*(?:\(\s*)?(?:năm|NĂM)\s+(?P<year>(?:19|20)\d\d)(?!\d)")
_UNKNOWN_NAME = compile_vi(r"\s+(?P<name>[A-ZĐÀ-Ỹ][^\n.;:()“”\"\d]{2,70}?)\s+năm\s+(?P<year>(?:19|20)\d\d)(?!\d)")
_FOLLOWING = re.compile(r"\s+([^\W\d_]+)")
_MAX_WORDS = 22

_CONGRESS = compile_vi(
    r"""
    [Nn](?i:ghị\s+quyết\s+(?:của\s+)?Đại\s+hội)\s+
    (?:(?i:đại\s+biểu\s+)?(?P<level>
        (?i:toàn\s+quốc|Đảng\s+toàn\s+quốc)
      | (?i:Đảng\s+bộ)\s+(?i:tỉnh|huyện|thành\s+phố|thị\s+xã|xã|phường|Sở|Khối|cơ\s+quan)(?:\s+[A-ZĐÀ-Ỹ]\w*){0,4}
      | Đảng\s+bộ | Đảng
    )\s*)
    (?:(?i:lần\s+thứ)\s+(?P<ordinal>[IVXL]+(?!\w)))?
    """,
    re.VERBOSE,
)


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
    for match in _LAW.finditer(text):
        if match.start() < covered or text[match.start() - 1 : match.start()].isalnum():
            continue
        found = _amending(text, match) or _constitution(text, match) or _known(text, match) or _unknown(text, match)
        if found:
            covered = found.end
            yield found


def find_congress_resolutions(text: str) -> Iterator[NamedDocument]:
    """`Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII`."""
    for match in _CONGRESS.finditer(text):
        end = match.end()
        while text[end - 1].isspace():
            end -= 1
        surface = re.sub(r"\s+", " ", text[match.start() : end])
        alias = "Nghị quyết" + surface[len("Nghị quyết") :]
        yield NamedDocument(match.start(), end, "Nghị quyết", alias, None, None, None, official=bool(match["ordinal"]))


def _type(match: re.Match[str]) -> str:
    return " ".join(match["type"].split()).capitalize()


def _amending(text: str, match: re.Match[str]) -> NamedDocument | None:
    """`Luật sửa đổi, bổ sung một số điều của Luật Đầu tư năm 2020` is one document."""
    lead = _AMENDING.match(text, match.end())
    inner = lead and _LAW.match(text, lead.end())
    if not lead or not inner:
        return None
    known = _known(text, inner)
    if not known:
        return None
    alias = f"{_type(match)} sửa đổi, bổ sung một số điều của {known.alias}"
    return NamedDocument(match.start(), known.end, _type(match), alias, known.year, known.day, known.date_span, official=known.official)


def _constitution(text: str, match: re.Match[str]) -> NamedDocument | None:
    if _type(match) != "Hiến pháp":
        return None
    return _qualified(text, match.start(), match.end(), "Hiến pháp", "Hiến pháp") if _YEAR.match(text, match.end()) else None


def _known(text: str, match: re.Match[str]) -> NamedDocument | None:
    """The longest name of the list of laws that stands after the type word."""
    laws, prefixes = law_names(), law_prefixes()
    words: list[str] = []
    position, best = match.end(), None
    for _ in range(_MAX_WORDS):
        gap = (_BETWEEN_WORDS if words else _SPACE).match(text, position)
        word = _word(text, gap, words, prefixes) if gap else None
        if word is None:
            break
        words.append(plain(text[word[0] : word[1]]))
        position = word[1]
        if " ".join(words) in laws:
            best = (" ".join(words), word[1])
    if not best or not _ends_name(text, best[0], best[1]):
        return None
    type_name, name = laws[best[0]]
    type_name = _type(match) if _type(match) != "Luật" else type_name
    return _qualified(text, match.start(), best[1], type_name, f"{type_name} {name}")


def _word(text: str, gap: re.Match[str], words: list[str], prefixes: frozenset[str]) -> tuple[int, int] | None:
    """The next word that some name goes on with; «và» may be part of a name or join two."""
    match = _WORD.match(text, gap.end())
    if match and " ".join([*words, plain(match.group())]) in prefixes:
        return match.span()
    joined = gap.group().rstrip()
    if words and joined.lower().endswith("và") and " ".join([*words, "va"]) in prefixes:
        end = gap.start() + len(joined)
        return end - 2, end
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
    """A law outside the list, bounded by its year: `Luật Nhà giáo năm 2025`."""
    found = _UNKNOWN_NAME.match(text, match.end())
    if not found or _LAW.search(found["name"]):
        return None
    name = re.sub(r"\s+", " ", found["name"]).strip(" ,")
    return NamedDocument(match.start(), found.end(), _type(match), f"{_type(match)} {name} năm {found['year']}", int(found["year"]), None, None, official=False)
