"""A message that states figures → its values, each with the words on both sides of it, nearer ones weighing more."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.conversation.fact_words import Value
from assistant.conversation.message import Message, said
from assistant.conversation.section_names import SECTION_WORD, SectionName, read_section

_DATE = r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}"
_NUMBER = r"\d+(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
VALUE = re.compile(rf"(?<![\w.,/-])(?P<value>{_DATE}|(?:{_NUMBER})(?:\s?/\s?(?:{_NUMBER}))?(?:\s?%)?)(?![\w/-]|[.,]\d)")
# Numbers that name something: «mục 2.2», «Khối thi đua số 2», «năm 2026», «5 tháng», «kỳ trước: 12»
_NAMES_BEFORE = said(r"(?<!\w)(?:(?<!tong\s)(?<!co\s)so|muc|phan|dieu|khoan|diem|nam|thang|quy(?= $)|ky|khoa|lan thu|nhiem ky|giai doan|cau|ky truoc:?) $")
_NAMES_AFTER = said(r"^ ?(?:thang|nam|quy|gio|ngay (?!cong))(?!\w)")
_DOCUMENT = re.compile(r"\d+(?:/\d{4})?[/-][a-z]{1,8}[\w/-]*")
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[;:.!?\n](?!\d)|,(?!\d)")
_LEADING_SECTION = said(
    rf"^\s*(?:(?:o |trong |tai )?(?P<section>{SECTION_WORD}\s*(?:so )?(?:[ivxl]+\.)*[\divx.]+)|(?P<bare>(?:[ivx]+\.)?\d+\.\d+(?:\.\d+)*))\s*[:,;]?\s+(?=\D)"
)
# Said around a fact, not of it
_AROUND = said(
    r"(?<!\w)(?:so luong|so lieu|trong do|a nham|nham|a quen|quen|dung ra|sua lai|cap nhat|bo sung|dien|ghi|nhap|toi xac nhan|xac nhan"
    r"|van nhu ky truoc|nhu ky truoc|van|ky nay|trong ky|ky bao cao"
    r"|nam nay|den nay|hien nay|hien|la|co|da|duoc|va|voi|gom|trong do|cua|cho|o|tai|cac|nhung|so|so lieu|ca|thi|nhe|so luong|con so|moi"
    r"|ngay|vao|luc|to chuc|dien ra|tong cong|la vao)(?!\w)"
)
_NEAR, _SPAN = 0.88, 14
_COMMA_LEFT, _COMMA_RIGHT = 0.45, 0.55


@dataclass(frozen=True, slots=True)
class Surround:
    """Words beside a figure, with their weight by distance. `first`: the word right after it, "" where a mark follows."""

    left: Mapping[str, float]
    right: Mapping[str, float]
    first: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A value at `[start:end]` of the message."""

    value: Value
    start: int
    end: int
    beside: Surround

    @property
    def is_date(self) -> bool:
        return self.value.number == "" and any(letter.isdigit() for letter in self.value.text)


@dataclass(frozen=True, slots=True)
class Statement:
    """`words`: everything said but the figures; `section`: named at the beginning."""

    values: tuple[Stated, ...]
    words: frozenset[str]
    section: SectionName | None


def read_statement(message: Message) -> Statement:
    """The values of a message; () where it holds none."""
    start, section = leading_section(message)
    plain = message.plain[:start].replace(" ", "\0") + message.plain[start:]
    blanked = _AROUND.sub(lambda match: " " * len(match.group()), plain)
    found = [match for match in VALUE.finditer(plain, start) if _is_value(message, plain, match)]
    spans = [match.span() for match in found]
    values = tuple(_stated(message, blanked, match, spans) for match in found)
    words = _DOCUMENT.sub(" ", blanked[start:])
    return Statement(values, frozenset(_WORD.findall(words)), section)


def leading_section(message: Message) -> tuple[int, SectionName | None]:
    """«Ở mục 2.2, …», «7.2 không phát sinh»: where the rest begins, and the section."""
    match = _LEADING_SECTION.match(message.plain)
    if not match:
        return 0, None
    name = "section" if match["section"] else "bare"
    section = read_section(message, *match.span(name), bare=False)
    return (match.end(), section) if section else (0, None)


def _is_value(message: Message, plain: str, match: re.Match[str]) -> bool:
    if any(document.start() <= match.start() < document.end() for document in _DOCUMENT.finditer(plain)):
        return False
    if "/" in match.group() and match.group().count("/") == 2:
        return True
    named = _NAMES_BEFORE.search(plain[: match.start()])
    if named and message.has_marks and named.group().strip() == "so" and message.text[named.start() : named.end()].strip().lower() != "số":
        named = None  # «cơ sở 05 người»
    return not named and not _NAMES_AFTER.match(plain[match.end() :])


def _stated(message: Message, blanked: str, match: re.Match[str], spans: list[tuple[int, int]]) -> Stated:
    beside = surround(blanked, match.span(), spans)
    typed = message.text[match.start() : match.end()]
    if typed.count("/") == 2:
        return Stated(Value("".join(typed.split())), *match.span(), beside)
    unit = re.match(r"\s*((?:[^\W\d_]+ ?){0,4})", message.plain[match.end() :])
    return Stated(Value(typed, "".join(typed.split()), unit[1].strip() if unit else ""), *match.span(), beside)


def surround(plain: str, span: tuple[int, int], others: list[tuple[int, int]]) -> Surround:
    """Words up to the figure before and after; past a comma they count less, past any other mark not at all."""
    begin = max((end for _, end in others if end <= span[0]), default=0)
    stop = min((start for start, _ in others if start >= span[1]), default=len(plain))
    right = dict(_weighed(plain[span[1] : stop], _COMMA_RIGHT))
    left = dict(_weighed(plain[begin : span[0]], _COMMA_LEFT, backwards=True))
    head = _WORD.match(plain[span[1] :].lstrip(" \0"))
    return Surround(left, right, head.group() if head and span[1] + 1 <= len(plain) else "")


def _weighed(text: str, comma: float, *, backwards: bool = False) -> Iterator[tuple[str, float]]:
    """Nearest word first, each once."""
    marks = [(match.start(), match.group()) for match in _STOP.finditer(text)]
    words = list(_WORD.finditer(text))
    seen: set[str] = set()
    for distance, word in enumerate(reversed(words) if backwards else words):
        between = [mark for at, mark in marks if (at >= word.end() if backwards else at < word.start())]
        if distance >= _SPAN or any(mark != "," and mark != ":" for mark in between):
            break
        if word.group() not in seen:
            seen.add(word.group())
            yield word.group(), _NEAR**distance * comma ** sum(mark == "," for mark in between)
