"""Does the cited number belong to another province or office than the one that the text names? Used by VB207, VB201 and VB302."""

from assistant.checker.context import Context
from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Status, Verdict
from corpus.registry.offices import Fit, compare, read_office
from corpus.registry.titles import speaks_for
from corpus.registry.units import successor_of


def bearer_elsewhere(context: Context, citation: Citation, verdict: Verdict) -> Entry | None:
    """The registered document that bears the cited number and date in another province or office; a silent issuer accuses nobody.

    Number and date alone may fit by chance: the title must agree, or the registry must hold the whole series of the named office.
    """
    if not citation.number or not citation.issuer:
        return None
    if verdict.entry:
        return verdict.entry if "issuer" in verdict.differs and _fit(context, citation, verdict.entry) is Fit.ELSEWHERE else None
    if verdict.status is not Status.NOT_FOUND or verdict.likely or citation.date is None:
        return None
    found = [entry for entry in context.registry.find(citation.number, issued=citation.date) if _is_another(context, citation, entry)]
    return found[0] if len(found) == 1 else None


def _is_another(context: Context, citation: Citation, entry: Entry) -> bool:
    if _fit(context, citation, entry) not in (Fit.ELSEWHERE, Fit.DIFFERENT):
        return False
    return speaks_for(citation.title, (entry.title, *entry.aliases)) is not False


def _fit(context: Context, citation: Citation, entry: Entry) -> Fit:
    return compare(citation.issuer, entry.issuer, home=context.registry.home(context.home), on=citation.date or entry.issued)


def merged(citation: Citation, entry: Entry) -> bool:
    """Whether one of the two provinces went into the other."""
    ours, theirs = read_office(citation.issuer_resolved or citation.issuer or "").place, read_office(entry.issuer).place
    return bool(ours and theirs) and (successor_of(ours or "") == theirs or successor_of(theirs or "") == ours)
