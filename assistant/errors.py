"""Errors of the assistant.

AssistantError
├── UnknownReport       no report of that id
├── UnknownSection      no section of that id in the report
├── UnknownQuestion     a fact was given for a question the report does not ask
├── StaleRevision       the report changed since the caller read it
│   └── Overtaken       somebody else changed the very part that the caller wanted to change
├── UnknownProfile      no profile of that name, or a profile file that cannot be understood
├── BadSuppression      a list of suppressions, or one entry of it, that cannot be understood
├── NoSuchFix           a fix was asked for that no finding proposes, or a finding named that the text does not have
├── UnknownTemplate     no outline template of that name
├── BadOutline          a change of the outline that cannot be made (no heading, a section under itself)
├── UnknownVersion      no revision of that number in the report
├── UnusablePassage     a passage from which no sentence can be carried into a section
├── BadExportTemplate   a template of the office that cannot be filled in (the message says what is wrong with it)
├── UnknownExportTemplate  no template of that id
├── NoPdf               a PDF was asked for and LibreOffice is not installed, failed or took too long
├── ForeignFile         a file to be brought back that is not of the report
├── UnknownClaim        no claim or comment of that id in a review
├── BadVerdict          a conclusion without its reason, an empty comment
├── NotSignable         a sign-off, submission or return that the state of the review does not allow
├── SeenOther           the words have changed since the reviewer saw them
├── BadRecord           a file that is no review record
├── RejectedFact        a value that the question cannot take (wrong type, impossible ratio)
└── ModelFailure        candidate D was withheld: unreachable, too slow, malformed, invented (the message says which)

Every message is one Vietnamese sentence for the officer: what happened, where, what to do.
"""

from dataclasses import dataclass
from datetime import datetime


class AssistantError(Exception):
    """Base of the errors of this package; `str(error)` is a sentence for the officer."""


class UnknownReport(AssistantError):
    """No report of that id."""


class UnknownSection(AssistantError):
    """No section of that id in the report."""


class UnknownQuestion(AssistantError):
    """A fact for a question that the report does not ask."""


class StaleRevision(AssistantError):
    """The report has changed since the caller read it."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One question answered differently by two: `mine` was refused, `theirs` stands (None: the question is open again)."""

    question: str
    name: str
    mine: str | None
    theirs: str | None


class Overtaken(StaleRevision):
    """Somebody else came first. `who`, `at`, `what`: the change that stands, `revision` the report's newest; `clashes`: answers that differ."""

    def __init__(self, sentence: str, *, who: str, at: datetime, what: str, revision: int, clashes: tuple[Clash, ...] = ()) -> None:
        super().__init__(sentence)
        self.who, self.at, self.what, self.revision, self.clashes = who, at, what, revision, clashes


class RejectedFact(AssistantError):
    """A value that the question cannot take."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with row `row` of a table (0: with the whole of it), in one sentence."""

    row: int
    text: str


class RejectedRows(AssistantError):
    """A table of answers that was not taken; no row of it was."""

    def __init__(self, problems: tuple[RowProblem, ...]) -> None:
        lines = [problem.text for problem in problems]
        super().__init__(lines[0] if len(lines) == 1 else "\n".join((f"Chưa ghi số liệu nào, {len(lines)} dòng cần xem lại:", *lines)))
        self.problems = problems


class BadExportTemplate(AssistantError):
    """A template of the office that cannot be used."""


class UnknownExportTemplate(AssistantError):
    """No template of that id."""


class NoPdf(AssistantError):
    """No PDF could be made."""


class ForeignFile(AssistantError):
    """A file that was not exported from this report."""


class ModelFailure(AssistantError):
    """The model's candidate is withheld. `kind`: name of the reason, which holds none of the officer's words."""

    def __init__(self, sentence: str, *, kind: str = "ModelFailure") -> None:
        super().__init__(sentence)
        self.kind = kind


class UnknownProfile(AssistantError):
    """No profile of that name, or a file that is none."""


class BadSuppression(AssistantError):
    """A list of suppressions, or an entry of it, that cannot be understood."""


class NoSuchFix(AssistantError):
    """A fix that no finding proposes."""


class UnknownTemplate(AssistantError):
    """No outline template of that name."""


class BadOutline(AssistantError):
    """A change of the outline that cannot be made."""


class UnknownVersion(AssistantError):
    """No revision of that number in the report."""


class UnusablePassage(AssistantError):
    """A passage from which no sentence can be carried into a section."""


class UnknownClaim(AssistantError):
    """No claim, or no comment, of that id in the review of the report."""


class BadVerdict(AssistantError):
    """A conclusion that cannot be taken: without its reason, or an empty comment."""


class NotSignable(AssistantError):
    """A section or report that cannot be signed off, submitted or sent back as it stands."""


class SeenOther(AssistantError):
    """The words have changed since the reviewer saw them."""


class BadRecord(AssistantError):
    """A file that is no review record."""
