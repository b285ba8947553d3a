"""What the officer may want, as records: the outcome of understanding a message."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.conversation.fact_words import Fact
from assistant.conversation.section_names import SectionName
from corpus.document import Kind
from corpus.periods import Period
from prompts.contexts.talk_how import HowTo

Verb = Literal["shorten", "reword", "offer", "accept", "reject", "restore"]


@dataclass(frozen=True, slots=True)
class StartReport:
    """A new report. `office`, `topic`: words that say which; `after`: the period of the document to start from; `request`: follow the request.

    `letter`: words that name one request; `template`: words that name a template to begin from instead of a document, "" for any.
    """

    kind: Kind
    period: Period | None
    office: str = ""
    topic: str = ""
    origin: str | None = None
    after: Period | None = None
    request: bool = False
    letter: str = ""
    template: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeSection:
    """Something done to one section. `candidate`: A, B, C or D where one is named."""

    verb: Verb
    section: SectionName
    candidate: str | None = None


@dataclass(frozen=True, slots=True)
class GiveFacts:
    """Answers to questions. `sure`: said as «name: value»; without that it may be a question about the world."""

    facts: tuple[Fact, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class ReplaceBasis:
    """«Thay Công văn số … bằng Công văn số …», or «giữ nguyên Công văn số …» (`new` None).

    `newest`: by its successor; `old` is "" where only the new one is named, or every basis that has ended is meant (`newest`).
    """

    old: str
    new: str | None
    section: SectionName | None = None
    newest: bool = False


@dataclass(frozen=True, slots=True)
class AskFindings:
    """What the checker finds; `expired`: only what is no longer in force."""

    section: SectionName | None = None
    expired: bool = False


@dataclass(frozen=True, slots=True)
class AskBases:
    """Which legal bases a section may cite."""

    section: SectionName


@dataclass(frozen=True, slots=True)
class AskMissing:
    """Which sections are not ready."""


@dataclass(frozen=True, slots=True)
class AskQuestions:
    """Which facts are still asked for. `which`: a figure was to be written, but not said which."""

    section: SectionName | None = None
    which: bool = False


@dataclass(frozen=True, slots=True)
class AskWhy:
    """Where a sentence comes from: the selected one, or the one that holds `quote`; or where a section comes from. `loose`: the quote is told, not cited."""

    quote: str | None = None
    section: SectionName | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Compare:
    """What differs from the document it was made from."""

    section: SectionName | None = None


@dataclass(frozen=True, slots=True)
class NameSection:
    """A section is named and nothing else said."""

    section: SectionName


@dataclass(frozen=True, slots=True)
class Export:
    pass


@dataclass(frozen=True, slots=True)
class OpenReview:
    pass


@dataclass(frozen=True, slots=True)
class Undo:
    pass


@dataclass(frozen=True, slots=True)
class Redo:
    pass


@dataclass(frozen=True, slots=True)
class AcceptLast:
    """Take what the last turn proposed."""


@dataclass(frozen=True, slots=True)
class RejectLast:
    """Leave the text as it was before what the last turn proposed."""


@dataclass(frozen=True, slots=True)
class EditText:
    """The officer's own words: `new` added to a section, put in place of `old`, or the sentence that speaks of `old` taken out."""

    verb: Literal["add", "replace", "remove"]
    section: SectionName | None
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class DraftAgain:
    """A section drafted anew from the document that `source` names in words; "": from last period's."""

    section: SectionName
    source: str = ""


ReviewVerb = Literal["submit", "sign", "unsign", "return", "return_all", "approve", "open"]


@dataclass(frozen=True, slots=True)
class ReviewAct:
    """Something in the review of the report; `open`: what is still open. `reason`: why it is sent back, or a note to the reviewer.

    `sure`: submitted whatever is still open.
    """

    verb: ReviewVerb
    section: SectionName | None = None
    reason: str = ""
    sure: bool = False


Forbidden = Literal["invent", "previous", "wipe", "final", "pasted", "outside"]


@dataclass(frozen=True, slots=True)
class Refuse:
    """What is never done, whoever asks."""

    what: Forbidden


@dataclass(frozen=True, slots=True)
class Chat:
    """A word of courtesy."""

    tone: Literal["hello", "thanks", "bye", "small_talk"]


@dataclass(frozen=True, slots=True)
class Greet:
    pass


@dataclass(frozen=True, slots=True)
class LookUp:
    """Is the document named in the message in force?"""


@dataclass(frozen=True, slots=True)
class Search:
    """Passages about `words`."""

    words: str


@dataclass(frozen=True, slots=True)
class AskFreely:
    """Anything else: a question, or words not understood (`command`: it is worded as an order about the document)."""

    words: str
    command: bool = False


@dataclass(frozen=True, slots=True)
class AskOneByOne:
    """Ask the open questions one after another; of one section where it is named."""

    section: SectionName | None = None


@dataclass(frozen=True, slots=True)
class AcceptAll:
    """Accept the text of every section that waits for a decision. `ready`: only of those with nothing left to do."""

    ready: bool = False


@dataclass(frozen=True, slots=True)
class Mend:
    """Make the replacements of findings: every safe one, or those of one rule (`code`), the `nth` of them where it is said."""

    code: str | None = None
    section: SectionName | None = None
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class LetStand:
    """A finding stays as it is, for a reason; `again`: it is looked at once more."""

    code: str
    reason: str = ""
    section: SectionName | None = None
    nth: int | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class SetDeadline:
    """The day before which the report is due; None: no day."""

    day: date | None


@dataclass(frozen=True, slots=True)
class ChangeOutline:
    """A section added under `heading`, renamed to it, moved or dropped. `where` it goes, seen from the section `other`; None: last of all."""

    verb: Literal["add", "rename", "move", "drop"]
    section: SectionName | None = None
    heading: str = ""
    where: Literal["before", "after", "under"] | None = None
    other: SectionName | None = None


@dataclass(frozen=True, slots=True)
class ListReports:
    """Which reports there are."""


@dataclass(frozen=True, slots=True)
class OpenReport:
    """Go on with the report that `words` name; "" for the one that is open."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class AskHow:
    """How something is done in the program."""

    topic: HowTo


@dataclass(frozen=True, slots=True)
class AskHistory:
    """What was done in the report, by whom, when."""


Command = (
    StartReport | ChangeSection | GiveFacts | ReplaceBasis | AskFindings | AskBases | AskMissing | AskQuestions | AskWhy | Compare | NameSection
    | Export | OpenReview | ReviewAct | Undo | Redo | AcceptLast | RejectLast | EditText | DraftAgain | Refuse | Chat | Greet | LookUp | Search | AskFreely
    | AskOneByOne | AcceptAll | Mend | LetStand | SetDeadline | ChangeOutline | ListReports | OpenReport | AskHow | AskHistory
)  # fmt: skip
