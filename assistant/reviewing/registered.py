"""The registry's verdict on a citation → what a reviewer reads: in force, ended, differs, or cannot be checked."""

from datetime import date

from assistant.checker.marking import called
from assistant.reviewing.claim import Registered, RegistryState
from corpus.registry.entry import Entry, Status, Verdict
from corpus.registry.validity import has_ended
from corpus.text.dates import short
from prompts.catalogue import render
from prompts.contexts import ReviewRegistered

_FIELDS = {"date": "ngày", "issuer": "cơ quan ban hành", "type": "loại văn bản", "title": "trích yếu", "office": "tên cơ quan"}


def registered(verdict: Verdict, *, on: date) -> Registered:
    """What is known of the document on the day `on`. «Not found» is never «false»: what cannot be checked says why."""
    entry = verdict.entry
    state = _state(verdict, on)
    differs = tuple(_FIELDS.get(name, name) for name in verdict.differs) if verdict.status is Status.FOUND_DIFFERS else ()
    ended = short(entry.effective_to) if entry and entry.effective_to and state == "ended" else ""
    successor = called(verdict.replaced_by) if verdict.replaced_by and state == "ended" else None
    words = render(ReviewRegistered(state, short(on), ended, successor or "", differs, verdict.status.value, len(verdict.candidates)))
    return Registered(state, words, _label(entry) if entry else None, successor)


def _state(verdict: Verdict, on: date) -> RegistryState:
    entry = verdict.entry
    if entry is None or (verdict.in_force is None and verdict.status is Status.FOUND):
        return "unchecked"
    if has_ended(entry, on) or (verdict.in_force is False and verdict.replaced_by is not None):
        return "ended"
    if verdict.status is Status.FOUND_DIFFERS:
        return "differs"
    return "in_force" if verdict.in_force else "not_begun"


def _label(entry: Entry) -> str:
    return f"{called(entry)}, {entry.issuer}" if entry.number and entry.issuer else called(entry)
