import os
from pathlib import Path

import pytest

from corpus.gathering import Item, Refused, gather


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "quy 1/c.docx", "quy 1/sau/d.pdf", ".an.txt", "~$a.docx", "quy 1/Thumbs.db", ".git/e.txt"):
        path = tmp_path / "kho" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("chữ", encoding="utf-8")
    return tmp_path / "kho"


def test_a_folder_gives_its_files_deep_and_in_order(folder: Path) -> None:
    gathering = gather([folder])
    assert [item.name for item in gathering] == ["a.txt", "b.txt", "c.docx", "d.pdf"]
    assert (gathering.total, gathering.skipped, gathering.roots) == (4, 4, [str(folder)])


def test_an_item_knows_its_place_and_loads_when_asked(folder: Path) -> None:
    item = next(iter(gather([folder])))
    assert isinstance(item, Item)
    assert (item.source, item.load()) == (str(folder / "a.txt"), "chữ".encode())
    assert item.modified == (folder / "a.txt").stat().st_mtime


def test_a_file_given_twice_is_read_once(folder: Path) -> None:
    assert [item.name for item in gather([folder, folder / "a.txt", folder / "." / "a.txt"])] == ["a.txt", "b.txt", "c.docx", "d.pdf"]


def test_links_and_pipes_are_passed_over(folder: Path) -> None:
    (folder / "lien-ket.txt").symlink_to("/etc/passwd")
    (folder / "vong").symlink_to(folder)
    os.mkfifo(folder / "ong.txt")
    gathering = gather([folder])
    assert (len(list(gathering)), gathering.links) == (4, 3)


def test_a_missing_path_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (refused,) = gather([tmp_path / "khong-co.txt"])
    assert isinstance(refused, Refused) and "Không tìm thấy tệp" in refused.reason and refused.source == str(tmp_path / "khong-co.txt")


def test_a_name_that_is_no_text_is_made_readable(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"b\xe1o.txt")).write_bytes("chữ".encode())
    (item,) = gather([tmp_path])
    assert isinstance(item, Item)
    item.name.encode("utf-8")
    assert item.load() == "chữ".encode()
