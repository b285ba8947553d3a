"""What a run tells: how far it is, what became of each file, and of all of them."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from corpus.library import StoredDocument

Status = Literal["added", "updated", "unchanged", "removed", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `reason`: why it failed, or what the officer should know; `failure`: its number in the list of failed files.

    `source`: where it lies, None for an upload.
    """

    name: str
    status: Status
    document: StoredDocument | None = None
    reason: str | None = None
    failure: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` files (as far as is known) have been read; `name` is the last, or the one being recognised at `page` of `pages`."""

    done: int
    total: int
    name: str
    page: int | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Prune:
    """Take out documents whose files have vanished from these folders; `everything`: even when that is most of them."""

    roots: tuple[str, ...]
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of all files. `refusal`: why nothing was pruned; `cancelled`: not every file was looked at."""

    outcomes: tuple[Outcome, ...]
    seconds: float
    cancelled: bool = False
    refusal: str | None = None

    def count(self, status: Status) -> int:
        return Counter(outcome.status for outcome in self.outcomes)[status]

    @property
    def passages(self) -> int:
        """How many passages the documents have that came in."""
        return sum(each.document.passages for each in self.outcomes if each.document and each.status in ("added", "updated"))
