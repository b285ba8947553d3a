"""Two texts → how alike they are: chrF (as sacrebleu computes it with its defaults) and normalised edit similarity."""

from collections import Counter

from rapidfuzz.distance import Levenshtein

_ORDER = 6
_BETA_SQUARED = 4.0


def chrf(text: str, reference: str) -> float:
    """chrF2 of a text against one reference, 0 to 100: character n-grams of orders 1 to 6, white space left out, recall weighs twice."""
    text, reference = "".join(text.split()), "".join(reference.split())
    shares = [pair for order in range(1, _ORDER + 1) if (pair := _shares(_ngrams(text, order), _ngrams(reference, order)))]
    if not shares:
        return 0.0
    precision = sum(precise for precise, _ in shares) / len(shares)
    recall = sum(recalled for _, recalled in shares) / len(shares)
    if precision + recall == 0:
        return 0.0
    return 100 * (1 + _BETA_SQUARED) * precision * recall / (_BETA_SQUARED * precision + recall)


def edit_similarity(text: str, reference: str) -> float:
    """1 less the Levenshtein distance over the longer length, 0 to 1; runs of white space count as one space."""
    return Levenshtein.normalized_similarity(" ".join(text.split()), " ".join(reference.split()))


def _ngrams(text: str, order: int) -> Counter[str]:
    return Counter(text[i : i + order] for i in range(len(text) - order + 1))


def _shares(found: Counter[str], wanted: Counter[str]) -> tuple[float, float] | None:
    """Precision and recall of the n-grams of one order; None where one side has none of that length."""
    total, reference = found.total(), wanted.total()
    if not total or not reference:
        return None
    common = (found & wanted).total()
    return common / total, common / reference
