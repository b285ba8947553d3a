"""«Nghị định 98/2023/NĐ-CP còn hiệu lực không?» → what the registry says of the documents named, as of the day that counts."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.checker.marking import called
from assistant.conversation.message import said
from assistant.conversation.replies import Reply, reply
from assistant.conversation.turn import Turn
from corpus.periods import Period
from corpus.registry.entry import Entry, Standing
from corpus.registry.names import LAW_TYPES
from corpus.registry.numbers import serial_of
from corpus.registry.snapshot import Registry, year_of
from corpus.registry.validity import has_ended, in_force
from corpus.text.dates import short
from corpus.text.folding import key
from prompts.contexts import TalkStanding
from prompts.contexts.talk_findings import ToldStanding

_NUMBER = re.compile(r"(?<![\w/])\d{1,5}(?:/\d{4})?[/-][^\W\d_]{1,10}\d{0,2}(?:[/-][^\W_]{1,12})*")  # 98/2023/NĐ-CP, 34-CT/TW
_SERIAL = said(
    r"(?P<type>nghi dinh|thong tu|luat|quyet dinh|nghi quyet|chi thi|ke hoach|cong van) (?:so )?(?P<serial>\d{1,5})(?:(?:/| nam )(?P<year>\d{4}))?(?![\w/-])"
)
_LAW = said(r"(?P<name>(?:bo )?luat \w.*?)(?: nam)?(?: (?P<year>\d{4}))?(?: (?:con|het|co|da|hien|bi|duoc|thi) .*)?")
_SHOWN = 3


def standing(turn: Turn) -> Reply | None:
    """None where the registry knows none of the documents named, or too many that could be meant."""
    registry, on = turn.registry(), _day(turn)
    entries = tuple(dict.fromkeys(_named(turn, registry)))
    if not 0 < len(entries) <= _SHOWN:
        return None
    told = tuple(_told(registry, entry, on) for entry in entries)
    return reply("answered", TalkStanding(short(on), told))


def _named(turn: Turn, registry: Registry) -> Iterator[Entry]:
    """Entries by full number («98/2023/NĐ-CP»), else by type and serial («Nghị định 98/2023»)."""
    numbers = _NUMBER.findall(turn.message.text.upper())
    for number in numbers:
        yield from registry.find(number)
    for match in () if numbers else _SERIAL.finditer(turn.message.plain):
        for entry in _beginning(registry, match["serial"].lstrip("0"), match["year"]):
            if _is_meant(entry, " ".join(match["type"].split()), match["serial"], match["year"]):
                yield entry
    law = _LAW.fullmatch(turn.message.plain.strip(" ?")) if not numbers else None
    if law:
        yield from registry.by_alias(law["name"], int(law["year"]) if law["year"] else None)


def _beginning(registry: Registry, serial: str, year: str | None) -> Iterator[Entry]:
    """Entries whose number begins with the serial («98/2023/NĐ-CP», «34-CT/TW»), those that carry the year first."""
    for beginning in (f"{serial}/{year}/", f"{serial}/", f"{serial}-") if year else (f"{serial}/", f"{serial}-"):
        yield from registry.starting(beginning)


def _is_meant(entry: Entry, type_: str, serial: str, year: str | None) -> bool:
    """«Nghị định 98 năm 2023» is 98/2023/NĐ-CP."""
    if not entry.number or key(entry.type) != type_ or str(serial_of(entry.number)) != serial.lstrip("0"):
        return False
    return year is None or str(year_of(entry)) == year


def _day(turn: Turn) -> date:
    """The end of the open report's period, else today."""
    return Period.parse(turn.report.draft.info.period).end if turn.report else turn.today


def _told(registry: Registry, entry: Entry, on: date) -> ToldStanding:
    name = f"{entry.title} ({called(entry)})" if entry.type in LAW_TYPES and entry.number else called(entry)
    unchecked = entry.relations_standing is not Standing.HIGH
    successor = registry.successor(entry, on)
    if successor or has_ended(entry, on):
        until = short(entry.effective_to) if entry.effective_to else None
        return ToldStanding(name, "replaced" if successor else "ended", until, called(successor) if successor else None, unchecked=unchecked)
    return ToldStanding(name, "in_force" if in_force(entry, on) else "unknown", unchecked=unchecked)
