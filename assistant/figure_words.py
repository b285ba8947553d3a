"""The closed lists of figure_words.toml, read once into the forms that the reading of figures needs."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_AWARDS = r"(?:(?:tặng|trao)\s+)?(?:Bằng khen|Giấy khen|Kỷ niệm chương|Cờ thi đua|Huân chương)"


@dataclass(frozen=True, slots=True)
class FigureWords:
    """`name_before` matches at the end of what stands before a number that names something; `verb` finds what governs a number.

    `kept`: stop words that are half of a compound; `function`: words that no name begins or ends with.
    `spelled` is the pattern (verbose) of a number in words that counts something.
    """

    name_before: re.Pattern[str]
    verb: re.Pattern[str]
    giving: tuple[str, ...]
    stop_unit: frozenset[str]
    kept: tuple[str, ...]
    stop_pair: tuple[str, ...]
    function: frozenset[str]
    amounts: tuple[str, ...]
    done_to: tuple[str, ...]
    spelled: str


@cache
def figure_words() -> FigureWords:
    """The word lists."""
    data = tomllib.loads(resources.files("assistant").joinpath("figure_words.toml").read_text("utf-8"))
    return FigureWords(
        name_before=re.compile(rf"(?<!\w)(?:{'|'.join(data['name_before'])})\s*[-.:]?\s*$"),
        verb=re.compile(rf"(?<!\w)(?P<verb>{_AWARDS}|{'|'.join(sorted(data['giving'] + data['doing'], key=len, reverse=True))})(?!\w)", re.IGNORECASE),
        giving=tuple(data["giving"]),
        stop_unit=frozenset(data["stop_unit"]),
        kept=tuple(data["kept_together"]),
        stop_pair=tuple(data["stop_pair"]),
        function=frozenset(data["function"]),
        amounts=tuple(data["amounts"]),
        done_to=tuple(data["done_to"]),
        spelled=_spelled(data["spelled"], data["counted"]),
    )


def _spelled(numbers: list[str], counted: list[str]) -> str:
    """«bốn» before «phong trào», at the beginning of a sentence as well."""
    words = "|".join(f"[{number[0].upper()}{number[0]}]{number[1:]}" for number in numbers)
    return rf"(?:{words})(?=\s+(?:{'|'.join(noun.replace(' ', chr(92) + 's+') for noun in counted)})(?!\w))"
