"""What a person may do with reports: which they see, and what is entered beside a report that they make."""

from typing import Protocol

from sqlalchemy.orm import Session


class Rights(Protocol):
    """Asked by the archive before anything of a report is shown or changed."""

    def hidden(self) -> frozenset[str]:
        """Ids of reports that are not to be shown."""

    def sees(self, report_id: str) -> bool:
        """Whether a report, if there is one of this id, may be shown."""

    def made(self, session: Session, report_id: str) -> None:
        """A report is being made, in this transaction."""


class Everything:
    """Of the one person of a machine: every report, and nothing is entered."""

    def hidden(self) -> frozenset[str]:
        return frozenset()

    def sees(self, report_id: str) -> bool:  # noqa: ARG002 -- the protocol's
        return True

    def made(self, session: Session, report_id: str) -> None:
        """Nobody owns it."""
