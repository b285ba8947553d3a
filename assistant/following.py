"""A draft recast to the requester's outline: its headings word for word, last period's text under the items that match."""

from dataclasses import replace

from assistant.draft import Draft, DraftSection, Dropped, Question, Sentence, Source
from assistant.outline import INSTRUCTION, Item, Match, align, items_of, requested_items
from assistant.outline_children import Row, numbered_title, rows_of
from assistant.section_ids import section_id
from corpus.document import Document


def follow_outline(draft: Draft, document: Document, outline: Document, *, outline_id: str) -> Draft:
    """`draft` (made from `document`) in the order and wording of `outline`.

    Items without a donor get no text: instruction and questions only. Sub-sections below a heading that the outline does not divide stay as
    they were; other sections that the outline no longer has are listed as dropped.
    """
    new = requested_items(outline)
    if not new:
        return draft
    old = items_of(document)
    rows = rows_of(old, new, align(old, new))
    ids = _ids(rows)
    old_ids = [section.id for section in draft.sections]
    renamed = {old_ids[row.match.old]: ids[at] for at, row in enumerate(rows) if row.match.old is not None}
    sections = tuple(_section(row, at, ids, new, draft, outline_id, outline) for at, row in enumerate(rows))
    dropped = [*draft.dropped, *_dropped(draft, rows)]
    questions = tuple(_moved_question(question, renamed) for question in draft.questions if _still_asked(question, renamed))
    return replace(draft, sections=sections, dropped=tuple(dropped), questions=questions)


def outline_changes(document: Document, outline: Document | None) -> list[tuple[Item, str]]:
    """For a preview: every item with kept, renamed, moved, new, carried or dropped, in the outline's order."""
    old = items_of(document)
    new = requested_items(outline) if outline is not None and outline.sections else []
    if not new:
        return [(item, "kept") for item in old]
    matches = align(old, new)
    rows = rows_of(old, new, matches)
    standing = {row.match.old for row in rows}
    gone = [match for match in matches if match.new is None and match.old not in standing]
    return [(_item(match, old, new), match.status) for match in (*(row.match for row in rows), *gone)]


def _item(match: Match, old: list[Item], new: list[Item]) -> Item:
    return new[match.new] if match.new is not None else old[match.old or 0]


def _ids(rows: list[Row]) -> list[str]:
    ids: list[str] = []
    taken: set[str] = set()
    for row in rows:
        ids.append(section_id(row.number, ids[row.parent] if row.parent is not None else None, taken))
    return ids


def _section(row: Row, at: int, ids: list[str], new: list[Item], draft: Draft, outline_id: str, outline: Document) -> DraftSection:
    donor = draft.sections[row.match.old] if row.match.old is not None else None
    parent = ids[row.parent] if row.parent is not None else None
    if row.match.new is None and donor:
        title = replace(numbered_title(donor.title, donor.number, row.number), id=f"t{at + 1:03d}") if donor.title else None
        return replace(donor, id=ids[at], parent=parent, number=row.number, level=row.level, title=title)
    item = new[row.match.new or 0]
    section = item.section
    quote = outline.text[section.start : section.end]
    words = INSTRUCTION.search(quote)
    end = section.start + words.start() if words else section.end
    quote = outline.text[section.start : end]
    heading = Sentence(f"t{at + 1:03d}", quote, "heading", source=Source(outline_id, section.start, end, quote))
    instruction = item.instruction or (words["words"] if words else None)
    status = {"moved": "kept"}.get(row.match.status, row.match.status)
    return DraftSection(ids[at], parent, section.number, section.level, heading, status, donor.candidates if donor else (), instruction)


def _dropped(draft: Draft, rows: list[Row]) -> list[Dropped]:
    """What leaves the text: every sentence of sections the outline no longer has, and the old wording of the headings."""
    kept = {row.match.old for row in rows}
    carried = {row.match.old for row in rows if row.is_carried}
    gone: list[Dropped] = []
    for index, section in enumerate(draft.sections):
        if section.title and section.title.source and index not in carried:
            reason = "tiêu đề theo đề cương của kỳ này" if index in kept else "mục không còn trong đề cương"
            gone.append(Dropped(section.title.source, reason))
        chosen = section.candidate("A")
        if index not in kept and chosen:
            gone += [Dropped(s.source, "mục không còn trong đề cương") for p in chosen.paragraphs for s in p.sentences if s.source]
    return gone


def _still_asked(question: Question, renamed: dict[str, str]) -> bool:
    return question.kind == "followup" or any(section in renamed or section in ("head", "tail") for section in question.sections)


def _moved_question(question: Question, renamed: dict[str, str]) -> Question:
    return replace(
        question, sections=tuple(renamed.get(section, section) for section in question.sections if section in renamed or section in ("head", "tail"))
    )
