"""What a change of a report was: the action that the archive keeps ↔ a record with the names of what it touched, and that record in words.

An action is «verb ids…», as «accept I.4.3» or «facts q01 q02»; behind a tab stand the names at the time, as JSON, so that a line can be told
without reading the whole state of the report.
"""

import json
from dataclasses import dataclass, field
from datetime import date

from assistant.report import Report
from corpus.text.dates import short
from prompts.catalogue import render
from prompts.contexts import TalkAct, TalkDeed
from prompts.contexts.talk_whole import DeedFact

_MOST = 6


@dataclass(frozen=True, slots=True)
class Deed:
    """`ids`: of sections and questions, as the action names them; `sections`: their headings; `facts`: (question id, name, value)."""

    verb: str
    ids: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    facts: tuple[tuple[str, str, str | None], ...] = ()
    detail: str = ""
    candidate: str = ""
    more: int = field(default=0)


def with_names(action: str, report: Report, *, before: Report | None = None) -> str:
    """The action with the headings, questions and values it concerns, as they are in `report` (a dropped section: in `before`)."""
    plain = action.partition("\t")[0]
    verb, ids = _words(plain)
    ids = _named(verb, ids)
    headings = {
        section.id: _called(section.title.text if section.title else section.number) for each in (before, report) if each for section in each.draft.sections
    }
    questions = {question.id: question for question in report.draft.questions}
    sections = [headings[identifier] for identifier in ids if identifier in headings]
    facts = [[identifier, questions[identifier].name, questions[identifier].value] for identifier in ids if identifier in questions]
    chosen = [report.states[identifier].chosen for identifier in ids if identifier in report.states] if verb == "accept" and len(ids) == 1 else []
    form: dict[str, object] = {"sections": sections[:_MOST], "facts": facts[:_MOST]}
    if len(sections) > _MOST or len(facts) > _MOST:
        form["more"] = max(len(sections), len(facts)) - _MOST
    if chosen and chosen[0]:
        form["candidate"] = chosen[0]
    if verb == "create":
        form["detail"] = report.title
    told = {name: value for name, value in form.items() if value}
    return f"{plain}\t{json.dumps(told, ensure_ascii=False)}" if told else plain


def deed_of(action: str) -> Deed:
    """The record of an action; one without names (of an older program) tells its ids."""
    plain, _, named = action.partition("\t")
    verb, ids = _words(plain)
    verb = "redo" if verb == "again" else verb
    form = json.loads(named) if named else {}
    detail = form.get("detail") or (ids[0] if ids and verb == "restore" else " ".join(ids) if verb in ("suppress", "deadline", "redo") or not named else "")
    sections = tuple(form.get("sections", ())) or (_named(verb, ids) if not named and verb != "facts" else ())
    facts = tuple((identifier, name, value) for identifier, name, value in form.get("facts", ()))
    return Deed(verb, ids, sections, facts, detail, form.get("candidate", ""), int(form.get("more", 0)))


def words(deed: Deed, undone: Deed | None = None) -> str:
    """One short line. `undone`: what an undo took back, or a redo did again."""
    facts = tuple(DeedFact(name, value) for _, name, value in deed.facts) + (DeedFact("", None),) * (deed.more if deed.facts else 0)
    sections = deed.sections + ("",) * (deed.more if not deed.facts else 0)
    told = words(undone) if undone and undone.verb not in ("undo", "redo") else ""
    detail = short(date.fromisoformat(deed.detail)) if deed.verb == "deadline" and deed.detail else deed.detail
    return " ".join(render(TalkDeed(deed.verb, sections, facts, detail, deed.candidate, told)).split())


def phrase(deed: Deed) -> str:
    """The line within a sentence: «Hoàn tác: bỏ mục …»."""
    line = words(deed)
    return line[:1].lower() + line[1:]


def act(action: str) -> str:
    """What was done, in two or three words: «edit I.1» → «sửa»."""
    return render(TalkAct(deed_of(action).verb))


def _named(verb: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of sections and questions: what undo, redo and restore name first is a revision."""
    return () if verb in ("undo", "redo", "again") else ids[1:] if verb == "restore" else ids


def _words(plain: str) -> tuple[str, tuple[str, ...]]:
    """«add section I.11» is the verb «add»."""
    verb, *rest = plain.split() or [""]
    return verb, tuple(rest[1:] if rest[:1] == ["section"] else rest)


def _called(heading: str) -> str:
    return " ".join(heading.split()).strip("*# .:")
