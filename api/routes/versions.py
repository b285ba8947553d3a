"""Versions of a report: listed, read, compared, restored; what undo and redo would do next, and redo."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from api.pane_messages import RestoreBody
from api.report_forms import report_form
from api.routes.parts import Open, Who
from api.routes.reports import title_of
from api.routes.writes import Key
from api.version_forms import changes_form, step_form, version_form
from assistant.history import steps_for, told
from assistant.report import Report
from assistant.restoring import restored, section_restored
from assistant.version_changes import changes_between
from assistant.writing import Seen

router = APIRouter(prefix="/reports/{report}", tags=["versions"])
Client = Annotated[str, Query(max_length=90, pattern=r"^[\w.-]*$")]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/versions")
def versions(
    report: str, parts: Open, before: Annotated[int | None, Query(ge=1)] = None, limit: Annotated[int, Query(ge=1, le=200)] = 60
) -> list[dict[str, Any]]:
    """Revisions, the newest first, those older than `before`: who, when, what in words, and how far the report was."""
    every = reversed(told(parts.workflow.changes(report)))
    listed = [each for each in every if before is None or each.revision < before][:limit]
    progress = parts.workflow.progress_at(report, [each.revision for each in listed])
    return [version_form(each, progress.get(each.revision)) for each in listed]


@router.get("/versions/{version}")
def version(report: str, version: Number, parts: Open) -> dict[str, Any]:
    """The whole report as a revision had it, with what the checker finds in it today."""
    return _form(parts, parts.workflow.open_at(report, version))


@router.get("/versions/{before}/compare/{after}")
def compare(report: str, before: Number, after: Number, parts: Open) -> dict[str, Any]:
    """What differs between two revisions: per section the sentences added, removed, changed word by word; answers, title, deadline."""
    changes = changes_between(parts.workflow.open_at(report, before), parts.workflow.open_at(report, after))
    return changes_form(before, after, changes)


@router.post("/versions/{version}/restore")
def restore(report: str, version: Number, body: RestoreBody, parts: Open, who: Who, key: Key = "") -> dict[str, Any]:
    """Bring a revision back, or one section of it, as a new revision; the whole report."""
    earlier, at = parts.workflow.open_at(report, version), datetime.now(UTC).isoformat(timespec="seconds")

    def made(now: Report) -> Report:
        return section_restored(now, earlier, body.section, who=who.name, at=at) if body.section else restored(now, earlier)

    action = " ".join(("restore", str(version), *([body.section] if body.section else [])))
    return _form(parts, parts.workflow.change(report, made, action=action, who=who.name, revision=body.revision, key=key))


@router.get("/steps")
def steps(report: str, parts: Open, who: Who, revision: Annotated[int | None, Query(ge=1)] = None, client: Client = "") -> dict[str, Any]:
    """The change that undo by the person asking would take back and the one that redo would make again, in words; null where there is none.

    `revision`: the newest that the page has seen; `client`: its name in the keys of its writes.
    """
    history = parts.workflow.changes(report)
    found = steps_for(history, who=who.name, seen=Seen(revision, f"{client}."))
    return {"revision": history[-1].revision, "undo": step_form(found.undo), "redo": step_form(found.redo)}


@router.post("/redo")
def redo(report: str, parts: Open, who: Who, revision: Annotated[int | None, Query(ge=1)] = None, key: Key = "") -> dict[str, Any]:
    """Do again what the person's own last undo took back; what others did since stays. `revision`: the newest that the page has seen.

    The report as it is where the person's own last change was no undo.
    """
    return _form(parts, parts.workflow.redo(report, who=who.name, revision=revision, key=key))


def _form(parts: Open, report: Report) -> dict[str, Any]:
    return report_form(report, parts.workflow.examine(report), origin_title=title_of(parts, report.draft.info.origin))
