"""A suppression: a finding that an officer has looked at and lets stand, with reason and name. Matched by content, so that it outlives edits."""

import datetime
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from assistant.checker.context import Context
from assistant.checker.finding import Finding
from corpus.citations.model import Citation
from corpus.registry.numbers import number_key
from corpus.text.folding import plain


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is let stand, why, and by whom.

    `text`: the flagged words. `citation`: the number («98/2023/NĐ-CP», «46/KH-SDL@2023-05-22») or the name of what is cited. `section`: number
    or heading of the section it is limited to. At least one of the first two is needed; without reason and author it has no effect.
    """

    code: str
    text: str | None = None
    citation: str | None = None
    section: str | None = None
    reason: str = ""
    author: str = ""
    date: datetime.date | None = None

    @property
    def id(self) -> str:
        """A short name made of what it matches."""
        from hashlib import blake2b

        said = "\x1f".join((self.code, self.text or "", self.citation or "", self.section or ""))
        return blake2b(said.encode(), digest_size=6).hexdigest()

    @property
    def words(self) -> str:
        """What it matches, in one line for a message."""
        return " ".join((self.text or self.citation or "không ghi lời văn").split())

    @property
    def is_signed(self) -> bool:
        """Whether it says why, and who answers for it."""
        return bool(self.reason.strip() and self.author.strip())


FIELDS = tuple(field.name for field in fields(Suppression))


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding, and what keeps it out of the list."""

    finding: Finding
    by: Suppression


@dataclass(frozen=True, slots=True)
class Settled:
    """Findings that stay, those that do not, and suppressions that met nothing."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    unused: tuple[Suppression, ...]


def settle(context: Context, findings: Sequence[Finding], suppressions: Iterable[Suppression]) -> Settled:
    """Take out what is suppressed. One that lacks reason or author takes nothing out, yet counts as met."""
    given = tuple(suppressions)
    by_code: dict[str, list[Suppression]] = {}
    for suppression in given:
        by_code.setdefault(suppression.code, []).append(suppression)
    kept: list[Finding] = []
    out: list[Suppressed] = []
    met: set[Suppression] = set()
    for finding in findings:
        fitting = [each for each in by_code.get(finding.code, ()) if matches(context, finding, each)]
        met.update(fitting)
        signed = next((each for each in fitting if each.is_signed), None)
        if signed:
            out.append(Suppressed(finding, signed))
        else:
            kept.append(finding)
    return Settled(tuple(kept), tuple(out), tuple(each for each in given if each not in met))


def matches(context: Context, finding: Finding, suppression: Suppression) -> bool:
    """Whether a suppression speaks of this finding."""
    if suppression.code != finding.code or not (suppression.text or suppression.citation):
        return False
    if suppression.text and _words(suppression.text) != _words(finding.text):
        return False
    if suppression.citation and not _cites(context, finding, suppression.citation):
        return False
    return not suppression.section or _is_in(context, finding, suppression.section)


def citation_key(citation: Citation) -> str | None:
    """What a suppression says of a citation: its number, with the date where it is known; a law by its name."""
    if not citation.number:
        return citation.alias
    return f"{citation.number}@{citation.date.isoformat()}" if citation.date else citation.number


def suppression_form(suppression: Suppression) -> dict[str, str | None]:
    """The entry as JSON and TOML write it."""
    return {
        "code": suppression.code,
        "text": suppression.text,
        "citation": suppression.citation,
        "section": suppression.section,
        "reason": suppression.reason,
        "author": suppression.author,
        "date": suppression.date.isoformat() if suppression.date else None,
    }


def place_of(context: Context, suppression: Suppression) -> tuple[int, int]:
    """Where its words stand in the text, wrong or not; else the beginning."""
    words = suppression.text or (suppression.citation or "").partition("@")[0]
    at = context.text.find(words) if words else -1
    return (at, at + len(words)) if at >= 0 else (0, 0)


def _words(text: str) -> str:
    """Words in composed letters, parted by single spaces: a line broken anew changes nothing."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _cites(context: Context, finding: Finding, wanted: str) -> bool:
    if finding.citation is None:
        return False
    citation = context.citations[finding.citation]
    number, _, day = wanted.partition("@")
    if citation.number:
        return number_key(citation.number) == number_key(number) and (not day or day == (citation.date.isoformat() if citation.date else ""))
    return bool(citation.alias) and plain(citation.alias or "") == plain(wanted)


def _is_in(context: Context, finding: Finding, wanted: str) -> bool:
    named = _heading(wanted)
    return any(named in (_heading(section.number), _heading(section.heading)) for section in context.path(finding.start))


def _heading(text: str) -> str:
    return " ".join(plain(text).split()).rstrip(".:) ")
