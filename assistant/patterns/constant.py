"""A sentence that stood in several periods → its constant words, with a slot for what varied and is not asked for already."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.adapting.slots import slot_text
from assistant.draft import CitationMark, Op, Sentence, in_quote, moved, replay
from assistant.patterns.words import Word, varying, words_of

_JOINING = frozenset(("và", "của", "các", "những", "được", "đã", "tại", "ở", "với", "cho", "trong", "về"))
_JOINING |= frozenset(("do", "là", "có", "cũng", "đều", "vẫn", "để", "từ", "đến", "theo", "này"))
_SCALE = frozenset(("nghìn", "ngàn", "triệu", "tỷ", "đồng", "tỉ"))
_LEAD = 4
_MOST = 3
_VARIES = "nội dung thay đổi theo kỳ"

Ranges = Sequence[tuple[int, int]]


def constant(sentence: Sentence, others: Sequence[str], *, frozen: Ranges, whole: Ranges = (), varies: str = _VARIES) -> Sentence | None:
    """`sentence` (with a source) where words that differ in one of `others`, the same sentence in other documents, become slots.

    What is edited already, and the `frozen` ranges of the quote (citations, names in quotes), stay as they are; a range of
    `whole` (a period expression) becomes a slot as one where a part of it varies. None where so much varies that the
    sentence has no constant words worth keeping. `varies` says in the slots what is left open.
    """
    if sentence.source is None:
        return None
    quote, words = sentence.source.quote, words_of(sentence.source.quote)
    slots = [_slot(quote, words, run, varies) for run in _variable_runs(sentence, words, others, frozen, whole)]
    if len(slots) > _MOST:
        return None
    joins = [op for op in sentence.ops if op.kind != "join" or not any(slot.start < op.end and op.start < slot.end for slot in slots)]
    ops = tuple(sorted((*joins, *slots), key=lambda op: op.start))
    marks = tuple(_moved(mark, sentence.ops, ops) for mark in sentence.citations)
    return replace(sentence, text=replay(quote, ops), ops=ops, citations=marks)


def _variable_runs(sentence: Sentence, words: Sequence[Word], others: Sequence[str], frozen: Ranges, whole: Ranges) -> list[list[int]]:
    """Indexes of words that vary and are free to, run by run; words that only join others, or say how large a figure is, make no run."""
    quote = sentence.source.quote if sentence.source else ""
    kept = [*((op.start, op.end) for op in sentence.ops if op.kind != "join"), *frozen]
    differing = {index for other in others for index in varying(words, words_of(other))}
    free = {index for index in differing if not _overlaps(words[index], kept)}
    loose = [unit for unit in whole if not any(a < unit[1] and unit[0] < b for a, b in kept)]
    units = [unit for unit in loose if any(_overlaps(words[index], [unit]) for index in free)]
    free |= {index for index, word in enumerate(words) if _overlaps(word, units)}
    joining = {index for index, word in enumerate(words) if word.form in _JOINING and {index - 1, index + 1} <= free and not _overlaps(word, kept)}
    runs = _runs(quote, words, sorted(free | joining))
    return [run for run in runs if not all(words[index].form in _JOINING | _SCALE for index in run)]


def _overlaps(word: Word, ranges: Ranges) -> bool:
    return any(start < word.end and word.start < end for start, end in ranges)


def _runs(quote: str, words: Sequence[Word], indexes: Sequence[int]) -> list[list[int]]:
    """Indexes that follow each other with nothing but white space or a dash between their words."""
    runs: list[list[int]] = []
    for index in indexes:
        joined = runs and runs[-1][-1] == index - 1 and not quote[words[index - 1].end : words[index].start].strip(" -\n")
        if joined:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _slot(quote: str, words: Sequence[Word], run: Sequence[int], varies: str) -> Op:
    """A slot named after the words beside it, as far as these hold no figure of the old period."""
    start, end = words[run[0]].start, words[run[-1]].end
    lead = _until_figure(words[max(0, run[0] - _LEAD) : run[0]][::-1])[::-1]
    after = _until_figure(words[run[-1] + 1 : run[-1] + 1 + _LEAD])
    name = f"{varies}, sau «{_said(quote, lead)}»" if lead else f"{varies}, trước «{_said(quote, after)}»" if after else varies
    return Op("slot", start, end, quote[start:end], slot_text(name, quote[start:end]))


def _until_figure(words: Sequence[Word]) -> list[Word]:
    return list(takewhile(lambda word: word.form[0].isalpha(), words))


def _said(quote: str, words: Sequence[Word]) -> str:
    return " ".join(quote[words[0].start : words[-1].end].split()).replace("“", "").replace("”", "")


def _moved(mark: CitationMark, before: tuple[Op, ...], after: tuple[Op, ...]) -> CitationMark:
    return replace(mark, start=moved(after, in_quote(before, mark.start)), end=moved(after, in_quote(before, mark.end)))
