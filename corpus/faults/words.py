"""Faults in words: issuer, province, type word, title."""

import re
import unicodedata
from collections.abc import Iterator

from corpus.faults.model import Change
from corpus.faults.records import Records
from corpus.faults.sightings import Sighting

_OFFICES = (
    "Bộ Tài chính", "Bộ Y tế", "Bộ Xây dựng", "Ban Tổ chức Tỉnh ủy", "Sở Tư pháp", "Sở Y tế", "Sở Xây dựng", "Thanh tra tỉnh",
    "Tổng Liên đoàn Lao động Việt Nam", "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Bộ Chính trị", "Ban Bí thư", "Ủy ban nhân dân tỉnh",
    "Hội đồng nhân dân tỉnh",
)  # fmt: skip
_PROVINCES = ("Bắc Ninh", "Lào Cai", "Quảng Ngãi", "Cà Mau", "Đồng Tháp")
_FORMER = ("Kiên Giang", "Long An", "Bắc Giang", "Quảng Nam", "Bạc Liêu", "Nam Định")
_TYPES = ("Kế hoạch", "Quyết định", "Chỉ thị", "Thông báo", "Nghị quyết", "Báo cáo", "Hướng dẫn", "Nghị định", "Thông tư", "Tờ trình")
_SAME_TYPE = ({"Quyết định", "Quy định"}, {"Quyết định", "Quy chế"})
_WORDS = ("nghĩa", "thuật", "khoản", "rừng", "bưởi", "xuất", "quỹ", "thuế", "biển", "kho", "điện", "nước", "cháy", "thép")


def issuers(_text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """Another office, none that the registered one heads or belongs to."""
    if seen.issuer is None:
        return
    for office in _OFFICES:
        if office not in seen.record.issuer:
            yield Change(*seen.issuer, office)


def provinces(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """The same office of another province."""
    yield from _elsewhere(text, seen, _PROVINCES)


def mergers(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """The office of a province that no longer stood on the day of the document."""
    yield from _elsewhere(text, seen, _FORMER)


def _elsewhere(text: str, seen: Sighting, names: tuple[str, ...]) -> Iterator[Change]:
    place = re.search(r"tỉnh\s+([A-ZĐ]\w+(?:\s+[A-ZĐ]\w+)*)", seen.record.issuer)
    written = re.search(r"(?:tỉnh|Tỉnh ủy)(?P<name>\s+[A-ZĐ]\w+(?:\s+[A-ZĐ]\w+)*)?$", text[slice(*seen.issuer)]) if seen.issuer else None
    if not place or not written or not seen.issuer:
        return
    start = seen.issuer[0] + (written.start("name") if written["name"] else written.end())
    for name in names:
        if name != place[1]:
            yield Change(start, seen.issuer[1], f" {name}")


def types(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """Another type word, with capitals as before."""
    if seen.type is None:
        return
    written = text[slice(*seen.type)]
    for word in _TYPES:
        if word != seen.record.type and {word, seen.record.type} not in _SAME_TYPE and word.lower() != written.lower():
            yield Change(*seen.type, word if written[0].isupper() else word.lower())


def titles(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """A word inside the title, not a number, changed for one that no title has."""
    for start, end in seen.words[:-1]:
        old = text[start:end]
        if old.islower() and len(old) > 1:
            yield from (Change(start, end, word) for word in _WORDS if not _alike(word, old))


def _alike(left: str, right: str) -> bool:
    """One letter more, less or other, or the word cut short: that reads as damage by scanning, not as another word."""
    a, b = (unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode() for word in (left, right))
    if abs(len(a) - len(b)) > 1:
        return b.startswith(a)
    same = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[same + 1 :] == b[same + 1 :] or a[same:] == b[same + 1 :] or a[same + 1 :] == b[same:]


def title_numbers(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """A digit of a number in the title; numbers and dates of documents cited there are faults of those."""
    for start, end in seen.words[1:]:
        if text[start:end].isdigit() and not _of_citation(text, start, end):
            for at in range(max(start, end - 2), end):
                yield from (Change(at, at + 1, digit) for digit in "123456789" if digit != text[at])


def _of_citation(text: str, start: int, end: int) -> bool:
    return (
        text[end : end + 1] in ("/", "-") or text[start - 1 : start] in ("/", "-") or bool(re.search(r"(?:số|ngày|tháng)\s+$", text[max(0, start - 8) : start]))
    )
