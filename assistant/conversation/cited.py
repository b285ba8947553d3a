"""Documents that a report cites, and what the registry knows of them: which one is meant, what has come in its place, its name in full."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.checker.marking import called
from assistant.draft import Sentence
from assistant.renewing.titles import ends_title
from assistant.report import Report
from corpus.citations import Citation, find_citations
from corpus.registry.entry import Entry
from corpus.registry.names import LAW_TYPES
from corpus.registry.numbers import plain_number_key, serial_of
from corpus.registry.snapshot import Registry
from corpus.registry.validity import has_ended
from corpus.text.folding import key

NUMBER = re.compile(r"(?<![\w/])\d{1,5}(?:/\d{4})?[/-][^\W\d_]{1,10}(?:[/-][^\W_]{1,12})*", re.IGNORECASE)
_SERIAL = re.compile(r"(?<![\w/])(?P<serial>\d{1,5})(?:/(?P<year>\d{4}))?(?![\w/.,-])")
_TYPES = ("nghi dinh", "thong tu", "quyet dinh", "nghi quyet", "chi thi", "ke hoach", "cong van", "bao cao", "luat", "chuong trinh", "huong dan", "to trinh")
_NATIONAL = re.compile(r"/(?:NĐ-CP|QĐ-TTg|CT-TTg|NQ-CP|QH\d{1,2}|TT-\w+|TTLT-\w+)$", re.IGNORECASE)
_STATE = ("nghi dinh", "thong tu", "nghi quyet", "luat")
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in a sentence of the report, outside the titles of other documents. Offsets of `citation` into the sentence's text."""

    section: str
    sentence: Sentence
    citation: Citation

    @property
    def number(self) -> str:
        return plain_number_key(self.citation.number or "")


def cited_in(report: Report, limits: frozenset[str] | None = None) -> list[Cited]:
    """Every citation with a number, in order; headings left out."""
    found = []
    for section, sentence in report.sentences():
        if sentence.cls != "heading" and (limits is None or section in limits):
            citations = find_citations(sentence.text, home=report.draft.info.office)
            found += [
                Cited(section, sentence, c) for at, c in enumerate(citations) if c.number and c.of is None and not ends_title(citations, at, sentence.text)
            ]
    return found


def meant(cited: list[Cited], words: str) -> list[Cited]:
    """Those that the words name: by number, else by type and serial («Kế hoạch số 18», «nghị định 98/2023»), else by what the document is about."""
    numbers = {plain_number_key(number) for number in NUMBER.findall(words.upper())}
    if numbers:
        return [c for c in cited if c.number in numbers]
    serial = _SERIAL.search(words)
    type_ = type_in(words)
    typed = [c for c in cited if not type_ or key(c.citation.type or "") == type_]
    if serial:
        return [c for c in typed if _has_serial(c, serial["serial"], serial["year"])]
    about = set(key(words).split()) - set((type_ or "").split())
    return [c for c in typed if about and _share(about, c) >= _ENOUGH] if type_ else []


def type_in(words: str) -> str | None:
    plain = f" {key(words)} "
    return next((name for name in _TYPES if f" {name} " in plain), None)


def _has_serial(cited: Cited, serial: str, year: str | None) -> bool:
    number = cited.citation.number or ""
    return str(serial_of(number)) == serial.lstrip("0") and (year is None or f"/{year}/" in number or str(cited.citation.date or "").startswith(year))


def _share(about: set[str], cited: Cited) -> float:
    own = set(key(f"{cited.citation.issuer or ''} {cited.citation.title or ''}").split())
    return len(about & own) / len(about)


def entry_of(registry: Registry, cited: Cited) -> Entry | None:
    """The one entry it can be; by its date where the number is that of several."""
    entries = registry.find(cited.citation.number or "", issued=cited.citation.date)
    return entries[0] if len(entries) == 1 else None


def successor(registry: Registry, cited: Cited, on: date) -> Entry | None:
    """What has come in its place by that day."""
    entry = entry_of(registry, cited)
    return registry.successor(entry, on) if entry else None


def ended(registry: Registry, cited: Cited, on: date) -> bool:
    entry = entry_of(registry, cited)
    return entry is not None and (has_ended(entry, on) or registry.successor(entry, on) is not None)


def in_full(entry: Entry) -> str:
    """«Kế hoạch số 16/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh Lam Giang về công tác thi đua, khen thưởng năm 2026»."""
    if entry.type in LAW_TYPES or not entry.number:
        return called(entry)
    return " ".join(filter(None, (called(entry), f"của {entry.issuer}" if entry.issuer else "", entry.title)))


def entries_named(registry: Registry, words: str, on: date, *, home: str | None) -> Iterator[Entry]:
    """Registered documents whose numbers are in the words; by the date said, where one number is that of several."""
    days = {(int(y), int(m), int(d)) for d, m, y in re.findall(r"(\d{1,2})/(\d{1,2})/(\d{4})", words)}
    numbers = NUMBER.findall(words.upper())
    for number in numbers:
        found = registry.find(number)
        dated = [entry for entry in found if entry.issued and (entry.issued.year, entry.issued.month, entry.issued.day) in days]
        found = registry.find(number, home=home) if len(found) > 1 and not dated else found
        yield from dated or ([] if days else (entry for entry in found if entry.issued is None or entry.issued <= on))
    if not numbers:
        yield from _begun_with(registry, words, on)


def _begun_with(registry: Registry, words: str, on: date) -> Iterator[Entry]:
    """«nghị định 152/2025»: number and year without the symbol, of the type that is named."""
    for match in _SERIAL.finditer(words):
        if match["year"]:
            found = registry.starting(f"{match['serial']}/{match['year']}/")
            yield from (e for e in found if type_in(words) in (None, key(e.type)) and (e.issued is None or e.issued <= on))


def is_national(words: str) -> bool:
    """Numbers of the State's own organs: those are published, so one that nobody knows is no number to type in."""
    return any(_NATIONAL.search(number) for number in NUMBER.findall(words)) or (type_in(words) in _STATE and not NUMBER.search(words))
