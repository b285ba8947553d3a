"""Errors of retrieval.

RetrievalError
├── BrokenModel      a model folder that cannot be loaded
├── BrokenIndex      an index that cannot be opened, searched or written
├── FullDisk         an index cannot grow: no room is left on the disk
├── UnknownPassage   no passage of that number
├── BusyLibrary      another program is changing the library
├── DocumentInUse    a document that a report in progress is drafted from
└── TooManyVanished  most files of a folder are gone: more likely a mistake than a wish

Every message is one Vietnamese sentence for the officer: what happened, where, what to do.
"""


class RetrievalError(Exception):
    """Base of the errors of this package; `str(error)` is a sentence for the officer."""


class BrokenModel(RetrievalError):
    """A folder that does not hold a usable embedding model."""


class BrokenIndex(RetrievalError):
    """An index that cannot be opened, searched or written."""


class UnknownPassage(RetrievalError):
    """The library holds no passage of that number."""


class BusyLibrary(RetrievalError):
    """Another program holds the library's lock."""


class FullDisk(RetrievalError):
    """No room is left for an index to grow."""


class DocumentInUse(RetrievalError):
    """A report in progress is drafted from the document."""


class TooManyVanished(RetrievalError):
    """Most files of a folder are no longer there."""


_FULL = ("no space left", "file too large", "disk is full", "database or disk is full", "os error 28", "os error 27", "quota exceeded", "disk i/o error")


def index_error(what: str, place: object, error: Exception) -> RetrievalError:
    """FullDisk where that is what the engine says (SQLite calls a file that may not grow an I/O error), else BrokenIndex."""
    if any(sign in str(error).lower() for sign in _FULL):
        return FullDisk(
            f"{what} tại {place} không ghi thêm được vì đã hết chỗ hoặc ổ đĩa báo lỗi: hãy giải phóng dung lượng rồi làm lại; dữ liệu đã lưu còn nguyên."
        )
    return BrokenIndex(f"{what} tại {place} không dùng được ({error}): hãy xóa thư mục đó rồi chạy lại, chỉ mục sẽ được dựng lại.")
