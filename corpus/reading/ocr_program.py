"""A grey picture → the words that the program tesseract sees in it: no shell, one thread, bounded time."""

import io
import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from PIL import Image

from corpus.errors import UnreadableFile
from corpus.reading.ocr_words import Word, words_in

SECONDS = 90.0
"""Longest recognition of one page; a full page of text takes one or two."""

_LANGUAGE = "vie"
_PROGRAM, _DATA = "tesseract-ocr", "tesseract-ocr-vie"
_PATHS = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"
_KEPT = ("TESSDATA_PREFIX", "SYSTEMROOT", "WINDIR", "PATHEXT")


def require() -> Path:
    """The program, or UnreadableFile where it or its Vietnamese data is missing."""
    program = shutil.which("tesseract") or shutil.which("tesseract", path=_PATHS)
    if program is None:
        raise UnreadableFile(f"Máy này chưa cài phần mềm nhận dạng chữ nên chưa đọc được bản chụp: hãy cài các gói {_PROGRAM} và {_DATA} rồi nạp lại.")
    if _LANGUAGE not in _languages(program):
        raise UnreadableFile(f"Phần mềm nhận dạng chữ trên máy này chưa có dữ liệu tiếng Việt: hãy cài gói {_DATA} rồi nạp lại.")
    return Path(program)


def recognised(picture: Image.Image, *, dpi: int) -> list[Word]:
    """Words with their places in pixels, line by line; raises TimeoutError after SECONDS."""
    command = [str(require()), "stdin", "stdout", "-l", _LANGUAGE, "--oem", "1", "--psm", "3", "--dpi", str(dpi), "tsv"]
    try:
        done = subprocess.run(command, input=_portable(picture), capture_output=True, timeout=SECONDS, env=_environment(), check=True)  # noqa: S603 - a list, no shell
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise UnreadableFile("Phần mềm nhận dạng chữ dừng giữa chừng: hãy thử nạp lại, hoặc quét lại tệp ở 200–300 dpi.") from error
    return words_in(done.stdout.decode("utf-8", "replace"))


@lru_cache(maxsize=4)
def _languages(program: str) -> frozenset[str]:
    done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=SECONDS, env=_environment(), check=False)  # noqa: S603
    return frozenset((done.stdout + done.stderr).decode("utf-8", "replace").split())


def _environment() -> dict[str, str]:
    """One thread a page: two pages at once are faster than two threads on one."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    path = os.environ.get("PATH", "") if sys.platform == "win32" else _PATHS
    return {**kept, "PATH": path, "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}


def _portable(picture: Image.Image) -> bytes:
    """The picture as PGM: nothing to compress or decompress."""
    buffer = io.BytesIO()
    picture.save(buffer, "PPM")
    return buffer.getvalue()
