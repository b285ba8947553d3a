"""Edits of a text → the file it was read from, everything else of it as it was: one format a file."""

from corpus.writing.change import Change
from corpus.writing.writer import WRITABLE, write_changes

__all__ = ["WRITABLE", "Change", "write_changes"]
