"""What a search is kept to: agency, period, kind, year, documents left out, legal texts in force on a day."""

from dataclasses import dataclass, replace
from datetime import date

from corpus.document import Kind


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages may be found; whatever is left empty admits all.

    `agency`: its name or how it begins («Sở Y tế»), with or without diacritics. `period`: a code (2024H1). `year`: one that the period
    touches, or that of the date where there is no period. `exclude`: ids of documents. `in_force_on`: legal documents that the registry
    knows to be out of force on that day, or not yet in force, are left out; one of which it does not know stays.
    """

    kinds: tuple[Kind, ...] = ()
    agency: str | None = None
    period: str | None = None
    year: int | None = None
    exclude: tuple[str, ...] = ()
    in_force_on: date | None = None

    def narrowed(self, *, kind: Kind | None = None, exclude: str | None = None) -> "Filters":
        """The same, kept to one more kind and without one more document."""
        kinds = (kind,) if kind else self.kinds
        return replace(self, kinds=kinds, exclude=(*self.exclude, *((exclude,) if exclude else ())))


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Within:
    """The same for the exact fields of the lexical index: `fields` must each hold one of their values, `without` are documents left out."""

    kinds: tuple[Kind, ...] = ()
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    without: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the kinds is asked."""
        return not self.fields and not self.without

    @property
    def is_empty(self) -> bool:
        """Whether no passage can be meant: a field may hold none of its values."""
        return any(not values for _, values in self.fields)


ANYWHERE = Within()
