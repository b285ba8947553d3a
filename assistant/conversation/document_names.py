"""A question that names a document of the library («Công văn số 1264/SNV-TĐKT yêu cầu …») → the document, and what is asked without its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.library import StoredDocument
from corpus.registry.numbers import plain_number_key
from corpus.text.folding import fold, key, plain

_NUMBER = re.compile(r"(?:[^\W\d_]+ [^\W\d_]+ (?:số |so )?)?(?<![\w/])(?P<number>\d{1,5}(?:/\d{4})?[/-][^\W\d_]{1,10}(?:[/-][^\W_]{1,12})*)", re.IGNORECASE)
_SAYS = re.compile(r"\s*(?:yeu cau|quy dinh|neu|ghi|de nghi|huong dan|noi|viet|giao|cho)(?: (?:ro|la|rang|phai))?(?!\w)")
_WORD = re.compile(r"[^\W_]+")
_TYPES = ("ke hoach", "bao cao", "quy che", "quyet dinh", "cong van", "chuong trinh", "tin")
_FEWEST = 4  # words of the name, its type included


@dataclass(frozen=True, slots=True)
class NamedDocument:
    document: StoredDocument
    rest: str


def document_named(words: str, documents: Sequence[StoredDocument]) -> NamedDocument | None:
    """By number, else by type and the words of the title that follow it; None where none or several are named."""
    text = fold(words).text
    for match in _NUMBER.finditer(text):
        found = [d for d in documents if d.number and plain_number_key(d.number) == plain_number_key(match["number"].upper())]
        if len(found) == 1:
            return NamedDocument(found[0], _without(text, match.start(), match.end()))
    named = [(end - start, start, end, document) for document in documents for start, end in [_run(plain(text), document)] if end > start]
    longest = max((size for size, *_ in named), default=0)
    best = [row for row in named if row[0] == longest]
    return NamedDocument(best[0][3], _without(text, *best[0][1:3])) if len(best) == 1 else None


def _without(text: str, start: int, end: int) -> str:
    """What is left to look for in it; that it «requires» or «says» tells nothing more."""
    says = _SAYS.match(plain(text), end)
    return f"{text[:start]} , {text[says.end() if says else end :]}"


def _run(text: str, document: StoredDocument) -> tuple[int, int]:
    """Where the document's type and the words of its title after it stand in the question; (0, 0) where too few do."""
    title = frozenset(key(f"{document.title} {document.period or ''}").split())
    for kind in _TYPES:
        start = f" {text}".find(f" {kind} ")
        if start < 0 or not title >= set(kind.split()):
            continue
        end, count = start, 0
        for word in _WORD.finditer(text, start):
            if word.group() not in title:
                break
            end, count = word.end(), count + 1
        if count >= _FEWEST:
            return start, end
    return 0, 0
