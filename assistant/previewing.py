"""What a first draft does to the document it is made from, place by place: shifted, kept, asked, promises, bases that have ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.draft import Draft, Sentence
from assistant.examining import PlacedFinding
from assistant.expressions import find_expressions
from corpus.document import Document

_ENDED = ("VB401", "VB402")
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Touched:
    """One place. `section`: heading it stands under; `before`: the words of the source; `after`: what they become, or what is said of them.

    `start`, `end`: where `before` stands in the source document, -1 where it has no single place; `lead`, `tail`: the words around it.
    """

    section: str
    before: str
    after: str
    start: int = -1
    end: int = -1
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """`asked` are dates and periods, `figures` numbers, `renewals` documents and bodies to be named anew, each asked once."""

    shifted: tuple[Touched, ...]
    kept: tuple[Touched, ...]
    asked: tuple[Touched, ...]
    figures: tuple[Touched, ...]
    renewals: tuple[Touched, ...]
    negatives: tuple[Touched, ...]
    promises: tuple[Touched, ...]
    ended: tuple[Touched, ...]


def details_of(draft: Draft, document: Document | None, findings: Sequence[PlacedFinding] = ()) -> Details:
    """Everything that the counts of a preview count. `findings`: of the checker on the draft."""
    text = document.text if document else ""
    headings = {section.id: _called(section.title) or section.number for section in draft.sections}
    places = _places(draft, headings)
    shifted = tuple(_span(text, heading, s.source.start + op.start, s.source.start + op.end, op.new)
                    for heading, s in places if s.source for op in s.ops if op.kind == "shift")  # fmt: skip
    questions = {kind: tuple(_asked(draft, headings, text, kind)) for kind in ("period", "figure", "citation", "entity", "negative")}
    promises = tuple(_span(text, _first(headings, draft, each.question), each.source.start, each.source.end, each.due or "") for each in draft.followups)
    taken = [(each.start, each.end) for each in (*shifted, *promises)] + _slots(draft)
    kept = tuple(_span(text, _heading_at(places, e.start), e.start, e.end, "") for e in find_expressions(text) if not _overlaps(taken, e.start, e.end))
    ended = tuple(Touched(headings.get(f.place.section, ""), f.finding.text, f.finding.message) for f in findings if f.finding.code in _ENDED)
    return Details(shifted, kept, questions["period"], questions["figure"], questions["citation"] + questions["entity"], questions["negative"], promises, ended)


def _places(draft: Draft, headings: dict[str, str]) -> list[tuple[str, Sentence]]:
    found = [("", sentence) for sentence in draft.head]
    for section in draft.sections:
        found += [(headings[section.id], section.title)] if section.title else []
        shown = section.shown
        found += [(headings[section.id], s) for p in (shown.paragraphs if shown else ()) for s in p.sentences]
    return [*found, *(("", sentence) for sentence in draft.tail)]


def _asked(draft: Draft, headings: dict[str, str], text: str, kind: str) -> list[Touched]:
    found = []
    for question in draft.questions:
        if question.kind == kind:
            heading = headings.get(question.sections[0], "") if question.sections else ""
            span = question.spans[0] if question.spans and question.spans[0].document == draft.info.origin else None
            found.append(
                _span(text, heading, span.start, span.end, question.name) if span and text else Touched(heading, question.previous or "", question.name)
            )
    return found


def _slots(draft: Draft) -> list[tuple[int, int]]:
    """Places of dates that are asked."""
    periods = {question.id for question in draft.questions if question.kind == "period"}
    return [
        (s.source.start + op.start, s.source.start + op.end) for s in draft.sentences() if s.source for op in s.ops if op.kind == "slot" and op.fact in periods
    ]


def _overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spans)


def _first(headings: dict[str, str], draft: Draft, question: str | None) -> str:
    sections = next((each.sections for each in draft.questions if each.id == question), ())
    return headings.get(sections[0], "") if sections else ""


def _heading_at(places: list[tuple[str, Sentence]], start: int) -> str:
    return next((heading for heading, s in places if s.source and s.source.start <= start < s.source.end), "")


def _span(text: str, section: str, start: int, end: int, after: str) -> Touched:
    lead, tail = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    lead = lead.rpartition("\n")[2] if "\n" in lead else (lead.partition(" ")[2] if start > _AROUND else lead)
    tail = tail.partition("\n")[0] if "\n" in tail else tail.rpartition(" ")[0]
    return Touched(section, " ".join(text[start:end].split()), after, start, end, lead, tail)


def _called(title: Sentence | None) -> str:
    return " ".join(title.text.split()) if title else ""
