"""Every change of a report goes through here: it is laid onto the newest state, refused where somebody else changed the same part, and made only once.

What a page saw (`Seen`) is a revision; what others changed since is known part by part (`assistant.changes`). A change whose own parts nobody else
has touched is made on the newest state, any other raises Overtaken. Two processes that save at once are told apart by the archive; the loser tries again.
"""

import random
import threading
import time
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.changes import EVERYTHING, Change, client_of
from assistant.deeds import with_names
from assistant.errors import StaleRevision
from assistant.merging import touched
from assistant.overtaking import overtaken
from assistant.report import Progress, Report

_TRIES = 40
_WAIT_S = 0.02  # before another try, at most: two processes fall out of step
_LOCKS = 64
_FREE = ("dropped", "asked", "outline", "head", "tail", "info", "standing", "fill", "fact")
"""Parts that changes of two people share without harm: they are made anew from the newest state."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What whoever writes had seen: the `revision` (None: whatever is newest), and the `key` of the write, «client.number», given once."""

    revision: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Between:
    """What came after the revision that was seen. `others`: made by other clients than the writer's."""

    changes: tuple[Change, ...] = ()
    others: tuple[Change, ...] = ()

    def last(self, parts: Iterable[str]) -> Change | None:
        """The last change by another that touched one of the parts."""
        wanted = set(parts)
        return next((change for change in reversed(self.others) if EVERYTHING in change.parts or change.parts & wanted), None)


Edit = Callable[[Report, Between], Report]


class Writer:
    """Writes reports. `progress` counts what lists show."""

    def __init__(self, archive: Archive, progress: Callable[[Report], Progress]) -> None:
        self._archive = archive
        self._progress = progress
        self._locks = tuple(threading.Lock() for _ in range(_LOCKS))

    def over(self, archive: Archive) -> "Writer":
        """The same writer, its locks shared, over the reports that somebody may see."""
        seen = copy(self)
        seen._archive = archive
        return seen

    def write(
        self,
        report_id: str,
        edit: Edit,
        *,
        action: str | Callable[[Report], str],
        who: str,
        seen: Seen,
        rests_on: Iterable[str] | None = None,
        filled: bool = False,
    ) -> Report:
        """The report with a change made; the newest state where a write of this key was made before.

        `rests_on`: parts that nobody else may have changed since (None: those that the change itself touches); read after `edit`, which may fill it.
        `filled`: the change gives answers.
        Raises Overtaken, StaleRevision, and whatever `edit` raises.
        """
        with self.alone(report_id):
            for _ in range(_TRIES):
                head = self._archive.open(report_id)
                if seen.key and self._archive.made_by(report_id, seen.key):
                    return head
                between = self.between(head, seen)
                new = edit(head, between)
                parts = touched(head, new, filled=filled)
                refuse(head, between, parts, rests_on)
                named = with_names(action if isinstance(action, str) else action(new), new, before=head)
                try:
                    return self._archive.save(new, self._progress(new), action=named, who=who, key=seen.key, parts=parts)
                except StaleRevision:
                    time.sleep(random.uniform(0, _WAIT_S))  # noqa: S311 -- no secret
        raise StaleRevision("Báo cáo đang được nhiều người ghi cùng lúc, việc này chưa được ghi: hãy làm lại sau giây lát.")

    def alone(self, report_id: str) -> threading.Lock:
        """Writers of one report in this process wait for each other, so that none has to try again."""
        return self._locks[hash(report_id) % _LOCKS]

    def between(self, head: Report, seen: Seen) -> Between:
        """Raises StaleRevision for a revision that does not exist yet."""
        if seen.revision is None or seen.revision == head.revision:
            return Between()
        if seen.revision > head.revision:
            raise StaleRevision(f"Báo cáo chưa có bản thứ {seen.revision}: hãy tải lại trang rồi làm lại bước này.")
        changes = self._archive.changes(head.id, after=seen.revision)
        client = client_of(seen.key)
        return Between(changes, tuple(change for change in changes if not client or change.client != client))


def refuse(head: Report, between: Between, parts: frozenset[str], rests_on: Iterable[str] | None = None) -> None:
    """Raises Overtaken where another has changed what this change rests on; a change that changes nothing harms nobody."""
    if not parts or not between.others:
        return
    wanted = frozenset(rests_on) if rests_on is not None else frozenset(part for part in parts if part.partition(":")[0] not in _FREE)
    change = between.last(wanted) if wanted else None
    if change:
        raise overtaken(head, change, wanted & change.parts or wanted)
