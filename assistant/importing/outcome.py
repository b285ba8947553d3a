"""What an import changed, or would change, and what it left as it was."""

from dataclasses import dataclass

from assistant.report import Report


@dataclass(frozen=True, slots=True)
class Reworded:
    """A sentence of `section` («head», «tail» outside sections) that reads otherwise in the file.

    `before` is empty for a new one, `after` for one taken out.
    """

    section: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A slot filled in the file, taken as the answer to its question."""

    question: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the file that was not brought in, and why: one sentence that says what to do."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Brought:
    """The report with the file's changes. `kept`: sentences that stand in the file as in the report; `headings`: what was done to headings, in words."""

    report: Report
    kept: int
    changed: tuple[Reworded, ...] = ()
    added: tuple[Reworded, ...] = ()
    removed: tuple[Reworded, ...] = ()
    headings: tuple[Reworded, ...] = ()
    moved: tuple[str, ...] = ()
    answered: tuple[Answered, ...] = ()
    left: tuple[LeftOut, ...] = ()
    by_bookmarks: bool = True

    @property
    def is_nothing(self) -> bool:
        """Whether the report stays as it is."""
        return not (self.changed or self.added or self.removed or self.headings or self.moved or self.answered)
