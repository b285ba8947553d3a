"""Unicode text typed again in TCVN3 and VNI, with the tables read backwards."""

import unicodedata

from corpus.text.legacy_tables import TCVN3, VNI_BREVE_TONES, VNI_CIRCUMFLEX_TONES, VNI_LETTERS, VNI_TONES

_TCVN3 = {new: chr(old) for old, new in TCVN3.items()}
_ALONE = {new: chr(old) for old, new in VNI_LETTERS.items()}
_TONES = {new: old for old, new in VNI_TONES.items()}
_WITH = {
    "\u0302": ({new: old for old, new in VNI_CIRCUMFLEX_TONES.items()}, "â"),
    "\u0306": ({new: old for old, new in VNI_BREVE_TONES.items()}, "ê"),
}
_HORNED = {"o": "ô", "O": "Ô", "u": "ö", "U": "Ö"}


def in_tcvn3(text: str) -> str:
    """Capitals with marks become small letters where the encoding lacks them, as the font .VnTimeH shows them."""
    return "".join(_TCVN3.get(letter) or _TCVN3.get(letter.lower()) or letter for letter in text)


def in_vni(text: str) -> str:
    return "".join(letter if letter.isascii() else _vni(letter) for letter in unicodedata.normalize("NFC", text))


def _vni(letter: str) -> str:
    if letter in _ALONE:
        return _ALONE[letter]
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _TONES and mark not in _WITH), "")
    shape = next((mark for mark in marks if mark != tone), "")
    if shape in _WITH:
        tones, plain = _WITH[shape]
        sign = tones[tone] if tone else plain
    else:
        base = _HORNED.get(base, base) if shape else base
        sign = _TONES.get(tone, "")
    return base + (sign.upper() if letter.isupper() else sign) if shape or tone else letter
