"""Printing and reading for commands."""

import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.reading import Reading

STDIN = "-"


class CommandError(Exception):
    """A command that cannot be carried out; `str(error)` is one sentence for the person at the keyboard."""


def say(text: str = "") -> None:
    """One line on stdout."""
    sys.stdout.write(text + "\n")


def say_json(form: Any, *, indent: int | None = 1) -> None:
    """One JSON value on stdout."""
    sys.stdout.write(json.dumps(form, ensure_ascii=False, indent=indent) + "\n")


def complain(text: str) -> None:
    """One line on stderr."""
    sys.stderr.write(text + "\n")


@dataclass(frozen=True, slots=True)
class Given:
    """What a command was given to read: a file, or the bytes of stdin (`path` is None)."""

    name: str
    stdin: bytes
    reading: "Reading"
    path: Path | None

    @property
    def data(self) -> bytes:
        return self.stdin if self.path is None else self.path.read_bytes()


def read_text(name: str) -> str:
    """The text of a file, or of stdin for «-»; what the reader repaired is told on stderr. Raises UnreadableFile."""
    return read_input(name).reading.text


def read_input(name: str) -> Given:
    """A file, or stdin for «-», with its bytes; what the reader repaired is told on stderr. Raises UnreadableFile."""
    from corpus.reading import read_bytes, read_file

    path = None if name == STDIN else Path(name)
    data = sys.stdin.buffer.read() if path is None else b""
    reading = read_bytes("stdin.txt", data) if path is None else read_file(path)
    for note in reading.notes:
        complain(f"Lưu ý về {name}: {note}")
    return Given("stdin.txt" if path is None else path.name, data, reading, path)


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises CommandError."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise CommandError(f"Không ghi được «{path}» ({error.strerror}): hãy kiểm tra quyền ghi và dung lượng ổ đĩa.") from error
