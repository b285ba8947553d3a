"""What may be done with sent files: bring them in, try a failed one again, index the library anew; each as a run of the queue."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from api.parts import Parts
from api.uploads.bringing import bring, is_slow
from api.uploads.queue import RunQueue
from api.uploads.run import Run, unique
from api.uploads.spool import SentFile, Spool
from api.uploads.unpacking import items_of
from corpus.errors import CorpusError
from corpus.gathering import Found
from retrieval.errors import RetrievalError
from retrieval.indexing import Ingestion
from retrieval.ingesting import Intake


@dataclass(frozen=True, slots=True)
class Intakes:
    """Runs over the library of a data folder. `intake` and `ingestion` are asked for when a run begins."""

    spool: Spool
    queue: RunQueue
    intake: Callable[[], Intake]
    ingestion: Callable[[], Ingestion]

    def upload(self, run_id: str, files: list[SentFile]) -> Run:
        """Bring in what lies in the spool under that id; it leaves the spool when the run is over. Raises TooManyRuns."""
        named = [replace(file, name=name) for file, name in zip(files, unique(file.name for file in files), strict=True)]
        self.spool.seal(run_id, named)
        return self._queued(run_id, named)

    def retry(self, failure: int) -> Run:
        """Raises UnknownFailure, TooManyRuns."""
        found = self.intake().again(failure)
        return self.queue.add(Run("retry", [found.name]), partial(self._again, found))

    def forget(self, failure: int) -> None:
        """Raises UnknownFailure."""
        self.intake().forget(failure)

    def reindex(self) -> Run:
        """Raises TooManyRuns."""
        return self.queue.add(Run("reindex", ()), self._reindex)

    def resume(self) -> None:
        """Take up what a stopped program left."""
        for run_id, files in self.spool.left_behind():
            self._queued(run_id, files)

    def close(self) -> None:
        """End the run that goes on; the others are taken up at the next start."""
        self.queue.close()

    def join(self) -> None:
        """Wait for the run that goes on to end."""
        self.queue.join()

    def _queued(self, run_id: str, files: list[SentFile]) -> Run:
        return self.queue.add(Run("upload", [file.name for file in files], id=run_id), partial(self._bring, files))

    def _bring(self, files: list[SentFile], run: Run) -> None:
        try:
            quick_first = sorted(files, key=lambda file: is_slow(file.name))
            bring(items_of(quick_first, run), run, self.intake())
        finally:
            if not self.queue.is_closing:
                self.spool.discard(run.id)

    def _again(self, found: Found, run: Run) -> None:
        run.reading(found.name)
        bring([found], run, self.intake())

    def _reindex(self, run: Run) -> None:
        for _ in self.ingestion().reindex_all():
            if run.is_cancelled():
                return


def open_intakes(parts: Parts) -> Intakes:
    """The runs of a data folder, those taken up that a stopped program left."""
    intakes = Intakes(Spool(parts.settings.data), RunQueue((CorpusError, RetrievalError)), parts.intake, parts.ingestion)
    intakes.resume()
    return intakes
