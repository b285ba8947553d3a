"""A sentence without its filler: clauses that only say what for, joining openings, empty phrases. What is left out is an edit of the quote."""

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib import resources

from assistant.draft import CitationMark, Op, Sentence, in_quote, moved, replay

_PROTECTED = re.compile(r"\d|[“”\"«»]|[…\[\]]")
_HANGING = re.compile(r"(?:^|[:;.]\s*|\b(?:đã|sẽ|được|và|để|là|cũng|luôn|hay|hoặc|của|về|với|do|bởi)\s*)$", re.IGNORECASE)
_KEPT_WORDS = 4


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = tomllib.loads(resources.files("assistant.adapting").joinpath("shortening.toml").read_text("utf-8"))
    clauses, openings, phrases = (
        "|".join(re.escape(words) for words in sorted(data[name], key=len, reverse=True)) for name in ("clauses", "openings", "phrases")
    )
    return (
        re.compile(rf",?\s+(?:đồng thời\s+)?(?:{clauses})(?!\w)[^.;:]*(?=[.;]|$)", re.IGNORECASE),
        re.compile(rf"^(?P<lead>[-+*\s]*)(?:{openings}),\s+(?P<next>\w)"),
        re.compile(rf"\s+(?:{phrases})(?!\w)", re.IGNORECASE),
    )


def shortened_sentence(sentence: Sentence) -> Sentence:
    """The sentence with filler left out; the same sentence where there is none, or no source to show it against."""
    if sentence.source is None:
        return sentence
    quote = sentence.source.quote
    cuts = _cuts(quote, _protected(sentence))
    if not cuts or len(re.sub(r"[^\w\s]", " ", _without(quote, cuts)).split()) < _KEPT_WORDS:
        return sentence
    ops = tuple(sorted((*sentence.ops, *cuts), key=lambda op: op.start))
    marks = tuple(_shifted(mark, sentence.ops, ops) for mark in sentence.citations)
    return replace(sentence, text=replay(quote, ops), ops=ops, citations=marks)


def _protected(sentence: Sentence) -> list[tuple[int, int]]:
    """Ranges of the quote that must stay: what is edited already, and citations."""
    ranges = [(op.start, op.end) for op in sentence.ops]
    return ranges + [(in_quote(sentence.ops, mark.start), in_quote(sentence.ops, mark.end)) for mark in sentence.citations]


def _cuts(quote: str, protected: list[tuple[int, int]]) -> list[Op]:
    clause, opening, phrase = _patterns()
    cuts: list[Op] = []
    first = opening.match(quote)
    if first:
        start = first.end("lead")
        _add(cuts, Op("edit", start, first.end(), quote[start : first.end()], first["next"].upper()), protected)
    for pattern in (clause, phrase):
        for match in pattern.finditer(quote):
            if pattern is clause and _HANGING.search(quote[: match.start()].rstrip()):
                continue
            _add(cuts, Op("edit", match.start(), match.end(), match.group(), ""), protected)
    return cuts


def _add(cuts: list[Op], cut: Op, protected: list[tuple[int, int]]) -> None:
    busy = [*protected, *((op.start, op.end) for op in cuts)]
    if not _PROTECTED.search(cut.old) and not any(a < cut.end and cut.start < b for a, b in busy):
        cuts.append(cut)


def _without(quote: str, cuts: list[Op]) -> str:
    return replay(quote, tuple(sorted(cuts, key=lambda op: op.start)))


def _shifted(mark: CitationMark, before: tuple[Op, ...], after: tuple[Op, ...]) -> CitationMark:
    return replace(mark, start=moved(after, in_quote(before, mark.start)), end=moved(after, in_quote(before, mark.end)))
