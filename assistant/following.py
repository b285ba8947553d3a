"""A draft recast to the requester's outline: its headings word for word, last period's text under the items that match."""

from dataclasses import replace

from assistant.draft import Draft, DraftSection, Dropped, Question, Sentence, Source
from assistant.outline import INSTRUCTION, Item, Match, align, items_of, requested_items
from assistant.section_ids import section_id
from corpus.document import Document


def follow_outline(draft: Draft, document: Document, outline: Document, *, outline_id: str) -> Draft:
    """`draft` (made from `document`) in the order and wording of `outline`.

    Items without a donor get no text: instruction and questions only. Sections that the outline no longer has are listed as dropped.
    """
    new = requested_items(outline)
    if not new:
        return draft
    matches = align(items_of(document), new)
    donors = {match.new: match for match in matches if match.new is not None}
    ids = _ids(new)
    old_ids = [section.id for section in draft.sections]
    renamed = {old_ids[m.old]: ids[m.new] for m in matches if m.new is not None and m.old is not None}
    sections = tuple(_section(item, index, ids, donors[index], draft, outline_id, outline) for index, item in enumerate(new))
    dropped = [*draft.dropped, *_dropped(draft, matches)]
    questions = tuple(_moved_question(question, renamed) for question in draft.questions if _still_asked(question, renamed))
    return replace(draft, sections=sections, dropped=tuple(dropped), questions=questions)


def outline_changes(document: Document, outline: Document | None) -> list[tuple[Item, str]]:
    """For a preview: every item with kept, renamed, moved, new or dropped, in the outline's order."""
    old = items_of(document)
    if outline is None or not outline.sections:
        return [(item, "kept") for item in old]
    new = requested_items(outline)
    return [(new[m.new] if m.new is not None else old[m.old or 0], m.status) for m in align(old, new)]


def _ids(items: list[Item]) -> list[str]:
    ids: list[str] = []
    taken: set[str] = set()
    for item in items:
        ids.append(section_id(item.section.number, ids[item.parent] if item.parent is not None else None, taken))
    return ids


def _section(item: Item, index: int, ids: list[str], match: Match, draft: Draft, outline_id: str, outline: Document) -> DraftSection:
    section = item.section
    quote = outline.text[section.start : section.end]
    words = INSTRUCTION.search(quote)
    end = section.start + words.start() if words else section.end
    quote = outline.text[section.start : end]
    title = Sentence(f"t{index + 1:03d}", quote, "heading", source=Source(outline_id, section.start, end, quote))
    instruction = item.instruction or (words["words"] if words else None)
    donor = draft.sections[match.old] if match.old is not None else None
    status = {"moved": "kept"}.get(match.status, match.status)
    parent = ids[item.parent] if item.parent is not None else None
    return DraftSection(ids[index], parent, section.number, section.level, title, status, donor.candidates if donor else (), instruction)


def _dropped(draft: Draft, matches: list[Match]) -> list[Dropped]:
    """What leaves the text: every sentence of sections the outline no longer has, and the old wording of the headings."""
    kept = {match.old for match in matches if match.new is not None}
    gone: list[Dropped] = []
    for index, section in enumerate(draft.sections):
        if section.title and section.title.source:
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
