"""Errors of retrieval.

RetrievalError
├── BrokenModel      a model folder that cannot be loaded
├── BrokenIndex      an index that cannot be opened, searched or written
└── BusyLibrary      another program is changing the library

Every message is one Vietnamese sentence for the officer: what happened, where, what to do.
"""


class RetrievalError(Exception):
    """Base of the errors of this package; `str(error)` is a sentence for the officer."""


class BrokenModel(RetrievalError):
    """A folder that does not hold a usable embedding model."""


class BrokenIndex(RetrievalError):
    """An index that cannot be opened, searched or written."""


class BusyLibrary(RetrievalError):
    """Another program holds the library's lock."""
