"""Letters of TCVN3 and VNI → Unicode by table, whatever the text; and which fonts hold them."""

import re
from collections.abc import Callable

from corpus.text.legacy_tables import TCVN3, VNI_BREVE_TONES, VNI_CIRCUMFLEX_TONES, VNI_LETTERS, VNI_TONES, WITH_BREVE, WITH_CIRCUMFLEX

_VNI_LETTER = re.compile(r"([AEIOUYaeiouyôÔöÖ])([øùûõïâêáàåãäéèúüëØÙÛÕÏÂÊÁÀÅÃÄÉÈÚÜË])|[ñÑôÔöÖíÍìÌæÆóÓòÒîÎ]")


def from_tcvn3(text: str) -> str:
    """«bé kÕ ho¹ch» → «bộ kế hoạch»; one character for one."""
    return text.translate(TCVN3)


def from_vni(text: str) -> str:
    """«Uûy ban nhaân daân» → «Ủy ban nhân dân», marks kept as separate code points so that the length stays."""
    return _VNI_LETTER.sub(_vni_letter, text)


def converted(text: str, encoding: str) -> str:
    """`encoding` is TCVN3 or VNI; the length stays."""
    return _CONVERSIONS[encoding](text)


def font_encoding(font: str) -> str | None:
    """«.VnTime» → TCVN3, «VNI-Times» → VNI, other fonts → None."""
    name = font.lower()
    return "TCVN3" if name.startswith(".vn") else "VNI" if name.startswith("vni") else None


def writes_capitals(font: str) -> bool:
    """«.VnTimeH» and its like show capitals for small letters."""
    return font.lower().startswith(".vn") and font.rstrip().endswith("H")


def _vni_letter(match: re.Match[str]) -> str:
    """A letter that stands alone, or a letter with the mark that follows it."""
    base, mark = match[1], (match[2] or "").lower()
    if not mark:
        return match[0].translate(VNI_LETTERS)
    if mark in VNI_TONES:
        return base.translate(VNI_LETTERS) + VNI_TONES[mark]
    if base in WITH_CIRCUMFLEX and mark in VNI_CIRCUMFLEX_TONES:
        return WITH_CIRCUMFLEX[base] + VNI_CIRCUMFLEX_TONES[mark]
    if base in WITH_BREVE and mark in VNI_BREVE_TONES:
        return WITH_BREVE[base] + VNI_BREVE_TONES[mark]
    return match[0].translate(VNI_LETTERS)


_CONVERSIONS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni}
