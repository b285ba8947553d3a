"""The part of a document that a citation names: written before it («khoản 2 Điều 5 Nghị định số …») or after it in brackets («… (Điều 5)»)."""

import re
from dataclasses import dataclass

from corpus.citations.parts import Chain, Part, chain_of, find_chains, last_steps

_REACH = 240
_LINK = re.compile(
    r"""
    \s{0,3},?(?:\s{1,3}(?:của|cua|thuộc|trong|tại))?\s{1,3}
    (?:(?:Quy|Điều\s+lệ|Danh\s+mục|Phụ\s+lục|Chương\s+trình|Đề\s+án|Chiến\s+lược|Mẫu|Hướng\s+dẫn)\b[^;.\n]{0,140}?\s(?:ban\s+hành\s+)?kèm\s+theo\s{1,3})?
    """,
    re.VERBOSE,
)
_OPENS = re.compile(r"\s{0,3}\(\s{0,3}(?:tại\s+|quy\s+định\s+tại\s+|xem\s+)?")
_CLOSES = re.compile(r"\s{0,3}\)")
_LINK_WORDS = ("của", "cua", "thuộc", "trong", "tại")
_NEAR = 40
_SIGNS = ("iều", "hoản", "iểm ", "ục ", "hương ", "hần ")


@dataclass(frozen=True, slots=True)
class AttachedPart:
    """`words` as written (white space joined) with what links it to the document («… Quy chế ban hành kèm theo»); `start`, `end`: the chain."""

    start: int
    end: int
    words: str
    parts: tuple[Part, ...]


def part_before(text: str, start: int) -> AttachedPart | None:
    """The provision named before a citation: `điểm a khoản 2 Điều 5 |Nghị định số …`."""
    if not _may_end_part(text[max(0, start - _NEAR) : start]):
        return None
    base = max(0, start - _REACH)
    before = text[base:start]
    if not any(sign in before for sign in _SIGNS):
        return None
    steps = last_steps(text, base, start)
    if not steps or not _LINK.fullmatch(text, steps[-1].end(), start):
        return None
    last = chain_of(text, steps)
    words = " ".join(text[last.start : start].split()).rstrip(",")
    return AttachedPart(last.start, last.end, _without_link(words), last.parts)


def _may_end_part(before: str) -> bool:
    """Whether a value («5», «5a», «a», «III») or «kèm theo» stands right before; nearly nowhere, and cheaply seen."""
    if not before[-1:].isspace():
        return False
    words = before.rsplit(None, 2)
    if not words:
        return False
    last = words[-2] if len(words) > 1 and words[-1] in _LINK_WORDS else words[-1]
    last = last.rstrip(",").rstrip('”"')
    if not last[-1:].isalnum():
        return last == ""
    return len(last) < 2 or last == "theo" or not last[-2:].isalpha() or (last.isascii() and last.isupper())


def part_after(text: str, end: int) -> AttachedPart | None:
    """The provision in brackets after a citation: `Nghị định số 98/2023/NĐ-CP| (khoản 2 Điều 5)`."""
    opens = _OPENS.match(text, end) if "(" in text[end : end + 4] else None
    if not opens:
        return None
    chain: Chain | None = next(find_chains(text, opens.end(), min(len(text), opens.end() + _REACH)), None)
    if not chain or chain.start != opens.end() or not _CLOSES.match(text, chain.end):
        return None
    return AttachedPart(chain.start, chain.end, " ".join(text[chain.start : chain.end].split()), chain.parts)


def _without_link(words: str) -> str:
    for link in _LINK_WORDS:
        words = words.removesuffix(f" {link}")
    return words.rstrip(",")
