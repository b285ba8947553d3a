"""What the conversation says when it acts on a report, or cannot. `section` is a section's number and heading."""

from dataclasses import dataclass
from typing import Literal

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class TalkHelp(Context):
    """What can be said. `documents` and `reports`: how many there are."""

    documents: int
    reports: int


@dataclass(frozen=True, slots=True)
class TalkStarted(Context):
    """A report made from `origin`; the counts are of what was shifted, left, and is asked. `request` and `deadline`: of the letter followed."""

    title: str
    origin: str
    shifted: int
    kept: int
    periods: int
    figures: int
    citations: int
    negatives: int
    followups: int
    sections: int
    request: str | None = None
    deadline: str | None = None
    waiting_request: str | None = None


@dataclass(frozen=True, slots=True)
class TalkWhichPeriod(Context):
    """`kind`: «báo cáo», «kế hoạch» or «tin»."""

    kind: str


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A document a report could be made from; `order` is what to say to choose it."""

    order: str
    title: str


@dataclass(frozen=True, slots=True)
class TalkWhichSource(Context):
    period: str
    choices: tuple[SourceChoice, ...]


@dataclass(frozen=True, slots=True)
class TalkNoSource(Context):
    """No earlier document; `held`: titles of what the library has of that kind."""

    kind: str
    period: str
    office: str
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkNoRequest(Context):
    period: str


@dataclass(frozen=True, slots=True)
class TalkWhichSection(Context):
    """Several sections fit, or none was named (`named` empty)."""

    named: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkGroupSection(Context):
    """A heading that only groups others."""

    section: str
    children: tuple[str, ...]


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
    """`removed`: the sentences left out."""

    section: str
    removed: tuple[str, ...]


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
    """A question that fits too; `order` is what to say to answer this one."""

    order: str
    name: str
    previous: str | None
    place: str


@dataclass(frozen=True, slots=True)
class UnsureFact:
    """A value given that fits several questions (`choices`), or none."""

    said: str
    choices: tuple[FactChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkFacts(Context):
    """`left`: how many questions are still open."""

    written: tuple[FactWritten, ...]
    unsure: tuple[UnsureFact, ...]
    left: int


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
    """`open_questions`: slots that will stand in the file."""

    url: str
    open_questions: int


@dataclass(frozen=True, slots=True)
class TalkReview(Context):
    url: str


@dataclass(frozen=True, slots=True)
class TalkWhichReport(Context):
    """A request that needs an open report; `reports`: titles of those in progress."""

    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkUnclear(Context):
    """An order that is not understood; nothing was changed."""

    said: str


@dataclass(frozen=True, slots=True)
class TalkRefused(Context):
    """An order that the report's own rules refuse; `reason` is a whole sentence."""

    reason: str
