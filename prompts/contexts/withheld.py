"""Why the model's candidate is withheld: one context a reason. `value`, `text`, `word` are quoted to the officer as they stand."""

from dataclasses import dataclass

from prompts.contexts.base import Context

# --- the server ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WithheldUnreachable(Context):
    address: str


@dataclass(frozen=True, slots=True)
class WithheldNoAnswer(Context):
    """Not a word within the time allowed."""

    seconds: float


@dataclass(frozen=True, slots=True)
class WithheldUnfinished(Context):
    """Words came, but not the end of the answer within the time allowed."""

    seconds: float


@dataclass(frozen=True, slots=True)
class WithheldDisconnected(Context):
    pass


@dataclass(frozen=True, slots=True)
class WithheldServerError(Context):
    status: int


@dataclass(frozen=True, slots=True)
class WithheldRefusedKey(Context):
    status: int


@dataclass(frozen=True, slots=True)
class WithheldUnknownModel(Context):
    model: str


@dataclass(frozen=True, slots=True)
class WithheldBusy(Context):
    pass


@dataclass(frozen=True, slots=True)
class WithheldNotStream(Context):
    """The server answered with something else than a stream of events."""

    content_type: str


@dataclass(frozen=True, slots=True)
class WithheldGarbledStream(Context):
    pass


@dataclass(frozen=True, slots=True)
class WithheldEndless(Context):
    """More bytes or letters than any honest answer has."""


@dataclass(frozen=True, slots=True)
class WithheldCutOff(Context):
    """The server stopped the answer at its length limit, in tokens of the model."""

    max_tokens: int


@dataclass(frozen=True, slots=True)
class WithheldUnexpected(Context):
    """A fault that has no sentence of its own; `kind` is the name of the error class."""

    kind: str


# --- the form of the answer ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WithheldNothingToReword(Context):
    pass


@dataclass(frozen=True, slots=True)
class WithheldBadFormat(Context):
    """`fault` says in words what is wrong with the form."""

    fault: str


@dataclass(frozen=True, slots=True)
class WithheldMarkup(Context):
    value: str


@dataclass(frozen=True, slots=True)
class WithheldLanguage(Context):
    pass


# --- sources ------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WithheldUnknownSource(Context):
    value: str


@dataclass(frozen=True, slots=True)
class WithheldWrongSource(Context):
    """A value stands in a sentence that does not name the sentence it comes from."""

    value: str


@dataclass(frozen=True, slots=True)
class WithheldSkippedSentence(Context):
    text: str


@dataclass(frozen=True, slots=True)
class WithheldMergedSlot(Context):
    text: str


@dataclass(frozen=True, slots=True)
class WithheldUnsupported(Context):
    text: str


@dataclass(frozen=True, slots=True)
class WithheldAddedClaim(Context):
    word: str


@dataclass(frozen=True, slots=True)
class WithheldNegation(Context):
    text: str


# --- figures, citations, names ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WithheldInventedNumber(Context):
    value: str


@dataclass(frozen=True, slots=True)
class WithheldRetypedNumber(Context):
    value: str


@dataclass(frozen=True, slots=True)
class WithheldNumberInWords(Context):
    word: str


@dataclass(frozen=True, slots=True)
class WithheldInventedCitation(Context):
    """`number` is None for an act cited by name."""

    value: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class WithheldRetypedCitation(Context):
    value: str


@dataclass(frozen=True, slots=True)
class WithheldInventedName(Context):
    value: str


@dataclass(frozen=True, slots=True)
class WithheldInventedSlot(Context):
    value: str


@dataclass(frozen=True, slots=True)
class WithheldUnknownMark(Context):
    value: str


@dataclass(frozen=True, slots=True)
class WithheldDropped(Context):
    meaning: str
    value: str


@dataclass(frozen=True, slots=True)
class WithheldRepeated(Context):
    meaning: str
    value: str


@dataclass(frozen=True, slots=True)
class WithheldMoved(Context):
    """A figure beside another word, or values of one kind in another order: it may now belong to something else."""

    meaning: str
    value: str


@dataclass(frozen=True, slots=True)
class WithheldFailedCheck(Context):
    """The checker's own sentences."""

    reasons: tuple[str, ...]
