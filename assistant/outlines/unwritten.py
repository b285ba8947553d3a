"""What helps to write a section that the earlier document has no text for: instruction, questions, passages to start from; no prose."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.draft import Draft, DraftSection, Question, Source
from assistant.editions import Edition
from assistant.outline import Item, Match, align, draft_items, items_of
from assistant.outlines.shipped import shipped_templates
from assistant.outlines.starting import KINDS, instruction_of
from assistant.outlines.template import OutlineTemplate, TemplateItem, TemplateQuestion
from assistant.patterns.peers import Likeness, Peer, peers_pattern
from assistant.patterns.questions import next_id
from assistant.wanted import Wanted
from corpus.document import Kind, Section
from corpus.periods import Period
from corpus.text.folding import key
from prompts.catalogue import render
from prompts.contexts import TemplateNote

_ALIKE = 0.75
_PASSAGES = 3
_LONGEST = 1500


def with_help(
    draft: Draft,
    *,
    earlier: Sequence[Edition] = (),
    peers: Sequence[Edition] = (),
    passages: Callable[[Wanted], Sequence[Source]] | None = None,
    only: str | None = None,
) -> Draft:
    """`draft` where every section without text has questions, a pattern that peers share, and passages of earlier documents.

    Questions come from the template item of the same heading, else from peers. A fact that the draft asks for already is not asked twice.
    With `only` nothing but the section of that id is helped.
    """
    bare = [section for section in _bare(draft) if only in (None, section.id)]
    if not bare:
        return draft
    found = _from_templates(draft)
    others = {peer.id: Peer(peer, draft) for peer in peers}
    likeness = {edition.id: _sections_alike(draft, edition) for edition in (*earlier, *peers)}
    for section in bare:
        match = found.get(section.id)
        if match:
            draft = _with_item(draft, section, *match)
        alike = [Likeness(others[peer.id], likeness[peer.id][section.id]) for peer in peers if section.id in likeness[peer.id]]
        draft = peers_pattern(draft, section.id, alike, asking=match is None)
        searched = tuple(passages(_wanted(draft, section)))[:_PASSAGES] if passages else ()
        points = searched or _passages_of(section, (*earlier, *peers), likeness)
        draft = _with_section(draft, replace(_named(draft, section.id), starting_points=points))
    return draft


def has_bare(draft: Draft) -> bool:
    """Whether there is a section that has nothing to be made from."""
    return bool(_bare(draft))


def _bare(draft: Draft) -> list[DraftSection]:
    """Sections of the outline without text that do not just group others."""
    groups = {section.parent for section in draft.sections}
    return [section for section in draft.sections if section.status == "new" and not section.candidates and section.id not in groups]


def _named(draft: Draft, section_id: str) -> DraftSection:
    return next(section for section in draft.sections if section.id == section_id)


def _with_section(draft: Draft, changed: DraftSection) -> Draft:
    return replace(draft, sections=tuple(changed if section.id == changed.id else section for section in draft.sections))


def _from_templates(draft: Draft) -> dict[str, tuple[OutlineTemplate, TemplateItem]]:
    """For each section the template item of the same heading, of the template that fits the whole outline best."""
    items, period = draft_items(draft), Period.parse(draft.info.period)
    best: list[tuple[int, OutlineTemplate, list[Match]]] = []
    for template in shipped_templates():
        if template.kind == draft.info.kind:
            matches = [match for match in align(_items_of_template(template), items) if match.new is not None and match.score >= _ALIKE]
            best.append((len(matches) + (period.kind in template.periods), template, matches))
    found: dict[str, tuple[OutlineTemplate, TemplateItem]] = {}
    for _, template, matches in sorted(best, key=lambda row: -row[0]):
        for match in matches:
            item = template.items[match.old or 0]
            if match.new is not None and item.questions:
                found.setdefault(draft.sections[match.new].id, (template, item))
    return found


def _items_of_template(template: OutlineTemplate) -> list[Item]:
    items: list[Item] = []
    above: dict[int, int] = {}
    for item in template.items:
        parent = above.get(item.level - 1)
        path = f"{items[parent].path} {items[parent].section.heading}" if parent is not None else ""
        above[item.level] = len(items)
        items.append(Item(Section(item.number, item.level, item.heading, 0, 0, 0), parent, path))
    return items


def _with_item(draft: Draft, section: DraftSection, template: OutlineTemplate, item: TemplateItem) -> Draft:
    """The questions of a template item; its instruction only where the request gives none."""
    note = render(TemplateNote(template.label, item.heading))
    for asked in item.questions:
        draft = _asking(draft, section.id, asked, note)
    return _with_section(draft, replace(section, instruction=section.instruction or instruction_of(item)))


def _asking(draft: Draft, section_id: str, asked: TemplateQuestion, note: str) -> Draft:
    kind, type_ = KINDS.get(asked.type, "figure"), "text" if asked.type == "doc" else asked.type
    known = next((q for q in draft.questions if (q.type, key(q.name)) == (type_, key(asked.name))), None)
    if known:
        sections = known.sections if section_id in known.sections else (*known.sections, section_id)
        return draft.with_questions(tuple(replace(q, sections=sections) if q is known else q for q in draft.questions))
    made = Question(next_id(draft.questions), kind, asked.name, asked.unit, type_, None, (section_id,), (), note=note)
    return draft.with_questions((*draft.questions, made))


def _sections_alike(draft: Draft, edition: Edition) -> dict[str, int]:
    """Draft section id → place of the section of the same item in the edition's outline."""
    matches = align(items_of(edition.document), draft_items(draft))
    pairs = ((match.new, match.old) for match in matches if match.score >= _ALIKE)
    return {draft.sections[new].id: old for new, old in pairs if new is not None and old is not None}


def _wanted(draft: Draft, section: DraftSection) -> Wanted:
    headings: list[str] = []
    at: DraftSection | None = section
    while at is not None:
        headings.insert(0, at.title.text if at.title else at.number)
        at = draft.section(at.parent) if at.parent else None
    return Wanted(tuple(headings), Kind(draft.info.kind), draft.info.office, Period.parse(draft.info.period), section.instruction)


def _passages_of(section: DraftSection, editions: Sequence[Edition], likeness: dict[str, dict[str, int]]) -> tuple[Source, ...]:
    """Without a search: the paragraphs of the same item in older documents of the office, then in those of peers."""
    found: list[Source] = []
    for edition in editions:
        place = likeness[edition.id].get(section.id)
        if place is not None:
            text = edition.document.text
            paragraphs = items_of(edition.document)[place].section.paragraphs
            found += [Source(edition.id, p.start, p.end, text[p.start : p.end]) for p in paragraphs if p.end - p.start <= _LONGEST]
    return tuple(found[:_PASSAGES])
