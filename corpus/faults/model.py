"""A fault: what is changed where, and which finding must answer it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What is damaged. The last group changes no fact: nothing may be said of it, and the citation must still be read alike."""

    NUMBER = "number"
    SWAP = "swap"
    YEAR = "year"
    INVENTED = "invented"
    DATE = "date"
    ISSUER = "issuer"
    PROVINCE = "province"
    MERGED = "merged"
    TYPE = "type"
    TITLE = "title"
    TITLE_NUMBER = "title-number"
    REPEALED = "repealed"
    PREDECESSOR = "predecessor"
    EARLY = "not-yet-in-force"
    AHEAD = "dated-after"
    LETTERS = "letters"
    SPLICE = "page-splice"
    NFD = "nfd"
    DASHES = "dashes"
    SPACES = "spaces"


HARMLESS = (Kind.LETTERS, Kind.SPLICE, Kind.NFD, Kind.DASHES, Kind.SPACES)


@dataclass(frozen=True, slots=True)
class Change:
    """`[start:end]` of the text becomes `new`."""

    start: int
    end: int
    new: str

    @property
    def growth(self) -> int:
        return len(self.new) - (self.end - self.start)

    def apply(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]

    def moved(self, offset: int) -> int:
        """Where an offset of the unchanged text stands afterwards."""
        return offset + self.growth if offset >= self.end else offset


@dataclass(frozen=True, slots=True)
class Expected:
    """`codes`: any of these answers the fault; `allowed`: others that the same fault may rightly raise beside them."""

    codes: frozenset[str]
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fault:
    """A change, where it stands, and what must answer it.

    `place`: code points of the damaged citation with issuer and title, in the changed text. `on`: the day as of which to check, where it
    is not the document's own. `covered`: issuer, type and year of a series to be declared complete.
    """

    document: str
    kind: Kind
    change: Change
    place: tuple[int, int]
    cited: str
    expected: Expected
    on: date | None = None
    covered: tuple[str, str, int] | None = None

    @property
    def harmless(self) -> bool:
        return self.kind in HARMLESS

    @property
    def id(self) -> str:
        """Names the fault in stored runs."""
        day = f"@{self.on}" if self.on else ""
        return f"{self.document}:{self.kind}:{self.change.start}-{self.change.end}={self.change.new!a}{day}"
