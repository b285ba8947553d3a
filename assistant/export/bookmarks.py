"""Names of the bookmarks under which sentences travel in an exported file, so that an edited file finds its sentences again.

A name holds no text: a hash of the sentence's id, one of its words as exported, and a number where a sentence stands on several lines.
Word and LibreOffice keep bookmarks through editing; editors on the web may strip them, and the text alone must do then.
"""

import hashlib
import re
from dataclasses import dataclass

PREFIX = "_tb_"
_NAME = re.compile(r"_tb_(?P<owner>[0-9a-f]{12})_(?P<words>[0-9a-f]{8})_(?P<part>\d+)")
_ORIGIN = re.compile(r"_tb_r_(?P<report>\w+?)_(?P<revision>\d+)")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class SentenceMark:
    """What the name of a bookmark says."""

    owner: str
    words: str
    part: int


def hash_of(identifier: str) -> str:
    return hashlib.blake2s(identifier.encode(), digest_size=6).hexdigest()


def words_hash(text: str) -> str:
    """Of the words as a reader sees them, whatever white space stands between them."""
    return hashlib.blake2s(_SPACES.sub(" ", text).strip().encode(), digest_size=4).hexdigest()


def name_of(identifier: str, text: str, part: int) -> str:
    return f"{PREFIX}{hash_of(identifier)}_{words_hash(text)}_{part}"


def read_name(name: str) -> SentenceMark | None:
    """None for a bookmark that is not one of a sentence; editors may add an ending to a name that they met twice."""
    match = _NAME.match(name)
    return SentenceMark(match["owner"], match["words"], int(match["part"])) if match else None


def origin_name(report: str, revision: int) -> str:
    return f"{PREFIX}r_{report}_{revision}"


def read_origin(name: str) -> tuple[str, int] | None:
    """(report, revision) of the file's own mark."""
    match = _ORIGIN.match(name)
    return (match["report"], int(match["revision"])) if match else None
