"""A multipart body as it streams in: names, sizes, counts, damage."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.uploads import limits, receiving
from api.uploads.errors import BadForm, TooMuch
from api.uploads.receiving import receive
from api.uploads.spool import SentFile

TYPE = "multipart/form-data; boundary=x"


def body(*files: tuple[str, bytes]) -> bytes:
    parts = [f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n" for name, data in files]
    return b"".join(parts) + b"--x--\r\n"


def received(data: bytes, folder: Path, *, piece: int = 7, kind: str | None = TYPE) -> list[SentFile]:
    async def stream() -> AsyncIterator[bytes]:
        for at in range(0, len(data), piece):
            yield data[at : at + piece]

    return asyncio.run(receive(stream(), folder, kind))


def test_files_arrive_whole_whatever_the_pieces(tmp_path: Path) -> None:
    files = received(body(("báo cáo.txt", b"mot\r\n--hai"), ("thư mục/b.txt", b"")), tmp_path)
    assert [(file.name, file.path.read_bytes()) for file in files] == [("báo cáo.txt", b"mot\r\n--hai"), ("thư mục/b.txt", b"")]


def test_name_never_leaves_the_folder(tmp_path: Path) -> None:
    files = received(body(("../../etc/passwd", b"a"), ("..\\..\\c.zip", b"b")), tmp_path)
    assert [file.name for file in files] == ["etc/passwd", "c.zip"]
    assert {file.path.parent for file in files} == {tmp_path} and files[1].path.suffix == ".zip"


def test_oversized_file_ends_the_body_with_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE", 10)
    with pytest.raises(TooMuch, match="«to") as refused:
        received(body(("to.txt", b"a" * 11)), tmp_path)
    assert refused.value.limit == 10


def test_archive_may_be_larger_than_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE", 10)
    assert received(body(("to.zip", b"a" * 11)), tmp_path)[0].name == "to.zip"


def test_oversized_batch_ends_with_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MAX_BATCH", 300)
    with pytest.raises(TooMuch) as refused:
        received(body(("a.txt", b"a" * 200), ("b.txt", b"b" * 200)), tmp_path)
    assert refused.value.limit == 300


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", None])
def test_other_kinds_of_body_are_refused(tmp_path: Path, kind: str | None) -> None:
    with pytest.raises(BadForm):
        received(b"{}", tmp_path, kind=kind)


def test_form_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadForm, match="không có tệp"):
        received(b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n', tmp_path)


def test_damaged_body_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadForm, match="nguyên vẹn"):
        received(b"--y\r\nhong", tmp_path)
