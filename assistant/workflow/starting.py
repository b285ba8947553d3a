"""A new report: what drafting would do, and the report itself."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from assistant.counting import period_counts
from assistant.draft import Draft
from assistant.drafter import Start
from assistant.following import outline_changes
from assistant.previewing import Details, details_of
from assistant.report import Report
from assistant.workflow.reports import Reports
from corpus.requests import deadline_of


@dataclass(frozen=True, slots=True)
class Preview:
    """What drafting would do, before anything is stored. `outline`: (number, heading, level, status)."""

    draft: Draft
    outline: tuple[tuple[str, str, int, str], ...]
    shift: int
    freeze: int
    deadline: date | None


class Starting(Reports):
    """Previews and creates reports."""

    def preview(self, start: Start) -> Preview:
        """Raises UnknownDocument, UnknownTemplate, BadOutline."""
        document, outline = self._drafter.sources(start)
        draft = self._drafter.draft(start, document, outline)
        if document is None:
            headings = tuple((s.number, s.title.text if s.title else "", s.level, "new") for s in draft.sections)
            return Preview(draft, headings, 0, 0, deadline_of(outline) if outline else None)
        shift, freeze = period_counts(draft, document)
        changes = tuple((i.section.number, i.section.heading, i.section.level, status) for i, status in outline_changes(document, outline))
        return Preview(draft, changes, shift, freeze, deadline_of(outline) if outline else None)

    def details(self, preview: Preview, start: Start) -> Details:
        """What drafting would do, place by place; a check of the draft tells which bases have ended. Raises UnknownDocument."""
        now = datetime.now(UTC)
        findings = self.findings(Report("", 0, preview.draft, now, now))
        return details_of(preview.draft, self._library.document(start.origin) if start.origin else None, findings)

    def create(self, start: Start, *, who: str) -> Report:
        """Draft and store a new report. Raises UnknownDocument, UnknownTemplate, BadOutline."""
        document, outline = self._drafter.sources(start)
        now = datetime.now(UTC)
        deadline = start.deadline or (deadline_of(outline) if outline else None)
        report = Report("", 0, self._drafter.draft(start, document, outline), now, now, request=start.request, deadline=deadline)
        return self._archive.create(report, self._progress(report), who=who)
