"""Names of the bookmarks under which sentences travel in an exported file, so that an edited file finds its sentences again.

A name holds no text: a hash of the sentence's id, and a number, since a sentence may stand on several lines.
Word and LibreOffice keep bookmarks through editing; editors on the web may strip them, and the text alone must do then.
"""

import hashlib
import re

PREFIX = "_tb_"
_NAME = re.compile(r"_tb_(?P<owner>[0-9a-f]{12})_\d+")
_ORIGIN = re.compile(r"_tb_r_(?P<report>\w+?)_(?P<revision>\d+)")


def hash_of(identifier: str) -> str:
    return hashlib.blake2s(identifier.encode(), digest_size=6).hexdigest()


def name_of(identifier: str, part: int) -> str:
    return f"{PREFIX}{hash_of(identifier)}_{part}"


def read_name(name: str) -> str | None:
    """The hash of the sentence; None for a bookmark that is not one of a sentence. Editors may add an ending to a name that they met twice."""
    match = _NAME.match(name)
    return match["owner"] if match else None


def origin_name(report: str, revision: int) -> str:
    return f"{PREFIX}r_{report}_{revision}"


def read_origin(name: str) -> tuple[str, int] | None:
    """(report, revision) of the file's own mark."""
    match = _ORIGIN.match(name)
    return (match["report"], int(match["revision"])) if match else None
