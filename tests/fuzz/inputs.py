"""Bytes → a text: a small program that strings together pieces of real sentences and damages them."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

_ODD = (
    "\u00a0", "\u200b", "\u00ad", "\ufeff", "\u2007", "\u202f", "–", "—", "\u2212", "\u2044", "\x0c", "\r\n", "\r", "\t", "\u0301", "\u0323", "😀", "İ", "ß",
    "\x00", "“", "”", '"', "«", "»", "(", ")", "[", "|", "/", "-", "./.", ";", ":", ",", "%", "O", "l", "0", "/2024/", "-CT/TW", "\n", "\n\n", "\n7\n", "  ",
    "\ud800", "\u2028", "\x85", "ﬁ", "Ð", "Ɖ", "ⅫI", "１２", "٣", "٠٣/٢٠٢٤",
)  # fmt: skip
_PIECES = """
điểm a khoản 2 Điều 5 |các Kế hoạch do Ủy ban nhân dân tỉnh ban hành như: |Nghị định số |ngày 31/12/2023 |ngày 31 tháng 02 năm 2023 |của Chính phủ |về việc
Luật Thi đua, khen thưởng năm 2022|Nghị quyết Đại hội lần thứ XIII của Đảng|34-CT/TW|98/2023/NĐ-CP|64/KH-UBND|1057-CV/TU|ngày    tháng    năm 2024|và
I. |II. |1. |1.1. |a) |- |+ |* |Điều 1. |Chương I |PHỤ LỤC|Số:     /BC-SCT|Số: 12/BC-SCT|Nơi nhận:|KT. GIÁM ĐỐC|29/29 = 100%|giai đoạn 2021 - 2025
bo-qua VB402: lý do (người)|Công văn số |(Kèm theo |được sửa đổi, bổ sung bởi |hết hiệu lực |nêu trên|nói trên|Kế hoạch này|tổng số 05, trong đó 02 và 03
"""
_STEPS = 24
_LONGEST = 5_000


def text_of(data: bytes) -> str:
    """The text that the bytes spell."""
    parts: list[str] = []
    codes = iter(data)
    for code in codes:
        if code < 256 - _STEPS:
            pieces = _pieces()
            parts.append(pieces[(code * 256 + next(codes, 0)) % len(pieces)])
        else:
            _OPERATIONS[code % len(_OPERATIONS)](parts, codes)
    return "".join(parts)[:_LONGEST]


@cache
def _pieces() -> tuple[str, ...]:
    """Clauses of the sample library, wordings that the checks look for, odd characters."""
    samples = sorted((Path(str(files("corpus"))) / "samples" / "documents").glob("*.txt"))
    clauses = [clause for path in samples for clause in re.split(r"(?<=[,;.\n])", path.read_text(encoding="utf-8")) if clause]
    words = [piece for line in _PIECES.strip().splitlines() for piece in line.split("|")]
    return (*dict.fromkeys([*words, *_ODD, *clauses]),)


def _cut(parts: list[str], codes: Iterator[int]) -> None:
    if parts:
        parts[-1] = parts[-1][: next(codes, 0) % (len(parts[-1]) + 1)]


def _behead(parts: list[str], codes: Iterator[int]) -> None:
    if parts:
        parts[-1] = parts[-1][next(codes, 0) % (len(parts[-1]) + 1) :]


def _decompose(parts: list[str], codes: Iterator[int]) -> None:
    if parts:
        parts[-1] = unicodedata.normalize("NFD" if next(codes, 0) % 2 else "NFKD", parts[-1])


def _repeat(parts: list[str], codes: Iterator[int]) -> None:
    if parts:
        parts.append(parts[-1] * (next(codes, 0) % 8) if len(parts[-1]) < 5_000 else "")


def _recall(parts: list[str], codes: Iterator[int]) -> None:
    if parts:
        parts.append(parts[next(codes, 0) % len(parts)])


def _plant(parts: list[str], codes: Iterator[int]) -> None:
    """An odd character inside the last piece."""
    if parts:
        at = next(codes, 0) % (len(parts[-1]) + 1)
        parts[-1] = parts[-1][:at] + _ODD[next(codes, 0) % len(_ODD)] + parts[-1][at:]


def _renumber(parts: list[str], codes: Iterator[int]) -> None:
    """Another digit for one of the last piece."""
    places = [at for at, char in enumerate(parts[-1]) if char.isdigit()] if parts else []
    if places:
        at = places[next(codes, 0) % len(places)]
        parts[-1] = parts[-1][:at] + str(next(codes, 0) % 10) + parts[-1][at + 1 :]


def _raw(parts: list[str], codes: Iterator[int]) -> None:
    """Bytes as they are."""
    parts.append(bytes(next(codes, 0) for _ in range(next(codes, 0) % 12)).decode("utf-8", "replace"))


def _point(parts: list[str], codes: Iterator[int]) -> None:
    """Any character."""
    parts.append(chr((next(codes, 0) << 12 | next(codes, 0) << 4 | next(codes, 0) & 15) % 0x110000))


def _upper(parts: list[str], _: Iterator[int]) -> None:
    if parts:
        parts[-1] = parts[-1].upper()


_OPERATIONS: tuple[Callable[[list[str], Iterator[int]], None], ...] = (
    _cut, _behead, _decompose, _repeat, _recall, _plant, _plant, _renumber, _renumber, _raw, _point, _upper,
)  # fmt: skip
