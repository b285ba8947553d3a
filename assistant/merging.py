"""Two states of a report → the parts in which they differ; and the parts of an earlier state put back into a later one.

A part is a short name: «text:I.1» (words and decision of a section), «fill:I.1» (its words as answers fill them), «title:I.1», «place:I.1» (parent and
level), «fact:f3» (the value of a question), and «outline», «asked», «head», «tail», «info», «dropped», «standing» of the whole report.
"""

from collections.abc import Iterable
from dataclasses import replace

from assistant.draft import DraftSection, Question
from assistant.report import Report, SectionState

_OF_SECTION = ("text", "fill", "title", "place")


def touched(before: Report, after: Report, *, filled: bool = False) -> frozenset[str]:
    """Parts in which two states differ. `filled`: the change was an answer, what differs in the words of a section is what it filled in."""
    old, new = ({section.id: section for section in report.draft.sections} for report in (before, after))
    parts = {part for identifier in {**old, **new} for part in _of_section(identifier, before, after, old.get(identifier), new.get(identifier))}
    if filled:
        parts = {_as_filled(part) if part.partition(":")[2] in old.keys() & new.keys() else part for part in parts}
    if list(old) != list(new):
        parts.add("outline")
    return frozenset(parts | _asked(before, after) | _around(before, after))


def sections_in(parts: Iterable[str]) -> frozenset[str]:
    """Ids of the sections that the parts are of."""
    return frozenset(name for kind, _, name in (part.partition(":") for part in parts) if kind in _OF_SECTION)


def restored(report: Report, earlier: Report, parts: frozenset[str]) -> Report:
    """The report with some parts as they were in an earlier state."""
    before = {section.id: section for section in earlier.draft.sections}
    now = {section.id: section for section in report.draft.sections}
    order = list(before) if "outline" in parts else list(now)
    sections = tuple(_mixed(now.get(identifier), before.get(identifier), parts) for identifier in order)
    draft = replace(
        report.draft,
        sections=sections,
        questions=_questions(report, earlier, parts),
        info=earlier.draft.info if "info" in parts else report.draft.info,
        head=earlier.draft.head if "head" in parts else report.draft.head,
        tail=earlier.draft.tail if "tail" in parts else report.draft.tail,
        dropped=earlier.draft.dropped if "dropped" in parts else report.draft.dropped,
        followups=earlier.draft.followups if "dropped" in parts else report.draft.followups,
    )
    standing = earlier.suppressions if "standing" in parts else report.suppressions
    deadline, request = (earlier.deadline, earlier.request) if "info" in parts else (report.deadline, report.request)
    states = _states(report, earlier, parts, order)
    return replace(report, draft=draft, states=states, suppressions=standing, deadline=deadline, request=request)


def _as_filled(part: str) -> str:
    kind, _, name = part.partition(":")
    return f"fill:{name}" if kind in ("text", "title") else part


def _of_section(identifier: str, before: Report, after: Report, old: DraftSection | None, new: DraftSection | None) -> list[str]:
    if old is None or new is None:
        return [f"{kind}:{identifier}" for kind in ("text", "title", "place")]
    found = []
    if _words(old) != _words(new) or _decision(before.states.get(identifier)) != _decision(after.states.get(identifier)):
        found.append("text")
    if (old.title, old.number) != (new.title, new.number):
        found.append("title")
    if (old.parent, old.level) != (new.parent, new.level):
        found.append("place")
    return [f"{kind}:{identifier}" for kind in found]


def _words(section: DraftSection) -> tuple[object, ...]:
    return (section.candidates, section.status, section.instruction, section.starting_points, section.unchanged)


def _decision(state: SectionState | None) -> tuple[object, ...] | None:
    """Who decided and when is no difference: the same decision made by two is one."""
    return (state.status, state.chosen, state.paragraphs) if state else None


def _asked(before: Report, after: Report) -> set[str]:
    old = {question.id: question for question in before.draft.questions}
    new = {question.id: question for question in after.draft.questions}
    parts = {f"fact:{identifier}" for identifier in old.keys() & new.keys() if old[identifier].value != new[identifier].value}
    open_before, open_after = ([replace(question, value=None) for question in each.values()] for each in (old, new))
    return parts if open_before == open_after else parts | {"asked"}


def _around(before: Report, after: Report) -> set[str]:
    old, new = before.draft, after.draft
    differs = {
        "head": old.head != new.head,
        "tail": old.tail != new.tail,
        "info": (old.info, before.request, before.deadline) != (new.info, after.request, after.deadline),
        "dropped": (old.dropped, old.followups) != (new.dropped, new.followups),
        "standing": before.suppressions != after.suppressions,
    }
    return {name for name, different in differs.items() if different}


def _mixed(now: DraftSection | None, before: DraftSection | None, parts: frozenset[str]) -> DraftSection:
    if now is None or before is None:
        section = now or before
        assert section is not None  # noqa: S101 -- the order names sections of one of both
        return section
    words = {f"text:{now.id}", f"fill:{now.id}"} & parts
    named = {f"title:{now.id}", f"fill:{now.id}"} & parts
    mixed = now
    if words:
        kept = {name: getattr(before, name) for name in ("candidates", "status", "instruction", "starting_points", "unchanged")}
        mixed = replace(mixed, **kept)
    if named:
        mixed = replace(mixed, title=before.title, number=before.number)
    return replace(mixed, parent=before.parent, level=before.level) if f"place:{now.id}" in parts else mixed


def _states(report: Report, earlier: Report, parts: frozenset[str], order: list[str]) -> dict[str, SectionState]:
    states = {}
    for identifier in order:
        source = earlier if {f"text:{identifier}", f"fill:{identifier}"} & parts else report
        if identifier in source.states:
            states[identifier] = source.states[identifier]
    return states


def _questions(report: Report, earlier: Report, parts: frozenset[str]) -> tuple[Question, ...]:
    now = {question.id: question for question in report.draft.questions}
    before = {question.id: question for question in earlier.draft.questions}
    chosen = earlier.draft.questions if "asked" in parts else report.draft.questions
    found = []
    for question in chosen:
        values = before if f"fact:{question.id}" in parts else now
        found.append(replace(question, value=values[question.id].value) if question.id in values else question)
    return tuple(found)
