"""A registered document cited without a title that could be read whole → the words that are its title with the opening altered.

The opening words are how a title is told from the name of the issuer before it. With the registered title at hand the words behind them tell as
much: at least four of them in a row.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.checker.context import Context
from assistant.checker.marking import Span
from corpus.citations.model import Citation
from corpus.registry.entry import Entry
from corpus.registry.matching import titles_of
from corpus.registry.names import LAW_TYPES
from corpus.registry.titles import title_words
from corpus.registry.wording import vocabulary, words
from corpus.text.folding import compose, plain

_WORD = re.compile(r"\w+")
_END = re.compile(r"[;:]|\.(?:\s|$)")
_REACH = 260
_OPENING = 3
_ENOUGH = 4


def unread_title(context: Context, citation: Citation, entry: Entry) -> Span | None:
    """Where the altered title stands, as far as it agrees with the registered one; None where its opening is as registered, or left out."""
    if not citation.number or citation.type in LAW_TYPES or (citation.date is None and citation.issuer is None):
        return None
    behind = context.text[citation.end : citation.end + _REACH]
    end = _END.search(behind)
    view = compose(behind[: end.start()] if end else behind)
    found = list(_WORD.finditer(view.text))
    ours = [plain(word.group()) for word in found]
    kept = vocabulary().light | set(words(entry.issuer))
    for first, stop in (run for title in titles_of(entry) for run in _altered(ours, title_words(title), kept)):
        left, right = view.span(found[first].start(), found[stop - 1].end())
        if citation.title_span is None or citation.end + left < citation.title_span[0]:
            return citation.end + left, citation.end + right
    return None


def _altered(ours: Sequence[str], theirs: Sequence[str], kept: frozenset[str] | set[str]) -> Iterator[tuple[int, int]]:
    """Runs of our words that are theirs but for one word of the opening, which is neither light nor the issuer's."""
    for size in range(1, _OPENING + 1):
        run = list(theirs[size : size + _ENOUGH])
        at = next((at for at in range(size, len(ours)) if ours[at : at + _ENOUGH] == run), None) if len(run) == _ENOUGH else None
        if at is None:
            continue
        differing = [word for word, right in zip(ours[at - size : at], theirs, strict=False) if word != right]
        if len(differing) == 1 and not kept.intersection(differing):
            yield at - size, at + _common(ours[at:], theirs[size:])


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    return next((at for at, (left, right) in enumerate(zip(ours, theirs, strict=False)) if left != right), min(len(ours), len(theirs)))
