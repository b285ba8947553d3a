"""Model candidates that were shown and not yet decided: kept in memory, the newest few hundred."""

import threading
from collections import OrderedDict

from assistant.draft import Candidate

_LIMIT = 400


class Proposed:
    """By report and section. Losing one costs a click: the officer asks for it again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], Candidate] = OrderedDict()

    def keep(self, report: str, section: str, candidate: Candidate) -> None:
        with self._lock:
            self._kept[report, section] = candidate
            self._kept.move_to_end((report, section))
            while len(self._kept) > _LIMIT:
                self._kept.popitem(last=False)

    def take(self, report: str, section: str) -> Candidate | None:
        with self._lock:
            return self._kept.get((report, section))
