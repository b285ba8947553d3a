"""Bytes → text: UTF-8 and UTF-16 with or without a mark, else the old Vietnamese encodings. Newlines stay as they are."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.text.legacy import Repair, repair_legacy
from corpus.text.syllables import is_syllable

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u0323])*")
_PUNCTUATION_1252 = {byte: bytes((byte,)).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}}


@dataclass(frozen=True, slots=True)
class Decoded:
    """`encoding` is utf-8, utf-16-le, utf-16-be, tcvn3, vni or windows-1258; `notes` are sentences for the officer."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """The text of `data`, or None where it is no text in an encoding known here (binary, damaged)."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    if b"\x00" in data:
        return _unmarked_utf16(data)
    return _strict(data, "utf-8") or _single_byte(data) or _damaged_utf8(data)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if not _is_text(text):
        return None
    notes = () if encoding == "utf-8" else ("Tệp dùng bảng mã UTF-16; đã đọc sang Unicode, nội dung giữ nguyên.",)
    return with_legacy_repaired(Decoded(text, encoding, notes))


def _is_text(text: str) -> bool:
    """A stray control character is tolerated, NUL never."""
    return "\x00" not in text and len(_CONTROL.findall(text)) <= len(text) // 200


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Text whose every second byte is mostly zero; which half tells the byte order."""
    halves = {"utf-16-le": data[1::2], "utf-16-be": data[0::2]}
    name, half = max(halves.items(), key=lambda item: item[1].count(0))
    return _strict(data, name) if len(data) % 2 == 0 and half.count(0) > len(half) // 3 else None


def with_legacy_repaired(decoded: Decoded) -> Decoded:
    """Lines and pieces of lines in TCVN3 or VNI converted, with a note for each encoding found; offsets do not move."""
    repair = repair_legacy(decoded.text)
    return Decoded(repair.text, decoded.encoding, (*decoded.notes, *_legacy_notes(repair)))


def _legacy_notes(repair: Repair) -> Iterator[str]:
    for name, lines in sorted(repair.lines.items()):
        lost = "; chữ hoa gõ bằng font .VnTimeH không khôi phục được, hãy rà lại tiêu đề" if name == "TCVN3" else ""
        yield f"{lines} dòng dùng bảng mã {name} (font cũ) đã được chuyển sang Unicode, vị trí chữ giữ nguyên{lost}."
    for name, pieces in sorted(repair.fragments.items()):
        yield f"{pieces} chỗ giữa dòng dùng bảng mã {name} (font cũ) đã được chuyển sang Unicode, vị trí chữ giữ nguyên: hãy rà lại các chỗ này."
    if repair.doubtful:
        yield f"{repair.doubtful} chỗ có thể gõ bằng font cũ (TCVN3 hoặc VNI) nhưng chưa chắc chắn, được giữ nguyên: hãy rà lại và gõ lại bằng Unicode."
    if repair.hornless:
        yield f"{repair.hornless} chữ chuyển từ TCVN3 đã mất «ư» từ trước (ví dụ «trớc» là «trước»), được giữ như đọc thấy: hãy rà lại các chữ này."


def _single_byte(data: bytes) -> Decoded | None:
    """TCVN3, VNI or Windows-1258, whichever makes Vietnamese words of at least two thirds of the accented ones."""
    western = data.decode("latin-1").translate(_PUNCTUATION_1252)
    if not _is_text(western):
        return None
    repair = repair_legacy(western)
    if repair.lines and _vietnamese_share(repair.text) >= 2 / 3:
        name = max(repair.lines, key=lambda each: repair.lines[each])
        return Decoded(repair.text, name.lower(), tuple(_legacy_notes(repair)))
    return _windows_1258(data)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: they show as «�», everything else is kept."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken > len(text) // 500 + 1 or not _is_text(text) or _vietnamese_share(text) < 2 / 3:
        return None
    return Decoded(text, "utf-8", (f"{broken} chỗ có byte hỏng, đã thay bằng dấu «�»: hãy rà lại các chỗ đó.",))


def _windows_1258(data: bytes) -> Decoded | None:
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    note = "Tệp dùng bảng mã Windows-1258; đã đọc sang Unicode, vị trí chữ giữ nguyên."
    return Decoded(text, "windows-1258", (note,)) if _is_text(text) and _vietnamese_share(text) >= 2 / 3 else None


def _vietnamese_share(text: str) -> float:
    """Share of the accented words that have the shape of a Vietnamese syllable."""
    words = [word for word in _WORD.findall(text[:200_000]) if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
