"""An officer's edited paragraphs back to sentences: what is unchanged keeps its source, what is changed gets an edit script, the rest is the officer's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import count

from rapidfuzz import fuzz

from assistant.draft import CitationMark, Paragraph, Sentence
from assistant.provenance import edit_script
from corpus.citations import find_citations
from corpus.text.sentences import split

_ALIKE = 55.0
_AHEAD = 6


@dataclass(frozen=True, slots=True)
class EditedParagraph:
    """A paragraph as the editor sends it; `footnote` is kept from the paragraph it came from."""

    text: str
    footnote: bool = False


def edited(old: Sequence[Paragraph], new: Sequence[EditedParagraph], *, author: str, prefix: str) -> tuple[Paragraph, ...]:
    """Paragraphs of the edited text. Sentences are paired with the old ones that they are, or resemble; ids of new ones begin with `prefix`."""
    pool = [sentence for paragraph in old for sentence in paragraph.sentences]
    texts = [[paragraph.text[start:end] for start, end in split(paragraph.text, 0, len(paragraph.text))] for paragraph in new]
    flat = [text for sentences in texts for text in sentences]
    partners = _partners([sentence.text for sentence in pool], flat)
    own = count(1)
    made = [
        changed(pool[o], text, author) if o is not None else own_sentence(text, author, f"{prefix}-{next(own)}") for o, text in zip(partners, flat, strict=True)
    ]
    whole = iter(_continued(made, pool))
    return tuple(Paragraph(tuple(next(whole) for _ in sentences), paragraph.footnote) for paragraph, sentences in zip(new, texts, strict=True) if sentences)


def _partners(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each new sentence the index of its old one: the same in order, else one that it resembles between them, else the same moved elsewhere."""
    partners: list[int | None] = [None] * len(new)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    old_at = new_at = 0
    for block in blocks:
        _pair_alike(old, new, range(old_at, block.a), range(new_at, block.b), partners)
        for offset in range(block.size):
            partners[block.b + offset] = block.a + offset
        old_at, new_at = block.a + block.size, block.b + block.size
    used = set(partners)
    free = {text: index for index, text in reversed(list(enumerate(old))) if index not in used}
    return [free.pop(text, None) if partner is None else partner for partner, text in zip(partners, new, strict=True)]


def _pair_alike(old: Sequence[str], new: Sequence[str], old_range: range, new_range: range, partners: list[int | None]) -> None:
    position = old_range.start
    for index in new_range:
        ahead = range(position, min(position + _AHEAD, old_range.stop))
        best = max(((fuzz.ratio(old[i], new[index]), -i) for i in ahead), default=(0.0, 0))
        if best[0] >= _ALIKE:
            partners[index] = -best[1]
            position = 1 - best[1]


def _continued(made: list[Sentence], pool: Sequence[Sentence]) -> list[Sentence]:
    """A second half keeps its mark only behind its first half (a heading's own continuation only at the beginning)."""
    first = {sentence.id for sentence in pool}
    kept = []
    for index, sentence in enumerate(made):
        stays = sentence.continues is None or (made[index - 1].id == sentence.continues if index else sentence.continues not in first)
        kept.append(sentence if stays else replace(sentence, continues=None))
    return kept


def changed(sentence: Sentence, text: str, author: str) -> Sentence:
    """A sentence as the officer words it now: its source and the edits that still stand are kept."""
    if sentence.text == text:
        return sentence
    if sentence.source is None:
        return replace(sentence, text=text, author=author, citations=_marks(text))
    ops = edit_script(sentence.source.quote, text, sentence.ops)
    return replace(sentence, text=text, author=author, ops=ops, citations=_marks(text))


def own_sentence(text: str, author: str, identifier: str) -> Sentence:
    """A sentence that the officer wrote."""
    return Sentence(identifier, text, "author", author=author, citations=_marks(text))


def _marks(text: str) -> tuple[CitationMark, ...]:
    return tuple(CitationMark(c.start, c.end, c.number, c.type) for c in find_citations(text))
