"""Documents of one office and kind over several periods → one outline: every heading in stable order, with where it stood and whether to expect it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.editions import Edition
from assistant.outline import INSTRUCTION, Item, align, items_of
from corpus.periods import Period
from corpus.text.folding import key

Expectation = Literal["always", "half", "year", "since", "sometimes", "former", "once"]
"""`half`, `year`: in every report of that length and no other; `since`: in every one since it first appeared; `former`: in
several, no longer in the newest of its length; `once`: in one of several documents."""

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class MergedHeading:
    """A heading over the periods, oldest first. `usual` is its most frequent wording as the newest document writes it; `parent` is an index."""

    number: str
    level: int
    usual: str
    parent: int | None
    periods: tuple[Period, ...]
    wordings: tuple[str, ...]
    expectation: Expectation

    def is_expected(self, period: Period) -> bool:
        """Whether a report of this period should have the section."""
        if self.expectation in ("half", "year"):
            return period.kind == self.expectation
        return self.expectation in ("always", "since")


@dataclass(slots=True)
class _Node:
    """A heading while outlines are merged: its items by edition."""

    items: dict[int, Item]
    parent: "_Node | None" = None
    children: list["_Node"] = field(default_factory=list)


def merged(editions: Sequence[Edition]) -> tuple[MergedHeading, ...]:
    """One outline of all editions; the newest leads the order, headings that only older ones have stand behind the one they stood behind."""
    ordered = sorted(editions, key=lambda edition: (edition.period.end, edition.period.start))
    root = _Node({})
    for index in range(len(ordered) - 1, -1, -1):
        _take_in(root, index, items_of(ordered[index].document))
    nodes = list(_walk(root))
    place = {id(node): index for index, node in enumerate(nodes)}
    periods = [edition.period for edition in ordered]
    return tuple(_heading(node, place.get(id(node.parent)), periods) for node in nodes)


def _walk(node: _Node) -> Iterator[_Node]:
    for child in node.children:
        yield child
        yield from _walk(child)


def _take_in(root: _Node, edition: int, items: list[Item]) -> None:
    """Pair an older edition's items with the outline so far; the others are put behind the sibling before them."""
    nodes = list(_walk(root))
    matches = align(items, [_newest(node) for node in nodes])
    pairs = {match.old: nodes[match.new] for match in matches if match.new is not None and match.old is not None}
    placed: list[_Node] = []
    for index, item in enumerate(items):
        node = pairs.get(index)
        if node is None:
            parent = placed[item.parent] if item.parent is not None else root
            before = next((placed[n] for n in range(index - 1, -1, -1) if items[n].parent == item.parent), None)
            node = _Node({}, parent)
            parent.children.insert(_behind(parent, before), node)
        node.items[edition] = item
        placed.append(node)


def _behind(parent: _Node, before: _Node | None) -> int:
    return next((place + 1 for place, child in enumerate(parent.children) if child is before), 0 if before is None else len(parent.children))


def _newest(node: _Node) -> Item:
    return node.items[max(node.items)]


def _heading(node: _Node, parent: int | None, periods: Sequence[Period]) -> MergedHeading:
    newest = _newest(node)
    stood = sorted(node.items)
    wordings = tuple(_wording(node.items[index]) for index in stood)
    return MergedHeading(
        number=newest.section.number,
        level=newest.section.level,
        usual=_usual(wordings),
        parent=parent,
        periods=tuple(periods[index] for index in stood),
        wordings=wordings,
        expectation=_expectation(stood, periods),
    )


def _wording(item: Item) -> str:
    return " ".join(INSTRUCTION.sub("", item.section.heading).split())


def _usual(wordings: Sequence[str]) -> str:
    """The wording met most often, numbers aside, as it was written last."""
    bare = [_without_figures(wording) for wording in wordings]
    counts = Counter(bare)
    best = max(range(len(bare)), key=lambda index: (counts[bare[index]], index))
    return wordings[best]


def _without_figures(wording: str) -> str:
    return " ".join(word for word in key(wording).split() if not any(letter.isdigit() for letter in word))


def _expectation(stood: Sequence[int], periods: Sequence[Period]) -> Expectation:
    if len(stood) == len(periods):
        return "always"
    kind = _only_kind(stood, periods)
    if kind:
        return kind
    if len(stood) < _SEVERAL:
        return "once"
    kinds = {periods[index].kind for index in stood}
    alike = [index for index, period in enumerate(periods) if period.kind in kinds]
    if alike[-1] != stood[-1]:
        return "former"
    return "since" if list(stood) == [index for index in alike if index >= stood[0]] else "sometimes"


def _only_kind(stood: Sequence[int], periods: Sequence[Period]) -> Literal["half", "year"] | None:
    """The length of report that has the heading each time, where reports of another length never have it."""
    kinds = {periods[index].kind for index in stood}
    if len(kinds) > 1 or len(stood) < _SEVERAL or len(stood) != sum(period.kind in kinds for period in periods):
        return None
    return "half" if kinds == {"half"} else "year" if kinds == {"year"} else None
