"""Back-references resolved: which document «Kế hoạch của UBND tỉnh», «Nghị định này» or «Chỉ thị nêu trên» means.

A mention without number → its kind and the citation it stands for: by type and issuer, first in its paragraph, then in its section, then
before. Two documents that fit make it ambiguous; it is never guessed.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.citations.model import Citation
from corpus.citations.titles import is_torn
from corpus.citations.unnumbered import Unnumbered, Use, find_unnumbered
from corpus.registry.names import LAW_TYPES, name_key
from corpus.registry.numbers import number_key
from corpus.registry.offices import Fit, Home, compare, read_home
from corpus.text.folding import fold, key


class MentionKind(StrEnum):
    """What a mention without number is."""

    BACK_REFERENCE = "back-reference"
    UNIDENTIFIED = "unidentified"
    OWN_UNNUMBERED = "own-unnumbered"
    OWN_HEADER = "own-header"
    SELF = "self"
    HISTORIC = "historic"


@dataclass(frozen=True, slots=True)
class BackReference:
    """A mention `[start:end]` of a document without number.

    `target`: index of the citation meant; `candidates`: indices of one citation for each document that fits, where there are several.
    `explicit`: a pointer («nêu trên») or an issuer says that a document named before is meant; «này» may mean the text itself.
    `embedded`: it stands inside the title of a cited document.
    """

    start: int
    end: int
    surface: str
    kind: MentionKind
    type: str
    issuer: str | None = None
    target: int | None = None
    candidates: tuple[int, ...] = ()
    explicit: bool = False
    embedded: bool = False

    @property
    def ambiguous(self) -> bool:
        return len(self.candidates) > 1


_LINE_BREAK = re.compile(r"\n\s*")
_KINDS = {Use.HEADER: MentionKind.OWN_HEADER, Use.EVENT: MentionKind.HISTORIC, Use.CLOSING: MentionKind.SELF, Use.MADE: MentionKind.OWN_UNNUMBERED}
_FITTING = (Fit.SAME, Fit.HEAD)
_OTHERS_MAKE = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định"})
_AS_FOLLOWS = re.compile(r"\s+như\s+sau\b")
_VAGUE = frozenset(
    {
        "ban", "bo", "co quan", "cuc", "cum", "dang", "doan", "don vi", "hoi", "hoi dong", "khoi", "nganh", "nha nuoc", "phong", "so", "trung tam",
        "trung uong", "truong", "uy ban", "van phong", "vu",
    }
)  # fmt: skip
"""Issuers that name no office: what is said of them is said in general."""
_SENTENCE = re.compile(r"[.;](?=\s)")
_LOOKED_AT = 120
_SHOWN = 4
_Identity = tuple[str, object]


def find_back_references(
    text: str, citations: Sequence[Citation], *, home: str | None = None, own_type: str | None = None, sections: Iterable[int] = ()
) -> list[BackReference]:
    """Mentions without number, resolved. `citations` of the same text; `own_type`: type of the document itself; `sections`: where sections begin."""
    folded = fold(text)
    reader = _Reader(_Antecedents(text, citations, read_home(home), _starts(folded.text, folded.position), sorted(sections)), key(own_type or ""))
    found = []
    for mention in find_unnumbered(folded.text):
        start, end = folded.span(mention.start, mention.end)
        reference = reader.read(mention, start, end)
        if reference:
            found.append(reference)
    return sorted(found, key=lambda reference: (reference.start, reference.end))


def _starts(view: str, position: Callable[[int], int]) -> list[int]:
    """Where paragraphs begin; a line torn by a page is none."""
    starts, line = [0], 0
    for gap in _LINE_BREAK.finditer(view):
        if not is_torn(view, line, gap.start(), gap.end()):
            starts.append(position(gap.end()))
        line = gap.end()
    return starts


class _Antecedents:
    """The citations of a text by type, and which of them a mention may mean."""

    def __init__(self, text: str, citations: Sequence[Citation], home: Home, paragraphs: Sequence[int], sections: Sequence[int]) -> None:
        self.text = text
        self._citations = citations
        self._home = home
        self._paragraphs = paragraphs
        self._sections = sections
        self._starts = [citation.start for citation in citations]
        self._fits: dict[tuple[str, str, int | None], bool] = {}
        self._by_type: dict[str, list[int]] = defaultdict(list)
        for index, citation in enumerate(citations):
            if citation.type and not citation.own and (citation.number or citation.alias):
                self._by_type[citation.type].append(index)

    def covering(self, start: int) -> Citation | None:
        """The citation in whose words, issuer or title an offset lies."""
        at = bisect_right(self._starts, start) - 1
        for citation in reversed(self._citations[max(0, at - 3) : at + 1]):
            if start < citation.whole_span[1]:
                return citation
        return None

    def nearest(self, kind: str, before: int, issuer: str | None, *, reach: str) -> tuple[int, ...]:
        """One citation for each document that fits, in the nearest stretch of text that holds any: sentence, paragraph, section, all before."""
        paragraph = self._paragraphs[bisect_right(self._paragraphs, before) - 1]
        section = self._sections[bisect_right(self._sections, before) - 1] if bisect_right(self._sections, before) else 0
        stretches = {"paragraph": (self._sentence(paragraph, before), paragraph), "section": (self._sentence(paragraph, before), paragraph, section)}
        for start in stretches.get(reach, (*stretches["section"], 0)):
            if found := self._between(kind, start, before, issuer):
                return found
        return ()

    def _sentence(self, paragraph: int, before: int) -> int:
        last = paragraph
        for stop in _SENTENCE.finditer(self.text, max(paragraph, before - 600), before):
            last = stop.end()
        return last

    def _between(self, kind: str, start: int, end: int, issuer: str | None) -> tuple[int, ...]:
        """The last citation of each document in `[start, end)`, in the order of the text; more than a few need not be told."""
        found: dict[_Identity, int] = {}
        for index in self._backwards(kind, start, end):
            citation = self._citations[index]
            if issuer and not self._issued_by(citation, issuer):
                continue
            identity = _identity(citation)
            if not any(_same(identity, other) for other in found):
                found[identity] = index
                if len(found) == _SHOWN:
                    break
        return tuple(sorted(found.values()))

    def _backwards(self, kind: str, start: int, end: int) -> Iterator[int]:
        known = self._by_type.get(kind, [])
        last = bisect_left(known, end, key=lambda index: self._citations[index].start)
        first = bisect_left(known, start, key=lambda index: self._citations[index].start)
        return iter(known[max(first, last - _LOOKED_AT) : last][::-1])

    def _issued_by(self, citation: Citation, issuer: str) -> bool:
        named = citation.issuer_resolved or citation.issuer or citation.issuer_inherited
        if named is None:
            return False
        asked = issuer, named, citation.date.year if citation.date else None
        if asked not in self._fits:
            self._fits[asked] = compare(issuer, named, home=self._home, on=citation.date) in _FITTING
        return self._fits[asked]


def _identity(citation: Citation) -> _Identity:
    name = number_key(citation.number) if citation.number else name_key(citation.alias or "")
    return name, (citation.date if citation.number else citation.year)


def _same(left: _Identity, right: _Identity) -> bool:
    """One document: the same number or name, and no two dates."""
    return left[0] == right[0] and (left[1] == right[1] or left[1] is None or right[1] is None)


class _Reader:
    """Says of each mention what it is."""

    def __init__(self, antecedents: _Antecedents, own_type: str) -> None:
        self._antecedents = antecedents
        self._own_type = own_type

    def read(self, mention: Unnumbered, start: int, end: int) -> BackReference | None:
        """The mention with its kind and target; None where it is part of a citation or names nothing."""
        over = self._antecedents.covering(start)
        if over and (start < over.end or mention.use not in (Use.ISSUED, Use.POINTED)):
            return None
        kind, candidates = self._meant(mention, start, end)
        if kind is None:
            return None
        return BackReference(
            start=start,
            end=end,
            surface=self._antecedents.text[start:end],
            kind=kind,
            type=mention.type,
            issuer=mention.issuer,
            target=candidates[0] if len(candidates) == 1 else None,
            candidates=candidates,
            explicit=mention.capital and (mention.use is Use.ISSUED or mention.pointer not in (None, "này", "đó")),
            embedded=over is not None,
        )

    def _meant(self, mention: Unnumbered, start: int, end: int) -> tuple[MentionKind | None, tuple[int, ...]]:
        match mention.use:
            case Use.MADE if mention.type in _OTHERS_MAKE:
                return None, ()
            case Use.MADE if key(mention.type) == self._own_type and _AS_FOLLOWS.match(self._antecedents.text, end):
                return MentionKind.SELF, ()
            case Use.HEADER | Use.EVENT | Use.CLOSING | Use.MADE:
                return _KINDS[mention.use], ()
            case Use.POINTED:
                return self._pointed(mention, start)
            case Use.ISSUED:
                found = self._antecedents.nearest(mention.type, start, mention.issuer, reach="before")
                nothing = None if key(mention.issuer or "") in _VAGUE else MentionKind.UNIDENTIFIED
                return (MentionKind.BACK_REFERENCE if found else nothing), found
            case Use.BARE:
                return self._bare(mention, start)

    def _pointed(self, mention: Unnumbered, start: int) -> tuple[MentionKind, tuple[int, ...]]:
        """«này» after nothing means the document itself, or one that comes with it."""
        this = mention.pointer == "này"
        if this and key(mention.type) == self._own_type:
            return MentionKind.SELF, ()
        found = self._antecedents.nearest(mention.type, start, None, reach="section" if this else "before")
        nothing = MentionKind.SELF if this else MentionKind.UNIDENTIFIED
        return (MentionKind.BACK_REFERENCE if found else nothing), found

    def _bare(self, mention: Unnumbered, start: int) -> tuple[MentionKind | None, tuple[int, ...]]:
        """In a plan «Kế hoạch» is the plan itself unless its paragraph names another."""
        own = key(mention.type) == self._own_type
        if not mention.capital:
            return (MentionKind.SELF if own else None), ()
        found = self._antecedents.nearest(mention.type, start, None, reach="paragraph" if own else "section")
        if found or mention.type in LAW_TYPES:
            return MentionKind.BACK_REFERENCE, found
        return (MentionKind.SELF if own else None), ()
