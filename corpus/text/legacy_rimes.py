"""Can a word be a Vietnamese syllable? Stricter than its shape: the rime must exist, and a stopped syllable bears only two tones.

Old encodings turn syllables into other letters; the stricter the judge, the fewer foreign words look like them.
"""

import re
import unicodedata
from functools import lru_cache

from corpus.text.legacy_words import rimes

_ONSET = re.compile(r"(ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|[bcdđghklmnprstvx]|)(.+)")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_ON_CONSONANT = re.compile(f"[^aăâeêioôơuưy\u0302\u0306\u031b][{_TONES}]")
_STOPS = ("c", "ch", "p", "t")
_AFTER_STOP = frozenset("\u0301\u0323")
_FRONT = frozenset("ieêy")
_ALONE_Y = frozenset({"", "h", "k", "l", "m", "s", "t", "v", "qu"})


@lru_cache(maxsize=16384)
def can_be_vietnamese(word: str) -> bool:
    """True for «nghiệp», «Uỷ», «cã»; false for «nớc», «hết» with a wrong tone, «nh©n», «Ngheä»."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    if _TONE_ON_CONSONANT.search(decomposed):
        return False
    tones = [letter for letter in decomposed if letter in _TONES]
    bare = unicodedata.normalize("NFC", "".join(letter for letter in decomposed if letter not in _TONES))
    found = _ONSET.fullmatch(bare)
    if not found or len(tones) > 1:
        return False
    onset, rime = found.groups()
    if rime.endswith(_STOPS) and (not tones or tones[0] not in _AFTER_STOP):
        return False
    return _fits(onset, rime)


def _fits(onset: str, rime: str) -> bool:
    """Whether onset and rime go together: «k», «gh», «ngh» only before i, e, ê."""
    if onset == "gi":
        return rime in rimes() or f"i{rime}" in rimes()
    if onset == "g" and rime.startswith("i"):
        return rime in {"i", "in", "iêng"}
    front = rime[0] in _FRONT
    if (onset in {"k", "gh", "ngh"} and not front) or (onset in {"c", "g", "ng"} and front):
        return False
    if rime in {"y", "yt", "yn", "ynh"} and onset not in _ALONE_Y:
        return False
    if onset == "qu" and rime[0] in "uưo":
        return False
    return rime in rimes()


def is_cased(word: str) -> bool:
    """Small letters, a capital first, or capitals throughout: «kÕ» read as it stands is none of these."""
    return word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())
