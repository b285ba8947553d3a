"""A masked section beside what a model made of it: what the guards look at."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.rewording.answer import Answer, AnswerSentence
from assistant.rewording.masking import MARK, Masked, MaskedSentence, unmask
from prompts.contexts import Context

WORD = re.compile(r"[^\W\d_]+")
_HOLE = " \N{OBJECT REPLACEMENT CHARACTER} "


@dataclass(frozen=True, slots=True)
class Task:
    """The masked section and the answer to it."""

    section: tuple[MaskedSentence, ...]
    answer: Answer

    @property
    def values(self) -> dict[str, Masked]:
        """Every value by its mark, in document order."""
        return {value.mark: value for item in self.section for value in item.values}

    def sources(self, sentence: AnswerSentence) -> tuple[MaskedSentence, ...]:
        return tuple(item for item in self.section if item.id in sentence.origins)

    def source_words(self, sentence: AnswerSentence) -> list[str]:
        return [word for item in self.sources(sentence) for word in words(item.text)]

    def marks(self) -> Iterator[str]:
        """The marks of the answer in the order in which they stand."""
        return (mark for sentence in self.answer.sentences for mark in MARK.findall(sentence.text))

    def readable(self, text: str) -> str:
        """`text` as the officer would read it: known values in the place of their marks."""
        return unmask(text, self.values)


Guard = Callable[[Task], Context | None]


def bare(text: str) -> str:
    """`text` with a sign that is no letter in the place of each mark."""
    return MARK.sub(_HOLE, text)


def words(text: str) -> list[str]:
    """Words outside the marks, in small letters."""
    return [word.casefold() for word in WORD.findall(bare(text))]
