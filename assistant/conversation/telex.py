"""A syllable typed in Telex while no input method was on («ruts», «nguowif», «dduwowcj») → the syllable («rút», «người», «được»)."""

import re
import unicodedata

_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_LETTERS = (("dd", "đ"), ("uow", "ươ"), ("uwow", "ươ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"))
_VOWELS = "aăâeêioôơuưy"
_INITIAL = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
_NUCLEUS = r"(?:i[aeê]|iê|yê|uyê|uô|ươ|ưa|ua|uâ|uê|uy|uơ|oa|oă|oe|[aăâeêioôơuưy])"
_FINAL = r"(?:ng|nh|ch|[cmnptiouy])?"
_SYLLABLE = re.compile(f"{_INITIAL}(?P<nucleus>{_NUCLEUS})(?P<final>{_FINAL})")
_STOPS = ("c", "ch", "p", "t")
_LONGEST = 9


def composed(word: str) -> str | None:
    """The syllable meant; None for what is a syllable already, or cannot be one."""
    lower = word.lower()
    if not lower.isascii() or len(lower) > _LONGEST or _SYLLABLE.fullmatch(lower):
        return None
    for at, letter in reversed(list(enumerate(lower))):
        if letter in _TONES and any(vowel in lower[:at] for vowel in _VOWELS):
            found = _syllable(lower[:at] + lower[at + 1 :], _TONES[letter])
            if found:
                return found
    return _syllable(lower, "")


def _syllable(letters: str, tone: str) -> str | None:
    for typed, letter in sorted(_LETTERS, key=lambda pair: -len(pair[0])):
        letters = letters.replace(typed, letter)
    match = _SYLLABLE.fullmatch(letters)
    if not match or (match["final"] in _STOPS and tone not in ("\u0301", "\u0323")):
        return None
    return unicodedata.normalize("NFC", _with_tone(letters, match, tone))


def _with_tone(letters: str, match: re.Match[str], tone: str) -> str:
    """On the marked vowel, else on the last of the nucleus before a final, else on its first."""
    start, end = match.span("nucleus")
    nucleus = letters[start:end]
    marked = next((at for at, vowel in reversed(list(enumerate(nucleus))) if vowel in "ăâêôơư"), None)
    place = marked if marked is not None else len(nucleus) - 1 if match["final"] else 0
    at = start + place + 1
    return letters[:at] + tone + letters[at:]
