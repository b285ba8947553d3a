"""Guards of the form: plain Vietnamese, and every sentence bound to its sources."""

import re
import unicodedata

from assistant.rewording.masking import MARK
from assistant.rewording.task import Task, words
from prompts import contexts
from prompts.contexts import Context

MARKUP = re.compile(r"\*\*?|__|`+|~~|^#{1,6}\s|^[-+•*]\s|</?[a-zA-Z][^>]*>|\]\(|\||https?://\S+|www\.\S+|\S+@\S+\.\S+")
_VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
_FEW_WORDS = 4  # too short to measure


def no_markup(task: Task) -> Context | None:
    """No sign of formatting and no address, unless the source itself has it."""
    source = " ".join(item.text for item in task.section)
    found = (match[0].strip() for sentence in task.answer.sentences for match in MARKUP.finditer(sentence.text))
    return next((contexts.WithheldMarkup(sign) for sign in found if sign not in source), None)


def in_vietnamese(task: Task) -> Context | None:
    """Latin letters only, and at least half of the words Vietnamese by their marks or known from the section."""
    written = [word for sentence in task.answer.sentences for word in words(sentence.text)]
    known = {word for item in task.section for word in words(item.text)}
    return None if is_vietnamese(written, known=known) else contexts.WithheldLanguage()


def is_vietnamese(written: list[str], *, known: set[str]) -> bool:
    """`written`: words in small letters; a word of the source counts, whatever its letters."""
    strange = [word for word in written if word not in known and not _VIETNAMESE.search(word)]
    foreign = len(written) >= _FEW_WORDS and 2 * len(strange) > len(written)
    return not foreign and all(_is_latin(word) for word in written)


def _is_latin(word: str) -> bool:
    """Letters of the Latin alphabet with any marks; number signs are for the guard of numbers."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return all(letter.isascii() or unicodedata.category(letter)[0] in "MN" for letter in letters)


def known_sources(task: Task) -> Context | None:
    ids = {item.id for item in task.section}
    unknown = (origin for sentence in task.answer.sentences for origin in sentence.origins if origin not in ids)
    return next((contexts.WithheldUnknownSource(origin) for origin in unknown), None)


def marks_with_their_source(task: Task) -> Context | None:
    for sentence in task.answer.sentences:
        own = {value.mark for item in task.sources(sentence) for value in item.values}
        foreign = [mark for mark in MARK.findall(sentence.text) if mark not in own]
        if foreign:
            return contexts.WithheldWrongSource(task.values[foreign[0]].value)
    return None


def every_sentence_used(task: Task) -> Context | None:
    used = {origin for sentence in task.answer.sentences for origin in sentence.origins}
    return next((contexts.WithheldSkippedSentence(item.sentence.text) for item in task.section if item.id not in used), None)


def slots_stand_alone(task: Task) -> Context | None:
    """A sentence with an open slot keeps its own source, so that the officer's answer still finds its place."""
    for sentence in task.answer.sentences:
        sources = task.sources(sentence)
        if len(sources) > 1 and any(item.has_slot for item in sources):
            return contexts.WithheldMergedSlot(next(item.sentence.text for item in sources if item.has_slot))
    return None
