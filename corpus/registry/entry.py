"""A registered document: what is known of it, since when, and how surely."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """How sure the identity (number, type, date, issuer) is. Only HIGH may raise an error; MEDIUM at most a warning."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the registry.

    `effective_from` inclusive, `effective_to` exclusive (first day no longer in force). `replaced_by` and `amends` hold
    references written `number` or `number@date`. `aliases` are names it is also cited by. `source` says where the record
    comes from («starter», «library:ID», «import:FILE»). `title_standing` is how sure the wording of the title is.
    """

    number: str | None
    type: str
    issuer: str
    title: str
    issued: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    status: str = "unknown"
    replaced_by: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: str = ""
    standing: Standing = Standing.HIGH
    relations_standing: Standing = Standing.HIGH
    id: int | None = None
    title_standing: Standing = Standing.HIGH

    @property
    def label(self) -> str:
        """«Nghị định số 98/2023/NĐ-CP ngày 31/12/2023», or the title where there is no number."""
        if not self.number:
            return self.title
        day = f" ngày {self.issued:%d/%m/%Y}" if self.issued else ""
        return f"{self.type} số {self.number}{day}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where absence from the registry means something: an issuer's series of a type over a run of years."""

    issuer: str
    type: str
    year_from: int
    year_to: int


class Status(StrEnum):
    """Outcome of looking a citation up."""

    FOUND = "found"
    FOUND_DIFFERS = "found_differs"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"
    OUT_OF_COVERAGE = "out_of_coverage"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the registry says of one citation as of a date. `in_force` is None where the registry does not know.

    `differs` names the fields of the citation that do not fit the entry (date, issuer, office, type, title); «office» means that
    the text names the office and the registry its head, or the other way round. `likely`: the one entry
    of which the citation is with all likelihood a damaged form, where nothing was found or the title found is another's;
    `candidates` of something not found are those that it might be.
    """

    status: Status
    entry: Entry | None = None
    candidates: tuple[Entry, ...] = ()
    in_force: bool | None = None
    replaced_by: Entry | None = None
    differs: tuple[str, ...] = field(default=())
    likely: Entry | None = None
