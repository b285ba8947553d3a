"""Did the officer say this value? A model may carry an officer's words into a report, never its own."""

import re
import unicodedata

from assistant.answers import KEEP, NONE
from assistant.draft import Question
from assistant.rewording.guards.meaning import denies

_NUMBER = re.compile(r"\d+")


def said(value: str, question: Question, message: str) -> bool:
    """`value` as an answer to `question`, given what the officer wrote."""
    if value == NONE:
        return denies(message)
    if value == KEEP:
        return "giữ" in _plain(message)
    if value in question.options:
        return True
    return said_words(value, message)


def said_words(words: str, message: str) -> bool:
    """The words as they stand in the message; for figures alone their numbers are enough («5» for «05»)."""
    numbers = [int(number) for number in _NUMBER.findall(words)]
    if numbers and not any(letter.isalpha() for letter in words):
        spoken = [int(number) for number in _NUMBER.findall(message)]
        return all(number in spoken for number in numbers)
    return _plain(words) in _plain(message)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
