"""Revisions and what differs between two of them → the JSON of the workbench."""

from dataclasses import asdict
from typing import Any

from assistant.deeds import phrase
from assistant.history import Told
from assistant.report import Progress
from assistant.version_changes import ChangedSection, Changes

Json = dict[str, Any]


def version_form(version: Told, progress: Progress | None) -> Json:
    """A line of the list of versions."""
    return {
        "revision": version.revision,
        "who": version.who,
        "at": version.at.isoformat(),
        "action": version.deed.verb,
        "words": version.words,
        "progress": asdict(progress) if progress else None,
    }


def step_form(step: Told | None) -> Json | None:
    """What undo or redo would do; `words` stand within a sentence."""
    return {"revision": step.revision, "words": phrase(step.deed), "who": step.who} if step else None


def changes_form(before: int, after: int, changes: Changes) -> Json:
    """What differs, per section; `pieces` are runs of words: same, added, removed."""
    return {
        "before": before,
        "after": after,
        "sections": [_section(each) for each in changes.sections],
        "answers": [asdict(each) for each in changes.answers],
        "title": _pair(changes.title),
        "deadline": _pair(changes.deadline),
    }


def _section(section: ChangedSection) -> Json:
    return {**asdict(section), "decision": _pair(section.decision), "sentences": [asdict(each) for each in section.sentences]}


def _pair(pair: tuple[str | None, str | None] | None) -> Json | None:
    return {"before": pair[0], "after": pair[1]} if pair else None
