"""A registry look-up → JSON: entries with their events, whether they are in force on a day, successors, sources and conflicts."""

import re
from datetime import date
from typing import Any

from assistant.checker.json_form import entry_json
from corpus.citations.model import Citation
from corpus.registry.entry import Claim, Entry, Event, EventKind
from corpus.registry.snapshot import Registry

_NUMBER = re.compile(r"\d{1,6}\S*[/-]\S+")
_SUGGESTED = 5
_LISTED = 50
WORDS = {
    EventKind.ISSUED: "Ban hành",
    EventKind.EFFECTIVE: "Có hiệu lực",
    EventKind.AMENDED: "Được sửa đổi, bổ sung",
    EventKind.CORRECTED: "Được đính chính",
    EventKind.SUSPENDED: "Ngưng hiệu lực",
    EventKind.RESUMED: "Có hiệu lực trở lại",
    EventKind.REPLACED: "Được thay thế",
    EventKind.EXPIRED: "Hết hiệu lực",
}
FIELDS = {
    "issued": "ngày ban hành",
    "type": "loại văn bản",
    "title": "trích yếu",
    "effective_from": "ngày có hiệu lực",
    "effective_to": "ngày hết hiệu lực",
    "replaced_by": "văn bản thay thế",
}


def lookup_form(registry: Registry, words: str, *, on: date) -> dict[str, Any]:
    """`words`: a number («98/2023/NĐ-CP») or a name («Luật Thi đua, khen thưởng»). What is not found comes with suggestions."""
    wanted = words.strip()
    entries = registry.find(wanted) or registry.by_alias(wanted) or registry.by_title(wanted)
    return {
        "query": words,
        "on": on.isoformat(),
        "found": bool(entries),
        "total": len(entries),
        "entries": [_entry(registry, entry, on) for entry in entries[:_LISTED]],
        "suggestions": [] if entries else [_named(entry) for entry in _suggested(registry, wanted)],
    }


def _suggested(registry: Registry, words: str) -> tuple[Entry, ...]:
    match = _NUMBER.search(words)
    if match is None:
        return ()
    citation = Citation(0, len(words), words, number=match.group())
    return registry.neighbours(citation)[:_SUGGESTED]


def _entry(registry: Registry, entry: Entry, on: date) -> dict[str, Any]:
    successor = registry.successor(entry, on)
    return {
        **_named(entry),
        "issuer_renamed": _renamed(registry, entry, on),
        "in_force": registry.in_force(entry, on),
        "successor": _named(successor) if successor else None,
        "events": [_event(registry, event) for event in entry.events],
        "relations_standing": entry.relations_standing.value,
        "title_standing": entry.title_standing.value,
        "sources": [_source(record) for record in registry.records_of(entry)],
        "conflicts": [_claim(claim) for claim in entry.conflicts],
    }


def _renamed(registry: Registry, entry: Entry, on: date) -> dict[str, Any] | None:
    """What became of the issuer by `on`: the last change of its name."""
    unit = registry.agencies.now(entry.issuer, on)
    return {"name": unit.name, "successor": unit.successor, "date": _iso(unit.valid_to), "source": unit.source} if unit else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _named(entry: Entry) -> dict[str, Any]:
    return {**entry_json(entry), "label": entry.label}


def _event(registry: Registry, event: Event) -> dict[str, Any]:
    found = registry.resolve(event.other) if event.other else None
    other = found.label if found else event.other
    part = f" ({event.part})" if event.part else ""
    by = f", bởi {other}" if other else ""
    return {
        "date": event.day.isoformat() if event.day else None,
        "event": event.kind.value,
        "words": f"{WORDS[event.kind]}{part}{by}",
        "other": event.other,
        "part": event.part,
        "source": event.source,
        "standing": event.standing.value,
    }


def _source(record: Entry) -> dict[str, Any]:
    """What one source says."""
    return {
        "source": record.source,
        "standing": record.standing.value,
        "date": record.issued.isoformat() if record.issued else None,
        "title": record.title,
        "effective_from": record.effective_from.isoformat() if record.effective_from else None,
        "effective_to": record.effective_to.isoformat() if record.effective_to else None,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {"field": claim.field, "value": claim.value, "source": claim.source, "standing": claim.standing.value}
