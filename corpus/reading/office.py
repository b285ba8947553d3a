"""A .doc, .rtf or .odt → a .docx, by LibreOffice: no macro runs, nothing is fetched, the time is bounded."""

import subprocess
import tempfile
import threading
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.reading.docx import read_docx
from corpus.reading.office_profile import Profile
from corpus.reading.office_program import environment, find_program
from corpus.reading.reading import Reading

SECONDS = 90.0
"""Longest conversion; a report of a hundred pages takes some seconds."""

_TO_DOCX = "docx:MS Word 2007 XML"
_RESTART = 81  # LibreOffice asks for a second start after it has set up a profile
_ONE_AT_A_TIME = threading.Lock()
_PROFILE = Profile()
_WORDS = {"doc": "tệp Word đời cũ (.doc)", "rtf": "tệp RTF", "odt": "tệp OpenDocument (.odt)"}


def read_office(name: str, kind: str, data: bytes) -> Reading:
    """`kind` is doc, rtf or odt, known by the bytes. Raises UnreadableFile, also where LibreOffice is not installed."""
    reading = read_docx(name, _docx(name, kind, data))
    notes = (f"Đã đọc {_WORDS[kind]} qua LibreOffice.", *((_MACROS,) if _has_macros(kind, data) else ()))
    return Reading(reading.text, kind, notes + reading.notes, reading.marks)


_MACROS = "Tệp có macro; macro không được chạy và không thuộc nội dung đã đọc."


def _has_macros(kind: str, data: bytes) -> bool:
    return kind == "doc" and "_VBA_PROJECT".encode("utf-16-le") in data


def _docx(name: str, kind: str, data: bytes) -> bytes:
    program = find_program()
    if program is None:
        raise UnreadableFile(f"Tệp «{name}» là {_WORDS[kind]}, máy này chưa có LibreOffice để đọc: hãy cài LibreOffice hoặc lưu tệp thành .docx rồi nạp lại.")
    try:
        return converted(program, data, kind, _TO_DOCX)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(f"Tệp «{name}» chuyển đổi quá lâu (hơn {SECONDS:.0f} giây) nên đã dừng: hãy mở bằng Word, lưu thành .docx rồi nạp lại.") from error
    except OSError as error:
        raise UnreadableFile(f"Tệp «{name}» bị hỏng, LibreOffice không mở được: hãy mở bằng Word, lưu lại thành .docx rồi nạp lại.") from error


def converted(program: Path, data: bytes, kind: str, to: str) -> bytes:
    """A document of `kind` in another format («pdf», «docx:FILTER»), one conversion at a time in this process.

    Raises subprocess.TimeoutExpired, and OSError where nothing came out.
    """
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="trobut-office-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder, f"document.{kind}"), Path(folder, "made", f"document.{to.partition(':')[0]}")
        source.write_bytes(data)
        try:
            _convert(program, source, made.parent, to)
            return made.read_bytes()
        except (subprocess.TimeoutExpired, OSError):
            _PROFILE.discard()
            raise


def _convert(program: Path, source: Path, folder: Path, to: str) -> None:
    """Runs the program itself, not its launcher: a kill then leaves nothing behind."""
    options = ["--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"]
    command = [str(program), f"-env:UserInstallation={_PROFILE.folder().as_uri()}", *options]
    command += ["--convert-to", to, "--outdir", str(folder), str(source)]
    for _ in range(2):
        done = subprocess.run(  # noqa: S603 - a list, no shell
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=source.parent,
            timeout=SECONDS, env=environment(source.parent), check=False,
        )  # fmt: skip
        if done.returncode != _RESTART:
            return
