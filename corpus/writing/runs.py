"""Text with a mark before each run → for every letter of the text the run it came from and its place there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.errors import UnwritableFile
from corpus.reading.numerals import superscript


@dataclass(frozen=True, slots=True)
class Place:
    """Letter number `index` of run number `run`."""

    run: int
    index: int


def places_of(text: str, marked: str, runs: Sequence[str], *, first: int) -> list[Place | None]:
    """A place for each letter of `text`, None for letters that the reader wrote itself. Raises UnwritableFile where marks changed the reading.

    Marks are the characters from `first` on. A run that the reader shows twice (the head of a table) has no place that could be changed alone.
    What follows `text` is passed over: our own annex of sources, which the reader leaves out, but does not know by its words while marks stand in them.
    """
    marks = [(at, ord(char) - first) for at, char in enumerate(marked) if first <= ord(char) < first + len(runs)]
    bare = "".join(char for char in marked if not first <= ord(char) < first + len(runs))
    if not bare.startswith(text):
        raise UnwritableFile("Không định vị chắc chắn được các chỗ sửa trong tệp Word này: hãy ghi bản sửa ra tệp đuôi .txt, rồi sửa tay trong Word.")
    shown = Counter(run for _, run in marks)
    places: list[Place | None] = [None] * len(text)
    for number, (at, run) in enumerate(marks):
        if shown[run] > 1:
            continue
        end = marks[number + 1][0] if number + 1 < len(marks) else len(marked)
        for offset, index in _matched(marked[at + 1 : end], runs[run]):
            if at + offset - number < len(text):
                places[at + offset - number] = Place(run, index)
    return places


def _matched(shown: str, written: str) -> Iterator[tuple[int, int]]:
    """Pairs of letters of what is shown and what is written, as long as they agree: capitals, raised digits and joined spaces aside."""
    at, index = 0, len(written) - len(written.lstrip())
    while at < len(shown) and index < len(written):
        if written[index].isspace():
            if shown[at].isspace():
                yield at, index
                at += 1
            while index < len(written) and written[index].isspace():
                index += 1
        elif shown[at] in (written[index], written[index].upper(), superscript(written[index])):
            yield at, index
            at, index = at + 1, index + 1
        else:
            return
