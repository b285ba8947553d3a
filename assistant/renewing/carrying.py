"""A document answered by number and date alone → the same with what the old citation says beyond them: type word, issuer, title.

What the answer gives itself always stands; years of the title move with the year of the document.
"""

import re
from datetime import date

from assistant.renewing.naming import full_name
from corpus.citations import Citation, find_citations
from corpus.registry.snapshot import Registry

_BARE = re.compile(r"(?:số\s+)?(?=\d{1,5}(?:/\d{4})?[/-][^\W\d_])", re.IGNORECASE)
_SERIAL = re.compile(r"^\d+(?:/\d{4})?[/-]")
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])")
_COMMA = re.compile(r"[,.;]+\s*(?=ngày)|[\s,.;]+$")


def carried(name: str, old: str) -> str:
    """`name` with the words of `old` that it does not give: «21/KH-UBND ngày 20/01/2026» becomes as full as the citation it takes the place of."""
    known = _only(old)
    if known is None or known.number_span is None:
        return name
    text = _COMMA.sub(" ", f"{old[: known.number_span[0]]}{_BARE.sub('', name, count=1)}" if _lacks_type(name) else name).strip()
    new = _only(text)
    if new is None or new.number is None or new.title or (new.end < len(text) and not new.issuer_span):
        return name if new is None else text
    rest = old[known.end : known.whole_span[1]]
    if new.issuer_span or _symbol(new) != _symbol(known):
        rest = old[known.issuer_span[1] : known.whole_span[1]] if known.issuer_span else rest
    return text + _moved(rest, known.date, new.date)


def completed(name: str, registry: Registry) -> str:
    """The whole name of a document that was answered by its number and date, where the registry knows exactly that one."""
    text = _BARE.sub("", name, count=1) if _lacks_type(name) else name
    given = next(iter(find_citations(text)), None)
    number, day = (given.number, given.date) if given else (text.split()[0] if text else None, None)
    if number is None or (given and (given.title or given.issuer)) or (day is None and not re.match(r"\d+/\d{4}/", number)):
        return name
    found = {entry for entry in registry.find(number) if day is None or entry.issued == day}
    return full_name(found.pop()) if len(found) == 1 else name


def _lacks_type(name: str) -> bool:
    return _BARE.match(name) is not None


def _only(words: str) -> Citation | None:
    """The outer citation that the words begin with."""
    outer = [citation for citation in find_citations(words) if citation.of is None]
    return outer[0] if outer and outer[0].start == 0 else None


def _symbol(citation: Citation) -> str:
    """«KH-UBND» of «21/KH-UBND»: who issues under it."""
    return _SERIAL.sub("", citation.number or "")


def _moved(words: str, old: date | None, new: date | None) -> str:
    """Years of a title with those of the document: a plan of January 2025 for 2025 has its successor of 2026 for 2026."""
    by = new.year - old.year if old and new else 0
    if not by or old is None:
        return words
    near = (old.year, old.year + 1)
    return _YEAR.sub(lambda match: str(int(match.group()) + by) if int(match.group()) in near else match.group(), words)
