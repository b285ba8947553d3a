"""How much may be sent at once; every limit that is passed is named in the answer."""

from api.uploads.errors import TooMuch
from corpus.gathering.archives import is_archive
from corpus.reading.reading import MAX_FILE_BYTES

MAX_FILE = MAX_FILE_BYTES
MAX_BATCH = 500 * 1024 * 1024
MAX_FILES = 2_000
MAX_WAITING = 100


def size_limit(name: str) -> int:
    """The largest size in bytes of a file of that name; an archive may be as large as a batch, its members are bounded one by one."""
    return MAX_BATCH if is_archive(name) else MAX_FILE


def too_large(name: str) -> TooMuch:
    limit = size_limit(name)
    return TooMuch(f"Tệp «{name}» vượt giới hạn {megabytes(limit)} MB: hãy tách nhỏ hoặc bỏ bớt hình ảnh rồi nạp lại.", limit)


def megabytes(size: int) -> int:
    return size // (1024 * 1024)
