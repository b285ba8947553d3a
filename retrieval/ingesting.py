"""Files → library: each file answered for, what failed tried again, what vanished taken out (`running` does the work)."""

import time
from collections.abc import Callable, Iterable

from corpus.gathering import Found, Item, Refused, reopen
from corpus.library import Library
from corpus.library_failures import FailedFiles
from corpus.library_sources import sources_under
from corpus.preparing import Preparer
from retrieval.errors import TooManyVanished
from retrieval.indexing import Ingestion
from retrieval.outcomes import Outcome, Progress, Prune, Status, Summary
from retrieval.pruning import vanished
from retrieval.running import Run

__all__ = ["Intake", "Outcome", "Progress", "Prune", "Status", "Summary"]

_TOGETHER = 64  # places emptied by one change
_IN_USE = "Tệp không còn ở thư mục đã nạp nhưng văn bản đang dùng để soạn báo cáo nên được giữ lại."


def _never() -> bool:
    return False


class Intake:
    """Brings files in. One `run` at a time on each object; several objects may share a Preparer."""

    def __init__(self, ingestion: Ingestion, library: Library, preparer: Preparer, failed: FailedFiles) -> None:
        self._ingestion = ingestion
        self._library = library
        self._preparer = preparer
        self._failed = failed

    def run(
        self,
        items: Iterable[Found],
        *,
        progress: Callable[[Progress], None] | None = None,
        prune: Prune | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> Summary:
        """Bring everything in that can be read. What was brought in stays, whatever happens to the rest.

        `progress` is called from several threads, one at a time. Raises StorageError, BrokenIndex, FullDisk, BusyLibrary: then nothing of the
        files read last is in the library.
        """
        began = time.perf_counter()
        run = Run(self._ingestion, self._library, self._preparer, self._failed, items, progress, cancelled)
        run.read_all()
        refusal = self._prune(run, prune) if prune and not cancelled() else None
        return Summary(run.ordered(), time.perf_counter() - began, cancelled(), refusal)

    def retry(self, failure: int) -> Outcome:
        """Try a failed file again. Raises UnknownFailure."""
        return self.run([self.again(failure)]).outcomes[0]

    def again(self, failure: int) -> Found:
        """A failed file as an item to bring in: from where it lies, or from the kept bytes of its upload. Raises UnknownFailure."""
        noted = self._failed.get(failure)
        if noted.path is not None:
            return reopen(noted.path)
        data = self._failed.data(noted)
        if data is None:
            self.forget(failure)  # the refusal is noted in its place
            return Refused(noted.name, f"Nội dung của tệp «{noted.name}» không còn được giữ: hãy nạp lại tệp.", None, noted.size)
        return Item(noted.name, lambda: data, None, len(data))

    def forget(self, failure: int) -> None:
        """Take a failed file off the list. Raises UnknownFailure."""
        self._failed.forget(failure)

    def _prune(self, run: Run, prune: Prune) -> str | None:
        """Take out what has vanished; why not, where that would be too much."""
        with self._library.database.reading() as session:
            known = sources_under(session, prune.roots)
        try:
            paths = vanished(known, run.met, run.closed, everything=prune.everything)
        except TooManyVanished as error:
            return str(error)
        for start in range(0, len(paths), _TOGETHER):
            gone, kept = self._ingestion.empty(paths[start : start + _TOGETHER])
            run.pruned += [Outcome(document.name, "removed", document) for document in gone]
            run.pruned += [Outcome(document.name, "unchanged", document, _IN_USE) for document in kept]
        self._failed.settle(paths=run.vanished_failures(prune.roots), contents=())
        return None
