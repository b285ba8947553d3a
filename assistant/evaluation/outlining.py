"""How well last period's sections are paired with those of the next outline: pairs of the engine against pairs that share their sentences."""

from assistant.evaluation.alignment import same_sections
from assistant.evaluation.counts import Count
from assistant.evaluation.leave_one_out import HeldOut
from assistant.evaluation.reading import Reading
from assistant.evaluation.units import masked
from assistant.outline import Item, align, items_of, requested_items


def outline_counts(case: HeldOut, reading: Reading) -> dict[str, Count]:
    """Precision and recall of the pairs (old section, new section). The new outline is that of the request, else the headings of the real document."""
    new = items_of(case.real)
    if not case.source.sections or not new:
        return {}
    items = requested_items(case.request) if case.request else new
    places = _places(items, new)
    found = {(m.old, places[m.new]) for m in align(items_of(case.source), items) if m.old is not None and m.new is not None and m.new in places}
    right = same_sections(case.source, case.real, reading.aligned)
    return {"outline precision": Count(len(found & right), len(found)), "outline recall": Count(len(found & right), len(right))}


def _places(items: list[Item], sections: list[Item]) -> dict[int, int]:
    """Item of the outline → section of the real document that has its heading, under the same heading above."""
    known = {(_words(item.path), _words(item.section.heading)): number for number, item in enumerate(sections)}
    paths = ((number, (_words(item.path), _words(item.section.heading))) for number, item in enumerate(items))
    return {number: known[path] for number, path in paths if path in known}


def _words(heading: str) -> str:
    return masked(heading)


def f1(precision: Count, recall: Count) -> float:
    """Harmonic mean of both; 1 where there was nothing to pair."""
    p, r = precision.rate(empty=1.0), recall.rate(empty=1.0)
    return 2 * p * r / (p + r) if p + r else 0.0
