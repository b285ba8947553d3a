"""Errors of the corpus.

CorpusError
├── UnreadableFile      a file that cannot be read as a document (empty, binary, damaged, protected, too large)
├── UnwritableFile      a corrected text cannot be put back into a file of that format
├── UnknownDocument     an id that the library does not hold
├── UnknownFailure      no failed file of that number
├── RegistryError
│   └── BadRegistryRow  a row of an import that cannot be an entry (names file and line)
└── StorageError        the data folder cannot be written or opened (full disk, damaged database)

Every message is one Vietnamese sentence for the officer: what happened, where, what to do.
"""


class CorpusError(Exception):
    """Base of the errors of this package; `str(error)` is a sentence for the officer."""


class UnreadableFile(CorpusError):
    """A file that cannot be read as a document."""


class UnwritableFile(CorpusError):
    """A corrected text cannot be put back into a file of that format."""


class UnknownDocument(CorpusError):
    """No document of that id in the library."""


class UnknownFailure(CorpusError):
    """No failed file of that number is kept."""


class RegistryError(CorpusError):
    """The registry cannot do what was asked."""


class BadRegistryRow(RegistryError):
    """A row of a registry import that cannot be an entry."""


class StorageError(CorpusError):
    """The data folder cannot be written or opened."""
