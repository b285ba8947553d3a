"""What reading a file gives, and how large a file may be."""

from dataclasses import dataclass

from corpus.marks import Mark

MAX_FILE_BYTES = 50 * 1024 * 1024
"""Larger files are refused before they are read (50 MB)."""

MAX_CHARACTERS = 5_000_000
"""Longer texts are refused: two thousand pages, far above any report."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file.

    `text` is the decoded file itself for .txt and .md (offsets point into it as it stands); for html, docx and pdf it is the
    paragraphs in reading order, parted by a blank line. `format` is txt, md, html, docx or pdf. `notes` are Vietnamese
    sentences on what was converted or left out. `marks`, in order of their start, say what was seen besides the letters.
    """

    text: str
    format: str
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
