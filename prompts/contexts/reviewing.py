"""What the reviewer's mode says of a claim: what the registry knows, how the words came about."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class ReviewWay(Context):
    """One step of how a sentence came about. `count`: edits of that kind, of kept words the periods running; `questions`: their numbers."""

    kind: str
    count: int
    questions: tuple[int, ...]
    since: str


@dataclass(frozen=True, slots=True)
class ReviewRegistered(Context):
    """`state`: in_force, ended, not_begun, differs, unchecked; `status`: of the look-up. `on`, `ended`: days; `differs`: fields in words."""

    state: str
    on: str
    ended: str
    successor: str
    differs: tuple[str, ...]
    status: str
    candidates: int


@dataclass(frozen=True, slots=True)
class ReviewSection(Context):
    """What a section is called in a sentence. `section`: its id, «head» and «tail» for what stands around."""

    section: str
    heading: str


@dataclass(frozen=True, slots=True)
class ReviewBlocked(Context):
    """Why a section cannot be signed yet: counts of claims, and of findings of the highest level."""

    section: str
    unseen: int
    faulty: int
    slots: int
    errors: int


@dataclass(frozen=True, slots=True)
class ReviewTogether(Context):
    """Beside a conclusion that was one of many of the same act."""


@dataclass(frozen=True, slots=True)
class RecordFacts(Context):
    """The head of a review record, a line a fact; days and times in words."""

    office: str
    period: str
    origin: str
    status: str
    by: str
    at: str
    reason: str
    signed: int
    sections: int
    claims: int
    passed: int
    faulty: int
    errors: int
    as_of: str
    checked_on: str
    made: str


@dataclass(frozen=True, slots=True)
class RecordHash(Context):
    """A line of the appendix. `what`: document, own, registry, section; `name` of the section; `digest` as hexadecimal digits."""

    what: str
    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class RecordSection(Context):
    """How a section stands: `state` as the review has it."""

    state: str
    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecordClaim(Context):
    """A row of the record: four cells apart by a line «§». `marked`: the words looked at; `verdict` "" where nothing was concluded."""

    kind: str
    marked: tuple[str, ...]
    words: str
    quote: str
    title: str
    by: str
    written: str
    promise: str
    ways: tuple[str, ...]
    compared: tuple[str, ...]
    registry: str
    label: str
    findings: tuple[str, ...]
    verdict: str
    judge: str
    judged: str
    reason: str
    holds: bool


@dataclass(frozen=True, slots=True)
class RecordOpen(Context):
    """What is still open in a section."""

    section: str
    word: str
    unseen: int
    faulty: int
    slots: int
    errors: int
    comments: int


@dataclass(frozen=True, slots=True)
class RecordEvent(Context):
    """One act: who did what, when, where («section»), with which words."""

    kind: str
    who: str
    at: str
    section: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordVerified(Context):
    """Whether a record holds. `changed`, `gone`, `added`: headings of sections against the report as it is now."""

    unchanged: bool
    same_report: bool
    same_text: bool
    approved: bool
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    added: tuple[str, ...]
