"""What the answers must agree with, mined from the sentences that the questions stand in (rules G1–G6 of facts)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assistant.adapting.apart import shares_apart
from assistant.adapting.figure_lines import FigureLine, Slot
from assistant.adapting.totals import parts_named, parts_of_ratios
from assistant.constraint import Constraint, Rule
from assistant.day_ranges import ranges_of
from assistant.draft import Draft, Question
from corpus.periods import Period

Mined = Iterator[tuple[str, Constraint]]
_MAY_EXCEED = re.compile(r"\b(?:ke hoach|chi tieu|du toan|muc tieu|cung ky|so voi|vuot|tang|giam|gap)\b")
_OF_OFFICE = re.compile(r"\b(?:co quan|bien che|toan (?:so|don vi|nganh)|tong so)\b")
_ALL = 100
_PEOPLE, _MANY = "nguoi", 10


def constraints_in(draft: Draft, lines: Sequence[FigureLine], totals: Mapping[str, tuple[str, ...]], *, old: Period) -> Mapping[str, tuple[Constraint, ...]]:
    """Constraints by question id. `totals`: a question that is computed → those it is the sum of, which are compared in its place.

    `old` is the period of the source: a date is held to the new one as the old one was to it.
    """
    found: defaultdict[str, list[Constraint]] = defaultdict(list)
    for question, mined in (*_parts(lines), *_shares(lines), *_wholes(lines), *_staff(lines), *_of_questions(draft, old)):
        constraint = Constraint(mined.rule, tuple(part for name in mined.of for part in totals.get(name, (name,))))
        if question not in constraint.of and constraint not in found[question]:
            found[question].append(constraint)
    return {question: tuple(constraints) for question, constraints in found.items()}


def _parts(lines: Sequence[FigureLine]) -> Mined:
    for line in lines:
        for named in parts_named(line):
            yield named.part.question, Constraint("part_of", (named.whole.question,))
        for ratio, parts in parts_of_ratios(line):
            yield ratio.question, Constraint("parts_are", tuple(part.question for part in parts))
    for apart in shares_apart(lines):
        if apart.whole and not apart.of_plan:
            yield apart.part.question, Constraint("part_of", (apart.whole.question,))


def _shares(lines: Sequence[FigureLine]) -> Mined:
    """Percentages of a whole stay within a hundred; those against a plan or another period need not."""
    for line in lines:
        for slot in line.slots:
            around = line.before(slot, 90) + line.after(slot)
            if slot.kind == "percent" and not slot.follows and slot.value <= _ALL and not _MAY_EXCEED.search(around):
                yield slot.question, Constraint("share")


def _wholes(lines: Sequence[FigureLine]) -> Mined:
    """«29/29» everywhere counts the same staff; «trình 12 hồ sơ; có 12/12 hồ sơ» the same files."""
    ratios: defaultdict[tuple[object, str], list[str]] = defaultdict(list)
    for index, line in enumerate(lines):
        for slot in line.slots:
            if slot.kind == "ratio":
                ratios[slot.whole, _noun(slot)].append(slot.question)
                yield from _counted_before(slot, lines[max(0, index - 1) : index + 1])
    for questions in ratios.values():
        distinct = list(dict.fromkeys(questions))
        for question in distinct if len(distinct) > 1 else ():
            yield question, Constraint("same_whole", tuple(other for other in distinct if other != question))


def _counted_before(ratio: Slot, lines: Sequence[FigureLine]) -> Mined:
    for slot in (slot for line in lines if line.paragraph == lines[-1].paragraph for slot in line.slots):
        before = slot.start < ratio.start or slot not in lines[-1].slots
        if slot.kind == "int" and before and slot.value == ratio.whole and _noun(slot) == _noun(ratio):
            yield ratio.question, Constraint("whole_is", (slot.question,))


def _staff(lines: Sequence[FigureLine]) -> Mined:
    """«Khối cơ quan Sở có 34 người» and every «…/34 người» count the same people, wherever they stand."""
    staff = {
        slot.value: slot.question
        for line in lines
        for slot in line.slots
        if slot.kind == "int" and slot.value >= _MANY and _noun(slot) == _PEOPLE and _OF_OFFICE.search(line.before(slot) + line.after(slot))
    }
    for slot in (slot for line in lines for slot in line.slots):
        if slot.whole in staff and _noun(slot) == _PEOPLE:
            yield slot.question, Constraint("whole_is", (staff[slot.whole],))


def _noun(slot: Slot) -> str:
    """The first two words of the counted thing; people of an office are one thing."""
    words = slot.unit.split()
    return _PEOPLE if slot.unit.startswith(("cong chuc", "nguoi", "can bo", "vien chuc")) else " ".join(words[:2])


def _of_questions(draft: Draft, old: Period) -> Mined:
    for question in draft.questions:
        if question.kind == "citation":
            yield question.id, Constraint("document")
        if question.kind == "period" and question.type == "date" and (rule := _rule_of(question, old)):
            yield question.id, Constraint(rule)


def _rule_of(question: Question, old: Period) -> Rule | None:
    ranges = ranges_of(question.previous or "")
    if not ranges:
        return None
    if all(old.start <= found.start and found.end <= old.end for found in ranges):
        return "within_period"
    if all(found.start > old.end for found in ranges):
        return "after_period"
    return "until_period" if all(found.end <= old.end for found in ranges) else None
