"""What the conversation says when it acts on a report, or cannot. `section` is a section's number and heading."""

from dataclasses import dataclass
from typing import Literal

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """`path` names the section without doubt («II.1»); `title`: number and heading."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class TalkPlace(Context):
    """A place as a phrase. `identifier`: id of a section, «head» or «tail»; `title`: of the section."""

    identifier: str
    title: str | None


@dataclass(frozen=True, slots=True)
class TalkWhichSection(Context):
    """Several sections fit, or none was named (`named` empty)."""

    named: str
    choices: tuple[SectionChoice, ...]


@dataclass(frozen=True, slots=True)
class TalkGroupSection(Context):
    """A heading that only groups others."""

    section: str
    children: tuple[SectionChoice, ...]


@dataclass(frozen=True, slots=True)
class TalkNoSection(Context):
    named: str


@dataclass(frozen=True, slots=True)
class TalkOfSection(Context):
    """A section was named and nothing else said."""

    section: str
    number: str


@dataclass(frozen=True, slots=True)
class TalkShortened(Context):
    """`removed`: the sentences left out; `cut`: the words left out inside others."""

    section: str
    removed: tuple[str, ...]
    cut: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkDecided(Context):
    """`label`: name of the candidate taken («B Rút gọn»), None where the text stays as it is."""

    done: Literal["accepted", "rejected", "restored", "reworded"]
    section: str
    number: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class TalkUnchanged(Context):
    """An order understood that changes nothing. `why`: no filler to cut, already as inherited, no text, rejected already, no such candidate."""

    section: str
    why: Literal["no_filler", "inherited", "no_text", "rejected", "no_candidate"]
    candidate: str = ""


@dataclass(frozen=True, slots=True)
class OfferedCandidate:
    name: str
    label: str
    sentences: int


@dataclass(frozen=True, slots=True)
class TalkCandidates(Context):
    """What a section can be made of. `reworded`: a rewording was asked for; `withheld`: why the model's is not there."""

    section: str
    number: str
    candidates: tuple[OfferedCandidate, ...]
    reworded: bool
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class FactWritten:
    """A question answered. `value`: as it now stands; `previous`: last period's; `places`: sections that use it."""

    name: str
    value: str
    previous: str | None
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactChoice:
    """A question that fits too: «id: value» answers this one. `clause`: the words of the source around its figure."""

    id: str
    value: str
    name: str
    previous: str | None
    place: str
    clause: str


@dataclass(frozen=True, slots=True)
class UnsureFact:
    """A value given that fits several questions (`choices`), or none."""

    said: str
    choices: tuple[FactChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class FactKept:
    """An answer given before that a table would change: it stands as `stands` until «id: value» is sent."""

    id: str
    value: str
    name: str
    stands: str


@dataclass(frozen=True, slots=True)
class TalkFacts(Context):
    """`left`: how many questions are still open. `notes`: whole sentences about what to look at; `column`: heading of the column read of a table."""

    written: tuple[FactWritten, ...]
    unsure: tuple[UnsureFact, ...]
    left: int
    kept: tuple[FactKept, ...] = ()
    notes: tuple[str, ...] = ()
    column: str = ""


@dataclass(frozen=True, slots=True)
class TalkWhichValue(Context):
    """The question is known, the value is none that it takes. `reason`: the sentence of the refusal, or None with `options`."""

    name: str
    options: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class TalkNotAsked(Context):
    """A document to be replaced that no question asks about; `places`: the sections that cite it."""

    named: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkUnmarked(Context):
    """A document named without diacritics, which the registry does not hold: it cannot stand in a report like that."""

    named: str


@dataclass(frozen=True, slots=True)
class TalkUndone(Context):
    """`sections`: whose text changed; `facts`: names of the questions whose answer changed. Both empty: nothing to undo."""

    undone: bool
    sections: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkExport(Context):
    """`open_questions`: slots that will stand in the file. The file itself is a link beside the text."""

    open_questions: int


@dataclass(frozen=True, slots=True)
class TalkReview(Context):
    """The page where every sentence stands beside its source: a link beside the text."""


@dataclass(frozen=True, slots=True)
class TalkUnclear(Context):
    """An order that is not understood; nothing was changed. `section`, `name`: of the open report, for examples; "" where there is none."""

    said: str
    section: str
    name: str


@dataclass(frozen=True, slots=True)
class TalkRefused(Context):
    """An order that the report's own rules refuse; `reason` is a whole sentence."""

    reason: str
