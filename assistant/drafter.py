"""Everything that makes the first draft of a report: last period's document or a template, the request, earlier editions, peers and passages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.draft import Draft, Source
from assistant.drafting import draft_from
from assistant.editions import Edition, Editions
from assistant.errors import BadOutline
from assistant.following import follow_outline
from assistant.outlines.shipped import template_named
from assistant.outlines.starting import draft_from_template
from assistant.outlines.unwritten import with_help
from assistant.patterns.candidate import with_patterns
from assistant.precedents import Wanted
from corpus.document import Document, Kind
from corpus.library import Library
from corpus.periods import Period

Passages = Callable[[Wanted], Sequence[Source]]
"""Passages that a section can be written from, best first."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a new report is made from: library ids of last period's document and, where there is one, of the request.

    Without a document (`origin` is empty) `template` names the shipped template to begin from.
    """

    origin: str
    period: Period
    kind: str | None = None
    office: str | None = None
    request: str | None = None
    template: str | None = None


class Drafter:
    """Drafts over a library; `passages` is the optional search for sections that have no text to start from."""

    def __init__(self, library: Library, passages: Passages | None = None) -> None:
        self._editions = Editions(library)
        self._passages = passages

    def sources(self, start: Start) -> tuple[Document | None, Document | None]:
        """Last period's document and the request. Raises UnknownDocument, BadOutline where there is nothing to start from."""
        if not start.origin and not start.template:
            raise BadOutline("Chưa có văn bản kỳ trước và cũng chưa có mẫu: hãy chọn một văn bản của thư viện hoặc một mẫu đề cương.")
        origin = self._editions.document(start.origin) if start.origin else None
        return origin, self._editions.document(start.request) if start.request else None

    def draft(self, start: Start, document: Document | None, outline: Document | None) -> Draft:
        """The draft. Raises UnknownTemplate."""
        if document is None:
            return draft_from_template(template_named(start.template or ""), period=start.period, office=start.office)
        made = draft_from(document, document_id=start.origin, period=start.period, kind=start.kind, office=start.office)
        if outline:
            made = follow_outline(made, document, outline, outline_id=start.request or "")
        earlier = self._earlier(start, document)
        if earlier:
            made = with_patterns(made, Edition(start.origin, document.period or start.period, document), earlier)
        peers = self._peers(made, document.kind) if any(section.status == "new" for section in made.sections) else ()
        return with_help(made, earlier=earlier, peers=peers, passages=self._passages)

    def _earlier(self, start: Start, document: Document) -> tuple[Edition, ...]:
        if document.period is None:
            return ()
        return self._editions.before(Edition(start.origin, document.period, document), kind=document.kind, agency=document.agency)

    def _peers(self, made: Draft, kind: Kind) -> tuple[Edition, ...]:
        return self._editions.of_peers(kind=kind, agency=made.info.office, before=Period.parse(made.info.period))
