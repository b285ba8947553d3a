"""A finding: what a rule flags, where, why, and what may be done about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Replacement:
    """A proposed new text for the flagged range; `safe` ones change form only and may be applied together."""

    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """`start`, `end`: code points into the checked text. `message`: one Vietnamese sentence. `evidence`: what it rests on.

    `citation`: index into the list of citations, where the finding is about one. `url` names the rule's page.
    """

    code: str
    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    evidence: tuple[str, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    citation: int | None = None

    @property
    def url(self) -> str:
        return f"/quy-tac/{self.code}"
