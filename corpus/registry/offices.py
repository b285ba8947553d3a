"""Names of issuing offices taken apart and compared: «UBND tỉnh» of an office in Kiên Giang is «Ủy ban nhân dân tỉnh Kiên Giang».

An office is its body (plain words, without province and without the head who signs for it) and its place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from corpus.registry.units import city_keys, predecessors, province_keys
from corpus.registry.wording import begins, vocabulary, words
from corpus.text.folding import plain

_ASIDE = re.compile(r"\([^)]*\)|\bkh[óo]a\s+[IVXLC]+\b|\btr[ưu][ớo]c\s+ng[àa]y.*$", re.IGNORECASE)
_TOKEN = re.compile(r"\w+")
_LONG_NAME = 5


class Fit(StrEnum):
    """How the issuer that a citation names (or leaves out) fits a registered one."""

    SAME = "same"
    HEAD = "head"
    SILENT = "silent"
    ELSEWHERE = "elsewhere"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Office:
    """`body`: plain words; `place`: plain name of the province or None; `head`: whether the person at its head was named."""

    body: tuple[str, ...]
    place: str | None = None
    head: bool = False


class Names(Protocol):
    """Tells an agency by the names it bore, see `corpus.registry.agencies`."""

    def same(self, cited: Office, registered: Office, *, place: str | None, on: date) -> bool: ...


@dataclass(frozen=True, slots=True)
class Home:
    """The office whose document is checked: its province, whether it stands below the province, and what names agencies bore when (None: no matter)."""

    place: str | None = None
    local: bool = False
    names: Names | None = None

    def places(self, on: date | None) -> frozenset[str]:
        """Provinces that «the province» may mean in a document of this office: its own and those that went into it."""
        if self.place is None:
            return frozenset()
        return frozenset({self.place}) | (predecessors(self.place) if on is None or on.year <= _MERGER_YEAR else frozenset())


_MERGER_YEAR = 2025


@lru_cache(maxsize=1024)
def read_home(name: str | None) -> Home:
    """«Sở Du lịch tỉnh Kiên Giang» → its province; a bare «Kiên Giang» is a province too."""
    if not name:
        return Home()
    office = read_office(name)
    if office.place:
        return Home(office.place, local=bool(_below(office.body)))
    return Home(" ".join(words(name))) if " ".join(words(name)) in province_keys() else Home()


@lru_cache(maxsize=8192)
def read_office(name: str) -> Office:
    """Take an office's name apart."""
    text = _ASIDE.sub(" ", name)
    tokens = _TOKEN.findall(text)
    body, place = _split_place(tokens)
    expanded = _without_session(words(" ".join(body)))
    bare, head = _without_head(expanded)
    while bare and bare[-1:] == ("tinh",):
        bare = bare[:-1]
    same = vocabulary().same.get(" ".join(bare))
    return Office(tuple(same.split()) if same else bare, place, head=head)


def _without_session(body: tuple[str, ...]) -> tuple[str, ...]:
    """«Hội nghị lần thứ sáu Ban Chấp hành Trung ương» is the Central Committee; so with «Kỳ họp thứ 5 Hội đồng nhân dân»."""
    if body[:4] == ("hoi", "nghi", "lan", "thu"):
        return body[5:] or body
    return (body[4:] or body) if body[:3] == ("ky", "hop", "thu") else body


def _split_place(tokens: Sequence[str]) -> tuple[list[str], str | None]:
    """The tokens without their province, and the province."""
    folded = [plain(token) for token in tokens]
    for at, word in enumerate(folded):
        start = _place_start(folded, at) if word in ("tinh", "thanh", "tp") else None
        if start is None:
            continue
        end = start
        while end < len(tokens) and tokens[end][0].isupper() and end - start < 5:
            end += 1
        place = " ".join(folded[start:end])
        if end == start or (word != "tinh" and place not in city_keys()):
            continue
        keep = at + 2 if folded[at + 1 : at + 2] in (["uy"], ["doan"]) else at
        return [*tokens[:keep], *tokens[end:]], place
    return _split_suffix(list(tokens), folded)


def _place_start(folded: Sequence[str], at: int) -> int | None:
    """Where the name begins that follows «tỉnh», «tỉnh ủy», «thành phố» or «TP»."""
    if folded[at] == "thanh":
        return at + 2 if folded[at + 1 : at + 2] == ["pho"] else None
    return at + 2 if folded[at + 1 : at + 2] in (["uy"], ["doan"]) else at + 1


def _split_suffix(tokens: list[str], folded: list[str]) -> tuple[list[str], str | None]:
    """«Sở Nội vụ Kiên Giang»: a province's name at the end."""
    for size in (4, 3, 2):
        if len(folded) > size and " ".join(folded[-size:]) in province_keys():
            return tokens[:-size], " ".join(folded[-size:])
    return tokens, None


def _without_head(body: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """«Bộ trưởng Bộ Nội vụ» → «Bộ Nội vụ»."""
    head = begins(body, vocabulary().heads)
    rest = body[len(head) :]
    if head and begins(rest, vocabulary().after_heads):
        return rest, True
    return body, False


def _below(body: tuple[str, ...]) -> tuple[str, ...]:
    """The words that put an office below the province («huyện Giồng Riềng»), if any."""
    levels = vocabulary().below_province
    return next((body[at:] for at in range(1, len(body)) if begins(body[at:], levels)), ())


@lru_cache(maxsize=16384)
def compare(cited: str | None, registered: str, *, home: Home, on: date | None) -> Fit:
    """Whether the issuer named beside a citation (None: not named) can be the registered one."""
    theirs = read_office(registered)
    if not theirs.body and not theirs.place:
        return Fit.SILENT
    ours = read_office(cited) if cited else None
    if ours is None or " ".join(ours.body) in vocabulary().general:
        return _silent(theirs, home, on)
    body = _compare_bodies(ours, theirs)
    if body in (Fit.SAME, Fit.HEAD):
        return _compare_places(ours, theirs, body, home, on)
    if body is Fit.DIFFERENT and on and home.names and home.names.same(ours, theirs, place=home.place, on=on):
        return Fit.SAME if ours.head == theirs.head else Fit.HEAD
    return body


def places_for(cited: Sequence[str | None], *, home: Home, on: date | None) -> frozenset[str] | None:
    """Provinces (empty: none) of the registered issuers that any of the names beside a citation can fit; None where any province can."""
    named = [read_office(name) for name in cited if name]
    sure = bool(named) and all(office.place and " ".join(office.body) not in vocabulary().general for office in named)
    if home.place is None and not sure:
        return None
    return frozenset({"", *(office.place or "" for office in named), *home.places(on)})


def _silent(theirs: Office, home: Home, on: date | None) -> Fit:
    """Nothing is said: it may be the registered issuer unless that sits in another province than the home office."""
    if theirs.place is None or home.place is None:
        return Fit.SILENT
    if home.local and theirs.body[:3] in (("uy", "ban", "nhan"), ("hoi", "dong", "nhan")):
        return Fit.ELSEWHERE
    return Fit.SILENT if theirs.place in home.places(on) else Fit.ELSEWHERE


def _compare_bodies(ours: Office, theirs: Office) -> Fit:
    a, b = ours.body, theirs.body
    if theirs.place and a == (*b, *theirs.place.split()):
        a = b
    if a == b:
        return Fit.SAME if ours.head == theirs.head else Fit.HEAD
    if _party_centre(a, b) or _is_organ_of(a, b):
        return Fit.HEAD
    short, long = sorted((a, b), key=len)
    if long[: len(short)] == short and len(short) > 1:
        if not begins(long[len(short) :], vocabulary().qualifiers):
            return Fit.SAME if ours.head == theirs.head else Fit.HEAD
        return Fit.SILENT if short is a else Fit.DIFFERENT
    return Fit.DIFFERENT


def _is_organ_of(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """«Hội đồng Thẩm phán Tòa án nhân dân tối cao» and «Tòa án nhân dân tối cao»; shorter names do not say enough."""
    short, long = sorted((a, b), key=len)
    return len(short) >= _LONG_NAME and long[-len(short) :] == short


def _party_centre(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The Central Committee may be named for one of its organs."""
    names = {" ".join(a), " ".join(b)}
    return names <= vocabulary().of_party_centre and bool(names & vocabulary().party_centre)


def _compare_places(ours: Office, theirs: Office, body: Fit, home: Home, on: date | None) -> Fit:
    if ours.place is None:
        where = _silent(theirs, home, on)
        return body if where is Fit.SILENT else where
    return body if theirs.place in (None, ours.place) else Fit.ELSEWHERE
