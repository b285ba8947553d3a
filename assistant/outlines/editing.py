"""The outline of a report in progress changed by an officer: sections added, renamed, moved, dropped. Nothing that was written is lost."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.adapting.carry import LEAVE_SECTION
from assistant.draft import Draft, DraftSection, Dropped, Question, Sentence, Source
from assistant.errors import BadOutline, UnknownSection
from assistant.provenance import edit_script
from assistant.report import Report
from assistant.section_ids import section_id

_NUMBER = re.compile(r"(?P<number>[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])(?:[.)]|(?<=\d)(?=\s))\s*\S")
_LONGEST = 1000
_REASON = "mục do cán bộ bỏ khỏi đề cương"


@dataclass(frozen=True, slots=True)
class Place:
    """Behind section `after`, in front of section `before`, else last under `parent` (None: last of all, on the top level)."""

    parent: str | None = None
    after: str | None = None
    before: str | None = None


def with_section(report: Report, heading: str, place: Place, *, who: str, instruction: str | None = None) -> tuple[Report, str]:
    """The report with a new empty section under an officer's heading, and the section's id. Raises UnknownSection, BadOutline."""
    heading = _accepted(heading)
    sections = report.draft.sections
    parent, index = _found(sections, place)
    number = _number_of(heading)
    identifier = section_id(number or "m", parent, {section.id for section in sections})
    title = Sentence(f"t{report.revision + 1}-{identifier}", heading, "heading", author=who)
    made = DraftSection(identifier, parent, number, _level(sections, parent), title, "new", (), instruction)
    return _with(report, (*sections[:index], made, *sections[index:])), identifier


def with_heading(report: Report, identifier: str, heading: str, *, who: str) -> Report:
    """The section under another heading; its id, text and questions stay. Raises UnknownSection, BadOutline."""
    heading = _accepted(heading)
    section = _named(report.draft.sections, identifier)
    title = section.title or Sentence(f"t{report.revision + 1}-{identifier}", "", "heading", author=who)
    ops = edit_script(title.source.quote, heading, title.ops) if title.source else ()
    renamed = replace(title, text=heading, author=who, ops=ops, citations=())
    changed = replace(section, title=renamed, number=_number_of(heading))
    return _with(report, tuple(changed if each.id == identifier else each for each in report.draft.sections))


def with_moved(report: Report, identifier: str, place: Place) -> Report:
    """The section with all beneath it at another place; headings keep their words and numbers. Raises UnknownSection, BadOutline."""
    sections = report.draft.sections
    moved = _subtree(sections, identifier)
    inside = {section.id for section in moved}
    if inside & {place.parent, place.after, place.before}:
        raise BadOutline("Không chuyển được một mục vào trong chính nó: hãy chọn vị trí ở mục khác.")
    rest = tuple(section for section in sections if section.id not in inside)
    parent, index = _found(rest, place)
    deeper = _level(rest, parent) - moved[0].level
    placed = [replace(section, level=section.level + deeper) for section in moved]
    placed[0] = replace(placed[0], parent=parent)
    return _with(report, (*rest[:index], *placed, *rest[index:]))


def without_section(report: Report, identifier: str) -> Report:
    """The report without a section and what is beneath it; every sentence that stood there is listed as dropped. Raises UnknownSection."""
    gone = _subtree(report.draft.sections, identifier)
    ids = {section.id for section in gone}
    sentences = [s for section in gone for s in (*([section.title] if section.title else []), *_text(report, section))]
    draft = replace(
        report.draft,
        sections=tuple(section for section in report.draft.sections if section.id not in ids),
        questions=tuple(question for each in report.draft.questions if (question := _without(each, ids))),
        dropped=(*report.draft.dropped, *map(_dropped, sentences)),
    )
    states = {section: state for section, state in report.states.items() if section not in ids}
    return replace(report, draft=draft, states=states)


def leaving(draft: Draft, facts: Mapping[str, str | None]) -> list[str]:
    """Ids of the sections whose heading the officer has just answered to leave out; of nested ones the outermost."""
    asked = [q for q in draft.questions if q.id in facts and LEAVE_SECTION in q.options and q.value == LEAVE_SECTION]
    ids = dict.fromkeys(section for question in asked for section in question.sections[:1] if draft.section(section))
    under = {below.id for section in ids for below in _subtree(draft.sections, section)[1:]}
    return [section for section in ids if section not in under]


def _with(report: Report, sections: tuple[DraftSection, ...]) -> Report:
    return replace(report, draft=replace(report.draft, sections=sections))


def _accepted(heading: str) -> str:
    heading = " ".join(heading.split())
    if not heading or len(heading) > _LONGEST:
        raise BadOutline(f"Tên mục cần từ 1 đến {_LONGEST} ký tự: hãy ghi lại tên mục.")
    return heading


def _number_of(heading: str) -> str:
    """«2.1» of «2.1. Phong trào …»; nothing for a heading without a number."""
    match = _NUMBER.match(heading)
    return match["number"] if match else ""


def _named(sections: Sequence[DraftSection], identifier: str) -> DraftSection:
    found = next((section for section in sections if section.id == identifier), None)
    if found is None:
        raise UnknownSection(f"Báo cáo không có mục «{identifier}»: hãy xem lại đề cương.")
    return found


def _subtree(sections: Sequence[DraftSection], identifier: str) -> list[DraftSection]:
    """The section and everything beneath it, in order."""
    inside = {_named(sections, identifier).id}
    found = []
    for section in sections:
        if section.id in inside or section.parent in inside:
            inside.add(section.id)
            found.append(section)
    return found


def _found(sections: Sequence[DraftSection], place: Place) -> tuple[str | None, int]:
    """The parent of a place and the index at which a section put there stands."""
    ids = [section.id for section in sections]
    if place.after:
        behind = _subtree(sections, place.after)[-1]
        return _named(sections, place.after).parent, ids.index(behind.id) + 1
    if place.before:
        return _named(sections, place.before).parent, ids.index(place.before)
    if place.parent:
        return place.parent, ids.index(_subtree(sections, place.parent)[-1].id) + 1
    return None, len(sections)


def _level(sections: Sequence[DraftSection], parent: str | None) -> int:
    return _named(sections, parent).level + 1 if parent else 1


def _text(report: Report, section: DraftSection) -> list[Sentence]:
    return [sentence for paragraph in report.paragraphs(section) for sentence in paragraph.sentences]


def _dropped(sentence: Sentence) -> Dropped:
    """A sentence as it stood; an officer's own has no document, its words stand as the quote."""
    source = sentence.source or Source("", 0, len(sentence.text), sentence.text)
    changed = sentence.text != source.quote
    return Dropped(source, _REASON, text=sentence.text if changed else None, author=sentence.author)


def _without(question: Question, ids: set[str]) -> Question | None:
    """The question without dropped sections; one that only they asked goes, unless it is a follow-up or has been answered."""
    if not ids & set(question.sections):
        return question
    left = tuple(section for section in question.sections if section not in ids)
    return replace(question, sections=left) if left or question.kind == "followup" or question.value is not None else None
