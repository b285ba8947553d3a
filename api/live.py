"""Who works where, and which report has a new revision: kept in memory for the pages that follow a report."""

import threading
import time
from dataclasses import dataclass

STAYS_S = 40.0
"""A page says every 15 seconds that somebody is still at a section; without that it is forgotten."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody has a section open for editing; `client`: the page."""

    client: str
    who: str
    section: str


class Live:
    """Thread-safe; of this process only (what other processes store is found by asking the archive now and then)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._revisions: dict[str, int] = {}
        self._present: dict[str, dict[tuple[str, str], float]] = {}
        self._names: dict[str, str] = {}

    def told(self, report: str, revision: int) -> None:
        """A revision has been stored."""
        with self._lock:
            self._revisions[report] = max(revision, self._revisions.get(report, 0))

    def newest(self, report: str) -> int:
        """The newest revision stored by this process; 0 where it has stored none."""
        return self._revisions.get(report, 0)

    def enter(self, report: str, sections: list[str], *, client: str, who: str) -> None:
        """A page has these sections open for editing, and no other."""
        with self._lock:
            others = {place: until for place, until in self._present.get(report, {}).items() if place[0] != client}
            until = time.monotonic() + STAYS_S
            self._present[report] = others | {(client, section): until for section in sections}
            self._names[client] = who
            self._forget()

    def present(self, report: str) -> tuple[Presence, ...]:
        """Who is where, in a steady order."""
        now = time.monotonic()
        with self._lock:
            places = [place for place, until in self._present.get(report, {}).items() if until > now]
            return tuple(Presence(client, self._names.get(client, ""), section) for client, section in sorted(places))

    def _forget(self) -> None:
        """Nothing is kept of pages that are gone."""
        now = time.monotonic()
        self._present = {report: left for report, places in self._present.items() if (left := {p: u for p, u in places.items() if u > now})}
        here = {client for places in self._present.values() for client, _ in places}
        self._names = {client: name for client, name in self._names.items() if client in here}
