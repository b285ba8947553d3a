"""The issuer named after a citation («của Ủy ban nhân dân tỉnh Tây Ninh») and the title that follows it."""

import re
from functools import lru_cache

from corpus.citations.grammar import ClosedLists, names, organ_lists, plain_organ_lists
from corpus.text.folding import plain

_OF = re.compile(r"\s{0,3},?\s{0,3}(?:của|cua|(?P<by>do))\s{1,3}", re.IGNORECASE)
_ISSUED = re.compile(r"\s{1,3}(?:ban\s+hành|phát\s+động|ký)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_NEXT_WORD = re.compile(r"\s+([^\W_]+)")
_MAX_WORDS = 18
_LONGEST_STOP = 3
_REACH = 240
_JOINERS = re.compile(r"\s*-\s*|\s?&\s?(?=[A-ZĐ])|\s+")
_LINE_OPENERS = frozenset({"căn", "điều", "chương", "kính", "nơi", "xét", "theo", "quyết", "mục", "phần", "số"})
_OF_TITLES = frozenset({"ban hành", "phê duyệt", "quy định", "sửa đổi", "hướng dẫn", "thông qua", "về việc", "công bố", "thành lập", "quyết định"})
_NEVER_LAST = frozenset(
    {"bo", "so", "ban", "uy", "dan", "vu", "hoi", "dong", "nhan", "thuong", "va", "tinh", "huyen", "xa", "pho", "cuc", "chinh", "van", "phong", "truong"}
)
_COMPLETE = re.compile(r"\b(?:tỉnh|tỉnh ủy|chính phủ|quốc hội|bộ chính trị|ban bí thư)$", re.IGNORECASE)
_COMPLETING = frozenset({"tỉnh", "ủy", "phủ", "hội", "trị", "thư"})
_AFTER_COMPLETE = frozenset({"ủy", "uỷ", "đoàn", "khóa", "khoá", "nước"})
_AND_HEAD = re.compile(r",\s+(?=Chủ\s+nhiệm\b)")
_FIELD_COMMA = re.compile(r",\s+")
_FIELDS_WITH_COMMA = re.compile(r"(?:bo|so|phong|bo truong bo|giam doc so) (?:van hoa|lao dong|nong nghiep|tai nguyen|khoa hoc|xay dung)$")


def issuer_after(text: str, end: int) -> tuple[int, int] | None:
    """Span of the issuer's name after «của» («do … ban hành» too), None where what follows is not the name of an organ."""
    of = _OF.match(text, end)
    if not of:
        return None
    name = issuer_name_at(text, of.end())
    return name if not of["by"] or (name and _ISSUED.match(text, name[1])) else None


def issuer_name_at(text: str, start: int) -> tuple[int, int] | None:
    """Span of the organ's name that begins at `start`."""
    window = text[start : start + _REACH]
    words = _name_words(window)
    if not words or not _is_organ(window[: words[-1][1]]):
        return None
    return start, start + words[-1][1]


def _is_organ(name: str) -> bool:
    return _opens_organ(tuple(name.split(maxsplit=5)[:5]))


@lru_cache(maxsize=2048)
def _opens_organ(words: tuple[str, ...]) -> bool:
    plain_words = plain(" ".join(words)).split()
    return any(" ".join(plain_words[:size]) in names().organ_heads for size in (1, 2, 3, 4, 5))


def _name_words(window: str) -> list[tuple[int, int]]:
    """Words of the name at the start of `window`: read on until a stop word or a mark that cannot stand inside a name."""
    spans: list[tuple[int, int]] = []
    position, stops = 0, _closed_lists(window)
    while len(spans) < _MAX_WORDS:
        word = _WORD.match(window, position)
        if not word or (spans and _stops(window, spans[-1], word, stops)):
            break
        spans.append(word.span())
        end = word.end()
        joiner = _JOINERS.match(window, end)
        if joiner:
            position = joiner.end()
            if "\n" in joiner.group() and _line_opens(window, joiner):
                break
            continue
        comma = _field_comma(window, end)
        if not comma:
            break
        position = comma.end()
    return _trim(window, spans)


def _line_opens(window: str, joiner: re.Match[str]) -> bool:
    """Whether something else begins on the next line: over a blank line a name goes on in small letters only."""
    following = _WORD.match(window, joiner.end())
    if not following:
        return False
    return following.group().lower() in _LINE_OPENERS or (
        joiner.group().count("\n") > 1 and following.group()[0].isupper() and not _open_end(window, joiner.start())
    )


def _open_end(window: str, end: int) -> bool:
    """A name that cannot end where a page tore it: «Ủy ban nhân dân», «Ban Thường vụ», «Bộ»."""
    return plain(window[:end]).rsplit(None, 1)[-1] in _NEVER_LAST


def _field_comma(window: str, end: int) -> re.Match[str] | None:
    """A comma inside a name: «Sở Văn hóa, Thể thao …», «Bộ trưởng, Chủ nhiệm …»."""
    comma = _FIELD_COMMA.match(window, end)
    if not comma:
        return None
    return comma if _FIELDS_WITH_COMMA.search(plain(window[:end])) or (_AND_HEAD.match(window, end) and window[:end].endswith("Bộ trưởng")) else None


def _stops(window: str, before: tuple[int, int], match: re.Match[str], lists: ClosedLists) -> bool:
    """A capital letter continues a name («Sở Kế hoạch và Đầu tư») even where the word alone would end it; nothing small continues «Chính phủ»."""
    word = match.group()
    if word[0].isupper() and word != "V" and not (word.isupper() and window[before[0] : before[1]].isupper()):
        following = _NEXT_WORD.match(window, match.end())
        return following is not None and f"{word.lower()} {following[1]}" in _OF_TITLES
    phrase = word.lower()
    if window[before[0] : before[1]].lower() in _COMPLETING and phrase not in _AFTER_COMPLETE and _COMPLETE.search(window, 0, before[1]):
        return True
    if phrase not in lists.first_words:
        return False
    end = match.end()
    for _ in range(_LONGEST_STOP):
        if phrase in lists.stops:
            return f"{window[before[0] : before[1]].lower()} {phrase}" not in lists.runs_on
        following = _NEXT_WORD.match(window, end)
        if not following:
            return False
        phrase, end = f"{phrase} {following[1].lower()}", following.end()
    return False


def _closed_lists(window: str) -> ClosedLists:
    """Stop words and exceptions; without marks for a text that has none."""
    return plain_organ_lists() if window.isascii() else organ_lists()


def _trim(window: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A name does not end in «và»."""
    while spans and plain(window[spans[-1][0] : spans[-1][1]]) in ("va", "thuoc", "cua"):
        spans.pop()
    return spans
