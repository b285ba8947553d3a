"""«Giấy khen: 14 cá nhân, 03 tập thể», «số hồ sơ là 12», «họp giao ban: không có» → names with the values given for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.conversation.message import Message, said
from assistant.conversation.section_names import SECTION_WORD, SectionName, read_section

_NUMBER = r"\d+(?:[.,]\d+)*(?: ?/ ?\d+(?:\.\d{3})*)?(?: ?%)?"
_NUMBER_FOUND = re.compile(rf"(?<![\w.,/-])(?P<number>{_NUMBER})(?![\w/-])".replace(" ", r"\s"))
_NAMED = said(r"^\s*(?P<name>[^:=?]{2,200}?)\s*[:=]\s*(?P<value>\S.*)$")
_STATED = said(r"^\s*(?P<name>\D*?\w.*?)\s(?:la|bang|thanh) (?P<value>(?:\d|khong co|khong phat sinh|chua phat sinh|giu nguyen|da lam|dang lam|chua lam).*)$")
_NOTHING = said(r"(?:khong(?: co| phat sinh| co phat sinh)?(?: gi)?|chua (?:co|phat sinh)|ko(?: co)?|khong phat sinh gi)")
_NOTHING_OF = said(r"^\s*(?:khong|chua|ko) (?:co|phat sinh|co phat sinh|ghi nhan)\s(?P<name>\w.*?)(?: (?:nao|gi|ca|het))*\s*$")
_NONE_LAST = said(r"^\s*(?P<name>\w.*?)\s(?:khong co|khong phat sinh|chua phat sinh|khong)\s*$")
_LEADING_SECTION = said(rf"^\s*(?P<section>{SECTION_WORD}\s*(?:so )?[\w.]+)\s*[:,]\s+(?=.*\d)")
# «sửa câu 4 thành 28», «đổi q12 sang 7», «câu 4 là 28»
_OF_QUESTION = said(
    r"^\s*(?:(?:sua|doi|thay(?: doi)?|chinh(?: sua)?|cap nhat|ghi|dien|nhap|tra loi)(?: (?:lai|so|so lieu|gia tri|cua|o|cho|vao))* )?"
    r"(?P<name>cau(?: hoi)?(?: so)? ?q?\d{1,4}|q\d{1,4})\s*(?:(?:thanh|sang|bang|la|thi la)(?= )|[:=]|-?>)\s*(?P<value>\S.*)$"
)
_BETWEEN = re.compile(r"[;\n]+")
_JOINER = re.compile(r"^[\s,]*(?:va\s+)?|[\s,]*(?:\bva)?[\s,.]*$")


@dataclass(frozen=True, slots=True)
class Value:
    """One value: `number` as typed and the words after it in plain form (`unit`), or words alone (`text`); `nothing`: «không có»."""

    text: str
    number: str = ""
    unit: str = ""
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Values given for what `name` says (plain words; "" for a bare number); `typed` is the name as it was typed."""

    name: str
    typed: str
    values: tuple[Value, ...]
    section: SectionName | None = None


def named_facts(message: Message) -> tuple[Fact, ...]:
    """Facts said as «name: value» or «name là value», several apart by «;» or lines; () when any part is something else."""
    if message.asks:
        return ()
    start, section = _leading_section(message)
    facts: list[Fact] = []
    for begin, end in _parts(message, start):
        fact = _named(message, begin, end) or _stated(message, begin, end) or _further(message, begin, end, facts, section)
        if fact is None:
            return ()
        facts.append(replace(fact, section=section))
    return tuple(facts)


def numbered_facts(message: Message) -> tuple[Fact, ...]:
    """A fact said of a question by its number; () for anything else."""
    match = None if "?" in message.text else _OF_QUESTION.match(message.plain)
    if match is None or re.search(r"[;\n]", message.plain):
        return ()
    return (Fact(match["name"].strip(), message.group(match, "name"), values_in(message, *match.span("value"))),)


def loose_facts(message: Message) -> tuple[Fact, ...]:
    """Facts said in passing: «giấy khen 14 cá nhân», «không phát sinh đơn thư». They count only where a question fits."""
    none = _NOTHING_OF.match(message.plain) or (None if message.asks else _NONE_LAST.match(message.plain))
    if none and "?" not in message.plain:
        return (Fact(none["name"].strip(), message.group(none, "name"), (Value("không có", nothing=True),)),)
    fact = None if message.asks else _unnamed(message, 0, len(message.plain))
    return (fact,) if fact else ()


def _leading_section(message: Message) -> tuple[int, SectionName | None]:
    match = _LEADING_SECTION.match(message.plain)
    section = read_section(message, *match.span("section"), bare=False) if match else None
    return (match.end(), section) if match and section else (0, None)


def _parts(message: Message, start: int) -> Iterator[tuple[int, int]]:
    for match in _BETWEEN.finditer(message.plain, start):
        if message.plain[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if message.plain[start:].strip():
        yield start, len(message.plain)


def _named(message: Message, start: int, end: int) -> Fact | None:
    match = _NAMED.match(message.plain[start:end])
    if not match or not any(letter.isalpha() for letter in match["name"]):
        return None
    first, last = match.span("value")
    values = values_in(message, start + first, start + last)
    name_start, name_end = match.span("name")
    return Fact(match["name"].strip(), message.original(start + name_start, start + name_end), values)


def _stated(message: Message, start: int, end: int) -> Fact | None:
    match = _STATED.match(message.plain[start:end])
    if not match:
        return None
    first, last = match.span("value")
    typed = message.original(start + match.start("name"), start + match.end("name"))
    return Fact(match["name"].strip(), typed, values_in(message, start + first, start + last))


def _further(message: Message, start: int, end: int, earlier: list[Fact], section: SectionName | None) -> Fact | None:
    """«Giấy khen: 14 cá nhân; 3 tập thể» goes on with the same name; «mục 3.1: 14 cá nhân được Giấy khen» names a section instead."""
    fact = _unnamed(message, start, end)
    if fact and earlier and not fact.name:
        return replace(fact, name=earlier[-1].name, typed=earlier[-1].typed)
    return fact if fact and section else None


def _unnamed(message: Message, start: int, end: int) -> Fact | None:
    """«có 14 cá nhân được tặng Giấy khen»: the name is what is said before the first number."""
    first = _NUMBER_FOUND.search(message.plain, start, end)
    if not first:
        return None
    name = message.plain[start : first.start()].strip(" ,")
    return Fact(name, message.original(start, first.start()), values_in(message, first.start(), end))


def values_in(message: Message, start: int, end: int) -> tuple[Value, ...]:
    """Number by number with the words up to the next; without a number at its beginning the whole text is one value."""
    plain = message.plain[start:end].strip()
    typed = message.original(start, start + len(message.plain[start:end].rstrip()))
    if _NOTHING.fullmatch(plain.strip(" .,")):
        return (Value(typed, nothing=True),)
    numbers = list(_NUMBER_FOUND.finditer(message.plain, start, end))
    if not numbers or message.plain[start : numbers[0].start()].strip(" :"):
        return (Value(typed),)
    ends = [*(match.start() for match in numbers[1:]), end]
    return tuple(_value(message, match, stop) for match, stop in zip(numbers, ends, strict=True))


def _value(message: Message, match: re.Match[str], end: int) -> Value:
    unit = _JOINER.sub("", message.plain[match.end() : end])
    return Value(message.original(match.start(), end), "".join(match["number"].split()), " ".join(unit.split()))
