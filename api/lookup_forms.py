"""A registry look-up → JSON: entries, whether they are in force on a day, and by what they were replaced."""

from datetime import date
from typing import Any

from assistant.checker.json_form import entry_json
from corpus.registry.entry import Entry
from corpus.registry.snapshot import Registry


def lookup_form(registry: Registry, words: str, *, on: date) -> dict[str, Any]:
    """`words`: a number («98/2023/NĐ-CP») or a name («Luật Thi đua, khen thưởng»)."""
    entries = registry.find(words.strip()) or registry.by_alias(words.strip()) or registry.by_title(words.strip())
    return {"query": words, "on": on.isoformat(), "found": bool(entries), "entries": [_entry(registry, entry, on) for entry in entries]}


def _entry(registry: Registry, entry: Entry, on: date) -> dict[str, Any]:
    successor = registry.successor(entry, on)
    return {
        **entry_json(entry),
        "label": entry.label,
        "in_force": registry.in_force(entry, on),
        "successor": entry_json(successor) | {"label": successor.label} if successor else None,
        "events": _events(registry, entry),
    }


def _events(registry: Registry, entry: Entry) -> list[dict[str, Any]]:
    """Dated events of the entry, oldest first."""
    events: list[dict[str, Any]] = []
    if entry.issued:
        events.append({"date": entry.issued.isoformat(), "event": "issued", "words": "Ban hành"})
    if entry.effective_from:
        events.append({"date": entry.effective_from.isoformat(), "event": "effective", "words": "Có hiệu lực"})
    if entry.effective_to:
        after = [found.label for reference in entry.replaced_by if (found := registry.resolve(reference))]
        words = f"Hết hiệu lực, được thay bằng {', '.join(after)}" if after else "Hết hiệu lực"
        events.append({"date": entry.effective_to.isoformat(), "event": "expired", "words": words})
    return events
