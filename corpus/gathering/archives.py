"""An archive → its members as items: sizes bounded while they expand, names made readable, one nested archive deep."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from corpus.errors import UnreadableFile
from corpus.gathering.bounds import Account, Overflow
from corpus.gathering.item import MEMBER, Found, Item, Refused
from corpus.gathering.names import escapes, is_by_product, parts_of

_ZIP = (".zip",)
_TAR = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2")
_FOREIGN = (".7z", ".rar", ".gz", ".xz", ".bz2", ".iso", ".cab", ".arj", ".lzh", ".zst")
_STEP = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of an archive as its format tells it. `refusal` is set where it must not be read; `open` gives its bytes.

    `counted`: what comes out of it is already counted by the stream that it stands in.
    """

    name: str
    size: int
    modified: float | None
    open: Callable[[], BinaryIO]
    refusal: str | None = None
    folder: bool = False
    counted: bool = False


@dataclass
class Skips:
    """How many by-products (hidden files, lock files, thumbnails) were passed over."""

    count: int = 0


def is_archive(name: str) -> bool:
    """Read here, or refused by name with the advice to unpack it."""
    return name.lower().endswith((*_ZIP, *_TAR, *_FOREIGN))


def members_of(name: str, file: BinaryIO, *, source: str | None, account: Account, skips: Skips, depth: int = 0) -> Iterator[Found]:
    """The members of an archive, one at a time. What cannot be read is given as Refused; the others go on."""
    try:
        yield from _members(name, file, source=source, account=account, skips=skips, depth=depth)
    except Overflow:
        raise
    except UnreadableFile as error:
        yield Refused(name, str(error), source)


def _members(name: str, file: BinaryIO, *, source: str | None, account: Account, skips: Skips, depth: int) -> Iterator[Found]:
    seen: dict[str, int] = {}
    for member in _listed(name, file, account):
        account.member()
        parts = parts_of(member.name)
        if any(map(is_by_product, parts)):
            skips.count += 1
            continue
        if member.folder or not parts:
            continue
        path = "/".join(parts)
        seen[path] = seen.get(path, 0) + 1
        where = None if source is None else f"{source}{MEMBER}{path}" + (f"#{seen[path]}" if seen[path] > 1 else "")
        refusal = member.refusal or _refusal(name, member, account, depth)
        if refusal:
            yield Refused(parts[-1], refusal, where, member.size)
        elif is_archive(parts[-1]):
            inner = read_bounded(member, account, account.bounds.nested_bytes)
            yield from members_of(parts[-1], io.BytesIO(inner), source=where, account=account, skips=skips, depth=depth + 1)
        else:
            yield _item(name, parts[-1], member, where, account, copies=seen[path])


def _item(archive: str, name: str, member: Member, source: str | None, account: Account, *, copies: int) -> Found:
    """The bytes are taken out now: a tar can only be read in its order, and what is taken is bounded by the look-ahead."""
    try:
        data = read_bounded(member, account, account.bounds.member_bytes)
    except Overflow:
        raise
    except UnreadableFile as error:
        return Refused(name, str(error), source, member.size)
    notes = (f"Tệp nén «{archive}» có nhiều tệp cùng tên «{name}»: đã đọc từng tệp.",) if copies > 1 else ()
    return Item(name, lambda: data, source, len(data), member.modified, notes)


def read_bounded(member: Member, account: Account, limit: int) -> bytes:
    """The bytes of a member, counted while they come out, whatever size it claims. Raises UnreadableFile, Overflow for the whole archive."""
    whole = io.BytesIO()
    try:
        with member.open() as stream:
            while whole.tell() <= limit and (part := stream.read(_STEP)):
                if not member.counted:
                    account.grow(len(part))
                whole.write(part)
    except UnreadableFile:
        raise
    except Exception as error:  # zlib, lzma, struct, zipfile and tarfile each have their own errors for damaged bytes
        message = f"Không giải nén được «{member.name}» trong «{account.name}» (tệp hỏng): hãy giải nén bằng phần mềm khác rồi nạp lại."
        raise UnreadableFile(message) from error
    if whole.tell() > limit:
        raise UnreadableFile(_too_large(account.name, member.name, limit))
    return whole.getvalue()


def _refusal(archive: str, member: Member, account: Account, depth: int) -> str | None:
    """Why a member must not be read, None where it may."""
    if escapes(member.name):
        return f"Tệp «{member.name}» trong «{archive}» mang đường dẫn trỏ ra ngoài tệp nén, đã bỏ qua: hãy giải nén và kiểm tra nguồn của tệp nén."
    nested = is_archive(member.name)
    if nested and depth >= account.bounds.depth:
        return f"Tệp nén «{member.name}» nằm quá sâu trong «{archive}»: hãy giải nén rồi nạp lại."
    limit = account.bounds.nested_bytes if nested else account.bounds.member_bytes
    return _too_large(archive, member.name, limit) if member.size > limit else None


def _too_large(archive: str, name: str, limit: int) -> str:
    return f"Tệp «{name}» trong «{archive}» vượt giới hạn {limit // 1024 // 1024} MB: hãy giải nén, tách nhỏ rồi nạp lại."


def _listed(name: str, file: BinaryIO, account: Account) -> Iterator[Member]:
    low = name.lower()
    if low.endswith(_TAR):
        from corpus.gathering.tars import tar_members

        return tar_members(name, file, account)
    if low.endswith(_ZIP):
        from corpus.gathering.zips import zip_members

        return zip_members(name, file)
    raise UnreadableFile(f"Tệp nén «{name}» thuộc loại chưa đọc được: hãy giải nén rồi nạp thư mục đã giải nén.")
