"""Who really issued a cited document: the words beside it, the list it stands in, its symbol and the home office decide."""

import re
from functools import lru_cache

from corpus.citations.grammar import names
from corpus.text.folding import key, plain
from corpus.text.letters import compile_vi

_PLACE = compile_vi(r"\b(tỉnh|thành phố|Thành phố|TP\.)\s+((?:[A-ZĐÀ-Ỹ][\w]*\s?){1,4})")
_COMMON = {
    "ubnd": "Ủy ban nhân dân",
    "uy ban nhan dan": "Ủy ban nhân dân",
    "hdnd": "Hội đồng nhân dân",
}
_LOCAL = re.compile(r"(?:tinh|thanh pho)$")


@lru_cache(maxsize=64)
def place_of(office: str | None) -> str | None:
    """«Sở Du lịch tỉnh Kiên Giang» → «tỉnh Kiên Giang»; None where the office names no province."""
    match = _PLACE.search(office or "")
    return f"{match[1].replace('Thành', 'thành')} {match[2].strip()}" if match else None


@lru_cache(maxsize=64)
def agency_abbreviation(agency: str) -> str:
    """Capitals of an agency's name as used in symbols: «Sở Du lịch» → SDL, «Sở Ngoại vụ» → SNgV or SNV."""
    base = re.split(r"\s+(?:tỉnh|thành phố)\s+", agency)[0]
    return "".join(word[0].upper() for word in re.findall(r"[^\W\d_]+", base) if plain(word) != "va")


@lru_cache(maxsize=4096)
def resolve_issuer(*, stated: str | None, inherited: str | None, organ: str | None, home: str | None, shape: str, type_name: str | None) -> str | None:
    """Canonical issuer, or None where nothing settles it."""
    place = place_of(home)
    words = stated or inherited
    if words:
        return _as_known(_localise(_expand(words), place), organ, place)
    if shape == "law_name":
        return "Quốc hội"
    if not organ:
        return None
    base = re.sub(r"\d+$", "", organ.split("-")[0])
    if home and agency_abbreviation(home) == plain_upper(organ):
        return home
    known = names().issuers.get(base)
    if known is None or (shape == "party" and base == "TU" and not place):
        return None
    if "{home}" in known:
        return _of_party(known.replace("{home}", place).strip()) if place else None
    return "Bộ Chính trị" if shape == "party" and base == "TW" and type_name is None else known


def plain_upper(symbol: str) -> str:
    """Letters of a symbol without lower-case helpers: «SNgV» → «SNV»."""
    return "".join(c for c in symbol if c.isupper())


def _expand(words: str) -> str:
    """«UBND tỉnh» → «Ủy ban nhân dân tỉnh»."""
    words = " ".join(words.split())
    compared = key(words) + " "
    for short, full in _COMMON.items():
        if compared.startswith(short + " "):
            size = len(short.split())
            return " ".join([full, *words.split()[size:]]).strip()
    return re.sub(r"\bUBND\b", "Ủy ban nhân dân", words)


def _localise(name: str, place: str | None) -> str:
    """«Ủy ban nhân dân tỉnh» of an office in Kiên Giang → «Ủy ban nhân dân tỉnh Kiên Giang»."""
    folded = plain(name)
    if place and _LOCAL.search(folded):
        return re.sub(r"\s*(?:tỉnh|thành phố)$", "", name) + " " + place
    if place and folded in ("ban thuong vu tinh uy", "tinh uy", "uy ban nhan dan", "hoi dong nhan dan"):
        return _of_party(f"{name} {place}")
    return name


def _of_party(name: str) -> str:
    """«Tỉnh ủy tỉnh Kiên Giang» → «Tỉnh ủy Kiên Giang»."""
    return name.replace("Tỉnh ủy tỉnh ", "Tỉnh ủy ").replace("Thành ủy thành phố ", "Thành ủy ")


def _as_known(name: str, organ: str | None, place: str | None) -> str:
    """The usual spelling where words and symbol name the same organ: «Ban Thi đua-Khen thưởng» of BTĐKT → «Ban Thi đua - Khen thưởng tỉnh …»."""
    known = names().issuers.get(re.sub(r"\d+$", "", (organ or "").split("-")[0]))
    if known is None or not place or "{home}" not in known:
        return name
    full = known.replace("{home}", place)
    return full if key(name) in (key(full), key(known.replace("{home}", ""))) else name
