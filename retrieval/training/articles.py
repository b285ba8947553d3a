"""Training texts: articles of law, one JSON object a line (`heading`, `text`, `source_note`), and plain .txt documents of our own."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SHORTEST = 80
_LONGEST = 6_000
_TITLE = re.compile(r"\(Điều \S+ (?P<name>.+?)(?: ngày \d|, có hiệu lực)")


@dataclass(frozen=True, slots=True)
class Article:
    """A heading and the text under it.

    Empty where the source does not give it: `title`, the name of the document; `id`, by which links name the article; `place`, the
    number of its document and its own number in there.
    """

    heading: str
    text: str
    title: str = ""
    id: str = ""
    place: tuple[str, str] = ("", "")


def read_articles(path: Path) -> list[Article]:
    """Articles with enough text to learn from, in file order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [article for article in map(_article, lines) if len(article.text) >= _SHORTEST]


def read_documents(folder: Path) -> list[Article]:
    """Paragraphs of plain-text documents; a line that ends without a full stop heads the paragraph after it."""
    return [article for path in sorted(folder.rglob("*.txt")) for article in _paragraphs(path.read_text(encoding="utf-8"))]


def _article(line: str) -> Article:
    row = json.loads(line)
    title = _TITLE.match(row.get("source_note") or "")
    place = (row.get("doc_number") or "", row.get("article") or "")
    return Article(row.get("heading") or "", (row.get("text") or "")[:_LONGEST], title["name"] if title else "", row.get("id") or "", place)


def _paragraphs(text: str) -> Iterator[Article]:
    heading = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if len(line) >= _SHORTEST:
            yield Article(heading, line)
        else:
            heading = line
