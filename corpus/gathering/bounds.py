"""How much an archive may hold and grow to, and the account of what one has taken so far."""

from dataclasses import dataclass

from corpus.errors import UnreadableFile
from corpus.reading.reading import MAX_FILE_BYTES

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits on one archive together with the archives inside it."""

    archive_bytes: int = 2048 * _MEGABYTE
    members: int = 10_000
    total_bytes: int = 2048 * _MEGABYTE
    ratio: int = 200
    member_bytes: int = MAX_FILE_BYTES
    nested_bytes: int = 200 * _MEGABYTE
    depth: int = 1
    """How many archives may stand in one another inside the one given."""


class Overflow(UnreadableFile):
    """An archive goes beyond its bounds: nothing more of it is read."""


@dataclass
class Account:
    """What an archive of `size` bytes has taken so far."""

    name: str
    size: int
    bounds: Bounds
    members: int = 0
    expanded: int = 0

    def member(self) -> None:
        """Count a member. Raises Overflow."""
        self.members += 1
        if self.members > self.bounds.members:
            raise Overflow(f"Tệp nén «{self.name}» có hơn {self.bounds.members} tệp: phần còn lại không được đọc, hãy tách thành nhiều tệp nén nhỏ hơn.")

    def grow(self, size: int) -> None:
        """Count bytes that came out. Raises Overflow."""
        self.expanded += size
        if self.expanded > self.bounds.total_bytes:
            limit = self.bounds.total_bytes // _MEGABYTE
            raise Overflow(f"Tệp nén «{self.name}» giải nén ra hơn {limit} MB: phần còn lại không được đọc, hãy tách thành nhiều tệp nén nhỏ hơn.")
        if self.expanded > max(self.size * self.bounds.ratio, _MEGABYTE):
            raise Overflow(
                f"Tệp nén «{self.name}» phình ra hơn {self.bounds.ratio} lần khi giải nén, giống tệp phá hoại: phần còn lại không được đọc, "
                "hãy giải nén trên máy riêng để kiểm tra."
            )
