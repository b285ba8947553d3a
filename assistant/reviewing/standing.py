"""Claims and the acts of a review → how the review stands. The hash decides: what was concluded about other words holds no longer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.reviewing.claim import ClaimedSection, Claims
from assistant.reviewing.events import Event

SectionWord = Literal["open", "signed", "changed", "returned", "mended"]
StatusWord = Literal["drafting", "submitted", "returned", "approved", "changed"]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What was concluded about a claim, by whom, when, why; `holds` is False once its words, source or verdict are others."""

    verdict: str
    by: str
    at: datetime
    reason: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """A thread on a sentence of a section; `resolved`: who closed it, and when."""

    number: int
    section: str
    claim: str | None
    sentence: str | None
    by: str
    at: datetime
    text: str
    replies: tuple["Comment", ...] = ()
    resolved: tuple[str, datetime] | None = None


@dataclass(frozen=True, slots=True)
class SectionStanding:
    """`word`: open; signed; changed (its text is another than the one signed); returned; mended (changed since it was sent back).

    `by`, `at`, `reason` tell of the act that `word` speaks of. Counts of claims: `seen` have a conclusion that holds, `faulty` of
    these must be mended or were sent back, `slots` wait for figures in the text. `errors`: findings of the highest level. `comments`: threads not closed.
    """

    id: str
    word: SectionWord
    total: int
    seen: int
    faulty: int
    slots: int
    errors: int
    comments: int
    by: str | None = None
    at: datetime | None = None
    reason: str = ""

    @property
    def unseen(self) -> int:
        return self.total - self.seen

    @property
    def can_be_signed(self) -> bool:
        """Every claim seen, none to be mended, none waiting for a figure, no finding of the highest level."""
        return self.total > 0 and not (self.unseen or self.faulty or self.slots or self.errors)


@dataclass(frozen=True, slots=True)
class Status:
    """Of the whole report. «changed»: approved, but its text is another by now. `times`: how often it was submitted."""

    word: StatusWord = "drafting"
    by: str | None = None
    at: datetime | None = None
    reason: str = ""
    times: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The review of one report as it stands."""

    claims: Claims
    events: tuple[Event, ...]
    conclusions: Mapping[str, Conclusion]
    comments: tuple[Comment, ...]
    sections: Mapping[str, SectionStanding]
    status: Status

    @property
    def counted(self) -> tuple[SectionStanding, ...]:
        """Sections that hold claims: those to be signed."""
        return tuple(section for section in self.sections.values() if section.total)

    @property
    def signed(self) -> int:
        return sum(section.word == "signed" for section in self.counted)

    @property
    def errors(self) -> int:
        return sum(self.claims.errors.values())

    @property
    def unmended(self) -> tuple[SectionStanding, ...]:
        """Sections that were sent back, or hold something to be mended, and read as they did then; none while the report is with the reviewers."""
        if self.status.word in ("submitted", "approved"):
            return ()
        return tuple(section for section in self.counted if section.word == "returned" or section.faulty > 0)

    @property
    def is_as_returned(self) -> bool:
        """Whether the whole report was sent back and nothing in it has changed since."""
        last = next((event for event in reversed(self.events) if event.kind in ("submit", "return_report", "approve")), None)
        return last is not None and last.kind == "return_report" and last.seen == self.claims.sha256

    @property
    def can_be_approved(self) -> bool:
        """Submitted, every section signed, no finding of the highest level."""
        return self.status.word == "submitted" and bool(self.counted) and self.signed == len(self.counted) and not self.errors


def standing_of(claims: Claims, events: Sequence[Event]) -> Standing:
    """How the review stands after all acts."""
    seen_now = {claim.id: claim.seen for section in claims.sections for claim in section.claims}
    conclusions = _conclusions(events, seen_now)
    comments = _comments(events)
    acts = _last_acts(events)
    sections = {section.id: _section(section, claims, conclusions, comments, acts.get(section.id)) for section in claims.sections}
    return Standing(claims, tuple(events), conclusions, comments, sections, status_of(events, sha256=claims.sha256))


def _conclusions(events: Iterable[Event], seen_now: Mapping[str, str]) -> dict[str, Conclusion]:
    """The last conclusion about each claim that still exists."""
    found: dict[str, Conclusion] = {}
    for event in events:
        if event.kind != "verdict" or event.claim is None or event.claim not in seen_now:
            continue
        found.pop(event.claim, None)
        if event.value != "none":
            found[event.claim] = Conclusion(event.value or "", event.who, event.at, event.text, event.seen == seen_now[event.claim])
    return found


def _comments(events: Sequence[Event]) -> tuple[Comment, ...]:
    replies: dict[int, list[Comment]] = {}
    closed: dict[int, tuple[str, datetime] | None] = {}
    for event in events:
        if event.kind == "comment" and event.refers is not None:
            replies.setdefault(event.refers, []).append(_comment(event))
        if event.kind == "resolve" and event.refers is not None:
            closed[event.refers] = (event.who, event.at) if event.value == "yes" else None
    begun = [event for event in events if event.kind == "comment" and event.refers is None]
    return tuple(_comment(event, tuple(replies.get(event.number, ())), closed.get(event.number)) for event in begun)


def _comment(event: Event, replies: tuple[Comment, ...] = (), resolved: tuple[str, datetime] | None = None) -> Comment:
    return Comment(event.number, event.section or "", event.claim, event.sentence, event.who, event.at, event.text, replies, resolved)


def _last_acts(events: Iterable[Event]) -> dict[str, Event]:
    """Section → the last sign-off, or the last time that it was sent back; a sign-off taken back leaves nothing."""
    last: dict[str, Event] = {}
    for event in events:
        if event.section and event.kind in ("sign", "return_section"):
            last[event.section] = event
        elif event.section and event.kind == "unsign":
            last.pop(event.section, None)
    return last


def _section(section: ClaimedSection, claims: Claims, conclusions: Mapping[str, Conclusion], comments: Iterable[Comment], act: Event | None) -> SectionStanding:
    held = [c for claim in section.claims if (c := conclusions.get(claim.id)) and c.holds]
    faulty = sum(c.verdict != "pass" for c in held)
    word = _word(section, act, all_pass=len(held) == len(section.claims) and not faulty)
    told = act if word != "open" else None
    return SectionStanding(
        section.id,
        word,
        total=len(section.claims),
        seen=len(held),
        faulty=faulty,
        slots=sum(claim.waits for claim in section.claims),
        errors=claims.errors.get(section.id, 0),
        comments=sum(comment.section == section.id and comment.resolved is None for comment in comments),
        by=told.who if told else None,
        at=told.at if told else None,
        reason=told.text if told else "",
    )


def _word(section: ClaimedSection, act: Event | None, *, all_pass: bool) -> SectionWord:
    if act is None:
        return "open"
    same = act.seen == section.seen
    if act.kind == "return_section":
        return "returned" if same else "mended"
    if not same:
        return "changed"
    return "signed" if all_pass else "open"


def status_of(events: Iterable[Event], *, sha256: str | None) -> Status:
    """Status of a report from its acts. `sha256`: of its text now; None: not looked at."""
    status, times = Status(), 0
    words: Mapping[str, StatusWord] = {"submit": "submitted", "return_section": "returned", "return_report": "returned", "approve": "approved"}
    for event in events:
        if event.kind not in words:
            continue
        times += event.kind == "submit"
        word = words[event.kind]
        if word == "returned" and status.word == "drafting":
            continue  # a section sent back before anything was submitted is between the two of them
        if word == "approved" and sha256 is not None and event.seen != sha256:
            word = "changed"
        status = Status(word, event.who, event.at, event.text, times)
    return status
