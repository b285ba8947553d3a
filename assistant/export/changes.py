"""What differs from the document that a draft was made from: which sentences still stand in its order, and what it had between them.

Rejecting every change gives that document back, sentence by sentence in its own order; a sentence that moved is put in where it is and taken out where it was.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from assistant.draft import Draft, Paragraph, Sentence
from assistant.export.head import Head
from assistant.export.tail import Tail
from assistant.export.telling import WithChanges


def against(draft: Draft, texts: Mapping[str, tuple[Paragraph, ...]], head: Head, tail: Tail, original: str) -> WithChanges:
    """`original` is the text of the earlier document; without it only what the sentences quote is known."""
    sentences = list(_in_order(draft, texts))
    kept = _standing([s for s in sentences if s.source and s.source.document == draft.info.origin])
    running = {s.id for s in (*head.title, *head.subject, *head.addressees, *head.opening, *tail.closing)}
    running |= {s.id for s in sentences} - {s.id for s in (*draft.head, *draft.tail)}
    gone, rest = _gone(kept, running, original)
    return WithChanges(frozenset(s.id for s in kept), gone, rest)


def _in_order(draft: Draft, texts: Mapping[str, tuple[Paragraph, ...]]) -> Iterable[Sentence]:
    yield from draft.head
    for section in draft.sections:
        if section.title:
            yield section.title
        for paragraph in texts[section.id]:
            yield from paragraph.sentences
    yield from draft.tail


def _standing(sentences: list[Sentence]) -> list[Sentence]:
    """The longest run of sentences that follow each other in the source too, none of them overlapping."""
    starts = [s.source.start if s.source else 0 for s in sentences]
    ends: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for index, start in enumerate(starts):
        at = bisect_left(ends, start)
        before.append(best[at - 1] if at else -1)
        ends[at : at + 1] = [start]
        best[at : at + 1] = [index]
    run: list[Sentence] = []
    index = best[-1] if best else -1
    limit = float("inf")
    while index >= 0:
        source = sentences[index].source
        if source and source.end <= limit:
            run.append(sentences[index])
            limit = source.start
        index = before[index]
    return run[::-1]


def _gone(kept: list[Sentence], running: set[str], original: str) -> tuple[dict[str, str], str]:
    """Source text that no kept sentence quotes, by the sentence of running text that comes next; and what no such sentence follows."""
    gone: dict[str, str] = {}
    position, waiting = 0, ""
    for sentence in kept:
        if sentence.source is None:
            continue
        between = original[position : sentence.source.start]
        waiting += between if any(letter.isalnum() for letter in between) else ""
        position = sentence.source.end
        if sentence.id in running and waiting:
            gone[sentence.id] = waiting
            waiting = ""
    after = original[position:]
    return gone, waiting + (after if any(letter.isalnum() for letter in after) else "")
