"""The document that was drafted from and the real next one → which sentences say the same thing, and which sections correspond.

Works on the texts alone: nothing of the drafting engine is used, so that its mistakes are seen.
"""

import operator
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from assistant.evaluation.units import Role, Unit, masked, units_of
from corpus.document import Document, Section

_ALIKE = 66.0
_SAME_SECTION = 8.0  # added where both stand under the same heading
_OF_A_PERIOD = ("0", "thang", "quy", "dau", "cuoi", "nam")
_WHOLE = 3
_NUMERAL = re.compile(r"[ivx]+|[a-dđ]")
_ROLES: tuple[Role, ...] = ("head", "heading", "body", "tail")


@dataclass(frozen=True, slots=True)
class Aligned:
    """`partner`: index of a unit of the old document → index of the unit of the real next one that says the same."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    partner: dict[int, int]

    def at(self, offset: int) -> int | None:
        """The old unit that holds an offset."""
        return next((i for i, unit in enumerate(self.old) if unit.start <= offset < unit.end), None)


def aligned(old: Document, new: Document) -> Aligned:
    """Each unit has at most one partner; the most similar pairs are made first."""
    before, after = units_of(old), units_of(new)
    partner: dict[int, int] = {}
    for role in _ROLES:
        partner |= _pairs(before, after, role)
    return Aligned(before, after, partner)


def _pairs(before: Sequence[Unit], after: Sequence[Unit], role: Role) -> dict[int, int]:
    rows = [i for i, unit in enumerate(before) if unit.role == role]
    columns = [j for j, unit in enumerate(after) if unit.role == role]
    if not rows or not columns:
        return {}
    scores = cdist([before[i].masked for i in rows], [after[j].masked for j in columns], scorer=fuzz.ratio)
    ranked = []
    for a, i in enumerate(rows):
        for b, j in enumerate(columns):
            bonus = _SAME_SECTION if before[i].heading and before[i].heading == after[j].heading else 0.0
            if scores[a][b] + bonus >= _ALIKE:
                ranked.append((-(float(scores[a][b]) + bonus), abs(a / len(rows) - b / len(columns)), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(ranked):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def same_sections(old: Document, new: Document, sentences: Aligned) -> set[tuple[int, int]]:
    """Pairs (old section, new section) that correspond, as a reader would pair them.

    First those whose headings, and those above, differ in number and period alone, or where one says all words of the other; then those that share
    most of their sentences; then those that only group others, with the one that groups most of the same.
    """
    before, after = list(_headed(old.sections)), list(_headed(new.sections))
    pairs: dict[int, int] = {}
    for alike in (operator.eq, _says_more):
        for i, one in enumerate(before):
            free = (j for j, other in enumerate(after) if i not in pairs and j not in pairs.values() and alike(one.name, other.name))
            j = next((j for j in free if one.above == after[j].above), None)
            pairs |= {} if j is None else {i: j}
    _add(pairs, ((i, shared) for i, shared in sorted(_shared(sentences).items()) if i not in pairs), _letters(sentences.old), _letters(sentences.new))
    _add(pairs, ((i, _grouped(i, before, after, pairs)) for i in range(len(before)) if i not in pairs), _children(before), _children(after))
    return set(pairs.items())


def _add(pairs: dict[int, int], votes: Iterable[tuple[int, Counter[int]]], own: Counter[int], others: Counter[int]) -> None:
    """Pair a section with the one that most of it, and most of the other, speaks for."""
    for i, shared in votes:
        for j, weight in shared.most_common(1):
            if j not in pairs.values() and 2 * weight > max(own[i], others[j]):
                pairs[i] = j


@dataclass(frozen=True, slots=True)
class _Headed:
    """`name` and `above`: heading and heading above, without numbers and words of a period; `parent` is an index."""

    name: tuple[str, ...]
    above: tuple[str, ...]
    parent: int | None


def _headed(sections: Sequence[Section]) -> Iterator[_Headed]:
    made: list[_Headed] = []

    def walk(sections: Sequence[Section], parent: int | None) -> None:
        for section in sections:
            above = made[parent].name if parent is not None else ()
            made.append(_Headed(_name(section.heading), above, parent))
            walk(section.children, len(made) - 1)

    walk(sections, None)
    return iter(made)


def _name(heading: str) -> tuple[str, ...]:
    return tuple(word for word in masked(heading).split() if word not in _OF_A_PERIOD and not _NUMERAL.fullmatch(word))


def _says_more(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((set(one), set(other)), key=len)
    return len(shorter) >= _WHOLE and shorter <= longer


def _grouped(section: int, before: Sequence[_Headed], after: Sequence[_Headed], pairs: dict[int, int]) -> Counter[int]:
    """Sections of the other document that group counterparts of those that `section` groups."""
    parents = (after[pairs[i]].parent for i, one in enumerate(before) if one.parent == section and i in pairs)
    return Counter(parent for parent in parents if parent is not None)


def _children(sections: Sequence[_Headed]) -> Counter[int]:
    return Counter(section.parent for section in sections if section.parent is not None)


def _letters(units: Sequence[Unit]) -> Counter[int]:
    """Letters of each section's own sentences."""
    letters: Counter[int] = Counter()
    for unit in units:
        if unit.role == "body" and unit.section is not None:
            letters[unit.section] += len(unit.text)
    return letters


def _shared(sentences: Aligned) -> dict[int, Counter[int]]:
    """Letters that a section shares with each section of the other document."""
    shared: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for i, j in sentences.partner.items():
        one, other = sentences.old[i], sentences.new[j]
        if one.role == "body" and one.section is not None and other.section is not None:
            shared[one.section][other.section] += len(other.text)
    return shared
