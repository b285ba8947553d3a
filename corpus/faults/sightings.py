"""A text and the known records → where the text cites them, found by a few plain patterns of its own.

A citation is taken only where number and date agree with a record (or a bare number with the only record that bears it), so that a later
change of one field is the only thing wrong with it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.faults.records import Record, Records, key_of

Span = tuple[int, int]

TYPES = (
    "Luật", "Nghị định", "Nghị quyết", "Quyết định", "Quy định", "Chỉ thị", "Thông tư", "Kế hoạch", "Công văn", "Thông báo", "Hướng dẫn",
    "Kết luận", "Báo cáo", "Chương trình", "Tờ trình", "Quy chế",
)  # fmt: skip
_NUMBER = re.compile(r"(?<![\w/.-])\d{1,5}[a-zđ]?(?:/\d{4})?[/-][A-ZĐ][\wĐđ&]*(?:[-/.][A-ZĐ][\wĐđ&]*)*")
_TYPE = re.compile(rf"(?P<type>{'|'.join(TYPES)})\s+(?:số\s*:?\s*)?$", re.IGNORECASE)
_DATE = re.compile(
    r"\s*,?\s*(?P<whole>ngày\s+(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}))(?!\d)", re.IGNORECASE
)
_OF = re.compile(r"\s*,?\s*của\s+")
_OPENING = re.compile(r"\s*,?\s*[“\"«(]?\s*(?:(?:về\s+việc|về|v/v)\s+)*[“\"«]?", re.IGNORECASE)
_OWN = re.compile(r"^\W*Số\s*:?\s*(\d+\S*)", re.IGNORECASE | re.MULTILINE)
_WORD = re.compile(r"\w+")
_HEAD = 1500
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a record is cited. Spans are code points; `words`: spans of the title's words that agree with the record.

    `outer`: it stands inside the title of another sighting. `dated_elsewhere`: the text cites the same record with its date too.
    """

    record: Record
    start: int
    number: Span
    type: Span | None = None
    date: Span | None = None
    issuer: Span | None = None
    words: tuple[Span, ...] = ()
    outer: bool = False
    dated_elsewhere: bool = False

    @property
    def end(self) -> int:
        ends = [span[1] for span in (self.number, self.date, self.issuer) if span]
        return max([*ends, *(span[1] for span in self.words[-1:])])

    @property
    def title(self) -> Span | None:
        return (self.words[0][0], self.words[-1][1]) if self.words else None


def sightings(text: str, records: Records) -> tuple[Sighting, ...]:
    """Every citation of a known record, in the order of the text."""
    own = {key_of(match[1].rstrip(".,;")) for match in _OWN.finditer(text[:_HEAD])}
    found = [seen for match in _NUMBER.finditer(text) if key_of(match.group()) not in own and (seen := _sighting(text, match.span(), records))]
    return tuple(_placed(found))


def _sighting(text: str, number: Span, records: Records) -> Sighting | None:
    day = _DATE.match(text, number[1])
    record = _record(text[slice(*number)], _calendar(day), records, dated=day is not None)
    if record is None:
        return None
    word = _TYPE.search(text, max(0, number[0] - 40), number[0])
    kind = word.span("type") if word else None
    end = day.end() if day else number[1]
    issuer = _issuer(text, end, record)
    words = tuple(_title_words(text, issuer[1] if issuer else end, record.title))
    date_span = day.span("whole") if day else None
    return Sighting(record, kind[0] if kind else number[0], number, kind, date_span, issuer, words if len(words) >= _LEAST_WORDS else ())


def _calendar(match: re.Match[str] | None) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None


def _record(number: str, day: date | None, records: Records, *, dated: bool) -> Record | None:
    rows = [row for row in records.by_key.get(key_of(number), ()) if not dated or row.issued == day]
    return rows[0] if len(rows) == 1 else None


def _issuer(text: str, end: int, record: Record) -> Span | None:
    """The record's issuer written after «của»: in full, without its province, or «UBND»."""
    of = _OF.match(text, end)
    if not of:
        return None
    for name in sorted(_written(record.issuer), key=len, reverse=True):
        match = re.compile(r"\s+".join(re.escape(part) for part in name.split()) + r"(?!\w)", re.IGNORECASE).match(text, of.end())
        if match:
            return match.span()
    return None


def _written(issuer: str) -> Iterator[str]:
    full = re.sub(r"\s*\([^)]*\)", "", issuer)
    local = re.sub(r"(\s(?:tỉnh|Tỉnh ủy))\s+[A-ZĐ]\w+(?:\s+[A-ZĐ]\w+)*$", r"\1", full)
    for name in (full, local, re.sub(r"\s+tỉnh$", "", local)):
        yield name
        yield name.replace("Ủy ban nhân dân", "UBND")


def _title_words(text: str, end: int, title: str) -> Iterator[Span]:
    """Spans of the words that agree with the record's title, one by one from its beginning, up to a bracket (that may be left out)."""
    opening = _OPENING.match(text, end)
    expected = [_plain(word) for word in _WORD.findall(_OPENING.sub("", title, count=1).partition("(")[0])]
    start = opening.end() if opening else end
    for match, word in zip(_WORD.finditer(text, start), expected, strict=False):
        if _plain(match.group()) != word:
            return
        yield match.span()


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def _placed(found: list[Sighting]) -> Iterator[Sighting]:
    """Mark those inside another's title, and those that the text cites in full somewhere."""
    titles = [seen.title for seen in found if seen.title]
    dated = {seen.record for seen in found if seen.date}
    for seen in found:
        outer = any(start <= seen.start and seen.number[1] <= end for start, end in titles)
        yield replace(seen, outer=outer, dated_elsewhere=seen.record in dated)
