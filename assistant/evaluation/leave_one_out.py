"""Documents of offices → those that have an earlier one of the same office, kind and subject: each is held out and drafted from that one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from time import perf_counter

from rapidfuzz import fuzz

from assistant.draft import Draft
from assistant.drafting import draft_from
from assistant.evaluation.units import masked
from assistant.following import follow_outline
from corpus.document import Document, Kind
from corpus.periods import Period
from corpus.requests import requested_sections
from corpus.text.folding import key

DRAFTED = (Kind.REPORT, Kind.PLAN, Kind.NEWS)
_SAME_SUBJECT = 70.0


@dataclass(frozen=True, slots=True)
class HeldOut:
    """`real` is the document held out, `source` the one it is drafted from; `request`: the letter whose outline the draft follows."""

    name: str
    real: Document
    period: Period
    source_name: str
    source: Document
    request_name: str | None = None
    request: Document | None = None

    @property
    def label(self) -> str:
        return f"{self.name} + outline" if self.request else self.name


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as it was before anybody answered, and how long it took."""

    draft: Draft
    seconds: float


def held_out(documents: Mapping[str, Document]) -> Iterator[HeldOut]:
    """Every document with a predecessor, by name; once more with the outline where a request for its period is among the documents."""
    for name, document in sorted(documents.items()):
        found = _predecessor(name, document, documents)
        if document.period is None or found is None:
            continue
        yield HeldOut(name, document, document.period, found, documents[found])
        request = _request(document, documents)
        if request:
            yield HeldOut(name, document, document.period, found, documents[found], request, documents[request])


def drafted(case: HeldOut) -> Drafted:
    """Made of the source, the period and the request alone."""
    started = perf_counter()
    draft = draft_from(case.source, document_id=case.source_name, period=case.period)
    if case.request and case.request_name:
        draft = follow_outline(draft, case.source, case.request, outline_id=case.request_name)
    return Drafted(draft, perf_counter() - started)


def _predecessor(name: str, document: Document, documents: Mapping[str, Document]) -> str | None:
    """As the library chooses: about a period that ends before this one begins, one of a like length first; else one that ends earlier (2025H1 for 2025)."""
    if document.kind not in DRAFTED or document.period is None or not document.agency:
        return None
    own = document.period
    series = [(other.period, at) for at, other in documents.items() if at != name and other.period and _is_of_series(other, document)]
    earlier = sorted(pair for pair in series if pair[0].end < own.start) or sorted(pair for pair in series if pair[0].end < own.end)
    newest_first = sorted(earlier, key=lambda pair: (pair[0].end, pair[1]), reverse=True)
    alike = next((at for period, at in newest_first if period.kind == own.kind), None)
    return alike or (newest_first[0][1] if newest_first else None)


def _is_of_series(other: Document, document: Document) -> bool:
    if key(other.agency or "") != key(document.agency or "") or other.kind != document.kind:
        return False
    one, two = _title(other), _title(document)
    return not one or not two or fuzz.token_set_ratio(one, two) >= _SAME_SUBJECT


def _title(document: Document) -> str:
    return masked((document.head.title or "").partition(";")[0])


def _request(document: Document, documents: Mapping[str, Document]) -> str | None:
    letters = (at for at, other in sorted(documents.items()) if other.kind == Kind.REQUEST and other.period == document.period)
    return next((at for at in letters if document.kind == Kind.REPORT and requested_sections(documents[at])), None)
