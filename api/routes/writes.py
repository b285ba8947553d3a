"""What every change of a report carries: the key by which a write that is sent twice is known, and what its answer has to tell."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import Header

from api.parts import Parts
from assistant.changes import EVERYTHING
from assistant.merging import sections_in
from assistant.report import Report

Key = Annotated[
    str,
    Header(
        alias="idempotency-key",
        max_length=100,
        pattern=r"^[\w.-]*$",
        description="«client.number»: a write sent again with the same key is made once; changes of the same client are no conflict",
    ),
]


def sections_since(parts: Parts, report: Report, revision: int | None, own: Iterable[str]) -> set[str]:
    """Ids of the sections that differ from what a page saw at `revision`: its own change's, and those that others changed meanwhile."""
    changed = set(own)
    if revision is None:
        return changed
    for change in parts.workflow.changes(report.id, after=revision):
        changed |= sections_in(change.parts)
        if EVERYTHING in change.parts:
            return {section.id for section in report.draft.sections}
    return changed
