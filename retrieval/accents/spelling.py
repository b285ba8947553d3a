"""A text as the parts the syllable model speaks of: syllables in one spelling, numbers, ends of sentences; and back into the text, letter by letter."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

END, NUMBER, UNKNOWN = 0, 1, 2
"""Numbers of the three parts that are no syllables."""

PART = re.compile(
    r"""
    [^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*      # thưởng, also decomposed
    | \d+                                      # 2024
    | [.;:!?…](?=[\s"'”»)\]]|$) | \n           # an end: «2024. Sau đó», but not «3.500» or «TP.HCM»
    """,
    re.VERBOSE,
)
_DOCUMENT_NUMBER = re.compile(
    r"""
    (?<![\w/])
    \d{1,5} (?:/\d{4})?                        # 98/2023
    (?: [/-] [A-Za-zĐđ]{1,14}\d{0,2} )+        # /NĐ-CP, /QH15, -CT/TW
    (?![\w/])
    """,
    re.VERBOSE,
)
_TONE_ON_SECOND = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$")
_EXACT = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A syllable, number or end and its half-open range in the text; `symbol` where it is of a document number («ND» of 98/2023/ND-CP)."""

    text: str
    start: int
    end: int
    symbol: bool = False

    @property
    def is_syllable(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_end(self) -> bool:
        return not self.text[0].isalnum()

    @property
    def is_bare(self) -> bool:
        """Typed with English letters only: marks may be missing."""
        return _EXACT.fullmatch(self.text) is not None


def parts_of(text: str) -> list[Part]:
    """In order; of numbers with nothing between them («07/2018») the first stands for all."""
    numbers = [match.span() for match in _DOCUMENT_NUMBER.finditer(text)]
    parts: list[Part] = []
    for match in PART.finditer(text):
        start, end = match.span()
        if parts and text[start].isdigit() and parts[-1].is_number:
            continue
        while numbers and numbers[0][1] <= start:
            numbers.pop(0)
        parts.append(Part(match.group(), start, end, bool(numbers) and numbers[0][0] <= start))
    return parts


@lru_cache(maxsize=16_384)
def spelling(syllable: str) -> str:
    """Lower case, composed, the tone where administrative papers put it: «HOÁ» → «hóa», «Uỷ» → «ủy»."""
    word = unicodedata.normalize("NFC", syllable).lower().replace("\u00f0", "đ").replace("\u0256", "đ")
    if not _TONE_ON_SECOND.search(word):
        return word
    last = unicodedata.normalize("NFD", word[-1])
    return unicodedata.normalize("NFC", word[:-1] + last[1:] + last[0])


def written_like(syllable: str, typed: str) -> str:
    """The syllable with the capitals of what was typed; both are equally long."""
    if typed.islower():
        return syllable
    return "".join(letter.upper() if model.isupper() else letter for letter, model in zip(syllable, typed, strict=True))
