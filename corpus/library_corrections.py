"""What an officer sets in place of what was read of a document: kind, agency, period. It survives every new reading."""

from dataclasses import dataclass, replace

from corpus.document import Document, Kind
from corpus.periods import Period


@dataclass(frozen=True, slots=True)
class Corrections:
    """None: as the document says."""

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
            period=self.period if period is None else Period.parse(period).code if period.strip() else None,
        )

    def applied(self, document: Document) -> Document:
        """The document with what was corrected; its text and its offsets stay."""
        return replace(
            document,
            kind=self.kind or document.kind,
            agency=self.agency or document.agency,
            period=Period.parse(self.period) if self.period else document.period,
        )

    def form(self) -> dict[str, str]:
        """What is stored."""
        stated = {"kind": self.kind, "agency": self.agency, "period": self.period}
        return {name: str(value) for name, value in stated.items() if value}


UNCORRECTED = Corrections()


def corrections_from(form: dict[str, str] | None) -> Corrections:
    """Back from what was stored."""
    form = form or {}
    return Corrections(Kind(form["kind"]) if "kind" in form else None, form.get("agency"), form.get("period"))
