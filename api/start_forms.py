"""What is told before a report is made → JSON: what was read from a request, and every place that drafting touches."""

from collections.abc import Sequence
from typing import Any

from assistant.outlines.template import OutlineTemplate
from assistant.previewing import Details, Touched
from assistant.requests_read import Possible, Read, Understood
from corpus.periods import Period

Json = dict[str, Any]
_MOST = 500  # places of one kind that are told


def details_form(details: Details, *, origin: str) -> Json:
    """Lists by kind, each cut at 500 places; `total` says how many there are."""
    kinds = ("shifted", "kept", "asked", "figures", "renewals", "negatives", "promises", "ended")
    return {kind: _list(getattr(details, kind), origin) for kind in kinds}


def _list(places: Sequence[Touched], origin: str) -> Json:
    return {"total": len(places), "places": [_touched(each, origin) for each in places[:_MOST]]}


def _touched(each: Touched, origin: str) -> Json:
    form: Json = {"section": each.section, "before": each.before, "after": each.after, "lead": each.lead, "tail": each.tail}
    return form | ({"document": origin, "start": each.start, "end": each.end} if each.start >= 0 and origin else {})


def understood_form(document: str, found: Understood, origins: Sequence[Possible], templates: Sequence[OutlineTemplate]) -> Json:
    """`read`: what was read with its place in the letter; `origins` best first; `templates` that fit where no document is to be used."""
    return {
        "document": document,
        "kind": found.kind.value,
        "period": found.period.code if found.period else None,
        "period_words": found.period.words if found.period else None,
        "deadline": found.request.deadline.isoformat() if found.request.deadline else None,
        "items": [{"number": item.number, "level": item.level, "heading": item.heading, "instruction": item.instruction} for item in found.request.items],
        "read": [_read(each) for each in found.reads],
        "origins": [_origin(each) for each in origins],
        "templates": [{"name": each.name, "label": each.label} for each in templates],
    }


def _read(each: Read) -> Json:
    return {"what": each.what, "value": each.value, "start": each.start, "end": each.end}


def _origin(each: Possible) -> Json:
    return {
        "id": each.id,
        "title": each.title,
        "number": each.number,
        "date": each.day,
        "period": each.period,
        "period_words": Period.parse(each.period).words,
        "role": each.role,
        "matched": each.matched,
        "wanted": each.wanted,
    }
