"""Legal bases for a section: documents in force that the same section of earlier documents cites, and those that have replaced them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.draft import Draft, DraftSection
from assistant.outline import Item, align, items_of
from assistant.renewing.naming import full_name
from corpus.citations import Citation, find_citations
from corpus.document import Document, Section
from corpus.periods import Period
from corpus.registry.entry import Entry
from corpus.registry.lookup import judge_all
from corpus.registry.snapshot import Registry
from corpus.text.dates import short


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier document, the id of the library it is named by, and its title."""

    id: str
    title: str
    document: Document


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an earlier document cites the basis: half-open offsets into its text."""

    document: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Basis:
    """A document in force on the day of the draft. `replaces`: the document that the mentions cite, where this one stands in its place."""

    text: str
    entry: Entry
    mentions: tuple[Mention, ...]
    replaces: Entry | None = None

    @property
    def issued(self) -> date:
        return self.entry.issued or date.min


@dataclass(slots=True)
class _Found:
    mentions: list[Mention] = field(default_factory=list)
    replaces: Entry | None = None


def bases_of(draft: Draft, section: DraftSection, earlier: Sequence[Earlier], registry: Registry) -> tuple[Basis, ...]:
    """The newest document first. A document that is not in the registry, or of which it does not know whether it is in force, is not proposed."""
    on = Period.parse(draft.info.period).end
    found: dict[Entry, _Found] = {}
    for one in earlier:
        part = _same_section(draft, section, one.document)
        if part is None:
            continue
        citations = find_citations(one.document.text, home=one.document.agency)
        for citation, verdict in zip(citations, judge_all(citations, registry, on=on, home=one.document.agency), strict=True):
            entry = verdict.replaced_by or verdict.entry
            if entry is None or not _stands_in(citation, part) or registry.in_force(entry, on) is not True:
                continue
            kept = found.setdefault(entry, _Found())
            kept.mentions.append(Mention(one.id, one.title, citation.start, citation.end))
            kept.replaces = kept.replaces or (verdict.entry if verdict.replaced_by else None)
    made = [Basis(full_name(entry), entry, tuple(kept.mentions), kept.replaces) for entry, kept in found.items()]
    return tuple(sorted(made, key=lambda basis: basis.issued, reverse=True))


def reason(basis: Basis) -> str:
    """Why it is proposed, in one line for the officer."""
    where = ", ".join(dict.fromkeys(f"«{mention.title}»" for mention in basis.mentions))
    if basis.replaces is None:
        return f"đang có hiệu lực; mục này trong {where} có viện dẫn"
    since = f" từ {short(basis.replaces.effective_to)}" if basis.replaces.effective_to else ""
    return f"thay thế {basis.replaces.type} số {basis.replaces.number}{since}, văn bản mà mục này trong {where} viện dẫn"


def _stands_in(citation: Citation, section: Section) -> bool:
    return citation.of is None and not citation.own and section.start <= citation.start < section.body_end


def _same_section(draft: Draft, section: DraftSection, document: Document) -> Section | None:
    """The section of an earlier document that stands where the drafted one does."""
    old, wanted = items_of(document), draft.sections.index(section)
    return next((old[match.old].section for match in align(old, _items(draft)) if match.new == wanted and match.old is not None), None)


def _items(draft: Draft) -> list[Item]:
    """The sections of the draft as an outline."""
    positions = {section.id: index for index, section in enumerate(draft.sections)}
    items: list[Item] = []
    for section in draft.sections:
        parent = positions.get(section.parent or "")
        heading = " ".join(section.title.text.split()) if section.title else ""
        path = f"{items[parent].path} {items[parent].section.heading}" if parent is not None and parent < len(items) else ""
        items.append(Item(Section(section.number, section.level, heading, 0, 0, 0), parent, path))
    return items
