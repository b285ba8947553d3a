"""Archives for the tests, as careless and as hostile programs make them."""

import io
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

TEXT = "Báo cáo của Sở Văn hóa tỉnh Lam Giang.\n".encode()


def zipped(path: Path, members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def zip_bytes(members: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return whole.getvalue()


def raw_zip(path: Path, members: list[tuple[bytes, bytes]], *, flags: int = 0, extra: bytes = b"") -> Path:
    """A stored zip with names exactly as given, as an old program wrote them, without saying in which encoding."""
    body, listing = b"", b""
    for name, data in members:
        common = struct.pack("<HHHHHLLLHH", 20, flags, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), len(extra))
        listing += b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHLL", 0, 0, 0, 0, len(body)) + name + extra
        body += b"PK\x03\x04" + common + name + extra + data
    path.write_bytes(body + listing + b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, len(members), len(members), len(listing), len(body), 0))
    return path


def tarred(path: Path, members: dict[str, bytes], *, mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def with_links(path: Path) -> Path:
    """A tar with a symbolic link, a hard link, a device and one file."""
    with tarfile.open(path, "w") as archive:
        for name, kind in (("lien-ket.txt", tarfile.SYMTYPE), ("lien-ket-cung.txt", tarfile.LNKTYPE), ("thiet-bi", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("bc.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    return path
