"""How a sentence is told in the exported document: as it stands, or with tracked changes against the document it was made from."""

from dataclasses import dataclass, field
from typing import Protocol

from assistant.draft import Sentence
from assistant.export.stretches import Stretch, Told


class Teller(Protocol):
    """Tells sentences as stretches, and what an earlier document had in front of them."""

    def told(self, sentence: Sentence) -> Told:
        """The words of the sentence."""

    def inside(self, sentence: Sentence, /) -> str:
        """What stood before it in the same place and was taken out; nothing where changes are not shown."""

    def is_new(self, sentence: Sentence, /) -> bool:
        """Whether the whole sentence was put in."""


@dataclass(frozen=True, slots=True)
class Plainly:
    """Without changes."""

    def told(self, sentence: Sentence) -> Told:
        return [Stretch(sentence.text, sentence.id)]

    def inside(self, _sentence: Sentence) -> str:
        return ""

    def is_new(self, _sentence: Sentence) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class WithChanges:
    """Against the earlier document: `kept` are the ids of sentences that still stand in its order, `gone` what it had in front of each of them."""

    kept: frozenset[str]
    gone: dict[str, str] = field(default_factory=dict)
    rest: str = ""
    """What it had behind the last of them."""

    def told(self, sentence: Sentence) -> Told:
        """Word by word, as the sentence's own edits say: nothing is compared."""
        if sentence.id not in self.kept or sentence.source is None:
            return [Stretch(sentence.text, sentence.id, "ins")]
        quote, made, position = sentence.source.quote, Told(), 0
        for op in sentence.ops:
            made.append(Stretch(quote[position : op.start], sentence.id))
            made += _edit(op.old, op.new, sentence.id)
            position = op.end
        made.append(Stretch(quote[position:], sentence.id))
        return [stretch for stretch in made if stretch.text]

    def inside(self, sentence: Sentence) -> str:
        return self.gone.get(sentence.id, "")

    def is_new(self, sentence: Sentence) -> bool:
        return sentence.id not in self.kept


def _edit(old: str, new: str, of: str) -> Told:
    """A change of nothing but white space (lines joined) is none."""
    if old.split() == new.split():
        return [Stretch(new, of)]
    return [Stretch(" ".join(old.split("\n")), of, "del"), Stretch(new, of, "ins")]
