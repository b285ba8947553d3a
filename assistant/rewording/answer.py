"""Turns what a model wrote into paragraphs of sentences with the ids of their sources, or says what is wrong with its form."""

import json
import re
import unicodedata
from dataclasses import dataclass

_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*\Z", re.DOTALL)


class BadForm(ValueError):
    """The answer has not the form asked for; `str(error)` is a Vietnamese clause."""


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """NFC text with marks, and the ids of the sentences it comes from."""

    text: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Paragraphs of sentences, as the model arranged them."""

    paragraphs: tuple[tuple[AnswerSentence, ...], ...]

    @property
    def sentences(self) -> tuple[AnswerSentence, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


def read_answer(raw: str) -> Answer:
    """`{"paragraphs":[{"sentences":[{"text","from":[ids]}]}]}`. Raises BadForm."""
    paragraphs = tuple(_paragraph(item) for item in _list(_member(read_json(raw), "paragraphs"), "paragraphs"))
    return Answer(paragraphs)


def read_json(raw: str) -> object:
    """What a model wrote as JSON, also inside one code fence or after its <think> part. Raises BadForm."""
    bare = _THOUGHTS.sub("", raw)
    fenced = _FENCE.match(bare)
    try:
        data: object = json.loads(fenced[1] if fenced else bare)
    except (ValueError, RecursionError) as error:
        raise BadForm("không phải JSON") from error
    return data


def _paragraph(data: object) -> tuple[AnswerSentence, ...]:
    return tuple(_sentence(item) for item in _list(_member(data, "sentences"), "sentences"))


def _sentence(data: object) -> AnswerSentence:
    text, origins = _member(data, "text"), _list(_member(data, "from"), "from")
    if not isinstance(text, str) or not text.strip():
        raise BadForm("có câu không có chữ")
    clean = unicodedata.normalize("NFC", text).strip()
    if any(unicodedata.category(letter)[0] == "C" for letter in clean):
        raise BadForm("có ký tự điều khiển trong câu")
    return AnswerSentence(clean, tuple(dict.fromkeys(_id(item) for item in origins)))


def _id(item: object) -> str:
    if not isinstance(item, str):
        raise BadForm("«from» có phần tử không phải mã câu")
    return item


def _member(data: object, name: str) -> object:
    if not isinstance(data, dict) or name not in data:
        raise BadForm(f"thiếu «{name}»")
    return data[name]


def _list(data: object, name: str) -> list[object]:
    if not isinstance(data, list) or not data:
        raise BadForm(f"«{name}» không phải danh sách có phần tử")
    return data
