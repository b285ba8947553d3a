"""Sentences of several editions aligned section by section: which sentence stood in which periods."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.editions import Edition
from assistant.outline import align, items_of
from assistant.patterns.words import Word, likeness, masked, words_of
from corpus.document import Document, Paragraph

BODY = -1
"""The section number of text above the first heading (a news item has nothing else)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a document at `[start:end]`, in the section with this place in its outline."""

    section: int
    start: int
    end: int
    words: tuple[Word, ...]

    @property
    def masked(self) -> tuple[str, ...]:
        return masked(self.words)


@dataclass(slots=True)
class Standing:
    """One sentence over the editions: its line in each that has it, by index (0 is the newest). `section` is that of edition 0's outline."""

    section: int
    lines: dict[int, Line] = field(default_factory=dict)

    @property
    def newest(self) -> int:
        return min(self.lines)


def lines_of(document: Document) -> list[Line]:
    """Every sentence of the body in order."""
    found = _lines(document, BODY, document.preamble if not document.sections else ())
    for place, item in enumerate(items_of(document)):
        found += _lines(document, place, item.section.paragraphs)
    return found


def _lines(document: Document, section: int, paragraphs: Sequence[Paragraph]) -> list[Line]:
    spans = [(sentence.start, sentence.end) for paragraph in paragraphs for sentence in paragraph.sentences]
    return [Line(section, start, end, words_of(document.text[start:end])) for start, end in spans]


def standings(editions: Sequence[Edition]) -> list[Standing]:
    """All sentences of the editions (newest first) in sections that edition 0 has, each with the editions it stood in."""
    newest = items_of(editions[0].document)
    found = [Standing(line.section, {0: line}) for line in lines_of(editions[0].document)]
    for index, edition in enumerate(editions[1:], start=1):
        matches = align(items_of(edition.document), newest)
        sections = {match.old: match.new for match in matches if match.old is not None and match.new is not None} | {BODY: BODY}
        _add(found, index, lines_of(edition.document), sections)
    return found


def aligned(groups: Sequence[Sequence[Line]]) -> list[Standing]:
    """The sentences of one item in several documents (newest first), each with the documents it stands in."""
    here = [[replace(line, section=BODY) for line in group] for group in groups]
    found = [Standing(BODY, {0: line}) for line in here[0]]
    for index, lines in enumerate(here[1:], start=1):
        _add(found, index, lines, {BODY: BODY})
    return found


def _add(found: list[Standing], index: int, lines: list[Line], sections: dict[int, int]) -> None:
    """Put each line of an edition to the standing it is, first inside its section, then wherever the same words stand; else it begins one."""
    free = dict(enumerate(lines))
    by_section: defaultdict[int, list[Standing]] = defaultdict(list)
    for standing in found:
        by_section[standing.section].append(standing)
    for section, there in by_section.items():
        here = [number for number, line in free.items() if sections.get(line.section) == section]
        for number, standing in _best_pairs([(number, free[number]) for number in here], there):
            standing.lines[index] = free.pop(number)
    same: dict[tuple[str, ...], Standing] = {_last(standing).masked: standing for standing in found if index not in standing.lines}
    for number, line in list(free.items()):
        elsewhere = same.pop(line.masked, None) if line.words else None
        if elsewhere:
            elsewhere.lines[index] = free.pop(number)
    found += [Standing(sections[line.section], {index: line}) for line in free.values() if line.section in sections]


def _best_pairs(lines: Sequence[tuple[int, Line]], standings_there: Sequence[Standing]) -> list[tuple[int, Standing]]:
    """Pairs by falling likeness, each line and each standing once."""
    others = [(place, _last(standing).masked) for place, standing in enumerate(standings_there)]
    scored = [(likeness(line.masked, other), -number, -place) for number, line in lines for place, other in others]
    pairs: list[tuple[int, Standing]] = []
    taken: set[int] = set()
    used: set[int] = set()
    for score, number, place in sorted((row for row in scored if row[0]), reverse=True):
        if -number not in taken and -place not in used and score:
            taken.add(-number)
            used.add(-place)
            pairs.append((-number, standings_there[-place]))
    return pairs


def _last(standing: Standing) -> Line:
    return standing.lines[max(standing.lines)]
