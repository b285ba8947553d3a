"""The passages that one search needs, each fetched from the library once."""

from collections.abc import Sequence

from corpus.library import Library, StoredPassage


class Fetched:
    """Passages of a library, remembered for the length of one search."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._seen: dict[int, StoredPassage | None] = {}

    def passages(self, numbers: Sequence[int]) -> dict[int, StoredPassage]:
        """Passages by number; numbers that the library does not hold are left out."""
        if missing := [number for number in numbers if number not in self._seen]:
            found = self._library.passages(missing)
            self._seen |= {number: found.get(number) for number in missing}
        return {number: passage for number in numbers if (passage := self._seen[number]) is not None}
