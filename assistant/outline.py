"""The requester's outline (đề cương) against last period's sections: kept, renamed, new, dropped."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.draft import Draft
from corpus.document import Document, Section
from corpus.requests import requested_sections
from corpus.text.folding import plain

INSTRUCTION = re.compile(r"\s*\((?P<words>[^()]{12,})\)\s*[.;]?$")  # «1. Công tác chỉ đạo (nêu số cuộc họp)»
_MATCH = 0.62
_MOVED = 0.78
_SURE = 0.86
_AHEAD = 0.12
_SAME = 0.97
_WHOLE = 3
_SEVERAL = 3
_JOINING = frozenset(["trong", "va", "cua", "cac", "ve", "cho", "voi", "tai", "theo", "de", "do", "tu", "den", "nhung", "doi"])


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an outline: `path` are the headings above it, `instruction` what the request says about it."""

    section: Section
    parent: int | None
    path: str
    instruction: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of indexes (new, old); one of them is None for a new or a dropped item. `status`: kept, renamed, moved, new, dropped."""

    new: int | None
    old: int | None
    status: str
    score: float = 0.0


def items_of(document: Document) -> list[Item]:
    """Every section of a document, flat and in order."""
    return _items(document, document.sections)


def requested_items(request: Document) -> list[Item]:
    """The outline that a request asks for: its annex «ĐỀ CƯƠNG» where it has one, a table, else the sections that ask for something."""
    return _items(request, requested_sections(request))


def draft_items(draft: Draft) -> list[Item]:
    """The sections of a draft as an outline, in the same order; their spans are empty."""
    items: list[Item] = []
    places: dict[str, int] = {}
    for section in draft.sections:
        heading = section.title.text if section.title else ""
        parent = places.get(section.parent or "")
        path = f"{items[parent].path} {items[parent].section.heading}" if parent is not None else ""
        places[section.id] = len(items)
        items.append(Item(Section(section.number, section.level, heading, 0, 0, 0), parent, path))
    return items


def _items(document: Document, sections: Sequence[Section]) -> list[Item]:
    items: list[Item] = []

    def walk(sections: Sequence[Section], parent: int | None, path: str) -> None:
        for section in sections:
            items.append(Item(section, parent, path, _instruction(document.text, section)))
            walk(section.children, len(items) - 1, f"{path} {section.heading}")

    walk(sections, None, "")
    return items


def _instruction(text: str, section: Section) -> str | None:
    words = " ".join(" ".join(text[p.start : p.end].split()) for p in section.paragraphs)
    return words.strip() or None


def align(old: Sequence[Item], new: Sequence[Item]) -> list[Match]:
    """Best order-keeping pairing by heading words and place (Needleman–Wunsch); then sections that moved are paired."""
    scores = _scores(old, new)
    pairs = _needleman_wunsch(_without_doubtful(scores), len(new), len(old))
    taken_new, taken_old = {n for n, _ in pairs}, {o for _, o in pairs}
    matches = [Match(n, o, "kept" if scores[n][o] >= _SAME else "renamed", scores[n][o]) for n, o in pairs]
    for n, o in _moved(scores, old, new, taken_new, taken_old):
        taken_new.add(n)
        taken_old.add(o)
        matches.append(Match(n, o, "moved", scores[n][o]))
    matches += [Match(n, None, "new") for n in range(len(new)) if n not in taken_new]
    matches += [Match(None, o, "dropped") for o in range(len(old)) if o not in taken_old]
    return sorted(matches, key=lambda m: (m.new if m.new is not None else len(new), m.old or 0))


def _without_doubtful(scores: list[list[float]]) -> list[list[float]]:
    """The scores, nothing for a pair of which one side has a sure partner elsewhere: a section that moved leaves its place to nobody."""
    rows = [max(row, default=0.0) for row in scores]
    columns = [max(column) for column in zip(*scores, strict=True)]
    return [[0.0 if max(rows[n], columns[o]) >= max(_SURE, score + _AHEAD) else score for o, score in enumerate(row)] for n, row in enumerate(scores)]


def _moved(scores: list[list[float]], old: Sequence[Item], new: Sequence[Item], taken_new: set[int], taken_old: set[int]) -> list[tuple[int, int]]:
    """Unpaired sections that are each other's best match, whatever their place."""
    free_new, free_old = [n for n in range(len(new)) if n not in taken_new], [o for o in range(len(old)) if o not in taken_old]
    pairs = []
    for n in free_new:
        best = max(free_old, key=lambda o: scores[n][o], default=None)
        if best is None or n != max(free_new, key=lambda m: scores[m][best]):
            continue
        if scores[n][best] >= _MOVED or _contains(new[n], old[best]):
            pairs.append((n, best))
    return pairs


def _contains(one: Item, other: Item) -> bool:
    """«Khối thi đua» and «Hoạt động của Khối thi đua»: all words of one, at least three, stand in the other."""
    words, others = set(_words(one.section.heading).split()), set(_words(other.section.heading).split())
    return min(len(words), len(others)) >= _WHOLE and (words <= others or others <= words)


def _scores(old: Sequence[Item], new: Sequence[Item]) -> list[list[float]]:
    """Likeness by new and old index."""
    olds = [(_words(item.section.heading), _words(item.path)) for item in old]
    news = [(_words(item.section.heading), _words(item.path)) for item in new]
    common = _common(old) | _common(new)
    scores = [[_similarity(*one, *other) for other in olds] for one in news]
    return [
        [0.0 if score < _SURE and _of_other_matter(one, other, common) else score for score, (other, _) in zip(row, olds, strict=True)]
        for row, (one, _) in zip(scores, news, strict=True)
    ]


def _common(items: Sequence[Item]) -> frozenset[str]:
    """Words that several headings of an outline have: they tell nothing of what one of them is about."""
    counts = Counter(word for item in items for word in set(_words(item.section.heading).split()))
    return _JOINING | {word for word, count in counts.items() if count >= _SEVERAL}


def _of_other_matter(one: str, other: str, common: frozenset[str]) -> bool:
    """«Ứng dụng trí tuệ nhân tạo …» and «Ứng dụng công nghệ thông tin …»: alike but in what they are about; «trong công tác …» says only where."""
    words, others = (set(heading.partition(" trong ")[0].split()) - common for heading in (one, other))
    fewer = min(len(words), len(others))
    return fewer >= _WHOLE and len(words & others) * 2 < fewer


def _similarity(heading: str, path: str, other_heading: str, other_path: str) -> float:
    """Heading words without numbers and years; the headings above count a little, so that «1.» of II is not «1.» of III."""
    own = fuzz.token_sort_ratio(heading, other_heading) / 100
    contained = fuzz.token_set_ratio(heading, other_heading) / 100
    if 0.65 * own + 0.2 * contained + 0.15 < _MATCH:
        return 0.0
    above = fuzz.token_set_ratio(path, other_path) / 100 if path and other_path else float(not path and not other_path)
    return 0.65 * own + 0.2 * contained + 0.15 * above


def _words(heading: str) -> str:
    heading = INSTRUCTION.sub("", heading)
    return " ".join(word for word in plain(heading).replace(".", " ").replace(",", " ").replace("(", " ").split() if not any(c.isdigit() for c in word))


def _needleman_wunsch(scores: list[list[float]], rows: int, columns: int) -> list[tuple[int, int]]:
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = best[i + 1][j + 1] + scores[i][j] - _MATCH + 0.5 if scores[i][j] >= _MATCH else -1.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs = []
    i = j = 0
    while i < rows and j < columns:
        if scores[i][j] >= _MATCH and best[i][j] == best[i + 1][j + 1] + scores[i][j] - _MATCH + 0.5:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
