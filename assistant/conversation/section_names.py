"""«mục I.4.3», «phần II», «mục 1 phần II», «mục kết quả khen thưởng», «mục này» → which section is meant, not yet looked up."""

import re
from dataclasses import dataclass

from assistant.conversation.message import Message, said
from corpus.text.folding import key

SECTION_WORD = r"(?:tieu muc|de muc|muc|phan|chuong|doan|noi dung)"
_NUMBER = r"(?:[ivxl]{1,6}|\d{1,2}|[a-h])(?:\s?[.,]\s?(?:\d{1,2}|[a-h])(?!\w))*(?:~\d)?"
_HERE = said(rf"(?:{SECTION_WORD} )?(?:nay|do|dang chon|dang xem|vua chon|tren|hien tai)")
_NUMBERED = said(
    rf"(?:(?P<word>{SECTION_WORD})\s*(?:so )?)?(?P<number>{_NUMBER})[.)]?(?: (?:cua |trong |o |thuoc )?(?:phan|muc|chuong) (?P<above>{_NUMBER})[.)]?)?"
)
_ABOVE_FIRST = said(rf"(?:phan|chuong|muc) (?P<above>[ivxl]{{1,6}})[.)]?[\s,;]+(?:tieu muc|de muc|muc|phan) (?P<number>{_NUMBER})[.)]?")
_HEADED = said(rf"{SECTION_WORD} (?:ve |so )?(?P<heading>.*\w.*)")
_QUOTES = re.compile(r"[«»“”\"']")
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class SectionName:
    """`number` in one form («I.4.3»), `heading` as plain words; both empty: the section the officer is in. `text` as typed.

    `top`: named as a part («phần 2»), which is numbered in Roman figures.
    """

    text: str = ""
    number: str = ""
    heading: str = ""
    top: bool = False

    @property
    def path(self) -> bool:
        """Named by more than its own number («I.2»), or by its heading: then the heading itself is meant, with all below it."""
        return "." in self.number or self.top or bool(self.heading)

    @property
    def here(self) -> bool:
        return not self.number and not self.heading


HERE = SectionName()


def read_section(message: Message, start: int, end: int, *, bare: bool = True) -> SectionName | None:
    """The section named in `message.plain[start:end]`; `bare`: words without «mục» before them may be a heading too."""
    words = _QUOTES.sub(" ", message.plain[start:end])
    lead = len(words) - len(words.lstrip(" .,:;"))
    start, words = start + lead, words.strip(" .,:;?!")
    typed = message.original(start, start + len(words))
    if not words or _HERE.fullmatch(words):
        return HERE
    numbered = _ABOVE_FIRST.fullmatch(words) or _NUMBERED.fullmatch(words)
    if numbered:
        return _numbered(numbered, typed)
    headed = _HEADED.fullmatch(words)
    if headed:
        return SectionName(typed, heading=key(headed["heading"]))
    return SectionName(typed, heading=key(words)) if bare else None


def _numbered(match: re.Match[str], typed: str) -> SectionName:
    number = one_form(match["number"])
    if match["above"]:
        number = f"{one_form(match['above'])}.{number}"
    word = match.groupdict().get("word") or ""
    return SectionName(typed, number=number, top=word in ("phan", "chuong"))


def one_form(number: str) -> str:
    """«i. 4,3.» → «I.4.3»."""
    return re.sub(r"\s*[.,]\s*", ".", number.strip(" .)")).upper()


def as_roman(number: str) -> str:
    """«2» → «II», "" for anything else."""
    return _ROMANS[int(number)] if number.isdigit() and int(number) < len(_ROMANS) else ""
