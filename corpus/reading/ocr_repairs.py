"""Slips of recognition that grammar settles: the mark after a heading number in its sequence, letters among the digits of a document number.

Nothing else is touched: words are left as they were read. Only text inside the ranges that marks call scanned is looked at.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from corpus.marks import Mark, MarkKind
from corpus.reading.ocr_edits import Edit, with_edits

_CAPITAL = "A-ZĐÀ-Ỹ"
_HEADING = re.compile(
    rf"""^(?P<number>(?:[\dl|]{{1,2}}|[\dIl|O]{{1,2}}(?:[.,][\dIl|O]{{1,2}}){{1,3}}))   # 1, l, 2.l, 5,3; «I» alone is Roman
    (?P<mark>[.,:;]?)(?P<space>\s*)
    (?=[“"]?[{_CAPITAL}])""",
    re.MULTILINE | re.VERBOSE,
)
_BULLET = re.compile(r"^[~¬=_](?=\s\S)", re.MULTILINE)
_TYPES = "NQ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|TT|TTLT|NĐ|KL|CV"
_BARRED = re.compile(r"([QNC])[DĐÐ]{1,2}")
"""«QD», «QĐÐ»: the barred letter lost its bar or was read twice; no type is written so."""
_DOCUMENT = re.compile(
    rf"""(?<![\w/-])(?P<number>[\dOoIl|]{{1,5}}[a-z]?)
    (?:[/⁄]{{1,2}}(?P<year>[12Il|][09Oo][\dOoIl|]{{2}}))?
    (?P<slash>[/⁄]{{1,2}}|[lI|1])(?P<type>{_TYPES}|[QNC][DĐÐ]{{1,2}})(?P<hyphen>[-–—~])(?P<issuer>[{_CAPITAL}][{_CAPITAL}a-z&]*)""",
    re.VERBOSE,
)
_PARTY = re.compile(r"(?<![\w/-])(?P<number>\d{1,5}-)(?P<type>CT|C[Il1]|NQ|KL|QĐ|QC|TB|HD|KH|BC|CV|TTr)/(?P<issuer>[TIl1][WU])(?![\w])")
_PRIME_MINISTER = re.compile(r"T[TI1l][gøoqE9ø]")
_DIGITS = str.maketrans("OoIl|", "00111")

Repair = tuple[str, str]
"""As read, as kept."""


def repaired(text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...], tuple[Repair, ...]]:
    """The corrected text, its marks, and what was corrected."""
    scanned = sorted((mark.start, mark.end) for mark in marks if mark.kind is MarkKind.SCANNED)
    edits = [edit for edit in _without_overlap([*_headings(text), *_documents(text), *_party(text), *_bullets(text)]) if _is_within(edit, scanned)]
    new, moved = with_edits(text, marks, edits)
    return new, moved, tuple((text[edit.start : edit.end], edit.text) for edit in edits if any(map(str.isalnum, edit.text)))


def _is_within(edit: Edit, ranges: list[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, (edit.start, len(ranges) and ranges[-1][1] + 1)) - 1
    return at >= 0 and edit.end <= ranges[at][1]


def _without_overlap(edits: Iterable[Edit]) -> Iterator[Edit]:
    end = -1
    for edit in sorted(edits):
        if edit.start >= end:
            yield edit
            end = edit.end


def _bullets(text: str) -> Iterator[Edit]:
    """A line that begins with a wave is a member of a list."""
    yield from (Edit(match.start(), match.end(), "-") for match in _BULLET.finditer(text))


def _headings(text: str) -> Iterator[Edit]:
    """A number that is next in its sequence gets its digits and its points; where more than a point is wrong, its successor must follow too."""
    found = list(_HEADING.finditer(text))
    values = [_value(match["number"]) for match in found]
    for place, (match, value) in enumerate(zip(found, values, strict=True)):
        number, mark = match["number"], match["mark"]
        plain = number.replace(".", "").isdecimal()
        if plain and (mark == "." or (mark == "" and "." in number and match["space"])):
            continue
        bare = mark == "" or (len(value) == 1 and not plain)
        if _follows(value, values[:place]) and (not bare or _precedes(value, values[place + 1 :])):
            yield Edit(match.start(), match.end(), f"{'.'.join(map(str, value))}.{match['space'] or ' '}")


def _value(number: str) -> tuple[int, ...]:
    return tuple(int(part.translate(_DIGITS)) for part in number.replace(",", ".").split("."))


def _follows(value: tuple[int, ...], before: list[tuple[int, ...]]) -> bool:
    """Whether the last number of the same depth, or the parent, leads to this one."""
    if value[-1] == 1:
        return len(value) == 1 or value[:-1] in before
    return (*value[:-1], value[-1] - 1) in before[-12:]


def _precedes(value: tuple[int, ...], after: list[tuple[int, ...]]) -> bool:
    return (*value[:-1], value[-1] + 1) in after[:12]


def _documents(text: str) -> Iterator[Edit]:
    """«l5/2O24/QD-UBND» → «15/2024/QĐ-UBND»: between the slash and a known type stand only digits."""
    for match in _DOCUMENT.finditer(text):
        if match["slash"] in "lI|1" and match["number"][-1:].isalpha():
            continue
        kind, issuer = _BARRED.sub(r"\1Đ", match["type"]), match["issuer"]
        issuer = "TTg" if kind in {"QĐ", "CT", "CĐ"} and _PRIME_MINISTER.fullmatch(issuer) else issuer
        year = f"/{match['year'].translate(_DIGITS)}" if match["year"] else ""
        fixed = f"{match['number'].translate(_DIGITS)}{year}/{kind}-{issuer}"
        if fixed != match[0].replace("–", "-"):
            yield Edit(match.start(), match.end(), fixed)


def _party(text: str) -> Iterator[Edit]:
    """«34-CI/IW» → «34-CT/TW»: an upright stroke for the letter T, where only Trung ương and Tỉnh ủy stand."""
    for match in _PARTY.finditer(text):
        kind = "CT" if match["type"][0] == "C" and match["type"] != "CV" else match["type"]
        fixed = f"{match['number']}{kind}/T{match['issuer'][1]}"
        if fixed != match[0]:
            yield Edit(match.start(), match.end(), fixed)
