"""The raw name of an archive member → a readable, harmless name: old Vietnamese zips keep TCVN3, VNI or cp1258 letters without saying so."""

import re
import unicodedata

from corpus.text.legacy import from_tcvn3, from_vni
from corpus.text.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SKIPPED_NAMES = {"thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db"}


def readable(raw: bytes) -> str:
    """Decode a name of unknown encoding: UTF-8 where it is that, else the reading with most Vietnamese syllables, else cp437."""
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    western = raw.decode("cp1252", errors="replace")
    readings = [from_tcvn3(western), from_vni(western), raw.decode("cp1258", errors="replace"), western, raw.decode("cp437")]
    return max((unicodedata.normalize("NFC", reading) for reading in readings), key=_likeness)


def _likeness(text: str) -> float:
    """Share of the accented words that have the shape of a Vietnamese syllable; a letter that could not be read counts against."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return (sum(map(is_syllable, words)) / len(words) if words else 0.0) - text.count("\ufffd")


def parts_of(name: str) -> list[str]:
    """Folders and file name, with either slash."""
    return [_CONTROL.sub("_", part) for part in name.replace("\\", "/").split("/") if part not in ("", ".")]


def escapes(name: str) -> bool:
    """An absolute name, a drive, or one that climbs out of the archive."""
    slashed = name.replace("\\", "/")
    return slashed.startswith("/") or bool(_DRIVE.match(slashed)) or ".." in slashed.split("/")


def is_by_product(name: str) -> bool:
    """Hidden files, lock files of an office program («~$bc.docx»), thumbnails: never documents."""
    return (name.startswith((".", "~$")) and name != "..") or name.lower() in _SKIPPED_NAMES


def storable(path: str) -> str:
    """A path without what no database takes: bytes that are no letters in the encoding of the disk."""
    return path.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
