"""Where the words of a claim stand in a sentence and in the source it was made from."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.draft import Op, Question, Sentence
from assistant.facts import find_figures
from assistant.reviewing.claim import Mark

Span = tuple[int, int]
_OPEN = "[…"
_PART_ENDS = ";"


def placed(ops: Sequence[Op]) -> Iterator[tuple[Op, int, int]]:
    """Each edit with the place of its result in the text."""
    shift = 0
    for op in ops:
        start = op.start + shift
        yield op, start, start + len(op.new)
        shift += len(op.new) - (op.end - op.start)


def open_slots(sentence: Sentence, questions: dict[str, Question]) -> list[tuple[str, Span]]:
    """Slots that wait for an answer: the question, and where its words stand."""
    found = []
    for op, start, end in placed(sentence.ops):
        question = questions.get(op.fact or "")
        if op.kind == "slot" and (op.new.startswith(_OPEN) or (question is not None and question.value is None and op.new)):
            found.append((op.fact or "", (start, end)))
    return found


def figure_parts(sentence: Sentence, cited: Sequence[Span], slots: Sequence[Span]) -> list[tuple[Mark, ...]]:
    """The figures of a sentence, those of one part («…;») together; citations and last period's values inside open slots are none."""
    answered = [(start, end) for op, start, end in placed(sentence.ops) if op.kind == "slot" and end > start and (start, end) not in slots]
    found = [(figure.start, figure.end) for figure in find_figures(sentence.text, [*cited, *slots])]
    spans = _apart([*answered, *slots, *found])
    parts: list[list[Mark]] = []
    last = -1
    for start, end in spans:
        if last < 0 or _PART_ENDS in sentence.text[last:start]:
            parts.append([])
        parts[-1].append(mark_of(sentence, start, end))
        last = end
    return [tuple(part) for part in parts]


def _apart(spans: Iterable[Span]) -> list[Span]:
    """In order; one that overlaps an earlier one gives way."""
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def mark_of(sentence: Sentence, start: int, end: int) -> Mark:
    """The place with what stood there in the source."""
    if sentence.source is None:
        return Mark(start, end)
    first, last = _in_quote(sentence.ops, start, end)
    return Mark(start, end, sentence.source.quote[first:last], first, last)


def _in_quote(ops: Sequence[Op], start: int, end: int) -> Span:
    """`[start:end]` of the text in the quote, widened to whole edits that it cuts."""
    first, shift = start, 0
    for op, begin, stop in placed(ops):
        if begin <= start < stop:
            first, shift = op.start, 0
            break
        if stop <= start:
            shift = op.end - stop
    first += shift
    return first, max(first, _end_in_quote(ops, end))


def _end_in_quote(ops: Sequence[Op], end: int) -> int:
    shift = 0
    for op, begin, stop in placed(ops):
        if begin < end <= stop:
            return op.end
        if stop < end or (stop == end and begin == stop):
            shift = op.end - stop
    return end + shift
