"""What others did to a report → the JSON that a page following it reads."""

from collections.abc import Iterable
from typing import Any

from api.live import Presence
from assistant.changes import EVERYTHING, Change
from assistant.deeds import act
from assistant.merging import sections_in

Json = dict[str, Any]
_WHOLE = frozenset({EVERYTHING, "dropped", "info"})


def change_form(change: Change) -> Json:
    """`what`: in words; `client`: the page that did it; `sections`: those it changed, `texts`: otherwise than by filling in answers."""
    return {
        "revision": change.revision,
        "who": change.who,
        "at": change.at.isoformat(timespec="seconds"),
        "what": act(change.action),
        "client": change.client,
        "sections": sorted(sections_in(change.parts)),
        "texts": sorted(sections_in(part for part in change.parts if not part.startswith("fill:"))),
    }


def presence_form(people: Iterable[Presence]) -> list[Json]:
    return [{"client": each.client, "who": each.who, "section": each.section} for each in people]


def needs_whole(changes: Iterable[Change]) -> bool:
    """Whether more has changed than sections, questions, head and tail."""
    return any(change.parts & _WHOLE for change in changes)
