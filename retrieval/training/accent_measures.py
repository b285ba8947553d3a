"""How well diacritics are put back: texts are stripped of them, restored, compared syllable by syllable."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text.folding import strip_accents
from retrieval.accents.model import SyllableModel
from retrieval.accents.restoring import restored
from retrieval.accents.spelling import parts_of, spelling

_SURE = 4.0


@dataclass(frozen=True, slots=True)
class AccentMeasures:
    """Shares: of syllables put back right, of texts without a wrong syllable, of texts that stay as they are when typed with all marks.

    `sure` is the share of texts restored with a margin of 4 nats, `sure_right` the share of these without a wrong syllable. «hoá» and «hóa» are the same.
    """

    texts: int
    syllables: float
    whole: float
    kept: float
    sure: float
    sure_right: float

    def __str__(self) -> str:
        return (
            f"{self.texts} texts, syllables {self.syllables:.4f}, whole {self.whole:.4f}, kept {self.kept:.4f}, "
            f"sure {self.sure:.3f}, right where sure {self.sure_right:.4f}"
        )


def measured(texts: Sequence[str], model: SyllableModel | None = None) -> AccentMeasures:
    """Measures over `texts`, of which there is at least one with a syllable."""
    right = syllables = whole = kept = sure = sure_right = 0
    for text in (unicodedata.normalize("NFC", text) for text in texts):
        restoration = restored(strip_accents(text), model=model)
        pairs = list(zip(_spellings(text), _spellings(restoration.text), strict=True))
        same = sum(wanted == got for wanted, got in pairs)
        right, syllables = right + same, syllables + len(pairs)
        perfect, certain = same == len(pairs), restoration.margin >= _SURE
        whole, sure, sure_right = whole + perfect, sure + certain, sure_right + (perfect and certain)
        kept += restored(text, model=model).text == text
    count = len(texts)
    return AccentMeasures(count, right / syllables, whole / count, kept / count, sure / count, sure_right / max(1, sure))


def _spellings(text: str) -> list[str]:
    return [spelling(part.text) for part in parts_of(text) if part.is_syllable]
