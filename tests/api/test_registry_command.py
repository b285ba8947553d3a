"""`trobut registry lookup|import|export` as a program: what officers see, exit codes, line numbers, resuming."""

import csv
import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEADING = "number,type,date_issued,issuer,title,effective_from,effective_to,status,replaced_by,source\n"
FIRST = "12/2031/NĐ-CP,Nghị định,2031-02-03,Chính phủ,quy định về đèn biển,2031-04-01,2035-01-01,,9/2034/NĐ-CP@2034-12-01,Công báo\n"
NEXT = "9/2034/NĐ-CP,Nghị định,2034-12-01,Chính phủ,quy định về đèn biển và phao tiêu,2035-01-01,,in_force,,Công báo\n"
BAD = "5/KH-BDB,Kế hoạch,05/01/2032,Ban Đèn biển,thay bóng đèn,,,,,\n"


def trobut(data: Path, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "api.cli", "registry", *map(str, arguments), "--data", str(data)], capture_output=True, cwd=ROOT)


def lookup(data: Path, number: str, *options: str) -> dict[str, object]:
    done = trobut(data, "lookup", number, "--json", *options)
    assert done.returncode == 0, done.stderr.decode()
    form: dict[str, object] = json.loads(done.stdout)
    return form


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder into which the two decrees have been imported."""
    file = tmp_path / "so.csv"
    file.write_text(HEADING + FIRST + NEXT, encoding="utf-8")
    done = trobut(tmp_path / "data", "import", file)
    assert (done.returncode, done.stdout.decode()) == (0, "Đã nạp 2 văn bản vào sổ đăng ký.\n")
    return tmp_path / "data"


def test_lookup_tells_force_and_successor_as_of_a_day(data: Path) -> None:
    before, after = (trobut(data, "lookup", "12/2031/NĐ-CP", "--on", day).stdout.decode() for day in ("2034-12-31", "2035-01-01"))
    assert "Tại ngày 31/12/2034: còn hiệu lực." in before
    assert "Tại ngày 01/01/2035: đã hết hiệu lực; được thay bằng Nghị định số 9/2034/NĐ-CP ngày 01/12/2034." in after
    assert "Nguồn: Công báo (chắc chắn)" in after


def test_lookup_as_json_has_the_same_facts(data: Path) -> None:
    form = lookup(data, "12/2031/nđ-cp", "--on", "2035-01-01")
    assert (form["found"], form["total"], form["on"], form["suggestions"]) == (True, 1, "2035-01-01", [])
    (entry,) = form["entries"]  # type: ignore[misc]
    assert (entry["in_force"], entry["successor"]["number"]) == (False, "9/2034/NĐ-CP")  # type: ignore[index]


def test_lookup_shows_what_the_sources_do_not_agree_on(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "khac.csv"
    file.write_text(HEADING + FIRST.replace("2031-02-03", "2031-02-13").replace("Công báo", "Sổ tay"), encoding="utf-8")
    trobut(data, "import", file)
    said = trobut(data, "lookup", "12/2031/NĐ-CP").stdout.decode()
    assert "Các nguồn ghi khác nhau về ngày ban hành: «03/02/2031» theo Công báo (chắc chắn); «13/02/2031» theo Sổ tay (chắc chắn)." in said


@pytest.mark.parametrize("wrong", ["12/2O31/NĐ-CP", "21/2031/NĐ-CP", "12/2031/NĐ-CQ", "112/2031/NĐ-CP"])
def test_lookup_of_a_damaged_number_names_the_one_it_may_be(data: Path, wrong: str) -> None:
    said = trobut(data, "lookup", wrong).stdout.decode()
    assert f"Chưa có «{wrong}» trong sổ đăng ký" in said
    assert "Có thể là:\n  Nghị định số 12/2031/NĐ-CP ngày 03/02/2031 của Chính phủ: quy định về đèn biển\n" in said


def test_lookup_of_nothing_like_it_suggests_nothing(data: Path) -> None:
    form = lookup(data, "777/2045/QH99")
    assert (form["found"], form["entries"], form["suggestions"]) == (False, [], [])


def test_lookup_says_what_became_of_the_issuer(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "nn.csv"
    file.write_text(HEADING + "7/2023/TT-XNN,Thông tư,2023-05-04,Bộ Nông nghiệp và Phát triển nông thôn,giống cây,,,,,\n", encoding="utf-8")
    trobut(data, "import", file)
    renamed = "Từ ngày 01/3/2025 việc của Bộ Nông nghiệp và Phát triển nông thôn thuộc Bộ Nông nghiệp và Môi trường (176/2025/QH15)."
    assert renamed in trobut(data, "lookup", "7/2023/TT-XNN", "--on", "2025-03-01").stdout.decode()
    assert "thuộc Bộ Nông nghiệp và Môi trường" not in trobut(data, "lookup", "7/2023/TT-XNN", "--on", "2025-02-28").stdout.decode()


def test_agencies_are_imported_by_their_columns(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "co-quan.csv"
    file.write_text(
        "name,kind,valid_from,valid_to,successor,source\nBan Đèn biển,board,,2033-01-01,Ban Hải đăng,1/NQ\nBan Hải đăng,board,2033-01-01,,,\n", encoding="utf-8"
    )
    assert trobut(data, "import", file).stdout.decode() == "Đã nạp 2 tên cơ quan kèm thời gian mang tên.\n"
    papers = tmp_path / "kh.csv"
    papers.write_text(HEADING + "5/KH-BDB,Kế hoạch,2032-01-05,Ban Đèn biển,thay bóng đèn,,,,,\n", encoding="utf-8")
    trobut(data, "import", papers)
    (entry,) = lookup(data, "5/KH-BDB", "--on", "2033-01-01")["entries"]  # type: ignore[misc]
    assert entry["issuer_renamed"] == {"name": "Ban Đèn biển", "successor": "Ban Hải đăng", "date": "2033-01-01", "source": "1/NQ"}  # type: ignore[index]


def test_import_names_bad_rows_by_line_and_takes_the_others(tmp_path: Path) -> None:
    file = tmp_path / "so.csv"
    file.write_text(HEADING + FIRST + BAD + NEXT + "thiếu ô\n", encoding="utf-8")
    done = trobut(tmp_path / "data", "import", file)
    told = done.stderr.decode()
    assert (done.returncode, done.stdout.decode()) == (0, "Đã nạp 2 văn bản vào sổ đăng ký.\n")
    assert "Tệp so.csv, dòng 3: ô «date_issued» ghi «05/01/2032» không phải ngày" in told and "Tệp so.csv, dòng 5: số ô không khớp" in told
    assert "Đã bỏ qua 2 dòng lỗi của tệp so.csv (nêu 2 dòng đầu)." in told


def test_import_strictly_takes_all_rows_or_none(tmp_path: Path) -> None:
    file = tmp_path / "so.csv"
    file.write_text(HEADING + FIRST + BAD, encoding="utf-8")
    done = trobut(tmp_path / "data", "import", file, "--strict")
    assert done.returncode != 0 and "dòng 3" in done.stderr.decode() and "Không nạp dòng nào (--strict)" in done.stderr.decode()
    assert lookup(tmp_path / "data", "12/2031/NĐ-CP")["found"] is False


def test_import_that_was_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    file = tmp_path / "lon.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADING)
        out.writelines(f"{at}/KH-BDB,Kế hoạch,2032-01-05,Ban Đèn biển,thay bóng đèn số {at},,,,,\n" for at in range(1, 80_001))
    command = [sys.executable, "-m", "api.cli", "registry", "import", str(file), "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stderr is not None and running.stderr.readline().decode() == "Đã đọc 50000 dòng …\n"
        os.kill(running.pid, signal.SIGKILL)
    assert lookup(tmp_path / "data", "7/KH-BDB")["found"] is False
    said = trobut(tmp_path / "data", "import", file).stdout.decode()
    assert said.startswith("Đã nạp 80000 văn bản vào sổ đăng ký (tiếp tục từ dòng ") and "từ dòng 0" not in said
    assert lookup(tmp_path / "data", "7/KH-BDB")["total"] == lookup(tmp_path / "data", "80000/KH-BDB")["total"] == 1
    assert "đã được nạp trước đó (80000 văn bản); không có gì thay đổi." in trobut(tmp_path / "data", "import", file).stdout.decode()


@pytest.mark.parametrize("name", ["ra.csv", "ra.csv.gz", "ra.jsonl", "ra.parquet"])
def test_what_is_exported_is_imported_again_as_it_was(data: Path, tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="needs pyarrow (pip install 'trobut[parquet]')")
    first, again = tmp_path / name, tmp_path / "lai.csv"
    said = trobut(data, "export", first).stdout.decode()
    assert trobut(tmp_path / "other", "import", first).returncode == 0
    assert trobut(tmp_path / "other", "export", again).returncode == 0
    plain = tmp_path / "so-sanh.csv"
    trobut(data, "export", plain)
    rows = list(csv.DictReader(plain.read_text(encoding="utf-8").splitlines(keepends=True)))
    assert f"Đã ghi {len(rows)} văn bản" in said and len(rows) > 200
    assert again.read_text(encoding="utf-8") == plain.read_text(encoding="utf-8")
    if name.endswith("gz"):
        assert gzip.decompress(first.read_bytes()) == plain.read_bytes()


def test_export_to_an_unknown_form_or_place_is_refused_in_one_sentence(data: Path, tmp_path: Path) -> None:
    wrong, nowhere = trobut(data, "export", tmp_path / "ra.docx"), trobut(data, "export", tmp_path / "không có" / "ra.csv")
    assert wrong.returncode != 0 and "không phải .csv" in wrong.stderr.decode()
    assert nowhere.returncode != 0 and "Không ghi được" in nowhere.stderr.decode()
    assert all("Traceback" not in done.stderr.decode() for done in (wrong, nowhere))
