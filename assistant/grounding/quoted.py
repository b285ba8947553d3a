"""Judges an answer to a question: every sentence names a passage and quotes it letter for letter, and says nothing that the quote does not."""

import re
import unicodedata
from dataclasses import dataclass

from assistant.draft import Sentence
from assistant.grounding.passages import Passage
from assistant.rewording.answer import BadForm, read_json
from assistant.rewording.guards import form, meaning
from assistant.rewording.guards.form import MARKUP
from assistant.rewording.masking import SYMBOL, Masked, mask
from assistant.rewording.phrases import phrases
from assistant.rewording.task import words
from prompts import contexts
from prompts.contexts import Context

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_FEWEST_WORDS = 3  # of a quote
_FEW_NEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as the model gave it."""

    text: str
    passage: str
    quote: str


@dataclass(frozen=True, slots=True)
class Proved:
    """A sentence with its quote: `quote` is `[start:end]` of the library document, exactly."""

    text: str
    passage: Passage
    start: int
    end: int
    quote: str


def read_told(raw: str) -> tuple[Told, ...]:
    """`{"sentences":[{"text","passage","quote"}]}`, empty where the model found no answer. Raises BadForm."""
    data = read_json(raw)
    listed = data.get("sentences") if isinstance(data, dict) else None
    if not isinstance(listed, list):
        raise BadForm("thiếu «sentences»")
    return tuple(_told(item) for item in listed)


def _told(item: object) -> Told:
    members = [item.get(name) if isinstance(item, dict) else None for name in ("text", "passage", "quote")]
    if not all(isinstance(member, str) and member.strip() for member in members):
        raise BadForm("có câu thiếu «text», «passage» hoặc «quote»")
    text, passage, quote = (unicodedata.normalize("NFC", str(member)).strip() for member in members)
    if any(unicodedata.category(letter)[0] == "C" for letter in text):
        raise BadForm("có ký tự điều khiển trong câu")
    return Told(text, passage, quote)


def proved(told: tuple[Told, ...], passages: tuple[Passage, ...]) -> tuple[Proved, ...] | Context:
    """The sentences with the places of their quotes, or the first reason to withhold the answer."""
    known = {passage.id: passage for passage in passages}
    made = []
    for sentence in told:
        passage = known.get(sentence.passage)
        if passage is None:
            return contexts.WithheldUnknownPassage(sentence.passage)
        span = _place(passage.text, sentence.quote)
        if span is None or len(sentence.quote.split()) < _FEWEST_WORDS:
            return contexts.WithheldMisquoted(sentence.quote)
        start, end = span
        one = Proved(sentence.text, passage, passage.start + start, passage.start + end, passage.text[start:end])
        if reason := _against(one):
            return reason
        made.append(one)
    return tuple(made)


def _place(text: str, quote: str) -> tuple[int, int] | None:
    """Where the quote stands, letter for letter; a line break may stand for a space."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    for form_ in ("NFC", "NFD"):
        match = re.search(unicodedata.normalize(form_, pattern), text)
        if match:
            return match.span()
    return None


def _against(one: Proved) -> Context | None:
    return _form(one) or _values(one) or _meaning(one)


def _form(one: Proved) -> Context | None:
    sign = MARKUP.search(one.text)
    if sign is not None:
        return contexts.WithheldMarkup(sign[0].strip())
    return None if form.is_vietnamese(words(one.text), known=set(words(one.quote))) else contexts.WithheldLanguage()


def _values(one: Proved) -> Context | None:
    """Figures, dates, citations and names of the sentence stand in the quote; the place of the passage may name things too."""
    ground = _plain(one.quote)
    for value in mask((Sentence("", one.text, "model"),))[0].values:
        if not _stands(value, ground, _plain(one.passage.place)):
            return contexts.WithheldUnquoted(value.meaning, " ".join(filter(None, (value.value, value.right))))
    known = set(words(one.quote))
    new = next((word for word in words(one.text) if word in phrases().number_words and word not in known), None)
    return contexts.WithheldNumberInWords(new) if new else None


def _stands(value: Masked, quote: str, place: str) -> bool:
    numbers = _NUMBER.findall(value.value)
    if not set(numbers) <= set(_NUMBER.findall(quote)):
        return value.kind in ("date", "name") and _holds(place, value.value)
    if value.kind == "citation":
        symbols = re.findall(SYMBOL, value.value)
        return all(_holds(quote, symbol) for symbol in symbols) if symbols else _holds(quote, value.value)
    if value.kind == "figure":
        return _holds(quote, " ".join(filter(None, (value.value, value.right))))
    return _holds(quote, value.value) or _holds(place, value.value)


def _holds(ground: str, words: str) -> bool:
    """Whole words only: «An» does not stand in «toàn»."""
    return re.search(rf"(?<!\w){re.escape(_plain(words))}(?!\w)", ground) is not None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _meaning(one: Proved) -> Context | None:
    quote = " ".join(one.quote.split())
    if meaning.denies(one.text) != meaning.denies(quote):
        return contexts.WithheldNegation(quote)
    if meaning.promises(one.text) and not meaning.promises(quote):
        return contexts.WithheldPromise(quote)
    said, known = f" {' '.join(words(one.text))} ", f" {' '.join(words(one.quote))} "
    claim = next((claim for claim in sorted(phrases().claims) if f" {claim} " in said and f" {claim} " not in known), None)
    if claim:
        return contexts.WithheldAddedClaim(claim)
    new = [word for word in words(one.text) if word not in set(words(f"{one.quote} {one.passage.place}"))]
    return contexts.WithheldUnsupported(one.text) if len(new) > _FEW_NEW_WORDS and 2 * len(new) > len(words(one.text)) else None
