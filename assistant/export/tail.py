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
    owners: dict[str, str] = field(default_factory=dict)
    """Ids of the sentences that recipients («recipient-0»), lines of authority («authority-0») and signer come from."""


def tail_of(sentences: Sequence[Sentence]) -> Tail:
    """Sort the tail sentences into their parts, line by line."""
    tail = Tail()
    for sentence in sentences:
        text = plain(sentence.text)
        if _is_running_text(tail, text):
            tail.closing.append(sentence)
            continue
        for line in filter(None, map(str.strip, text.split("\n"))):
            _take(tail, line, sentence.id)
    return tail


def _is_running_text(tail: Tail, text: str) -> bool:
    if tail.listing or tail.authority or _RECIPIENTS.match(text) or text.isupper():
        return False
    return not _NAME.fullmatch(text)


def _take(tail: Tail, line: str, of: str) -> None:
    if heading := _RECIPIENTS.match(line):
        tail.listing = True
        line = line[heading.end() :].strip()
    if not line:
        return
    if line.startswith(("-", "+", "•")):
        _add(tail, tail.recipients, "recipient", line.lstrip("-+• "), of)
    elif line.isupper():
        _add(tail, tail.authority, "authority", line, of)
    elif _NAME.fullmatch(line) and not tail.signer:
        _sign(tail, line, of)
    elif tail.recipients and not tail.authority:
        tail.recipients[-1] = f"{tail.recipients[-1]} {line}"
    elif tail.listing and not tail.authority:
        _add(tail, tail.recipients, "recipient", line, of)
    elif tail.authority and not tail.signer:
        _sign(tail, line, of)


def _add(tail: Tail, lines: list[str], name: str, line: str, of: str) -> None:
    tail.owners[f"{name}-{len(lines)}"] = of
    lines.append(line)


def _sign(tail: Tail, line: str, of: str) -> None:
    tail.signer = line
    tail.owners["signer"] = of
