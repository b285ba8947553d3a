"""Everything that makes the first draft of a report: last period's document or a template, the request, earlier editions, peers and passages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.donors import with_older_donors
from assistant.draft import Draft, Source
from assistant.drafting import draft_from
from assistant.editions import Edition, Editions
from assistant.errors import BadOutline
from assistant.following import follow_outline
from assistant.outlines.shipped import template_named
from assistant.outlines.starting import draft_from_template
from assistant.outlines.unwritten import has_bare, with_help
from assistant.patterns.candidate import with_patterns
from assistant.renewing.asking import Origin, with_overtaken
from assistant.renewing.requested import with_request
from assistant.wanted import Wanted
from corpus.document import Document, Kind
from corpus.errors import UnknownDocument
from corpus.periods import Period

if TYPE_CHECKING:
    from corpus.library import Library
    from corpus.registry.snapshot import Registry

Passages = Callable[[Wanted], Sequence[Source]]
"""Passages that a section can be written from, best first."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a new report is made from: library ids of last period's document and, where there is one, of the request.

    Without a document (`origin` is empty) `template` names the shipped template to begin from. `deadline`: where it is not that of the request.
    """

    origin: str
    period: Period
    kind: str | None = None
    office: str | None = None
    request: str | None = None
    template: str | None = None
    deadline: date | None = None


class Drafter:
    """Drafts over a library.

    `passages` is the optional search for sections that have no text to start from, `registry` tells what time has overtaken.
    """

    def __init__(self, library: "Library", passages: Passages | None = None, registry: "Callable[[], Registry] | None" = None) -> None:
        self._editions = Editions(library)
        self._passages = passages
        self._registry = registry

    def sources(self, start: Start) -> tuple[Document | None, Document | None]:
        """Last period's document and the request. Raises UnknownDocument, BadOutline where there is nothing to start from."""
        if not start.origin and not start.template:
            raise BadOutline("Chưa có văn bản kỳ trước và cũng chưa có mẫu: hãy chọn một văn bản của thư viện hoặc một mẫu đề cương.")
        origin = self._editions.document(start.origin) if start.origin else None
        return origin, self._editions.document(start.request) if start.request else None

    def draft(self, start: Start, document: Document | None, outline: Document | None) -> Draft:
        """The draft. Raises UnknownTemplate."""
        if document is None:
            made = draft_from_template(template_named(start.template or ""), period=start.period, office=start.office)
            return with_request(made, outline) if outline else made
        made = first_draft(start, document, outline)
        made = completed(made, start, document, earlier=self.earlier(start, document), peers=self.peers(made, document), passages=self._passages)
        return with_overtaken(made, Origin(document, start.origin, outline), self._registry()) if self._registry else made

    def with_help(self, made: Draft, section_id: str) -> Draft:
        """A draft with what helps to write a section that an officer has added."""
        kind = next((kind for kind in Kind if kind.value == made.info.kind), Kind.REPORT)
        peers = self._editions.of_peers(kind=kind, agency=self._agency(made), before=Period.parse(made.info.period))
        return with_help(made, peers=peers, passages=self._passages, only=section_id)

    def _agency(self, made: Draft) -> str | None:
        """The office as the library knows it: that of the document the draft was made from, where it is still held."""
        try:
            return self._editions.document(made.info.origin).agency or made.info.office
        except UnknownDocument:
            return made.info.office

    def earlier(self, start: Start, document: Document) -> tuple[Edition, ...]:
        """Further documents of the office and kind before last period's."""
        if document.period is None:
            return ()
        return self._editions.before(Edition(start.origin, document.period, document), kind=document.kind, agency=document.agency)

    def peers(self, made: Draft, document: Document) -> tuple[Edition, ...]:
        """Documents of other offices, where a section of the draft has nothing of its own."""
        if not has_bare(made):
            return ()
        return self._editions.of_peers(kind=document.kind, agency=document.agency or made.info.office, before=Period.parse(made.info.period))


def first_draft(start: Start, document: Document, outline: Document | None) -> Draft:
    """Last period's document adapted, in the order and wording of the request's outline where there is one (`start.request` names it)."""
    made = draft_from(document, document_id=start.origin, period=start.period, kind=start.kind, office=start.office)
    return follow_outline(made, document, outline, outline_id=start.request or "") if outline else made


def completed(
    made: Draft, start: Start, document: Document, *, earlier: Sequence[Edition] = (), peers: Sequence[Edition] = (), passages: Passages | None = None
) -> Draft:
    """A first draft with sections that only earlier editions have, candidate C, and help for sections that still have no text."""
    made = with_older_donors(made, earlier)
    made = with_patterns(made, Edition(start.origin, document.period or start.period, document), earlier)
    return with_help(made, earlier=earlier, peers=peers, passages=passages)
