"""What the further prompts for a language model need: shortening, a section from passages, an answer, tools. Every text in them is fenced data."""

from dataclasses import dataclass

from prompts.contexts.base import Context
from prompts.contexts.model import MarkNote, MaskedLine


@dataclass(frozen=True, slots=True)
class ShortenedLine:
    """One masked sentence; `may_go`: it may be left out whole."""

    id: str
    text: str
    may_go: bool


@dataclass(frozen=True, slots=True)
class ModelShorteningSystem(Context):
    """The rules for shortening."""


@dataclass(frozen=True, slots=True)
class ModelShortening(Context):
    sentences: tuple[ShortenedLine, ...]
    marks: tuple[MarkNote, ...]


@dataclass(frozen=True, slots=True)
class ModelSectionSystem(Context):
    """The rules for writing a section from passages."""


@dataclass(frozen=True, slots=True)
class ModelSection(Context):
    """`heading` and `instruction` (of the outline, or "") say what is wanted; `sources` are masked passages and facts."""

    heading: str
    instruction: str
    sources: tuple[MaskedLine, ...]
    marks: tuple[MarkNote, ...]


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A passage as it stands; `place`: document and headings."""

    id: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class ModelAnswerSystem(Context):
    """The rules for answering a question from passages."""


@dataclass(frozen=True, slots=True)
class ModelAnswer(Context):
    question: str
    passages: tuple[PassageLine, ...]


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section that tools may act on. `candidates`: names of those it offers."""

    id: str
    heading: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question of the report. `previous`: last period's value or ""; `value`: the answer so far."""

    id: str
    name: str
    previous: str
    value: str | None


@dataclass(frozen=True, slots=True)
class ModelToolsSystem(Context):
    """The rules for acting with tools. `limit`: how many calls there may be."""

    limit: int


@dataclass(frozen=True, slots=True)
class ModelTools(Context):
    """A message that the rules did not understand, and what may be acted on. `selected`: id of the section the officer is in, or ""."""

    message: str
    selected: str
    sections: tuple[SectionLine, ...]
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True)
class ModelToolDescription(Context):
    """What a tool is for, and its arguments."""

    name: str


@dataclass(frozen=True, slots=True)
class ModelToolDone(Context):
    """What a model is told after a call; never the words of a document."""


@dataclass(frozen=True, slots=True)
class AuthorModelFor(Context):
    """Author of what a model does for an officer."""

    model: str
    who: str
