"""Does a word have the shape of a Vietnamese syllable? Used to tell encodings apart, not to correct anyone."""

import re
import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHAPE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:uyê|uya|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uy|uơ|ia|ua|ưa|ya|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnptiyou])?"
)


def is_syllable(word: str) -> bool:
    """True for «nghiệp», «Uỷ», «xã»; false for «nh©n», «Ngheä», «naïve»."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    bare = "".join(letter for letter in decomposed if letter not in _TONES)
    return len(decomposed) - len(bare) <= 1 and bool(_SHAPE.fullmatch(unicodedata.normalize("NFC", bare)))
