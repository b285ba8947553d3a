"""In whose name something is done: a person, or an instrument at a person's request."""

from dataclasses import dataclass

from prompts.catalogue import render
from prompts.contexts import AuthorModelFor


@dataclass(frozen=True, slots=True)
class Actor:
    """`instrument`: the model that acts at the person's request; what it does is the person's, to undo as to answer for."""

    person: str
    instrument: str | None = None

    @property
    def name(self) -> str:
        """In words, as histories and sentences name their author."""
        return render(AuthorModelFor(self.instrument, self.person)) if self.instrument else self.person
