"""Which sections of a report a name fits, and what a section is called."""

import re
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from assistant.conversation.section_names import SectionName, as_roman
from assistant.draft import DraftSection
from assistant.report import Report
from corpus.text.folding import key
from prompts.catalogue import render
from prompts.contexts import TalkPlace
from prompts.contexts.talk import SectionChoice

_LEAD = re.compile(r"^(?:(?:cong tac|ket qua|viec|noi dung|tinh hinh|hoat dong|to chuc|cac|thuc hien|ve) )+")
_ALIKE = 85.0
_SHORT = 3
_SHOWN = 8


def fitting(report: Report, name: SectionName, *, here: str | None = None) -> tuple[DraftSection, ...]:
    """Sections that a name fits equally well; the selected one alone where it is among them. `here`: id of the selected section."""
    sections = report.draft.sections
    if name.here:
        return tuple(section for section in sections if section.id == here)
    found = _numbered(sections, name) if name.number else _headed(sections, name.heading)
    return tuple(section for section in found if section.id == here) or found


def said_in_short(report: Report, name: SectionName) -> tuple[DraftSection, ...]:
    """Sections whose heading is what was said but for «công tác», «kết quả» and the like before it."""
    wanted = _LEAD.sub("", name.heading)
    return tuple(section for section in report.draft.sections if wanted and _LEAD.sub("", _heading(section)) == wanted)


def children(report: Report, section: DraftSection) -> tuple[DraftSection, ...]:
    return tuple(other for other in report.draft.sections if other.parent == section.id)


def within(report: Report, section: DraftSection) -> frozenset[str]:
    """Ids of a section and everything below it."""
    found = {section.id}
    for other in report.draft.sections:
        if other.parent in found:
            found.add(other.id)
    return frozenset(found)


def called(section: DraftSection) -> str:
    """«3.2. Kết quả khen thưởng»: number and heading; "" for a text without headings, which is one section."""
    return " ".join(section.title.text.split()).strip("*# .:") if section.title else section.number


def choices(sections: Sequence[DraftSection]) -> tuple[SectionChoice, ...]:
    """Sections to choose from, each with the path by which it can be named."""
    return tuple(SectionChoice(section.id, called(section)) for section in sections[:_SHOWN])


def place(report: Report, identifier: str) -> str:
    """«mục 3.2. Kết quả khen thưởng» for the id of a section, «phần đầu văn bản» for «head»."""
    section = report.draft.section(identifier)
    return render(TalkPlace(identifier, called(section) if section else None))


def _numbered(sections: Sequence[DraftSection], name: SectionName) -> tuple[DraftSection, ...]:
    numbers = [as_roman(name.number), name.number] if name.top else [name.number, as_roman(name.number)]
    for number in filter(None, numbers):
        wanted = number.lower()
        found = tuple(section for section in sections if _has_number(section, wanted))
        if found:
            return found
    return ()


def _has_number(section: DraftSection, wanted: str) -> bool:
    """A whole path («II.1») or the section's own number."""
    path, own = section.id.split("~")[0].lower(), section.number.rstrip(".) ").lower()
    return wanted in (own, path, section.id.lower()) or ("." in wanted and path.endswith(f".{wanted}"))


def _headed(sections: Sequence[DraftSection], wanted: str) -> tuple[DraftSection, ...]:
    """The best that can be had: the same heading, the words in a row, all words in any order, all words misspelt a little."""
    fits: tuple[Callable[[str], bool], ...] = (
        lambda heading: heading == wanted,
        lambda heading: f" {wanted} " in f" {heading} ",
        lambda heading: set(wanted.split()) <= set(heading.split()),
        lambda heading: all(_is_among(word, heading.split()) for word in wanted.split()),
    )
    headings = [(section, _heading(section)) for section in sections]
    for fit in fits:
        found = tuple(section for section, heading in headings if heading and fit(heading))
        if found:
            return found
    return ()


def _heading(section: DraftSection) -> str:
    """Plain words of a heading without its number."""
    words = key(called(section)) if section.title else ""
    number = key(section.number)
    return words.removeprefix(number).strip() if number else words


def _is_among(word: str, words: Sequence[str]) -> bool:
    return word in words or (len(word) > _SHORT and any(fuzz.ratio(word, other) >= _ALIKE for other in words))
