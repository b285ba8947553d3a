"""Documents mentioned without a number: «Nghị định này», «Kế hoạch của UBND tỉnh», «ban hành Kế hoạch phát động …», «Số: /BC-SDL».

Only the mention is read here: its words, the pointer or issuer beside it, and how it is used. `backreferences` says what is meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.citations.issuers import issuer_after
from corpus.citations.titles import title_end
from corpus.text.folding import plain
from corpus.text.letters import compile_vi


class Use(StrEnum):
    """How a document without number is mentioned."""

    POINTED = "pointed"
    ISSUED = "issued"
    BARE = "bare"
    MADE = "made"
    CLOSING = "closing"
    HEADER = "header"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """One mention `[start:end]`: canonical type, how it is used, the issuer named, the pointer («này», «nêu trên»)."""

    start: int
    end: int
    type: str
    use: Use
    issuer: str | None = None
    pointer: str | None = None
    capital: bool = True


_TYPES = (
    "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Nghị quyết", "Quyết định", "Chỉ thị", "Thông tư liên tịch", "Thông tư", "Kế hoạch", "Công văn",
    "Công điện", "Thông báo", "Hướng dẫn", "Kết luận", "Báo cáo", "Tờ trình", "Chương trình", "Đề án", "Quy chế", "Quy định", "Văn bản đăng ký",
)  # fmt: skip
_BY_WORDS = {" ".join(plain(name).split()): name for name in _TYPES}
_RULING = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Nghị quyết", "Chỉ thị", "Thông tư", "Kết luận", "Công điện"})
"""Types whose name, written small, is still the name of a document when an issuer follows."""

_TYPED = re.compile(  # three sets of letters first, then whether a word begins there: scans faster
    r"[BbLlPpNnQqCcTtKkHhĐđV][ộuhgôờếưềáă][\sậáhyỉưnôtớo](?<![\w/-]...)(?:(?<=[Bb]ộ\s)\s*[Ll]uật|(?<=[Ll]uậ)t|(?<=[Pp]há)p\s+lệnh|(?<=[Nn]gh)ị\s+(?:định|quyết)"
    r"|(?<=[Qq]uy)(?:ết\s+định|\s+(?:chế|định))|(?<=[Cc]hỉ)\s+thị|(?<=[Cc]hư)ơng\s+trình|(?<=[Cc]ôn)g\s+(?:văn|điện)"
    r"|(?<=[Tt]hô)ng\s+(?:tư(?:\s+liên\s+tịch)?|báo)|(?<=[Tt]ờ\s)\s*trình|(?<=[Kk]ế\s)\s*hoạch|(?<=[Kk]ết)\s+luận|(?<=[Hh]ướ)ng\s+dẫn"
    r"|(?<=[Bb]áo)\s+cáo|(?<=[Đđ]ề\s)\s*án|(?<=Văn)\s+bản\s+đăng\s+ký)(?!\w)"
)
_POINTER = re.compile(
    r"\s+(?P<pointer>(?:đã\s+|vừa\s+)?nêu\s+(?:ở\s+)?trên|nói\s+trên|kể\s+trên|dẫn\s+trên|này|đó"
    r"|trên(?=\s*[,.;:)]|\s*$|\s+(?:và|đã|của|được|để|có|là|đến|do|thì|cho)\s))(?!\w)"
)
_WORTH_READING = re.compile(r"\s+(?:này|đó|trên|nêu|nói|kể|đã\s+nêu|của|đến|tới)(?!\w)")
_FEW = re.compile(r"(?:^|[\s(])(?:cac|nhung|mot so|nhieu|moi|tung|cac loai|he thong|du thao|hai|ba|\d+)\s+(?:\w+,\s+)*$")
_FEW_ENDS = ("cac", "nhung", "so", "nhieu", "moi", "tung", "loai", "thong", "thao", "hai", "ba", ",", *"0123456789")
_LISTED = re.compile(rf"(?:cac|nhung|nhieu|mot so|he thong)\s+(?:(?:{'|'.join(_BY_WORDS)}|van ban)\s*(?:,|\bva\b)\s*)+$")
_MADE = ("xay dung", "ban hanh", "tham muu", "so thao", "lap")
_LED = ("theo", "thuc hien", "trien khai", "cu the hoa", "thi hanh", "trong", "tai", "can cu", "bam sat", "tinh than")
_AFTER_BARE = re.compile(r"\s*[,;.:)](?!\d)|\s+(?:và|đã|được|gửi|đến|để|nhằm)\s|\s*\n\s*\n|\s*$")
_TASK = re.compile(r"\s+(?:triển\s+khai(?:\s+(?:kịp\s+thời\s+)?(?:đến|tới|cho)\b|\s*,)|gửi\b|đến\b|để\b|nhằm\b)|\s*[,;.:\n]|\s*$")
_TITLE_ENDS = re.compile(
    r"\s+(?:lồng\s+ghép|triển\s+khai\s+(?:kịp\s+thời\s+)?(?:đến|tới)|gửi\s+(?:về|đến|các)?|đến\s+(?:toàn|từng|các)|và\s+triển\s+khai|như\s+sau)\b"
)
_LAST_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)(?:\s*[-–]\s*(?:19|20)\d\d)?")
_SPREAD = re.compile(r"\s+(?:đến|tới)\s+(?:từng|toàn|các|tất)\b")
_SPREADING = ("trien khai", "quan triet", "pho bien", "thuc hien")
_CLOSING = ("tren day la",)
_NUMBER = re.compile(r"\s*(?:số\b|:|/|\d)")
_NAMED_AFTER = compile_vi(r"\s+(?:[A-ZĐÀ-Ỹ“\"«]|và\s+[A-ZĐÀ-Ỹ])")
_HEAD_REACH = 1500
_BLANK_NUMBER = re.compile(r"(?m)^[ \t*_#|>-]*(?P<all>Số\s*:?[ \t.…_]*[/-][ \t]*[A-ZĐa-z][\w&-]*(?:/[A-ZĐ][\w-]*)?)")
_BLANK_DATE = re.compile(r"(?i)ngày[ \t.…_]*tháng[ \t.…_]*(?:\d{1,2}[ \t]*)?năm[ \t]+(?:19|20)\d\d")
_EVENT = re.compile(r"Lời\s+kêu\s+gọi\s+(?:[^\W\d]+\s?){1,8}")
_BEFORE = 80


def find_unnumbered(text: str) -> Iterator[Unnumbered]:
    """Every mention without number, in document order; `text` composed (see corpus.text.folding)."""
    yield from _header(text)
    covered = 0
    for match in _TYPED.finditer(text):
        if match.start() >= covered and (found := _read(text, match)):
            covered = found.end
            yield found
    for event in _EVENT.finditer(text):
        yield Unnumbered(event.start(), event.start() + len(event.group().rstrip()), "Lời kêu gọi", Use.EVENT)


def _header(text: str) -> Iterator[Unnumbered]:
    """Number and date left blank above the body."""
    number = _BLANK_NUMBER.search(text, 0, _HEAD_REACH)
    if number:
        yield Unnumbered(number.start("all"), number.end("all"), "", Use.HEADER)
    day = _BLANK_DATE.search(text, 0, _HEAD_REACH)
    if day:
        yield Unnumbered(day.start(), day.end(), "", Use.HEADER)


def _read(text: str, match: re.Match[str]) -> Unnumbered | None:
    start, end = match.span()
    if _NUMBER.match(text, end) or not (text[start].isupper() or _WORTH_READING.match(text, end) or text[start - 3 : start] == "là "):
        return None
    before = plain(text[max(0, start - _BEFORE) : start])
    name = _BY_WORDS[" ".join(plain(match.group()).split())]
    capital = text[start].isupper()
    if name == "Văn bản đăng ký" or _led_by(before, _CLOSING) or (capital and _led_by(before, _MADE)):
        return None if _is_few(before) else _made(text, start, end, name, before)
    pointer = _POINTER.match(text, end)
    if pointer:
        words = " ".join(pointer["pointer"].split())
        known = capital or name in _RULING or words == "này"
        return Unnumbered(start, pointer.end(), name, Use.POINTED, pointer=words, capital=capital) if known and not _plural(before) else None
    issuer = issuer_after(text, end)
    if issuer:
        return _issued(text, (start, end), issuer, name, before)
    return _bare(text, start, end, name, before)


def _led_by(before: str, words: tuple[str, ...]) -> bool:
    """Whether what stands before ends in one of these words and a blank."""
    return before[-1:].isspace() and before.rstrip().endswith(words)


def _plural(before: str) -> bool:
    """«các Kế hoạch trên», «các Chỉ thị, Kế hoạch của …» name no single document."""
    return bool(_is_few(before) or (before.rstrip().endswith((",", "va")) and _LISTED.search(before)))


def _is_few(before: str) -> bool:
    return before.rstrip().endswith(_FEW_ENDS) and _FEW.search(before) is not None


def _issued(text: str, span: tuple[int, int], issuer: tuple[int, int], name: str, before: str) -> Unnumbered | None:
    """«Kế hoạch của UBND tỉnh»; with a title after it, it is cited by title."""
    capital = text[span[0]].isupper()
    if _plural(before) or not (capital or name in _RULING) or re.match(r"\s+(?:về|v/v|[“\"«(]|năm\s|giai\s+đoạn|ngày\s)", text[issuer[1] : issuer[1] + 12]):
        return None
    return Unnumbered(span[0], issuer[1], name, Use.ISSUED, issuer=" ".join(text[issuer[0] : issuer[1]].split()), capital=capital)


def _bare(text: str, start: int, end: int, name: str, before: str) -> Unnumbered | None:
    """«theo Chỉ thị, đã triển khai»: a capital type word alone, led by a word that makes it a document; small, only what is spread."""
    if _plural(before) or _NAMED_AFTER.match(text, end):
        return None
    if not text[start].isupper():
        return Unnumbered(start, end, name, Use.BARE, capital=False) if _SPREAD.match(text, end) and _led_by(before, _SPREADING) else None
    return Unnumbered(start, end, name, Use.BARE) if _led_by(before, _LED) and _AFTER_BARE.match(text, end) else None


def _made(text: str, start: int, end: int, name: str, before: str) -> Unnumbered:
    """A document that the office itself makes, with its title; the document itself where it closes the text."""
    use = Use.CLOSING if _led_by(before, _CLOSING) else Use.MADE
    return Unnumbered(start, end if _TASK.match(text, end) else _title_end(text, end), name, use)


def _title_end(text: str, start: int) -> int:
    """The title goes up to its stop, or to the words that say what was done with the document."""
    end = title_end(text, start)
    cut = _TITLE_ENDS.search(text, start, end)
    if cut and cut.start() > start:
        end = cut.start()
    years = list(_LAST_YEAR.finditer(text, start, end))
    rest = text[years[-1].end() : end] if years else ""
    if len(rest.split()) > 3 and not any(mark in rest for mark in '”")'):
        return years[-1].end()
    return start + len(text[start:end].rstrip(" ,./"))
