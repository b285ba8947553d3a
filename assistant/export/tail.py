"""Tail sentences of a draft → closing paragraphs, recipients, authority and signer, each recognised by what it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.draft import Sentence
from assistant.export.pieces import plain

_RECIPIENTS = re.compile(r"Nơi\s+nhận\s*:?", re.IGNORECASE)
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][\wÀ-ỹ]*(?:\s+[A-ZĐÀ-Ỹ][\wÀ-ỹ]*){1,5}")


@dataclass(slots=True)
class Tail:
    """The parts found so far."""

    closing: list[Sentence] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    authority: list[str] = field(default_factory=list)
    signer: str = ""
    listing: bool = False


def tail_of(sentences: Sequence[Sentence]) -> Tail:
    """Sort the tail sentences into their parts, line by line."""
    tail = Tail()
    for sentence in sentences:
        text = plain(sentence.text)
        if _is_running_text(tail, text):
            tail.closing.append(sentence)
            continue
        for line in filter(None, map(str.strip, text.split("\n"))):
            _take(tail, line)
    return tail


def _is_running_text(tail: Tail, text: str) -> bool:
    if tail.listing or tail.authority or _RECIPIENTS.match(text) or text.isupper():
        return False
    return not _NAME.fullmatch(text)


def _take(tail: Tail, line: str) -> None:
    if heading := _RECIPIENTS.match(line):
        tail.listing = True
        line = line[heading.end() :].strip()
    if not line:
        return
    if line.startswith(("-", "+", "•")):
        tail.recipients.append(line.lstrip("-+• "))
    elif line.isupper():
        tail.authority.append(line)
    elif _NAME.fullmatch(line) and not tail.signer:
        tail.signer = line
    elif tail.recipients and not tail.authority:
        tail.recipients[-1] = f"{tail.recipients[-1]} {line}"
    elif tail.listing and not tail.authority:
        tail.recipients.append(line)
    elif tail.authority and not tail.signer:
        tail.signer = line
