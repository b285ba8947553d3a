"""Names by which laws and resolutions are cited without number, as keys: «Luật TĐKT năm 2022» → luat thi dua khen thuong."""

import re

from corpus.registry.wording import words

_ASIDE = re.compile(r"\([^)]*\)|,?\s*nhiệm kỳ.*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DROPPED = (("dai", "bieu"), ("cua", "dang"), ("hien", "hanh"))
_AMENDING = ("luat", "sua", "doi", "bo", "sung", "mot", "so", "dieu", "cua")
LAW_TYPES = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})


def name_key(name: str) -> str:
    """Plain words without year, term of office and «của Đảng»."""
    tokens = list(words(_ASIDE.sub("", name)))
    if tokens and _YEAR.fullmatch(tokens[-1]):
        tokens = tokens[:-2] if tokens[-2:-1] == ["nam"] else tokens[:-1]
    for phrase in _DROPPED:
        tokens = _without(tokens, phrase)
    return " ".join(tokens)


def _without(tokens: list[str], phrase: tuple[str, ...]) -> list[str]:
    size = len(phrase)
    for at in range(len(tokens) - size, -1, -1):
        if tuple(tokens[at : at + size]) == phrase:
            tokens = tokens[:at] + tokens[at + size :]
    return tokens


def amending_key(name: str) -> str:
    """The key of the law that amends `name`: officers cite it by the name of the amended law and its own year."""
    return " ".join((*_AMENDING, name_key(name)))


def placed_key(name: str, place: str) -> str:
    """The key of a provincial congress resolution with the province put in: «… Đảng bộ tỉnh lần thứ XI» of Kiên Giang."""
    return name_key(name).replace(" tinh lan thu ", f" tinh {place} lan thu ")
