"""What the conversation says when it writes the officer's words, renews a basis, drafts anew, takes or leaves a proposal, or will not do something."""

from dataclasses import dataclass
from typing import Literal

from prompts.contexts.base import Context
from prompts.contexts.talk import SectionChoice


@dataclass(frozen=True, slots=True)
class TalkEdited(Context):
    """`old`: the words or the sentence that gave way; `new`: the words that came; "" where there are none."""

    verb: Literal["add", "replace", "remove"]
    section: str
    author: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TalkWhichWords(Context):
    """An edit without its place or without its words. `section`: where it is known."""

    verb: Literal["add", "replace", "remove"]
    section: str | None


@dataclass(frozen=True, slots=True)
class TalkNoWords(Context):
    """No sentence of the place meant holds these words. `bounded`: the place is the selected sentence."""

    words: str
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class TalkWhichPlace(Context):
    """Several sentences, or sections, hold the words."""

    words: str
    sentences: tuple[str, ...]
    sections: tuple[SectionChoice, ...]


@dataclass(frozen=True, slots=True)
class TalkForbidden(Context):
    """What is not done, whoever asks. `words`: what was to be written, where there is something."""

    what: Literal["invent", "previous", "wipe", "final", "pasted", "outside", "falsify"]
    words: str = ""


@dataclass(frozen=True, slots=True)
class BasisChoice:
    """`successor`: what has come in its place, None where nothing is known."""

    name: str
    place: str
    successor: str | None


@dataclass(frozen=True, slots=True)
class TalkWhichBasis(Context):
    named: str
    choices: tuple[BasisChoice, ...]


@dataclass(frozen=True, slots=True)
class BasisReplaced:
    old: str
    new: str
    place: str


@dataclass(frozen=True, slots=True)
class TalkBasesReplaced(Context):
    """`without`: documents that have ended and have no successor on record."""

    replaced: tuple[BasisReplaced, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkNoSuccessor(Context):
    """`documents`: empty where no basis of the section has ended."""

    documents: tuple[str, ...]
    section: str | None


@dataclass(frozen=True, slots=True)
class TalkKept(Context):
    named: str
    left: int


@dataclass(frozen=True, slots=True)
class TalkChat(Context):
    tone: Literal["hello", "thanks", "bye", "small_talk"]
    questions: int | None


@dataclass(frozen=True, slots=True)
class TalkLast(Context):
    """What became of the last proposal. `changed`: whether the text was put back."""

    done: Literal["accepted", "rejected"]
    sections: tuple[str, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class TalkNoProposal(Context):
    accept: bool


@dataclass(frozen=True, slots=True)
class TalkRedone(Context):
    """`redone` False: there was nothing to do again."""

    redone: bool
    sections: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkDrafted(Context):
    """A proposal for a section, made of the document `origin`. `same`: the section reads so already."""

    section: str
    origin: str
    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class TalkNoDraft(Context):
    """`documents`: titles of those that may be meant; none fits, or none has such a section."""

    section: str
    named: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkPromiseKept(Context):
    """A promise of last period answered in a sentence. `written`: the sentence, None where it could not stand as typed."""

    promise: str
    value: str
    section: str
    written: str | None
    left: int


@dataclass(frozen=True, slots=True)
class TalkNothingArisen(Context):
    """«Không phát sinh» recorded. `asked`: what was asked, None where the officer's sentence stands for the section's text."""

    section: str
    asked: str | None
    written: str | None
    left: int


@dataclass(frozen=True, slots=True)
class TalkShortenedAll(Context):
    """A group of sections: those made shorter with the number of letters saved, and those where nothing can go."""

    section: str
    shorter: tuple[str, ...]
    same: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkWhySection(Context):
    """Where a section comes from, sentence by sentence; `own`: sentences without a source; `asked`: what is still asked about it."""

    section: str
    origin: str
    sentences: tuple[str, ...]
    own: tuple[str, ...]
    asked: tuple[str, ...]
    more: int
