"""What a revision did, in the words an officer reads in the list of versions: «nhận phương án mục 3.2 Kết quả khen thưởng»."""

from collections.abc import Callable, Iterator, Mapping

from assistant.report import Report
from assistant.versions import Version, origin
from prompts.catalogue import render
from prompts.contexts import VersionAction

_FINDINGS = frozenset(["suppress", "unsuppress"])
_STEPS = frozenset(["undo", "redo"])
_KINDS = _FINDINGS | _STEPS | {"create", "accept", "edit", "reject", "sign_off", "facts", "amend", "fix", "restore", "describe", "begin"}
_OUTLINE = frozenset(["add", "rename", "move", "drop"])
_SHOWN = 2
_LONG = 90


def words_of(version: Version, versions: Mapping[int, Version], report: Report, at: Callable[[int], Report]) -> str:
    """`versions` by revision; `report` is the newest state; `at` opens an earlier one, for what no longer stands in it."""
    kind, ids = _read(version.action)
    if kind in _STEPS:
        meant = origin(versions[version.revision - 1] if kind == "undo" else version, versions)
        return render(VersionAction(kind, (words_of(meant, versions, report, at),), 0, 0, ""))
    if kind in _FINDINGS:
        return render(VersionAction(kind, (), 0, 0, ids[0] if kind == "suppress" and ids else ""))
    names = _names(report)
    if any(identifier not in names for identifier in ids if not identifier.isdigit()):
        names = {**_earlier(version, at), **names}
    named = [names[identifier] for identifier in ids if identifier in names]
    revision = next((int(identifier) for identifier in ids if identifier.isdigit()), 0)
    return render(VersionAction(kind, tuple(named[:_SHOWN]), max(0, len(named) - _SHOWN), revision, ""))


def _read(action: str) -> tuple[str, tuple[str, ...]]:
    """The kind of a change and the ids it names; a kind that is not known here is «other»."""
    head, *rest = action.partition("\t")[0].split(" ")
    if head in _OUTLINE and rest[:1] == ["section"]:
        return head, tuple(rest[1:])
    return (head, tuple(rest)) if head in _KINDS else ("other", ())


def _names(report: Report) -> Mapping[str, str]:
    """Headings by section id, questions with their numbers by question id."""
    return {**dict(_headings(report)), **{question.id: f"câu {n}: {_short(question.name)}" for n, question in enumerate(report.draft.questions, 1)}}


def _headings(report: Report) -> Iterator[tuple[str, str]]:
    for section in report.draft.sections:
        title = section.title.text if section.title else ""
        yield section.id, _short(title if title.startswith(section.number) else f"{section.number} {title}".strip())


def _earlier(version: Version, at: Callable[[int], Report]) -> Mapping[str, str]:
    """Names as they stood just before and just after the change."""
    return {**_names(at(max(1, version.revision - 1))), **_names(at(version.revision))}


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"
