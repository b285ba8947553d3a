import io
import tarfile
import unicodedata
import zipfile
from pathlib import Path

import pytest

from corpus.gathering import Bounds, Found, Item, Refused, gather, reopen
from corpus.text.legacy_tables import TCVN3
from tests.corpus.gathering.archives import TEXT, raw_zip, tarred, with_links, zip_bytes, zipped

NAME = "Báo cáo thi đua quý 1.txt"


def read(path: Path, bounds: Bounds | None = None) -> list[Found]:
    return list(gather([path], bounds=bounds))


def names(found: list[Found]) -> list[str]:
    return [each.name for each in found if isinstance(each, Item)]


def refusals(found: list[Found]) -> list[str]:
    return [each.reason for each in found if isinstance(each, Refused)]


@pytest.mark.parametrize(
    ("name", "mode"), [("a.zip", ""), ("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz"), ("a.tar.xz", "w:xz"), ("a.tar.bz2", "w:bz2")]
)
def test_members_come_with_their_places(tmp_path: Path, name: str, mode: str) -> None:
    members = {"quý 1/bc.txt": TEXT, ".an/x.txt": TEXT, "__MACOSX/bc.txt": TEXT, "kh.txt": b"k"}
    path = tarred(tmp_path / name, members, mode=mode) if mode else zipped(tmp_path / name, members)
    gathering = gather([path])
    found = [item for item in gathering if isinstance(item, Item)]
    assert [(item.source, item.load()) for item in found] == [(f"{path}!/quý 1/bc.txt", TEXT), (f"{path}!/kh.txt", b"k")]
    assert (gathering.skipped, gathering.total) == (2, 2)


@pytest.mark.parametrize("name", ["a.7z", "a.rar", "a.gz"])
def test_other_archives_are_refused_with_advice(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"7z\xbc\xaf")
    (reason,) = refusals(read(tmp_path / name))
    assert "hãy giải nén" in reason


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar.xz", "a.tar"])
def test_a_damaged_archive_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"khong phai tep nen" * 99)
    (reason,) = refusals(read(tmp_path / name))
    assert f"«{name}» bị hỏng" in reason


def test_an_archive_of_a_later_version_of_the_format_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    data = bytearray(zip_bytes({"bc.txt": TEXT}))
    data[data.index(b"PK\x01\x02") + 6] = 99  # the version that is needed to read the entry, ten times
    path.write_bytes(data)
    with pytest.raises(NotImplementedError):
        zipfile.ZipFile(path)
    (reason,) = refusals(read(path))
    assert "«a.zip» bị hỏng" in reason


def test_a_cut_off_tar_gives_what_stood_before_the_cut(tmp_path: Path) -> None:
    path = tarred(tmp_path / "a.tar", {"bc.txt": TEXT, "lon.txt": b"x" * 50_000}, mode="w")
    path.write_bytes(path.read_bytes()[:9_000])
    found = read(path)
    assert names(found) == ["bc.txt"] and len(refusals(found)) >= 1


@pytest.mark.parametrize("name", ["../bc.txt", "/etc/bc.txt", "C:\\bc.txt", "a\\..\\..\\bc.txt"])
def test_names_that_lead_out_are_refused_and_the_others_go_on(tmp_path: Path, name: str) -> None:
    found = read(raw_zip(tmp_path / "a.zip", [(name.encode(), TEXT), (b"kh.txt", b"k")]))
    assert names(found) == ["kh.txt"] and "trỏ ra ngoài" in refusals(found)[0]


def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    found = read(with_links(tmp_path / "a.tar"))
    assert names(found) == ["bc.txt"] and [("liên kết" in reason) for reason in refusals(found)] == [True] * 3


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("lien-ket.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert "liên kết" in refusals(read(tmp_path / "a.zip"))[0]


def test_encrypted_members_are_refused(tmp_path: Path) -> None:
    found = read(raw_zip(tmp_path / "a.zip", [(b"bc.txt", TEXT)], flags=1))
    assert "có mật khẩu" in refusals(found)[0]


def test_members_of_one_name_are_all_read(tmp_path: Path) -> None:
    first, second = read(raw_zip(tmp_path / "a.zip", [(b"bc.txt", b"m"), (b"bc.txt", b"h")]))
    assert isinstance(first, Item) and isinstance(second, Item)
    assert (first.load(), second.load()) == (b"m", b"h")
    assert second.source == f"{first.source}#2" and "cùng tên" in second.notes[0]


@pytest.mark.parametrize("raw", [NAME.encode(), unicodedata.normalize("NFD", NAME).encode()])
def test_names_in_utf8_without_saying_so_are_readable(tmp_path: Path, raw: bytes) -> None:
    assert names(read(raw_zip(tmp_path / "a.zip", [(raw, TEXT)]))) == [NAME]


def test_names_in_tcvn3_are_readable(tmp_path: Path) -> None:
    backwards = {value: key for key, value in TCVN3.items()}
    raw = "".join(chr(backwards.get(letter, ord(letter))) for letter in NAME).encode("latin-1")
    assert names(read(raw_zip(tmp_path / "a.zip", [(raw, TEXT)]))) == [NAME]


def test_names_in_cp1258_are_readable(tmp_path: Path) -> None:
    name = "Kế hoạch tuyên truyền.txt"
    marks = str.maketrans({"ế": "ê\u0301", "ạ": "a\u0323", "ề": "ê\u0300"})
    assert names(read(raw_zip(tmp_path / "a.zip", [(name.translate(marks).encode("cp1258"), TEXT)]))) == [name]


def test_plain_dos_names_stay(tmp_path: Path) -> None:
    assert names(read(raw_zip(tmp_path / "a.zip", [(b"BAOCAO1.TXT", TEXT)]))) == ["BAOCAO1.TXT"]


def test_an_archive_in_an_archive_is_read_one_deep(tmp_path: Path) -> None:
    inner = zip_bytes({"bc.txt": TEXT, "sau.zip": zip_bytes({"x.txt": TEXT})})
    found = read(zipped(tmp_path / "a.zip", {"trong.zip": inner}))
    assert [item.source for item in found if isinstance(item, Item)] == [f"{tmp_path}/a.zip!/trong.zip!/bc.txt"]
    assert "quá sâu" in refusals(found)[0]


def test_too_many_members_end_the_archive(tmp_path: Path) -> None:
    found = read(zipped(tmp_path / "a.zip", {f"{n}.txt": b"x" for n in range(9)}), Bounds(members=4))
    assert len(names(found)) == 4 and "hơn 4 tệp" in refusals(found)[0]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_a_bomb_is_stopped_by_its_ratio(tmp_path: Path, name: str) -> None:
    members = {f"{n}.txt": bytes(9_000_000) for n in range(6)}
    path = zipped(tmp_path / name, members) if name.endswith("zip") else tarred(tmp_path / name, members)
    found = read(path)
    assert len(names(found)) < 6 and "phình ra" in refusals(found)[-1]


def test_a_bomb_hidden_in_passed_over_members_is_stopped_too(tmp_path: Path) -> None:
    path = tarred(tmp_path / "a.tar.gz", {".an": bytes(9_000_000), "~$b": bytes(9_000_000), "bc.txt": TEXT})
    found = read(path)
    assert names(found) == [] and "phình ra" in refusals(found)[-1]


def test_the_total_is_bounded(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.txt": bytes([n]) * 999_999 for n in range(4)}, method=zipfile.ZIP_STORED)
    found = read(path, Bounds(total_bytes=2 * 1024 * 1024))
    assert len(names(found)) == 2 and "hơn 2 MB" in refusals(found)[0]


def test_a_member_that_claims_to_be_small_is_measured(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"bc.txt": bytes(3_000_000), "kh.txt": b"k" * 99_999})
    data = path.read_bytes().replace((3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    found = read(path, Bounds(member_bytes=1_000_000, ratio=10_000))
    assert "kh.txt" in names(found) and "bc.txt" not in names(found)


def test_a_large_member_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    found = read(zipped(tmp_path / "a.zip", {"lon.txt": b"abc" * 999_999, "kh.txt": b"k"}), Bounds(member_bytes=1_000_000))
    assert names(found) == ["kh.txt"] and "vượt giới hạn" in refusals(found)[0]


def test_a_long_name_in_a_tar_takes_no_memory(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 40_000_000
    with tarfile.open(tmp_path / "a.tar.xz", "w:xz") as archive:
        archive.addfile(info, io.BytesIO(bytes(40_000_000)))
    (reason,) = refusals(read(tmp_path / "a.tar.xz"))
    assert "phình ra" in reason or "đầu mục quá dài" in reason


def test_a_listing_too_long_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x05\x06" + bytes(8) + (40_000_000).to_bytes(4, "little") + bytes(6))
    (reason,) = refusals(read(path))
    assert "danh mục" in reason


def test_one_member_can_be_opened_again(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"a", "b.txt": b"b"})
    again = reopen(f"{path}!/b.txt")
    assert isinstance(again, Item) and again.load() == b"b"
    missing = reopen(f"{path}!/c.txt")
    assert isinstance(missing, Refused) and "Không còn thấy" in missing.reason
