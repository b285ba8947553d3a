"""What the conversation tells about a report: findings, gaps, questions, where a sentence comes from, what differs from last period."""

from dataclasses import dataclass
from typing import Literal

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """`severity`: error, warning, info or hint; `code`: of the rule, by which it can be named."""

    place: str
    severity: str
    message: str
    code: str


@dataclass(frozen=True, slots=True)
class TalkFindings(Context):
    """`section`: None for the whole report; `slots`: open slots, counted apart; `summary`: the checker's line; `more`: findings not listed."""

    section: str | None
    errors: int
    warnings: int
    notes: int
    slots: int
    findings: tuple[ToldFinding, ...]
    more: int
    summary: str


@dataclass(frozen=True, slots=True)
class TalkExpired(Context):
    """`on`: the day that counts; `bases`: used as a basis, `mentions`: told as history; `section`: None for the whole report."""

    on: str
    bases: tuple[ToldFinding, ...]
    mentions: tuple[ToldFinding, ...]
    summary: str
    section: str | None = None


@dataclass(frozen=True, slots=True)
class SectionGap:
    section: str
    questions: int


@dataclass(frozen=True, slots=True)
class TalkMissing(Context):
    """`empty`: sections without text; `waiting`: with open questions; `undecided`: how many wait for a decision, of `sections`."""

    empty: tuple[str, ...]
    waiting: tuple[SectionGap, ...]
    undecided: int
    sections: int


@dataclass(frozen=True, slots=True)
class ToldQuestion:
    """`id` may be used to answer («q12: 14»)."""

    id: str
    name: str
    place: str
    previous: str | None


@dataclass(frozen=True, slots=True)
class TalkQuestions(Context):
    """`which`: the officer is asked which of them he means."""

    section: str | None
    total: int
    questions: tuple[ToldQuestion, ...]
    more: int
    which: bool = False


@dataclass(frozen=True, slots=True)
class ToldEdit:
    """One edit of a sentence. `name`: what is asked, for slots and facts.

    `kind`: a slot is open, a fact is a slot that is filled, an edit is the officer's own, a blank is a number or day given at signing, a cut is what
    «rút gọn» left out.
    """

    kind: Literal["shift", "slot", "fact", "citation", "entity", "edit", "blank", "cut"]
    old: str
    new: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class TalkWhy(Context):
    """Where a sentence comes from. `rule`: its class (boilerplate, period, figure …)."""

    text: str
    origin: str
    quote: str
    edits: tuple[ToldEdit, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class TalkWhyAuthor(Context):
    """A sentence without a source."""

    text: str
    author: str


@dataclass(frozen=True, slots=True)
class TalkWhichSentence(Context):
    """`quote`: what was looked for in vain, None where nothing was named; `choices`: the sentences it may be."""

    choices: tuple[str, ...]
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class TalkCompared(Context):
    """The whole report beside its origin. Counts of edits, of open and filled slots, of sections by what the outline says."""

    title: str
    origin: str
    shifted: int
    open_slots: int
    filled: int
    citations: int
    edited: int
    followups: tuple[str, ...]
    dropped: int
    removed: int
    new_sections: tuple[str, ...]
    renamed_sections: tuple[str, ...]
    shortened: tuple[str, ...]
    rejected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedSentence:
    text: str
    edits: tuple[ToldEdit, ...]


@dataclass(frozen=True, slots=True)
class TalkComparedSection(Context):
    """`same`: sentences taken over letter by letter; `removed`: sentences of the origin that are gone; `own`: sentences without a source."""

    section: str
    origin: str
    same: int
    changed: tuple[ComparedSentence, ...]
    removed: tuple[str, ...]
    own: tuple[str, ...]
    followups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldStanding:
    """What the registry says of one document. `unchecked`: the registry's own facts have not been checked against the source."""

    name: str
    status: Literal["in_force", "ended", "replaced", "unknown"]
    until: str | None = None
    successor: str | None = None
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class TalkStanding(Context):
    on: str
    documents: tuple[ToldStanding, ...]


@dataclass(frozen=True, slots=True)
class ToldQuote:
    """`ended`: since when the document is no longer in force, None while it is or nothing is known."""

    place: str
    quote: str
    lead: str | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class TalkQuoted(Context):
    """An answer in the source's own words. `place`: document and heading; `lead`: the words that introduce the quote, None without."""

    quotes: tuple[ToldQuote, ...]


@dataclass(frozen=True, slots=True)
class TalkNothingFound(Context):
    """No sentence answers. `near`: a place that speaks of much the same, None where there is none."""

    query: str
    documents: int
    near: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedBasis:
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class TalkProposedBases(Context):
    """Legal bases that a section may cite, the newest first; `more`: how many are not named."""

    section: str
    bases: tuple[ProposedBasis, ...]
    more: int = 0
