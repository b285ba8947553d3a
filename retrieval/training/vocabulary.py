"""Vocabulary of the embedding: frequent syllables and runs of syllables («thi đua khen thưởng»), counted, then put into a tokenizer.

Training a Unigram tokenizer takes many minutes; counting runs of syllables and letting the tokenizer choose among them takes one.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFC, Lowercase, Replace, Strip
from tokenizers.normalizers import Sequence as Normalizers
from tokenizers.pre_tokenizers import Metaspace

UNKNOWN = "[UNK]"
_MARK = "▁"
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_BREAK = -1
_LONGEST_RUN = 6
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyzáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ0123456789"


@dataclass(frozen=True, slots=True)
class VocabularyPlan:
    """How many pieces, of them how many single syllables, and how often a run must occur to be thought of."""

    pieces: int = 18_000
    syllables: int = 7_000
    least: int = 60
    cohesion: float = 1.0


def build_tokenizer(texts: Sequence[str], plan: VocabularyPlan) -> Tokenizer:
    """A tokenizer of `plan.pieces` pieces that segments `texts` with the fewest, most telling pieces."""
    names, tokens = _encode(texts, plan)
    counts = {names[i]: count for i, count in enumerate(np.bincount(tokens[tokens >= 0]).tolist())}
    runs = _runs(names, tokens, plan)
    sample = texts[:: max(1, len(texts) // 20_000)]
    tokenizer = tokenizer_of(counts | runs)
    for size in (plan.pieces * 2, plan.pieces):
        tokenizer = tokenizer_of(_kept(_used(tokenizer, sample), counts, size))
    return tokenizer


def tokenizer_of(counts: dict[str, int]) -> Tokenizer:
    """A tokenizer whose pieces are the keys (syllables joined by spaces), likelier the more often they occur."""
    total = sum(counts.values())
    pieces = [(UNKNOWN, -30.0)]
    pieces += [(_MARK + name.replace(" ", _MARK), math.log(max(count, 1) / total)) for name, count in counts.items()]
    pieces += [(letter, -20.0) for letter in _MARK + _LETTERS]
    tokenizer = Tokenizer(Unigram(pieces, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = Normalizers([NFC(), Lowercase(), Replace(Regex(r"[^\p{L}\p{N}]+"), " "), Strip()])
    tokenizer.pre_tokenizer = Metaspace(replacement=_MARK, prepend_scheme="always", split=False)
    return tokenizer


def _encode(texts: Sequence[str], plan: VocabularyPlan) -> tuple[list[str], NDArray[np.int64]]:
    """The commonest syllables and all texts as their numbers, with a break wherever punctuation or a rare word stands."""
    words = [_TOKEN.findall(text.lower()) for text in texts]
    counter = Counter(word for text in words for word in text if word[0].isalpha() or (word.isdigit() and len(word) <= 4))
    names = [word for word, _ in sorted(counter.most_common(plan.syllables), key=lambda item: (-item[1], item[0]))]
    number = {name: i for i, name in enumerate(names)}
    flat = [number.get(word, _BREAK) for text in words for word in (*text, "")]
    return names, np.array(flat, dtype=np.int64)


def _runs(names: list[str], tokens: NDArray[np.int64], plan: VocabularyPlan) -> dict[str, int]:
    """Runs of two to six syllables that occur often and hold together, with their counts."""
    found: dict[str, int] = {}
    size = len(names)
    frequency = np.bincount(tokens[tokens >= 0], minlength=size)
    total = float(frequency.sum())
    labels, shorter, shorter_counts = names, tokens, frequency
    for length in range(2, _LONGEST_RUN + 1):
        last = tokens[length - 1 :]
        first = shorter[: len(last)]
        valid = (first >= 0) & (last >= 0)
        codes, inverse, counts = np.unique(first[valid] * size + last[valid], return_inverse=True, return_counts=True)
        often = counts >= plan.least
        renumbered = np.where(often, np.cumsum(often) - 1, _BREAK)
        starts = np.full(len(last), _BREAK, dtype=np.int64)
        starts[valid] = renumbered[inverse]
        codes, counts = codes[often], counts[often]
        cohesion = np.log(counts * total / (shorter_counts[codes // size] * frequency[codes % size]))
        labels = [f"{labels[code // size]} {names[code % size]}" for code in codes.tolist()]
        found |= {label: int(count) for label, count, bond in zip(labels, counts, cohesion, strict=True) if bond > plan.cohesion}
        shorter, shorter_counts = starts, counts
    return found


def _used(tokenizer: Tokenizer, sample: Sequence[str]) -> Counter[str]:
    """How often each piece is really chosen when the sample is segmented."""
    used: Counter[int] = Counter()
    for start in range(0, len(sample), 1_000):
        for encoding in tokenizer.encode_batch_fast(list(sample[start : start + 1_000]), add_special_tokens=False):
            used.update(encoding.ids)
    return Counter({(tokenizer.id_to_token(i) or ""): count for i, count in used.items()})


def _kept(used: Counter[str], syllables: dict[str, int], size: int) -> dict[str, int]:
    """All single syllables and, up to `size` in all, the runs that were used most."""
    chosen = {name: max(1, used[_MARK + name]) for name in syllables}
    for piece, count in used.most_common():
        name = piece.replace(_MARK, " ").strip()
        if len(chosen) >= size - len(_LETTERS) - 2:
            break
        if " " in name:
            chosen[name] = count
    return chosen
