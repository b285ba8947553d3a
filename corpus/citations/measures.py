"""Labelled citations and found ones → precision, recall, accuracy of each field, and item by item what was gained or lost against another run.

Pairs are made as in any span evaluation: every found citation takes the label it overlaps most among those still free, in document order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FIELDS = ("type", "number", "date", "issuer", "alias")


@dataclass(frozen=True, slots=True)
class Item:
    """A citation of `document` at `[start:end]` (code points). `fields` holds what is known of FIELDS: a field left out is not judged.

    `tier` and `own` are labels: a document's own number may be found or not, and neither counts.
    """

    document: str
    start: int
    end: int
    surface: str
    fields: Mapping[str, str | None]
    tier: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """Hits among found and labelled citations."""

    hits: int
    found: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 where nothing hits."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One label and what was found for it: `wrong` names the fields that differ; `found` is None for a miss."""

    label: Item
    found: Item | None
    wrong: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether the spans are the same."""
        return self.found is not None and (self.found.start, self.found.end) == (self.label.start, self.label.end)

    @property
    def grade(self) -> int:
        """0 missed · 1 found elsewhere or with a wrong field · 2 fields right, other span · 3 right."""
        if self.found is None:
            return 0
        return 1 if self.wrong else 3 if self.exact else 2


@dataclass(frozen=True, slots=True)
class Scores:
    """`fields`: right and judged pairs of each field. `judged` follows the labels, `extra` was found where no label stands."""

    exact: Ratio
    overlap: Ratio
    fields: Mapping[str, tuple[int, int]]
    judged: tuple[Judged, ...]
    extra: tuple[Item, ...]

    def accuracy(self, field: str) -> float | None:
        """Share of pairs in which a field is right; None where no pair was judged."""
        right, judged = self.fields[field]
        return right / judged if judged else None


def score(labels: Sequence[Item], found: Sequence[Item], *, tier: str | None = None, numbered: bool = False) -> Scores:
    """Judge `found` by `labels`; `tier` asks for one tier only, `numbered` compares citations with a number on both sides."""
    asked = [label for label in labels if not label.own and (tier is None or label.tier == tier)]
    aside = [label for label in labels if label.own or (tier is not None and label.tier != tier)]
    if numbered:
        asked, found = _numbered(asked), _numbered(found)
    by_document = _by_document(asked)
    around = _by_document(aside)
    counted = [item for item in found if not _touches(item, around) or _touches(item, by_document)]
    pairs = _pairs(by_document, counted)
    judged = tuple(Judged(label, pairs.get(id(label)), _wrong(label, pairs.get(id(label)))) for label in asked)
    paired = {id(item) for item in pairs.values()}
    exact = {_place(label) for label in asked} & {_place(item) for item in counted}
    return Scores(
        exact=Ratio(len(exact), len(counted), len(asked)),
        overlap=Ratio(len(pairs), len(counted), len(asked)),
        fields={field: _accuracy(judged, field) for field in FIELDS},
        judged=judged,
        extra=tuple(item for item in counted if id(item) not in paired),
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Labels judged better (`gains`) or worse (`losses`) than in an earlier run, as (earlier, now); extras that came and went."""

    gains: tuple[tuple[Judged, Judged], ...]
    losses: tuple[tuple[Judged, Judged], ...]
    new_extras: tuple[Item, ...]
    gone_extras: tuple[Item, ...]


def compare(earlier: Scores, now: Scores) -> Comparison:
    """Two runs over the same labels, label by label."""
    both = list(zip(earlier.judged, now.judged, strict=True))
    old, new = {_place(item) for item in earlier.extra}, {_place(item) for item in now.extra}
    return Comparison(
        gains=tuple(pair for pair in both if _merit(pair[1]) > _merit(pair[0])),
        losses=tuple(pair for pair in both if _merit(pair[1]) < _merit(pair[0])),
        new_extras=tuple(item for item in now.extra if _place(item) not in old),
        gone_extras=tuple(item for item in earlier.extra if _place(item) not in new),
    )


def _merit(judged: Judged) -> tuple[int, int]:
    return judged.grade, -len(judged.wrong)


def _place(item: Item) -> tuple[str, int, int]:
    return item.document, item.start, item.end


def _numbered(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.fields.get("number")]


def _by_document(items: Iterable[Item]) -> dict[str, list[Item]]:
    grouped: dict[str, list[Item]] = {}
    for item in items:
        grouped.setdefault(item.document, []).append(item)
    return grouped


def _overlap(one: Item, other: Item) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _touches(item: Item, grouped: Mapping[str, list[Item]]) -> bool:
    return any(_overlap(item, other) > 0 for other in grouped.get(item.document, ()))


def _pairs(by_document: Mapping[str, list[Item]], found: Iterable[Item]) -> dict[int, Item]:
    """The citation found for each label, by the label's identity."""
    free = {document: list(labels) for document, labels in by_document.items()}
    pairs: dict[int, Item] = {}
    for item in sorted(found, key=lambda item: (item.document, item.start)):
        labels = free.get(item.document, [])
        best = max(labels, key=lambda label: _overlap(item, label), default=None)
        if best is not None and _overlap(item, best) > 0:
            labels.remove(best)
            pairs[id(best)] = item
    return pairs


def _wrong(label: Item, found: Item | None) -> tuple[str, ...]:
    if found is None:
        return ()
    return tuple(field for field in _judged_fields(label, found) if (found.fields[field] or None) != (label.fields[field] or None))


def _judged_fields(label: Item, found: Item) -> list[str]:
    return [field for field in FIELDS if field in label.fields and field in found.fields]


def _accuracy(judged: Iterable[Judged], field: str) -> tuple[int, int]:
    asked = [pair for pair in judged if pair.found is not None and field in _judged_fields(pair.label, pair.found)]
    return sum(field not in pair.wrong for pair in asked), len(asked)
