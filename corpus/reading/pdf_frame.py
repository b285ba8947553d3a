"""Page coordinates → coordinates of reading: pages whose text runs sideways or upside down are turned, the visible box starts at (0, 0)."""

from collections import Counter
from dataclasses import dataclass, replace

from corpus.reading.pdf_words import Word


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is held for reading: quarter turns of its text, and the visible box in page coordinates."""

    turns: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        across, up = self.right - self.left, self.top - self.bottom
        return (up, across) if self.turns % 2 else (across, up)

    def shows(self, word: Word) -> bool:
        x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
        return self.left - 1 <= x <= self.right + 1 and self.bottom - 1 <= y <= self.top + 1

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turns == 1:
            return y - self.bottom, self.right - x
        if self.turns == 2:
            return self.right - x, self.top - y
        return (self.top - y, x - self.left) if self.turns else (x - self.left, y - self.bottom)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def word(self, word: Word) -> Word:
        """The word in the coordinates of reading, its turn counted from the direction of reading."""
        if self.turns == 0 and self.left == 0 and self.bottom == 0:
            return word
        left, bottom, right, top = self.box(word.left, word.bottom, word.right, word.top)
        turn = None if word.style.turn is None else (word.style.turn - self.turns) % 4
        base = self.point(word.base, word.base)[1]
        return replace(word, left=left, bottom=bottom, right=right, top=top, base=base, style=replace(word.style, turn=turn))


def usual_turn(words: list[Word]) -> int:
    """The direction in which most letters run."""
    letters: Counter[int] = Counter()
    for word in words:
        if word.style.turn is not None:
            letters[word.style.turn] += len(word.text)
    return letters.most_common(1)[0][0] if letters else 0
