"""Headings of a file → the outline of the report: reworded, new, moved and missing ones, each as the outline's own change."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.draft import DraftSection
from assistant.errors import BadOutline, UnknownSection
from assistant.importing.outcome import LeftOut, Reworded
from assistant.importing.paragraphs import same_words
from assistant.importing.placing import Placed
from assistant.importing.texts import new_text
from assistant.outlines.editing import Place, with_heading, with_moved, with_section
from assistant.report import Report

_MOST_MOVES = 200
UNMOVED = "Đề mục này đứng ở chỗ khác trong tệp nhưng không chuyển được: hãy chuyển mục trong bàn soạn thảo."


@dataclass(slots=True)
class Headings:
    """What was done. `ids`: sections begun by the file → their ids in the report."""

    changed: list[Reworded] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)


def with_file_headings(report: Report, found: Placed, base: dict[str, tuple[str, ...]], *, who: str) -> tuple[Report, Headings]:
    """Reworded headings, then new ones, then the order of the file."""
    done = Headings()
    for section in report.draft.sections:
        report = _reworded(report, section, found, base, done, who)
    for identifier, heading, before, level in found.new:
        report = _begun(report, identifier, heading, (done.ids.get(before, before), level), done, who)
    return _in_order(report, [done.ids.get(each, each) for each in found.order], done), done


def _reworded(report: Report, section: DraftSection, found: Placed, base: dict[str, tuple[str, ...]], done: Headings, who: str) -> Report:
    title, said = section.title, found.headings.get(section.id)
    exported = base.get(title.id, ()) if title else ()
    if title is None or said is None or not exported or same_words(said, exported[0]):
        return report
    text = new_text(title.text, [said], exported)
    if same_words(text, title.text):
        return report
    if not same_words(title.text, exported[0]) and exported[0] not in title.text:
        done.left.append(LeftOut(said, "Đề mục này được sửa cả trong tệp lẫn trong bàn soạn thảo: giữ bản trong bàn soạn thảo, hãy xem lại."))
        return report
    done.changed.append(Reworded(section.id, title.text, text))
    return with_heading(report, section.id, text, who=who)


def _begun(report: Report, identifier: str, heading: str, at: tuple[str, int], done: Headings, who: str) -> Report:
    before, level = at
    try:
        made, section = with_section(report, heading, _place(report.draft.sections, before, level), who=who)
    except (BadOutline, UnknownSection):
        done.left.append(LeftOut(heading, "Đề mục mới này chưa có chỗ trong đề cương: hãy thêm mục trong bàn soạn thảo."))
        return report
    done.ids[identifier] = section
    done.changed.append(Reworded(section, "", heading))
    return made


def _place(sections: Sequence[DraftSection], before: str, level: int) -> Place:
    """Behind the section `before`, as deep as `level` allows there: under it, beside it, or beside one of those above it."""
    known = {section.id: section for section in sections}
    here = known.get(before)
    if here is None:
        return Place(before=sections[0].id) if sections else Place()
    if level > here.level:
        first = next((section.id for section in sections if section.parent == here.id), None)
        return Place(before=first) if first else Place(parent=here.id)
    while here.level > level and here.parent in known:
        here = known[here.parent]
    return Place(after=here.id)


def _in_order(report: Report, order: list[str], done: Headings) -> Report:
    """Sections moved until they stand as in the file; what the file does not name stays with the section it follows."""
    for _ in range(_MOST_MOVES):
        now = [section.id for section in report.draft.sections if section.id in set(order)]
        wanted = [each for each in order if each in now]
        at = next((index for index, pair in enumerate(zip(now, wanted, strict=True)) if pair[0] != pair[1]), None)
        if at is None:
            return report
        moved = _moved(report, wanted[at], wanted[at - 1] if at else None)
        if moved is None:
            done.left.append(LeftOut(_heading(report, wanted[at]), UNMOVED))
            return report
        done.moved.append(_heading(report, wanted[at]))
        report = moved
    return report


def _moved(report: Report, section: str, behind: str | None) -> Report | None:
    """The section right behind another, at its own level; None where its level has no place there."""
    sections = report.draft.sections
    level = next(each.level for each in sections if each.id == section)
    place = Place(before=sections[0].id) if behind is None else _place(sections, behind, level)
    try:
        made = with_moved(report, section, place)
    except (BadOutline, UnknownSection):
        return None
    ids = [each.id for each in made.draft.sections]
    return made if ids != [each.id for each in sections] else None


def _heading(report: Report, section: str) -> str:
    found = report.draft.section(section)
    return found.title.text if found and found.title else section


def without_sections(report: Report, found: Placed, base: dict[str, tuple[str, ...]], later: set[str]) -> tuple[list[str], list[LeftOut]]:
    """Sections that the file has neither heading nor text of (of nested ones the outermost), and headings that went while their text stayed."""
    present = {*found.headings, *found.texts}
    gone: list[str] = []
    left: list[LeftOut] = []
    for section in report.draft.sections:
        if section.title is None or section.id in found.headings or section.title.id not in base or section.parent in gone:
            gone += [section.id] if section.parent in gone else []
            continue
        inside = _inside(report.draft.sections, section.id)
        if inside & present or inside & later:
            left.append(
                LeftOut(section.title.text, "Đề mục này không còn trong tệp nhưng nội dung của mục còn: giữ đề mục, hãy bỏ mục trong bàn soạn thảo nếu cần.")
            )
        else:
            gone.append(section.id)
    parents = {section.id: section.parent for section in report.draft.sections}
    return [each for each in gone if parents[each] not in gone], left


def _inside(sections: Sequence[DraftSection], identifier: str) -> set[str]:
    inside = {identifier}
    for section in sections:
        if section.parent in inside:
            inside.add(section.id)
    return inside


def titled(report: Report, title: str, new: str) -> Report:
    """The report under the title that its head has now."""
    return replace(report, draft=replace(report.draft, info=replace(report.draft.info, title=new))) if report.draft.info.title == title else report
