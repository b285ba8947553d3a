"""Candidate B Rút gọn: the inherited text without what says nothing new."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from assistant.adapting.shortening import shortened_sentence
from assistant.draft import Candidate, DraftSection, Paragraph, Sentence
from corpus.text.folding import key, plain

_EVALUATION = re.compile(
    r"^[-+*\s]*(?:nhin chung|qua do|ben canh do|co the noi|tu do|dong thoi, cong tac|moi ca nhan|moi cong chuc|tung cong chuc|tung can bo|day la)\b"
)


def shortened(inherited: Candidate, earlier: Iterable[DraftSection]) -> Candidate | None:
    """Leave out footnotes that repeat lists, boilerplate that an earlier section says already, evaluative sentences and filler inside sentences.

    None where nothing can go. Figures, citations, periods, commitments and negatives always stay.
    """
    return shortened_after(inherited, {key(sentence.text) for section in earlier for sentence in _sentences(section)})


def shortened_after(inherited: Candidate, said: AbstractSet[str]) -> Candidate | None:
    """The same, where `said` holds the keys of the sentences of earlier sections."""
    kept: list[Paragraph] = []
    for paragraph in inherited.paragraphs:
        if paragraph.footnote:
            continue
        sentences = tuple(shortened_sentence(s) for s in paragraph.sentences if not _is_redundant(s, said))
        if sentences:
            kept.append(Paragraph(sentences))
    before = sum(len(s.text) for p in inherited.paragraphs for s in p.sentences)
    after = sum(len(s.text) for p in kept for s in p.sentences)
    return Candidate("B", tuple(kept)) if 0 < after < before else None


def _sentences(section: DraftSection) -> list[Sentence]:
    chosen = section.candidate("A")
    return [s for p in chosen.paragraphs for s in p.sentences] if chosen else []


def _is_redundant(sentence: Sentence, said: AbstractSet[str]) -> bool:
    if sentence.cls != "boilerplate":
        return False
    return key(sentence.text) in said or bool(_EVALUATION.match(plain(sentence.text)))
