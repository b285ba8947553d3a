"""One question for each cited document that belongs to the old period alone; its text stays as it is until the officer names its successor."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from assistant.adapting.carry import Setting
from assistant.adapting.zones import is_renewable
from assistant.draft import DraftSection, Sentence

_NOTE = "Văn bản của kỳ trước: ghi văn bản thay cho kỳ này, hoặc «Giữ nguyên»."


def ask_for_renewals(setting: Setting, sections: Iterable[DraftSection], *, opening_end: int) -> None:
    """Ask in the setting's question book. Citations before `opening_end` stand in the opening of the document."""
    section_at = _sections_by_place(sections)
    for citation in setting.zones.citations:
        if is_renewable(citation, setting.zones, setting.old, setting.new, opening=citation.start < opening_end):
            words = " ".join(citation.surface.split())
            name = f"Văn bản thay cho {words}"
            setting.book.ask("citation", name, section_at(citation.start), [citation.whole_span], previous=words, note=_NOTE)


def _sections_by_place(sections: Iterable[DraftSection]) -> Callable[[int], str]:
    """Tells the section whose title or text was made from the source at a position."""
    places = sorted((s.source.start, s.source.end, section.id) for section in sections for s in _made(section) if s.source)
    starts = [start for start, _, _ in places]

    def section_at(position: int) -> str:
        at = bisect_right(starts, position) - 1
        return places[at][2] if at >= 0 and position < places[at][1] else "head"

    return section_at


def _made(section: DraftSection) -> list[Sentence]:
    chosen = section.candidate("A")
    made = [s for paragraph in chosen.paragraphs for s in paragraph.sentences] if chosen else []
    return [*([section.title] if section.title else []), *made]
