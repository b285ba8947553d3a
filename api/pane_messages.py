"""Bodies of requests that the workbench's panes send: a report as a whole, several sections at once, a passage chosen, a version restored."""

import datetime
from typing import Literal

from pydantic import Field

from api.messages import Wire


class ReportBody(Wire):
    """What is left out stays as it is; `deadline` null: none. `lines`: lines of head and tail by sentence id."""

    title: str | None = Field(default=None, max_length=2000)
    deadline: datetime.date | None = None
    lines: dict[str, str] = Field(default_factory=dict, max_length=500)
    revision: int | None = None


class AcceptancesBody(Wire):
    """Sections whose candidate is accepted, all as one change."""

    sections: list[str] = Field(min_length=1, max_length=2000)
    candidate: Literal["A", "B", "C"] = "A"
    revision: int | None = None


class PassageBody(Wire):
    """A passage of the library, as a starting point of a section names it."""

    document: str = Field(max_length=200)
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    revision: int | None = None


class RestoreBody(Wire):
    """One section, or (null) the whole of the version."""

    section: str | None = Field(default=None, max_length=200)
    revision: int | None = None


class TableBody(Wire):
    """Rows of question, value and unit as pasted from a spreadsheet."""

    table: str = Field(min_length=1, max_length=1_000_000)
