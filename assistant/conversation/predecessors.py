"""An order to start → the library documents it could be started from, one for each office and subject, and the requests for it."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from assistant.conversation.commands import StartReport
from corpus.document import Kind
from corpus.library import Library, StoredDocument
from corpus.periods import Period
from corpus.text.folding import key

_TYPE_WORDS = re.compile(
    r"\b(?:bao cao|ke hoach|chuong trinh|cong van|v v|so ket|tong ket|ket qua|tinh hinh|dinh ky|nam|thang|quy|dau|cuoi|ky|giai doan|\d+|i{1,3}|iv)\b"
)
_SAME_SUBJECT = 75.0
_SAME_OFFICE = 88.0


def origins(library: Library, order: StartReport) -> tuple[StoredDocument, ...]:
    """One document for each series that fits the order: the newest before its period, one of a like period first."""
    if order.period is None:
        return ()
    documents = [document for document in library.list(kind=order.kind) if document.period]
    if order.origin:
        return tuple(document for document in documents if _is_called(document, order.origin))
    fitting = [document for document in documents if _fits(document, order)]
    return tuple(chosen for series in _series(fitting) if (chosen := _before(series, order.period, order.after)))


def requests(library: Library, period: Period) -> tuple[StoredDocument, ...]:
    """Letters that ask for a report of that period, the newest first."""
    letters = [document for document in library.list(kind=Kind.REQUEST) if document.period == period.code]
    return tuple(sorted(letters, key=lambda letter: (letter.issued is not None, letter.issued or letter.added_at.date()), reverse=True))


def letters(library: Library, words: str) -> tuple[StoredDocument, ...]:
    """Requests that the words name by number, id or file name (all where there are no words), the newest first."""
    named = [d for d in library.list(kind=Kind.REQUEST) if not words or _is_called(d, words) or (d.number and key(d.number) == key(words))]
    return tuple(sorted(named, key=lambda letter: (letter.issued is not None, letter.issued or letter.added_at.date()), reverse=True))


def _is_called(document: StoredDocument, words: str) -> bool:
    """By its id, or by the name of its file with or without the ending."""
    return words in (document.id, document.name.lower()) or key(words) in (key(document.name), key(document.name.rpartition(".")[0]))


def _fits(document: StoredDocument, order: StartReport) -> bool:
    return _of_office(document, order.office) and _about(document, order.topic)


def _of_office(document: StoredDocument, office: str) -> bool:
    wanted, agency = key(office), key(document.agency or "")
    return not wanted or wanted in agency or (bool(agency) and agency in wanted) or fuzz.partial_ratio(wanted, agency) >= _SAME_OFFICE


def _about(document: StoredDocument, topic: str) -> bool:
    """Every word of the subject stands in the title or the office's name; an abbreviation («TĐKT») may stand for several."""
    words = [*key(document.title).split(), *key(document.agency or "").split()]
    initials = "".join(word[0] for word in words)
    return all(word in words or (len(word) > 1 and word in initials) for word in topic.split())


def _series(documents: Iterable[StoredDocument]) -> list[list[StoredDocument]]:
    """Documents of one office about one subject together."""
    series: list[list[StoredDocument]] = []
    for document in documents:
        home = next((group for group in series if _same_series(group[0], document)), None)
        if home is None:
            series.append([document])
        else:
            home.append(document)
    return series


def _same_series(one: StoredDocument, other: StoredDocument) -> bool:
    same_office = key(one.agency or "") == key(other.agency or "")
    return same_office and fuzz.token_set_ratio(subject_of(one.title), subject_of(other.title)) >= _SAME_SUBJECT


def subject_of(title: str) -> str:
    """What a report is about: its title up to the first «;», without type, period and number."""
    return " ".join(_TYPE_WORDS.sub(" ", key(title.split(";", maxsplit=1)[0])).split())


def _before(series: list[StoredDocument], period: Period, named: Period | None) -> StoredDocument | None:
    """The document of the period `named`; else the newest that ends before `period` begins; else before it ends (2025H1 for 2025)."""
    dated = sorted(((Period.parse(d.period), d) for d in series if d.period), key=lambda pair: (pair[0].end, pair[1].added_at), reverse=True)
    if named:
        return next((document for own, document in dated if own == named), None)
    earlier = [pair for pair in dated if pair[0].end < period.start] or [pair for pair in dated if pair[0].end < period.end]
    alike = next((document for own, document in earlier if own.kind == period.kind), None)
    return alike or (earlier[0][1] if earlier else None)
