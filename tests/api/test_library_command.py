"""`trobut ingest` and `trobut library` as programs: output, exit codes, one sentence per error, nothing half done."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.retrieval.builders import PLAN, REPORT

ROOT = Path(__file__).parents[2]


def trobut(data: Path, *arguments: str | Path, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "api.cli", *map(str, arguments), "--data", str(data)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, preexec_fn=before)


def told(data: Path, *arguments: str | Path) -> Any:
    done = trobut(data, *arguments, "--json")
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kho = tmp_path_factory.mktemp("kho")
    (kho / "bc.txt").write_text(REPORT, encoding="utf-8")
    (kho / "kh.txt").write_text(PLAN, encoding="utf-8")
    (kho / "hong.docx").write_bytes(b"PK\x03\x04 khong phai zip")
    (kho / "~$bc.docx").write_bytes(b"x")
    return kho


@pytest.fixture(scope="module")
def data(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two documents and one failure."""
    place = tmp_path_factory.mktemp("data")
    done = trobut(place, "ingest", folder)
    assert done.returncode == 1
    said, complained = done.stdout.decode(), done.stderr.decode()
    assert "Đọc được 2/3 tệp: 2 mới, 1 lỗi" in said and "Đã bỏ qua 1 tệp ẩn" in said
    assert "hong.docx" in complained and "--retry" in complained and "\r" not in complained
    return place


def test_ingest_again_says_that_nothing_changed(data: Path, folder: Path) -> None:
    forms = json.loads(trobut(data, "ingest", folder, "--json", "--workers", "1").stdout)
    assert [(form["ok"], form["status"]) for form in forms] == [(True, "unchanged"), (False, "failed"), (True, "unchanged")]


def test_failures_are_listed_and_tried_again(data: Path) -> None:
    (failure,) = told(data, "library", "list", "--failed")
    assert failure["name"] == "hong.docx" and "bị hỏng" in failure["error"] and failure["attempts"] >= 1
    again = trobut(data, "ingest", "--retry")
    assert again.returncode == 1 and "hong.docx" in again.stderr.decode()
    assert told(data, "library", "list", "--failed")[0]["attempts"] > failure["attempts"]


def test_list_is_narrowed(data: Path) -> None:
    assert [form["id"] for form in told(data, "library", "list", "--kind", "plan")] == ["kh"]
    assert [form["id"] for form in told(data, "library", "list", "--period", "2024H1")] == ["bc"]


def test_show_tells_facts_headings_places_and_text(data: Path, folder: Path) -> None:
    said = trobut(data, "library", "show", "bc").stdout.decode()
    assert "số: 12/BC-SVH" in said and f"nguồn: {folder / 'bc.txt'}" in said and "I. KẾT QUẢ THỰC HIỆN" in said and "Nơi nhận" not in said
    assert "Nơi nhận" in trobut(data, "library", "show", "bc", "--text").stdout.decode()
    form = told(data, "library", "show", "bc")
    assert form["text"] == REPORT and form["sources"] == [str(folder / "bc.txt")]


def test_correct_is_kept_through_reindex_and_taken_back(data: Path) -> None:
    corrected = told(data, "library", "correct", "kh", "--kind", "news", "--period", "2023", "--agency", "Sở Du lịch tỉnh Lam Giang")
    assert (corrected["kind"], corrected["period"], corrected["agency"]) == ("news", "2023", "Sở Du lịch tỉnh Lam Giang")
    told(data, "library", "reindex")
    assert [form["id"] for form in told(data, "library", "list", "--kind", "news")] == ["kh"]
    back = told(data, "library", "correct", "kh", "--kind", "", "--period", "", "--agency", "")
    assert (back["kind"], back["agency"]) == ("plan", "Sở Văn hóa tỉnh Lam Giang")
    assert told(data, "library", "verify")["ok"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ingest",), "cần đường dẫn"),
        (("ingest", "x", "--retry"), "cần đường dẫn"),
        (("ingest", __file__, "--prune"), "cần một thư mục"),
        (("library", "remove", "khong-co"), "khong-co"),
        (("library", "correct", "bc"), "ít nhất một"),
        (("library", "correct", "bc", "--period", "quý này"), "Không hiểu kỳ"),
        (("library", "reindex", "khong-co"), "khong-co"),
        (("ingest", "x", "--workers", "0"), "1 đến 64"),
        (("library", "xoa"), "Lệnh chưa đúng"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(data: Path, arguments: tuple[str, ...], words: str) -> None:
    done = trobut(data, *arguments)
    said = done.stderr.decode().strip()
    assert done.returncode == 2 and words in said and len(said.splitlines()) == 1 and done.stdout == b""


def test_remove_takes_a_document_out(tmp_path: Path, folder: Path) -> None:
    trobut(tmp_path, "ingest", folder / "bc.txt", folder / "kh.txt")
    assert "Đã bỏ bc" in trobut(tmp_path, "library", "remove", "bc").stdout.decode()
    assert [form["id"] for form in told(tmp_path, "library", "list")] == ["kh"]
    assert told(tmp_path, "library", "verify") | {"lines": []} == {"ok": True, "documents": 1, "passages": 3, "lines": []}


def test_a_library_that_another_program_holds_is_said_in_one_sentence(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trobut(tmp_path, "ingest", folder / "bc.txt")
    code = f"import sys, retrieval.indexing as i; i._WAIT_SECONDS = 0.2; from api.cli import main; sys.exit(main({['ingest', str(folder / 'kh.txt')]!r}))"
    with FileLock(tmp_path / "ingest.lock"):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, env={**os.environ, "TROBUT_DATA": str(tmp_path)})
    said = done.stderr.decode().strip()
    assert done.returncode == 2 and "Một chương trình khác" in said and len(said.splitlines()) == 1
    assert [form["id"] for form in told(tmp_path, "library", "list")] == ["bc"]


def test_two_ingestions_at_once_both_come_through(tmp_path: Path, folder: Path) -> None:
    trobut(tmp_path / "data", "library", "list")
    command = [sys.executable, "-m", "api.cli", "--data", str(tmp_path / "data"), "ingest"]
    both = [subprocess.Popen([*command, str(folder / name)], cwd=ROOT, stdout=subprocess.DEVNULL) for name in ("bc.txt", "kh.txt")]
    assert [each.wait() for each in both] == [0, 0]
    assert sorted(form["id"] for form in told(tmp_path / "data", "library", "list")) == ["bc", "kh"]
    assert told(tmp_path / "data", "library", "verify")["ok"]


def test_a_full_disk_is_said_in_one_sentence_and_nothing_is_half_done(tmp_path: Path, folder: Path) -> None:
    """A limit on file size stands in for a full disk: the database cannot take the long document."""
    trobut(tmp_path / "data", "ingest", folder / "bc.txt")
    (tmp_path / "dai.txt").write_text("\n\n".join(f"{n}. Mục {n}\n\nKết quả công tác {n} của Sở." for n in range(20_000)), encoding="utf-8")
    largest = max(path.stat().st_size for path in (tmp_path / "data").rglob("*") if path.is_file())
    done = trobut(
        tmp_path / "data", "ingest", tmp_path / "dai.txt", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 300_000, largest + 300_000))
    )
    said = done.stderr.decode().strip()
    assert done.returncode == 2 and "hết chỗ" in said and len(said.splitlines()) == 1
    assert [form["id"] for form in told(tmp_path / "data", "library", "list")] == ["bc"]
    assert told(tmp_path / "data", "library", "verify")["ok"]


def test_a_data_folder_that_is_no_folder_is_said_in_one_sentence(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "data").write_text("tệp", encoding="utf-8")
    done = trobut(tmp_path / "data", "ingest", folder / "bc.txt")
    assert done.returncode == 2 and len(done.stderr.decode().strip().splitlines()) == 1


def test_ctrl_c_keeps_what_is_in_and_says_how_to_go_on(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:03d}.txt").write_text(REPORT.replace("12/BC", f"{number}/BC"), encoding="utf-8")
    command = [sys.executable, "-m", "tests.survival_child", "4", "ingest", str(tmp_path), "--data", str(tmp_path / ".data")]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=_heed_interrupts)  # noqa: PLW1509  # one thread only
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _documents(tmp_path / ".data"):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    said = process.communicate()[1].decode()
    assert process.returncode == 130 and "chạy lại đúng lệnh này" in said and "Traceback" not in said
    assert told(tmp_path / ".data", "library", "verify")["ok"]
    assert _documents(tmp_path / ".data") < 400


def _heed_interrupts() -> None:
    """A test run in the background passes on to its children that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _documents(data: Path) -> int:
    """How many documents another process has brought in so far."""
    try:
        with closing(sqlite3.connect(f"file:{data / 'trobut.db'}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
