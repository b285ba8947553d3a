"""Guards of the values: every mark back once and in its place, and no figure, citation, name or slot outside the marks."""

import re
import unicodedata
from collections import Counter

from assistant.rewording.masking import MARK, SYMBOL, Masked
from assistant.rewording.phrases import phrases
from assistant.rewording.task import WORD, Task, bare, words
from corpus.citations import find_citations
from prompts import contexts
from prompts.contexts import Context

_BROKEN_MARK = re.compile(r"⟦[^⟧]{0,20}⟧?|⟧")
_NUMBER = re.compile(r"[^\W\d_]*\d(?:\w|[.,/:-](?=\d))*")
_SLOT = re.compile(r"\[…?[^\]]*\]?|…\]")
_AFTER = re.compile(r"\s?([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)[ :]*$")
_OPENS = re.compile(r"(?:^|[.!?:]\s)\s*$")


def known_marks(task: Task) -> Context | None:
    known = task.values
    for sentence in task.answer.sentences:
        unknown = [mark for mark in MARK.findall(sentence.text) if mark not in known] or _BROKEN_MARK.findall(MARK.sub("", sentence.text))
        if unknown:
            return contexts.WithheldUnknownMark(unknown[0])
    return None


def no_new_slot(task: Task) -> Context | None:
    """No square brackets but those of the source: an open slot is the program's to make."""
    source = " ".join(item.text for item in task.section)
    found = (match[0] for sentence in task.answer.sentences for match in _SLOT.finditer(sentence.text))
    return next((contexts.WithheldInventedSlot(slot) for slot in found if slot not in source), None)


def no_new_citation(task: Task) -> Context | None:
    """Nothing outside the marks reads as a citation, neither by its number nor by a law's name."""
    for sentence in task.answer.sentences:
        text = bare(sentence.text)
        cited = [(item.surface, item.number) for item in find_citations(text)] + [(match[0], match[0]) for match in re.finditer(SYMBOL, text)]
        if cited:
            return _cited(task, *cited[0])
    return None


def _cited(task: Task, surface: str, number: str | None) -> Context:
    known = any((number or surface) in value.value for value in task.values.values())
    return contexts.WithheldRetypedCitation(number or surface) if known else contexts.WithheldInventedCitation(surface, number)


def no_new_number(task: Task) -> Context | None:
    for sentence in task.answer.sentences:
        text = bare(sentence.text)
        match = _NUMBER.search(text)
        number = match[0] if match else next((sign for sign in text if unicodedata.category(sign).startswith("N")), None)
        if number is not None:
            return contexts.WithheldRetypedNumber(number) if _has_number(task, number) else contexts.WithheldInventedNumber(number)
    return None


def _has_number(task: Task, number: str) -> bool:
    return any(number in re.split(r"\D+", value.value) or number in _NUMBER.findall(value.value) for value in task.values.values())


def no_new_number_word(task: Task) -> Context | None:
    for sentence in task.answer.sentences:
        known = task.source_words(sentence)
        new = [word for word in words(sentence.text) if word in phrases().number_words and word not in known]
        if new:
            return contexts.WithheldNumberInWords(new[0])
    return None


def every_mark_once(task: Task) -> Context | None:
    counts = Counter(task.marks())
    for mark, value in task.values.items():
        if counts[mark] == 0:
            return contexts.WithheldDropped(value.meaning, value.value)
        if counts[mark] > 1:
            return contexts.WithheldRepeated(value.meaning, value.value)
    return None


def figures_keep_their_word(task: Task) -> Context | None:
    """«12 cá nhân» stays beside «cá nhân»."""
    for sentence in task.answer.sentences:
        for match in MARK.finditer(sentence.text):
            value = task.values[match[0]]
            if not _keeps_word(value, sentence.text[: match.start()], sentence.text[match.end() :]):
                return contexts.WithheldMoved(value.meaning, value.value)
    return None


def _keeps_word(value: Masked, before: str, after: str) -> bool:
    if value.right:
        following = _AFTER.match(after)
        return following is not None and following[1].casefold() == value.right
    if value.left:
        preceding = _BEFORE.search(before)
        return preceding is not None and preceding[1].casefold() == value.left
    return True


def values_keep_their_order(task: Task) -> Context | None:
    """Values of one kind keep their order inside a source sentence: two awards, or two bodies, cannot change places."""
    place = {mark: index for index, mark in enumerate(task.marks())}
    for item in task.section:
        last: dict[str, int] = {}
        for value in item.values:
            kind = "figure" if value.kind == "slot" else value.kind
            if place[value.mark] < last.get(kind, -1):
                return contexts.WithheldMoved(value.meaning, value.value)
            last[kind] = place[value.mark]
    return None


def no_new_name(task: Task) -> Context | None:
    """A capital inside a sentence belongs to a name, and names stand behind marks."""
    known = {word for item in task.section for word in WORD.findall(bare(item.text)) if word[0].isupper()}
    for sentence in task.answer.sentences:
        text = bare(sentence.text)
        for match in WORD.finditer(text):
            ordinary = not match[0][0].isupper() or (_OPENS.search(text[: match.start()]) and not (match[0].isupper() and len(match[0]) > 1))
            if not ordinary and match[0] not in known:
                return contexts.WithheldInventedName(_run_from(text, match.start()))
    return None


def _run_from(text: str, start: int) -> str:
    """The capitalised words from `start` on."""
    end = start
    for match in WORD.finditer(text, start):
        if not match[0][0].isupper() or text[end : match.start()].strip():
            break
        end = match.end()
    return text[start:end]
