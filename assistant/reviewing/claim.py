"""What a reviewer looks at, one by one: a citation, the figures of a statement, a promise, or a sentence that is none of these."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.draft import Followup, Sentence
from assistant.examining import PlacedFinding

ClaimKind = Literal["basis", "figure", "promise", "content"]
KINDS: tuple[ClaimKind, ...] = ("basis", "figure", "promise", "content")
"""In the order of a review: legal bases, figures, promises, the rest."""

RegistryState = Literal["in_force", "ended", "not_begun", "differs", "unchecked"]
WayKind = Literal["verbatim", "join", "shift", "answer", "computed", "slot", "citation", "entity", "blank", "edit", "author", "model", "template", "none"]


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` of the sentence is what the claim says; `before`: what stood there in the source, None without one.

    `source_start`, `source_end`: where that stands in the quote; both 0 without a source.
    """

    start: int
    end: int
    before: str | None = None
    source_start: int = 0
    source_end: int = 0


@dataclass(frozen=True, slots=True)
class Registered:
    """What the registry says of a citation as of the day of the document. `label`: the document meant, `successor`: what has come in its place."""

    state: RegistryState
    words: str
    label: str | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One step of how a sentence came about, and how it is said («2 phép sửa: đổi kỳ»)."""

    kind: WayKind
    words: str


@dataclass(frozen=True, slots=True)
class Written:
    """By whom and when (ISO) words without a source were written."""

    by: str
    at: str | None = None
    model: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing to be looked at. `sentence` None: a promise of last period that no sentence carries, or a section without text.

    `followup`: the promise of last period; `answer`: what became of it. `slots`: ids of the questions that are still open in it.
    `compared`: answered figures beside last period's, in words. `findings`: what the checker says of it.
    `seen`: hash of what a reviewer sees (words, source or author, what the registry says); a conclusion holds for that hash only.
    """

    id: str
    section: str
    kind: ClaimKind
    sentence: Sentence | None
    marks: tuple[Mark, ...] = ()
    registered: Registered | None = None
    ways: tuple[Way, ...] = ()
    written: Written | None = None
    compared: tuple[str, ...] = ()
    findings: tuple[PlacedFinding, ...] = ()
    slots: tuple[str, ...] = ()
    followup: Followup | None = None
    answer: str | None = None
    seen: str = ""

    @property
    def words(self) -> str:
        """The claim as it stands in the report."""
        if self.sentence is None:
            return self.answer or ""
        return self.sentence.text

    @property
    def waits(self) -> bool:
        """Whether its words hold a gap. A question about words that the officer took out of the report leaves none: it is told, and the reviewer judges."""
        return bool(self.slots) and self.sentence is not None

    @property
    def marked(self) -> tuple[str, ...]:
        """The marked words alone."""
        return tuple(self.words[mark.start : mark.end] for mark in self.marks)


@dataclass(frozen=True, slots=True)
class ClaimedSection:
    """A section with its claims. `id` is «head» or «tail» for what stands around the sections.

    `seen`: hash of all that a sign-off rests on; `sha256`: of the text alone, as it is printed.
    """

    id: str
    number: str
    heading: str
    level: int
    parent: str | None
    claims: tuple[Claim, ...]
    seen: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of a report as of `on`. `sha256`: of the whole text. `errors`: section → findings of the highest level in it.

    `registry`: fingerprint of the registry asked. `numbers`: question id → the number under which the officer knows it.
    """

    report: str
    revision: int
    on: date
    sections: tuple[ClaimedSection, ...]
    sha256: str
    registry: str
    errors: Mapping[str, int]
    numbers: Mapping[str, int]

    def section(self, identifier: str) -> ClaimedSection | None:
        return next((section for section in self.sections if section.id == identifier), None)

    def claim(self, identifier: str) -> Claim | None:
        return next((claim for section in self.sections for claim in section.claims if claim.id == identifier), None)
