"""Messages between the Preparer and its children: pickled, each with its length before it.

A child reads hostile files, so its answers are loaded with suspicion: values of this package, dates, nothing that can be called.
"""

import datetime
import io
import pickle
import struct
from dataclasses import dataclass, is_dataclass
from enum import Enum
from typing import BinaryIO

from corpus.prepared import PreparedDocument

MAX_ANSWER = 1024 * 1024 * 1024
"""Bytes of the largest answer: far above the longest text with all its passages."""

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Progress:
    """A page of a scan is being read."""

    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Done:
    """The file was read; `peak` is the most memory the child held meanwhile, in bytes (0: unknown)."""

    document: PreparedDocument
    peak: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A reader refused the file with this sentence."""

    reason: str
    peak: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The reader broke: out of memory, or an error that no reader foresaw, told by its class and places, never by its text."""

    memory: bool
    trace: str
    peak: int


Answer = Progress | Done | Refused | Failed


def send(stream: BinaryIO, message: object) -> None:
    body = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive_trusted(stream: BinaryIO) -> object:
    """The next message of the parent; raises EOFError when there is none."""
    return pickle.loads(_body(stream, None))  # noqa: S301 - from the process that started this one


def receive_answer(stream: BinaryIO) -> Answer:
    """The next message of a child; raises EOFError when it is gone, UnpicklingError when it is no answer."""
    answer = _Answers(io.BytesIO(_body(stream, MAX_ANSWER))).load()
    if not isinstance(answer, Progress | Done | Refused | Failed):
        raise pickle.UnpicklingError(type(answer).__name__)
    return answer


def _body(stream: BinaryIO, most: int | None) -> bytes:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(head)[0]
    if most is not None and length > most:
        raise pickle.UnpicklingError("answer too long")
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return body


class _Answers(pickle.Unpickler):
    """Knows the value classes of corpus and dates; anything else is refused."""

    def find_class(self, module: str, name: str) -> type:
        found = datetime.date if (module, name) == ("datetime", "date") else None
        if module.partition(".")[0] == "corpus":
            found = super().find_class(module, name)
        if isinstance(found, type) and (found is datetime.date or is_dataclass(found) or issubclass(found, Enum | tuple)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")
