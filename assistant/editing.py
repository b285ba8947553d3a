"""An officer's edited paragraphs back to sentences: what is unchanged keeps its source, what is changed gets an edit script, the rest is the officer's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from assistant.draft import CitationMark, Paragraph, Sentence
from assistant.provenance import edit_script
from corpus.citations import find_citations
from corpus.text.sentences import split

_ALIKE = 55.0


@dataclass(frozen=True, slots=True)
class EditedParagraph:
    """A paragraph as the editor sends it; `footnote` is kept from the paragraph it came from."""

    text: str
    footnote: bool = False


def edited(old: Sequence[Paragraph], new: Sequence[EditedParagraph], *, author: str, prefix: str) -> tuple[Paragraph, ...]:
    """Paragraphs of the edited text. Sentences are paired in order with the old ones they resemble; ids of new ones begin with `prefix`."""
    pool = [sentence for paragraph in old for sentence in paragraph.sentences]
    made: list[Paragraph] = []
    count = position = 0
    for paragraph in new:
        sentences: list[Sentence] = []
        for start, end in split(paragraph.text, 0, len(paragraph.text)):
            text = paragraph.text[start:end]
            found = _pair(text, pool, position)
            if found is not None:
                position = found + 1
                sentences.append(_changed(pool[found], text, author))
            else:
                count += 1
                sentences.append(_own(text, author, f"{prefix}-{count}"))
        if sentences:
            made.append(Paragraph(tuple(sentences), paragraph.footnote))
    return tuple(made)


def _pair(text: str, pool: Sequence[Sentence], position: int) -> int | None:
    """Index of the old sentence that `text` is, or was made of; sentences skipped over count as deleted."""
    ahead = range(position, len(pool))
    same = next((i for i in ahead if pool[i].text == text), None)
    if same is not None:
        return same
    scored = [(fuzz.ratio(pool[i].text, text), -i) for i in list(ahead)[:6]]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= _ALIKE else None


def _changed(sentence: Sentence, text: str, author: str) -> Sentence:
    if sentence.text == text:
        return sentence
    if sentence.source is None:
        return replace(sentence, text=text, author=author, citations=_marks(text))
    ops = edit_script(sentence.source.quote, text, sentence.ops)
    return replace(sentence, text=text, author=author, ops=ops, citations=_marks(text))


def _own(text: str, author: str, identifier: str) -> Sentence:
    return Sentence(identifier, text, "author", author=author, citations=_marks(text))


def _marks(text: str) -> tuple[CitationMark, ...]:
    return tuple(CitationMark(c.start, c.end, c.number, c.type) for c in find_citations(text))
