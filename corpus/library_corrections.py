"""What an officer sets in place of what was read of a document: kind, agency, period. It survives every new reading."""

from dataclasses import dataclass, replace

from corpus.document import Document, Kind
from corpus.periods import Period

NO_PERIOD = "none"  # the officer says that the document is of no period


@dataclass(frozen=True, slots=True)
class Corrections:
    """None: as the document says; `period` is a code or `NO_PERIOD`."""

    kind: Kind | None = None
    agency: str | None = None
    period: str | None = None

    def __bool__(self) -> bool:
        return any((self.kind, self.agency, self.period))

    def changed(self, *, kind: str | None = None, agency: str | None = None, period: str | None = None) -> "Corrections":
        """With what is given; an empty text takes a correction back, None leaves it. Raises UnknownPeriod, ValueError for a kind."""
        return Corrections(
            kind=self.kind if kind is None else Kind(kind) if kind else None,
            agency=self.agency if agency is None else " ".join(agency.split()) or None,
            period=self.period if period is None else _period_code(period.strip()),
        )

    def applied(self, document: Document) -> Document:
        """The document with what was corrected; its text and its offsets stay."""
        return replace(
            document,
            kind=self.kind or document.kind,
            agency=self.agency or document.agency,
            period=document.period if not self.period else None if self.period == NO_PERIOD else Period.parse(self.period),
        )

    def form(self) -> dict[str, str]:
        """What is stored."""
        stated = {"kind": self.kind, "agency": self.agency, "period": self.period}
        return {name: str(value) for name, value in stated.items() if value}


def _period_code(wanted: str) -> str | None:
    if not wanted or wanted == NO_PERIOD:
        return wanted or None
    return Period.parse(wanted).code


UNCORRECTED = Corrections()


def corrections_from(form: dict[str, str] | None) -> Corrections:
    """Back from what was stored."""
    form = form or {}
    return Corrections(Kind(form["kind"]) if "kind" in form else None, form.get("agency"), form.get("period"))
