"""Where in a draft a place of its source went."""

from bisect import bisect_right

from assistant.adapting.zones import QUOTED
from assistant.draft import Draft, Sentence


class Placed:
    """The places of the source `document` that candidate A, head and tail of a draft carry."""

    def __init__(self, draft: Draft, document: str) -> None:
        found: list[tuple[Sentence, str]] = [*((s, "head") for s in draft.head), *((s, "tail") for s in draft.tail)]
        for section in draft.sections:
            found += [(section.title, section.id)] if section.title else []
            chosen = section.candidate("A")
            found += [(s, section.id) for paragraph in chosen.paragraphs for s in paragraph.sentences] if chosen else []
        kept = [(s.source, section) for s, section in found if s.source and s.source.document == document]
        self._places = sorted(((source.start, source.end, section, source.quote) for source, section in kept), key=lambda place: place[:2])
        self._starts = [start for start, *_ in self._places]

    def section_at(self, position: int) -> str | None:
        """Id of the section («head», «tail») that carries `position`, None where it left the text."""
        found = self._at(position)
        return found[2] if found else None

    def is_quoted(self, position: int) -> bool:
        """Whether `position` stands in quotation marks of its sentence: the name of a movement, a slogan."""
        found = self._at(position)
        return found is not None and any(match.start() <= position - found[0] < match.end() for match in QUOTED.finditer(found[3]))

    def _at(self, position: int) -> tuple[int, int, str, str] | None:
        at = bisect_right(self._starts, position) - 1
        return self._places[at] if at >= 0 and position < self._places[at][1] else None
