"""How much alike two passages read, figures and dates aside: what tells the same section of another period."""

import re
from collections import Counter

from retrieval.query import Query
from retrieval.tokens import pairs, syllables

_ASKED = 32  # words of a passage that candidates are looked for by
_DIGITS = re.compile(r"\d+")
Shingles = Counter[str]


def passage_query(text: str) -> Query:
    """What to look for to find passages like this one: its first words, without taking numbers of documents that it cites for what is meant."""
    return Query(text=text, words=tuple(syllables(text)[:_ASKED]), unaccented=False)


def shingles(text: str) -> Shingles:
    """Pairs of neighbouring syllables with how often they stand there, every figure as 0."""
    words = [_DIGITS.sub("0", word) for word in syllables(text)]
    return Counter(pairs(words) or words)


def likeness(left: Shingles, right: Shingles) -> float:
    """The share of both that they have in common (Dice), 0 to 1."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0
