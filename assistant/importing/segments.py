"""A line of a file → the words of its sentences and, between them, what a person put in."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.importing.paragraphs import Line, folded
from corpus.text.sentences import split

_STOPS = (".", ";", ":", "!", "?", "”", '"')


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a line; `owner` is None where they are a person's own."""

    text: str
    owner: str | None = None


def segments_of(line: Line, base: Mapping[str, str]) -> list[Segment]:
    """`base`: words of each sentence as exported. Words typed on behind a bookmark belong to it until its sentence ends."""
    made: list[Segment] = []
    position = 0
    for owned in line.owned:
        _add_own(made, line.text[position : owned.start])
        made += _apart(line.words(owned), owned.owner, base.get(owned.owner, ""))
        position = owned.end
    _add_own(made, line.text[position:])
    return made


def _add_own(made: list[Segment], text: str) -> None:
    if not any(letter.isalnum() for letter in text):
        if text.strip() and made and made[-1].owner and text.strip() != ":" and not made[-1].text.rstrip().endswith(_STOPS):
            made[-1] = Segment(made[-1].text + text.rstrip(), made[-1].owner)
        return
    if made and made[-1].owner and not made[-1].text.rstrip().endswith(_STOPS):
        first, *rest = [text[start:end] for start, end in split(text, 0, len(text))]
        lead = text[: len(text) - len(text.lstrip())]
        made[-1] = Segment(made[-1].text + lead + first, made[-1].owner)
        made += [Segment(each) for each in rest]
        return
    made += [Segment(text[start:end]) for start, end in split(text, 0, len(text))]


def _apart(text: str, owner: str, base: str) -> list[Segment]:
    """A sentence typed inside a bookmark is the person's own; the one most like what was exported keeps the source."""
    parts = [text[start:end] for start, end in split(text, 0, len(text))]
    if len(parts) < 2 or folded(text) == folded(base) or len(parts) <= len(list(split(base, 0, len(base)))):
        return [Segment(text, owner)]
    best = max(range(len(parts)), key=lambda index: (fuzz.ratio(parts[index], base), -index))
    return [Segment(part, owner if index == best else None) for index, part in enumerate(parts)]
