"""What the conversation says of a report as a whole: questions asked one by one, all accepted, findings let stand, outline, deadline."""

from dataclasses import dataclass
from typing import Literal

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class TalkAsk(Context):
    """One question of those asked one by one. `number` of `total` in the report, `left` still open; `value`: the answer it has already.

    `promised`: the promise of last period that a follow-up is about; `renames`: the answer may leave the text as it stands.
    """

    number: int
    total: int
    left: int
    name: str
    unit: str | None
    previous: str | None
    place: str
    promised: str | None = None
    note: str | None = None
    value: str | None = None
    renames: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkAskEnds(Context):
    """Nothing more to ask. `left`: questions still open, `stopped`: at the officer's word; `section`: the section they were limited to."""

    left: int
    stopped: bool = False
    section: str | None = None


@dataclass(frozen=True, slots=True)
class TalkAskChoices(Context):
    """One message that a button sends while questions are asked: leave blank, keep as it stands, skip, go back, stop."""

    what: Literal["none", "keep", "skip", "back", "stop", "resume", "accept_all", "check", "export", "questions"]


@dataclass(frozen=True, slots=True)
class TalkAccepted(Context):
    """`accepted`: headings of the sections taken as they stand; `left`: how many still wait for a decision."""

    accepted: tuple[str, ...]
    left: int
    ready: bool = False


@dataclass(frozen=True, slots=True)
class TalkMended(Context):
    """`sections`: headings of those changed; `code`: of the rule where one was named; `why`: the sentence that says why nothing could be done."""

    sections: tuple[str, ...]
    code: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class FindingChoice:
    """One of several findings of a rule: «VB401 thứ `number`»."""

    number: int
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class TalkWhichFinding(Context):
    """Several findings bear the code, or none (`choices` empty). `verb`: what was ordered, as it is to be said again."""

    code: str
    verb: Literal["stand", "mend", "again"]
    choices: tuple[FindingChoice, ...]


@dataclass(frozen=True, slots=True)
class TalkLetStand(Context):
    """A finding let stand with `reason`, or looked at `again`."""

    code: str
    place: str
    reason: str
    again: bool


@dataclass(frozen=True, slots=True)
class TalkWhyStand(Context):
    """A finding cannot be let stand without a reason."""

    code: str


@dataclass(frozen=True, slots=True)
class TalkOutlined(Context):
    """A change of the outline. `section`: as it is called now, `before`: its name before a renaming; `beside`: the section it went to."""

    done: Literal["add", "rename", "move", "drop"]
    section: str
    before: str = ""
    where: Literal["before", "after", "under"] | None = None
    beside: str = ""
    below: int = 0


@dataclass(frozen=True, slots=True)
class TalkDeadline(Context):
    """`day`: as it is written, None where there is none now; `before`: the day it was."""

    day: str | None
    before: str | None


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report in progress."""

    id: str
    title: str
    accepted: int
    sections: int
    open_questions: int
    deadline: str | None


@dataclass(frozen=True, slots=True)
class TalkReports(Context):
    """`reports`: those that fit, newest first; `named`: the words they were looked for by, "" for all; `more` that are not told; `year`: of the present day."""

    reports: tuple[ToldReport, ...]
    named: str
    more: int
    year: int


@dataclass(frozen=True, slots=True)
class TalkOpened(Context):
    """A report that the conversation goes on with."""

    title: str
    open_questions: int
    deadline: str | None


@dataclass(frozen=True, slots=True)
class ToldDeed:
    """`at`: day and time; `what`: in words."""

    number: int
    at: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class TalkHistory(Context):
    """Newest first; `total` of all changes."""

    deeds: tuple[ToldDeed, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DeedFact:
    """A question answered; `value` None: opened again, «none»: nothing arose."""

    name: str
    value: str | None


@dataclass(frozen=True, slots=True)
class TalkDeed(Context):
    """One change of a report as a short line. `sections`: names of those it touched, `undone`: the line of what an undo took back or a redo did again.

    `detail`: the code of a rule, a day, or a version; `verb` of a kind not known here is told as it stands.
    """

    verb: str
    sections: tuple[str, ...] = ()
    facts: tuple[DeedFact, ...] = ()
    detail: str = ""
    candidate: str = ""
    undone: str = ""


@dataclass(frozen=True, slots=True)
class TalkAct(Context):
    """What a change did, in two or three words that stand before the name of a section; `verb` as in `TalkDeed`."""

    verb: str


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class TalkWhichTemplate(Context):
    """Several templates fit, or none was known by the name (`named`)."""

    kind: str
    period: str
    office: str
    named: str
    choices: tuple[TemplateChoice, ...]


@dataclass(frozen=True, slots=True)
class TalkStartedFromTemplate(Context):
    """A report made from a template: how many sections, how many questions."""

    title: str
    template: str
    sections: int
    questions: int
    office: str | None
