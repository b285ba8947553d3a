"""Parts of a document as a text names them: «điểm a, b khoản 1 và khoản 2 Điều 5» → the provisions meant, each with its place in the text.

Works on a folded view (`corpus.text.folding.fold`) or on any composed text; offsets point into the text that was given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LEVELS = ("điểm", "khoản", "điều", "tiểu mục", "mục", "chương", "phần")
"""Levels of a provision, smallest first: the order in which a chain must be written."""

_POINT = r"[“\"]?(?:[a-zđ]\d?|\d{1,2}(?:\.\d{1,2}){0,2})[”\"]?(?![\w/])"
_NUMBER = r"\d{1,3}[a-zđ]?(?![\w/]|\.\d)"
_PLACE = r"(?:[IVXLC]{1,7}|\d{1,2}|[A-Z])(?![\w/])"
_AND = r"(?:\s*,\s*(?:và\s+)?|\s+(?:và|hoặc|đến|-)\s+|-)"


def _listed(value: str) -> str:
    return rf"{value}(?:{_AND}{value}){{0,14}}"


_STEP = re.compile(
    rf"""
    [đĐkKtTmMcCpP][iIhHụỤ][ểỂoOềỀcCưƯầẦ](?<!\w...)(?:                     # begins with sets of letters: scans faster
        (?i:(?<=điể)m)\s+(?P<point>{_listed(_POINT)})
      | (?i:(?<=kho)ản)\s+(?P<clause>{_listed(_NUMBER)})
      | (?i:(?<=điề)u)\s+(?P<article>{_listed(_NUMBER)})
      | (?i:(?<=tiể)u\s+mục)\s+(?P<subsection>{_listed(_PLACE)})
      | (?i:(?<=mục))\s+(?P<section>{_listed(_PLACE)})
      | (?i:(?<=chư)ơng)\s+(?P<chapter>{_listed(_PLACE)})
      | (?i:(?<=phầ)n)\s+(?P<division>{_listed(_PLACE)})
    )
    """,
    re.VERBOSE,
)
_FIELDS = ("point", "clause", "article", "subsection", "section", "chapter", "division")
_JOINER = re.compile(r"\s*[,;]?\s*(?P<and>(?:và|hoặc|đến|cùng)\s+|(?:của|thuộc|tại|-)\s+)?(?:các\s+)?", re.IGNORECASE)
_MAX_JOINER = 12
_VALUE = re.compile(r"\d+(?:\.\d+)*[a-zđ]?|[a-zđ]\d?(?!\w)|[A-Z]+")
_RANGE = re.compile(r"(?P<first>\d+)(?:\s*-\s*|\s+đến\s+)(?P<last>\d+)")
_LONGEST_RANGE = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a chain: «khoản 1, 2 và 3» (`written`) is level «khoản» with values 1, 2, 3. `apart`: «và», «;» or «,» stands before it."""

    start: int
    end: int
    written: str
    level: str
    values: tuple[str, ...]
    apart: bool = False

    @property
    def rank(self) -> int:
        """Place in LEVELS; smaller is finer."""
        return LEVELS.index(self.level)


@dataclass(frozen=True, slots=True)
class Part:
    """One provision: point «a», clause «1», article «5», and the section, chapter and division where the text names them.

    `start`, `end`: where its own finest step stands («điểm a, b» for both points).
    """

    start: int
    end: int
    point: str | None = None
    clause: str | None = None
    article: str | None = None
    subsection: str | None = None
    section: str | None = None
    chapter: str | None = None
    division: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps that belong together, `[start:end]` in the text: «điểm a khoản 1 Điều 24 Mục 1 Chương III»."""

    start: int
    end: int
    steps: tuple[Step, ...]

    @property
    def in_order(self) -> bool:
        """Whether every step is followed by a coarser one, or by the next member of a list."""
        return not any(_reversed_at(self.steps, index) for index in range(1, len(self.steps)))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The provisions meant, in the order written; «điểm a khoản 1 và khoản 2 Điều 5» means two."""
        return _provisions(self.steps)

    @property
    def proper(self) -> str | None:
        """The words of a chain whose steps stand in the wrong order, put right («điểm a khoản 1 Điều 5»); None for a chain that is right or a list."""
        if self.in_order or any(step.apart for step in self.steps):
            return None
        return " ".join(step.written for step in _ordered(self.steps))


def find_chains(text: str, start: int = 0, end: int | None = None) -> Iterator[Chain]:
    """Every chain of steps in `text[start:end]`, left to right."""
    steps: list[Step] = []
    for match in _STEP.finditer(text, start, len(text) if end is None else end):
        joined = _joined(text, steps[-1].end, match.start()) if steps else None
        if steps and joined is None:
            yield _chain(steps)
            steps = []
        steps.append(_step(match, apart=bool(joined)))
    if steps:
        yield _chain(steps)


def last_steps(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The steps of the last chain of `text[start:end]`, not yet read: most are looked at for their place only."""
    found = list(_STEP.finditer(text, start, end))
    first = len(found) - 1
    while first > 0 and _joined(text, found[first - 1].end(), found[first].start()) is not None:
        first -= 1
    return found[max(first, 0) :]


def chain_of(text: str, steps: list[re.Match[str]]) -> Chain:
    """The chain made of steps that belong together."""
    apart = [False, *(bool(_joined(text, before.end(), step.start())) for before, step in pairwise(steps))]
    return _chain([_step(step, apart=is_apart) for step, is_apart in zip(steps, apart, strict=True)])


def _chain(steps: list[Step]) -> Chain:
    return Chain(steps[0].start, steps[-1].end, tuple(steps))


def _step(match: re.Match[str], *, apart: bool) -> Step:
    field = str(match.lastgroup)
    return Step(match.start(), match.end(), " ".join(match.group().split()), LEVELS[_FIELDS.index(field)], _values(match[field]), apart)


def _joined(text: str, end: int, start: int) -> bool | None:
    """Whether two steps belong to one chain: None if not, True if a mark or «và» sets them apart."""
    if start - end > _MAX_JOINER:
        return None
    joiner = _JOINER.fullmatch(text, end, start)
    if not joiner:
        return None
    return any(mark in joiner.group() for mark in ",;") or (joiner["and"] or "").strip().lower() in ("và", "hoặc", "đến", "cùng")


def _values(written: str) -> tuple[str, ...]:
    """«1, 2 và 3» → 1, 2, 3; «1 đến 4» → 1, 2, 3, 4."""
    if written.isalnum():
        return (written,)
    spread = _RANGE.sub(_spread, written)
    return tuple(value for value in _VALUE.findall(spread) if value != "v")


def _spread(match: re.Match[str]) -> str:
    first, last = int(match["first"]), int(match["last"])
    if not first < last <= first + _LONGEST_RANGE:
        return match.group()
    return ", ".join(str(value) for value in range(first, last + 1))


def _reversed_at(steps: tuple[Step, ...], index: int) -> bool:
    """«Điều 5 khoản 1»: a finer step after a coarser one, with nothing coarser after it that it could belong to."""
    before, step = steps[index - 1], steps[index]
    return step.rank < before.rank and not any(later.rank > step.rank for later in steps[index + 1 :])


def _ordered(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Steps with a reversed tail («Điều 5 khoản 1 điểm a») turned round."""
    turned = list(steps)
    for index in range(1, len(steps)):
        if _reversed_at(steps, index):
            first = index - 1
            return (*turned[:first], *reversed(turned[first:]))
    return steps


def _provisions(steps: tuple[Step, ...]) -> tuple[Part, ...]:
    """Read from the right: a step belongs to the coarser ones after it; one that holds a finer step is no provision by itself."""
    held: dict[str, str] = {}
    found: list[Part] = []
    ordered = _ordered(steps)
    for index in range(len(ordered) - 1, -1, -1):
        step = ordered[index]
        held = {level: value for level, value in held.items() if LEVELS.index(level) > step.rank}
        finest = index == 0 or ordered[index - 1].rank >= step.rank
        if finest:
            found += [_part(step, {**held, step.level: value}) for value in reversed(step.values)]
        held[step.level] = step.values[0]
    return tuple(reversed(found))


def _part(step: Step, values: dict[str, str]) -> Part:
    return Part(step.start, step.end, **{field: values.get(level) for field, level in zip(_FIELDS, LEVELS, strict=True)})
