"""A report from start to export: the one place where drafts, decisions, answers, checks and the archive meet.

The web page, the program interface and the conversation all act through `Workflow`; it decides nothing about wording or transport.
"""

from assistant.drafter import Start
from assistant.errors import UnknownReport
from assistant.examining import Examined, PlacedFinding, Target
from assistant.outlines.editing import Place
from assistant.redoing import redo_own
from assistant.report import Report
from assistant.undoing import undo_own, undo_since
from assistant.workflow.answering import Answering
from assistant.workflow.files import Files
from assistant.workflow.headings import Headings
from assistant.workflow.mending import Mending
from assistant.workflow.proposing import LABELS, Proposal, Proposing
from assistant.workflow.reports import Rewording, section_of
from assistant.workflow.starting import Preview, Starting
from assistant.workflow.texts import Texts
from assistant.writing import Seen


class Workflow(Starting, Proposing, Texts, Answering, Headings, Mending, Files):
    """Everything an officer can do with reports; each part is a module of this package, over the one state of `Reports`."""

    def undo(self, report_id: str, *, who: str, revision: int | None = None, key: str = "", since: int | None = None) -> Report:
        """Take back the person's own last change, leaving what others did since; the same report where there is none.

        `since`: all of the person's changes after that revision, and none before it. Raises Overtaken where another has changed the same part since.
        """
        if since is not None:
            return undo_since(self._archive, self._writer, report_id, who=who, seen=Seen(revision, key), since=since)
        return undo_own(self._archive, self._writer, report_id, who=who, seen=Seen(revision, key))

    def redo(self, report_id: str, *, who: str, revision: int | None = None, key: str = "") -> Report:
        """Do again what the person's own last undo took back, leaving what others did since; the same report where there is none.

        Raises Overtaken where another has changed the same part since.
        """
        return redo_own(self._archive, self._writer, report_id, who=who, seen=Seen(revision, key))


__all__ = [
    "LABELS",
    "Examined",
    "Place",
    "PlacedFinding",
    "Preview",
    "Proposal",
    "Rewording",
    "Start",
    "Target",
    "UnknownReport",
    "Workflow",
    "section_of",
]
