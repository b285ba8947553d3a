"""A text typed without diacritics, or with a part of them → the same text with them, and how sure that is."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np

from retrieval.accents.decoding import decode
from retrieval.accents.model import Costs, Numbers, SyllableModel
from retrieval.accents.packing import SHIPPED, load
from retrieval.accents.spelling import NUMBER, UNKNOWN, Part, parts_of, spelling, written_like

_USUALLY_MARKED = 0.7
_RARELY_FORGOTTEN = 1e-4
_FORGOTTEN = 3.0  # nats
_FOREIGN = np.float32(8)  # nats: one word among some thousands that are no syllables of ours
_LONGEST = 200
_CONSONANTS = frozenset("bcdghklmnpqrstvx")


@dataclass(frozen=True, slots=True)
class Syllable:
    """Half-open range in the text (given and restored alike) and the margin by which its reading is likelier than any other, in nats."""

    start: int
    end: int
    margin: float


@dataclass(frozen=True, slots=True)
class Restoration:
    """`text` is as long as the text that was given and differs only in letters that were typed without marks.

    `margin` is how much likelier, in nats, the text is than `second`, the best other reading; infinite where there is none (`second` is then
    `text`). `doubts` are the syllables with more than one reading, in order.
    """

    text: str
    second: str
    margin: float
    doubts: tuple[Syllable, ...]

    @property
    def confidence(self) -> float:
        """The margin as a number from ½ (a coin's toss) to 1."""
        return 1 / (1 + math.exp(-self.margin))


def restored(text: str, *, model: SyllableModel | None = None) -> Restoration:
    """The likeliest reading of `text`; what was typed with marks stays, and so does what the model does not know."""
    model = model or shipped()
    parts = parts_of(text)
    burden = _burden(parts)
    best: list[Reading] = []
    margin, rival, doubts = math.inf, [], []
    for sentence in _sentences(parts):
        choices = [_choices(part, model, burden) for part in sentence]
        if all(len(choice.numbers) == 1 for choice in choices):
            best += _readings(sentence, choices, [0] * len(choices), model)
            continue
        decoded = decode(model, [choice.numbers for choice in choices], [choice.burdens for choice in choices])
        best += _readings(sentence, choices, decoded.best, model)
        doubts += [Syllable(part.start, part.end, margin) for part, margin in zip(sentence, decoded.margins, strict=True) if math.isfinite(margin)]
        if min(decoded.margins) < margin:
            margin, rival = min(decoded.margins), _readings(sentence, choices, decoded.second, model)
    return Restoration(_rewritten(text, best), _rewritten(text, best + rival), margin, tuple(doubts))


@cache
def shipped() -> SyllableModel:
    """The model that comes with the program, loaded once."""
    return load(SHIPPED)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a part may stand for, and what each costs beside its place in the sentence."""

    numbers: Numbers
    burdens: Costs


@dataclass(frozen=True, slots=True)
class Reading:
    start: int
    end: int
    text: str


def _sentences(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """What lies between ends; an endless sentence is cut, so that memory stays small."""
    for is_end, run in groupby(parts, key=lambda part: part.is_end):
        sentence = [] if is_end else list(run)
        yield from (sentence[at : at + _LONGEST] for at in range(0, len(sentence), _LONGEST))


def _burden(parts: Sequence[Part]) -> float:
    """What a forgotten mark costs: nothing where no mark was typed at all, much where nearly as many were typed as a text usually has."""
    syllables = [part for part in parts if part.is_syllable and not part.symbol]
    marked = sum(not part.is_bare for part in syllables)
    if not marked:
        return 0
    forgotten = 1 - marked / (_USUALLY_MARKED * len(syllables))
    return max(_FORGOTTEN, -math.log(max(forgotten, _RARELY_FORGOTTEN)))


def _choices(part: Part, model: SyllableModel, burden: float) -> Choice:
    if not part.is_syllable:
        return _only(NUMBER)
    typed = spelling(part.text)
    readings = model.readings.get(typed)
    if not part.is_bare or typed in _CONSONANTS or readings is None:
        return _only(model.number.get(typed, UNKNOWN))
    numbers, burdens = readings.numbers, readings.marked * np.float32(burden)
    if part.symbol:
        kept = [model.syllables[i].replace("đ", "d") == typed for i in numbers]
        numbers, burdens = numbers[kept], burdens[kept]
    if not len(numbers) or (burden and typed not in model.number):
        numbers, burdens = np.append(numbers, UNKNOWN), np.append(burdens, _FOREIGN)
    return Choice(numbers, burdens)


def _only(number: int) -> Choice:
    return Choice(np.array([number]), np.zeros(1, np.float32))


def _readings(sentence: Sequence[Part], choices: Sequence[Choice], chosen: Sequence[int], model: SyllableModel) -> list[Reading]:
    """What is to be written in place of bare syllables."""
    return [
        Reading(part.start, part.end, written_like(model.syllables[number], part.text))
        for part, number in zip(sentence, (int(choice.numbers[at]) for choice, at in zip(choices, chosen, strict=True)), strict=True)
        if number > UNKNOWN and part.is_bare
    ]


def _rewritten(text: str, readings: Sequence[Reading]) -> str:
    letters = list(text)
    for reading in readings:
        letters[reading.start : reading.end] = reading.text
    return "".join(letters)
