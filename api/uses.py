"""Which reports rest on a library document; kept in memory for each state of a report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from assistant.workflow import Workflow


@dataclass(frozen=True, slots=True)
class Use:
    """A report with how many of its sentences come from a document (0: the document asked for it)."""

    report: str
    title: str
    sentences: int


class Uses:
    """Finds the reports of a document."""

    def __init__(self, workflow: Workflow, shown: Workflow | None = None) -> None:
        self._workflow = workflow
        self._shown = shown or workflow
        self._seen: dict[str, tuple[datetime, Mapping[str, int]]] = {}

    def under(self, shown: Workflow) -> "Uses":
        """The same, with `of` telling only of the reports that somebody may see; what is in use stays in use."""
        limited = Uses(self._workflow, shown)
        limited._seen = self._seen
        return limited

    def of(self, document: str) -> list[Use]:
        """Newest report first."""
        found = []
        for summary in self._shown.reports(put_away=True):
            sources = self._sources(summary.id, summary.updated_at)
            if document in sources:
                found.append(Use(summary.id, summary.title, sources[document]))
        return found

    def documents(self) -> set[str]:
        """Ids of all documents that a report rests on."""
        return {document for summary in self._workflow.reports(put_away=True) for document in self._sources(summary.id, summary.updated_at)}

    def _sources(self, report: str, updated: datetime) -> Mapping[str, int]:
        """How many sentences come from each document."""
        known = self._seen.get(report)
        if known is None or known[0] != updated:
            opened = self._workflow.open(report)
            counted = Counter(sentence.source.document for _, sentence in opened.sentences() if sentence.source)
            for named in (opened.draft.info.origin, opened.request):
                if named:
                    counted.setdefault(named, 0)
            known = self._seen[report] = (updated, counted)
        return known[1]
