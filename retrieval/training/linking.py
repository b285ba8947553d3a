"""Training pairs across articles: what an official «related» link joins, and what a provision is cited for beside the provision itself."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.training.articles import Article

_COMMON_HEADING = 4  # «Phạm vi điều chỉnh»: stands for its whole document, says nothing by itself
_MOST_OF_ONE = 8  # pairs into one article; a few articles are cited by hundreds
_ACT = r"(?:Bộ luật|Luật|Nghị định|Nghị quyết|Pháp lệnh|Thông tư(?: liên tịch)?|Quyết định|Quy chế)"
_CITED = re.compile(
    rf"(?:theo |quy định )*(?:tại )?(?:(?:các )?(?:điểm|khoản) [^;.:\n]{{1,40}}? )?Điều (?P<article>\d+[a-zđ]?)(?: của)? {_ACT}"
    r"(?: này| số (?P<number>\d+/[\w/-]+))"
)
_CLAUSE = re.compile(r"[^;\n]+")
_SHORTEST, _LONGEST = 40, 300


@dataclass(frozen=True, slots=True)
class Link:
    """What is asked, and the position of the article that answers it."""

    asked: str
    answer: int


def related(articles: Sequence[Article], relations: Path) -> list[Link]:
    """The heading of one article asks for the other, for each official link between articles whose headings say something."""
    positions = {article.id: i for i, article in enumerate(articles) if article.id}
    common = Counter(article.heading for article in articles)
    with gzip.open(relations, "rt", encoding="utf-8") as lines:
        ends = [(row["from_id"], row["to_id"]) for row in map(json.loads, lines)]
    known = [(positions[one], positions[other]) for one, other in dict.fromkeys(ends) if one in positions and other in positions]
    telling = [pair for pair in known if all(0 < common[articles[end].heading] < _COMMON_HEADING for end in pair)]
    return _thinned(Link(articles[one].heading, other) for one, other in telling)


def cited(articles: Sequence[Article]) -> list[Link]:
    """The clause around each citation of an article, the citation itself taken out, asks for the article."""
    positions = {article.place: i for i, article in enumerate(articles) if all(article.place)}
    return _thinned(_citations(articles, positions))


def _citations(articles: Sequence[Article], positions: dict[tuple[str, str], int]) -> Iterator[Link]:
    for i, article in enumerate(articles):
        for clause in _CLAUSE.finditer(article.text):
            found = [*_CITED.finditer(clause[0])]
            if len(found) != 1 or not _SHORTEST <= len(clause[0]) <= _LONGEST:
                continue
            place = (found[0]["number"] or article.place[0], found[0]["article"])
            if positions.get(place, i) != i:
                yield Link(" ".join((clause[0][: found[0].start()] + clause[0][found[0].end() :]).split()), positions[place])


def _thinned(links: Iterator[Link]) -> list[Link]:
    held: Counter[int] = Counter()
    kept = []
    for link in links:
        held[link.answer] += 1
        if held[link.answer] <= _MOST_OF_ONE:
            kept.append(link)
    return kept
