"""Printing and reading for commands."""

import json
import sys
from pathlib import Path
from typing import Any

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


def read_text(name: str) -> str:
    """The text of a file, or of stdin for «-»; what the reader repaired is told on stderr. Raises UnreadableFile."""
    from corpus.reading import read_bytes, read_file

    reading = read_bytes("stdin.txt", sys.stdin.buffer.read()) if name == STDIN else read_file(Path(name))
    for note in reading.notes:
        complain(f"Lưu ý về {name}: {note}")
    return reading.text


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises CommandError."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CommandError(f"Không ghi được «{path}» ({error.strerror}): hãy kiểm tra quyền ghi và dung lượng ổ đĩa.") from error
