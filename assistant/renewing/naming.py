"""A registered document written in the place of another: as fully as the old one stood there, no more."""

from corpus.citations import Citation, find_citations
from corpus.registry.entry import Entry
from corpus.text.dates import short


def full_name(entry: Entry) -> str:
    """«Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định …»; a document without number by its title."""
    if not entry.number:
        return entry.title
    words = [f"{entry.type} số {entry.number}"]
    words += [f"ngày {short(entry.issued)}"] if entry.issued else []
    words += [f"của {entry.issuer}"] if entry.issuer else []
    words += [entry.title[:1].lower() + entry.title[1:]] if entry.title else []
    return " ".join(words)


def fitted(name: str, old: str) -> str:
    """`name` cut to what `old` says: without title, issuer or date where the words it takes the place of have none."""
    new, known = _only(name), _only(old)
    if new is None or known is None or new.number_span is None or known.title_span:
        return name
    return name[: _issuer_end(new, known) or _date_end(new, known) or new.number_span[1]]


def names_same(one: str, other: str) -> bool:
    """Whether both name the document of one number: «Nghị định 152/2025/NĐ-CP» is known by its whole name."""
    first, second = _only(one), _only(other)
    return first is not None and second is not None and first.number is not None and first.number == second.number


def _only(words: str) -> Citation | None:
    """The outer citation, where the words are one."""
    outer = [citation for citation in find_citations(words) if citation.of is None]
    return outer[0] if outer and outer[0].start == 0 else None


def _issuer_end(new: Citation, known: Citation) -> int | None:
    return new.issuer_span[1] if known.issuer_span and new.issuer_span else None


def _date_end(new: Citation, known: Citation) -> int | None:
    return new.end if known.date_span or known.issuer_span else None
