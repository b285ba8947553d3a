"""Files → text: one format a file, chosen by the extension and confirmed by the first bytes."""

from corpus.reading.reader import FORMATS, read_bytes, read_file
from corpus.reading.reading import MAX_CHARACTERS, MAX_FILE_BYTES, Reading

__all__ = ["FORMATS", "MAX_CHARACTERS", "MAX_FILE_BYTES", "Reading", "read_bytes", "read_file"]
