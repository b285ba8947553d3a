"""A request letter → what was understood from it, each with its place in the letter; and the documents that an answer could be made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.conversation.predecessors import subject_of
from assistant.outline import align, items_of, requested_items
from corpus.document import Document, Kind
from corpus.library import StoredDocument
from corpus.periods import Period
from corpus.requests import Request, request_of
from corpus.text.dates import short
from corpus.text.folding import key, plain

_KINDS = ((Kind.PLAN, "ke hoach"), (Kind.NEWS, "tin bai"), (Kind.REPORT, "bao cao"))
_MOST = 6
_SAME = 70.0


@dataclass(frozen=True, slots=True)
class Read:
    """One thing that was read: `what` it is, its `value`, and `[start:end]` of the letter; -1 where it is inferred."""

    what: str
    value: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Possible:
    """A document to start from. `role`: previous, before (two periods ago), year, other; `matched` of `wanted` items of the outline have a section there."""

    id: str
    title: str
    number: str | None
    day: str | None
    period: str
    role: str
    matched: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Understood:
    """`reads`: kind, field, period, addressee, deadline, window, outline, in the order of a form."""

    kind: Kind
    period: Period | None
    request: Request
    reads: tuple[Read, ...]


def understood(letter: Document) -> Understood:
    """What the letter asks for."""
    request = request_of(letter)
    kind = _kind(letter)
    title = letter.head.title or ""
    reads = [Read("kind", kind.value, *_words(letter.text, ("báo cáo sơ kết", "báo cáo tổng kết", "báo cáo", "kế hoạch")))]
    subject = subject_of(title)
    if subject:
        reads.append(Read("field", _as_written(letter.text, subject), *_found(letter.text, subject)))
    if request.period:
        reads.append(Read("period", request.period.code, *_words(letter.text, (request.period.words,))))
    sender = letter.agency or ""
    if sender:
        reads.append(Read("addressee", sender, *_words(letter.text, (sender, sender.partition(" tỉnh")[0]))))
    if request.deadline and request.deadline_span:
        reads.append(Read("deadline", request.deadline.isoformat(), request.deadline_span.start, request.deadline_span.end))
    if request.window:
        reads.append(
            Read("window", f"{short(request.window[0])} - {short(request.window[1])}", *_words(letter.text, ("Số liệu tính từ", "Số liệu", "số liệu")))
        )
    if request.items:
        reads.append(Read("outline", str(len(request.items)), request.items[0].start, request.items[0].end))
    return Understood(kind, request.period, request, tuple(reads))


def possible_origins(letter: Document, period: Period, kind: Kind, stored: Iterable[StoredDocument], read: Sequence[Document]) -> tuple[Possible, ...]:
    """Documents before `period`, those of the same part of the year first. `read`: the documents of `stored`, in the same order."""
    wanted = requested_items(letter)
    subject = subject_of(letter.head.title or "")
    found = []
    for each, document in zip(stored, read, strict=True):
        if each.kind is not kind or not each.period or Period.parse(each.period).end >= period.start:
            continue
        own = Period.parse(each.period)
        matched = sum(match.new is not None and match.old is not None for match in align(items_of(document), wanted)) if wanted else 0
        day = each.issued.isoformat() if each.issued else None
        alike = fuzz.token_set_ratio(subject, subject_of(each.title)) >= _SAME if subject else True
        possible = Possible(each.id, each.title, each.number, day, each.period, _role(own, period), matched, len(wanted))
        found.append((not alike, _role_rank(possible.role), -own.end.toordinal(), possible))
    return tuple(possible for *_, possible in sorted(found, key=lambda row: row[:3])[:_MOST])


def _role(own: Period, period: Period) -> str:
    if own.kind == period.kind and (own.first, own.last) == (period.first, period.last):
        return {1: "previous", 2: "before"}.get(period.year - own.year, "other")
    return "year" if own.kind == "year" else "other"


def _role_rank(role: str) -> int:
    return ("previous", "before", "year", "other").index(role)


def _kind(letter: Document) -> Kind:
    words = plain(letter.head.title or letter.text[:2000])
    return next((kind for kind, word in _KINDS if word in words), Kind.REPORT)


def _words(text: str, wanted: Sequence[str]) -> tuple[int, int]:
    """The first place of the first of these words that stands in the text."""
    lower = text.lower()
    same = len(lower) == len(text)
    for words in wanted:
        at = lower.find(words.lower()) if same else text.find(words)
        if at >= 0:
            return at, at + len(words)
    return -1, -1


def _found(text: str, subject: str) -> tuple[int, int]:
    """Where the plain words of a subject stand, whatever the marks between them."""
    words = subject.split()
    positions = _positions(text)
    for index in range(len(positions) - len(words) + 1):
        if [word for word, _, _ in positions[index : index + len(words)]] == words:
            return positions[index][1], positions[index + len(words) - 1][2]
    return -1, -1


def _as_written(text: str, subject: str) -> str:
    start, end = _found(text, subject)
    words = " ".join(text[start:end].split()) if start >= 0 else subject
    return words[:1].upper() + words[1:]


def _positions(text: str) -> list[tuple[str, int, int]]:
    found = []
    at = 0
    for piece in text.split():
        at = text.index(piece, at)
        word = key(piece)
        if word:
            found.append((word, at, at + len(piece.rstrip(".,;:"))))
        at += len(piece)
    return found
