"""Items → library, some at a time, so that every file is answered for soon after it was read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from api.uploads.run import Line, Run
from corpus.gathering import Found
from retrieval.ingesting import Intake, Outcome, Progress

_SLOW = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".doc", ".odt", ".rtf")
_SLOW_WEIGHT, _WEIGHT = 8, 16


def bring(items: Iterable[Found], run: Run, intake: Intake) -> None:
    """Bring everything in, noting in the run how far each file is. Raises what `Intake.run` raises."""
    portions = _Portions(iter(items))
    while not (portions.is_empty or run.is_cancelled()):
        summary = intake.run(portions.next(), progress=partial(_note, run), cancelled=run.is_cancelled)
        for outcome in summary.outcomes:
            run.put(_line(outcome))


def is_slow(name: str) -> bool:
    """Files of this kind may be scans, or need another program: they come last, few at a time, so that the others need not wait."""
    return name.lower().endswith(_SLOW)


@dataclass
class _Portions:
    """Cuts a stream where it grows heavy or slow files begin; looks one item ahead, for a packed archive can only be read in its order."""

    items: Iterator[Found]
    ahead: Found | None = None
    is_empty: bool = False

    def next(self) -> Iterator[Found]:
        """A portion light enough to be read in a moment."""
        weight, slow = 0, None
        while weight < _WEIGHT and (found := self._take()):
            if slow is not None and is_slow(found.name) != slow:
                self.ahead = found
                return
            slow = is_slow(found.name)
            weight += _SLOW_WEIGHT if slow else 1
            yield found

    def _take(self) -> Found | None:
        found, self.ahead = self.ahead or next(self.items, None), None
        self.is_empty = found is None
        return found


def _note(run: Run, progress: Progress) -> None:
    if progress.page is not None:
        run.reading(progress.name, progress.page, progress.pages)
    else:
        run.indexing(progress.name)


def _line(outcome: Outcome) -> Line:
    if outcome.status == "failed":
        return Line(outcome.name, "failed", "failed", reason=outcome.reason, failure=outcome.failure)
    return Line(outcome.name, "done", outcome.status, document=outcome.document, reason=outcome.reason)
