"""Runs and kept failures → the JSON that the workbench and programs follow."""

from collections.abc import Mapping
from typing import Any

from api.forms import document_form
from api.uploads.run import Line, RunState
from corpus.library_failures import StoredFailure

Json = dict[str, Any]


def run_form(run: RunState) -> Json:
    """A run with all its lines, in the order of the files."""
    return head_form(run) | {"lines": [line_form(line) for line in run.lines]}


def changes_form(run: RunState, seen: Mapping[str, Line]) -> Json:
    """A run with the lines that differ from those `seen` before."""
    changed = [line_form(line) for line in run.lines if seen.get(line.name) != line]
    return head_form(run) | {"lines": changed}


def line_form(line: Line) -> Json:
    """What is known of a file; what is not known is left out."""
    form: Json = {"name": line.name, "state": line.state}
    known = {"status": line.status, "reason": line.reason, "failure": line.failure, "page": line.page, "pages": line.pages}
    form |= {name: value for name, value in known.items() if value is not None}
    if line.document:
        form["document"] = document_form(line.document)
    return form


def failure_form(failure: StoredFailure) -> Json:
    """`kept`: it can be tried again, from its bytes or from its path."""
    return {
        "id": failure.id,
        "name": failure.name,
        "path": failure.path,
        "size": failure.size,
        "reason": failure.reason,
        "attempts": failure.attempts,
        "first_at": failure.first_at.isoformat(),
        "last_at": failure.last_at.isoformat(),
        "kept": failure.kept or failure.path is not None,
    }


def head_form(run: RunState) -> Json:
    """A run without its lines. `gone`: names of archives that gave way to the files in them."""
    return {
        "id": run.id,
        "work": run.work,
        "state": run.state,
        "over": run.is_over,
        "reason": run.reason,
        "created_at": run.created_at.isoformat(),
        "done": run.done,
        "total": len(run.lines),
        "gone": list(run.gone),
    }
