"""`trobut eval drafting`: measures of a folder, the run it writes, and what it says where nothing can be held out."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from api.cli import main

SAMPLES = Path(str(files("corpus").joinpath("samples", "documents")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("kh-tuyen-truyen-2025.txt", "kh-tuyen-truyen-2026.txt"):
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    return tmp_path


def test_a_plan_is_held_out_and_measured_beside_the_baselines(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = tmp_path / "run.jsonl"
    assert main(["eval", "drafting", str(folder), "--json", "--run", str(run)]) == 0
    form = json.loads(capsys.readouterr().out)
    (row,) = form["documents"]
    assert (row["document"], row["from"]) == ("kh-tuyen-truyen-2026.txt", "kh-tuyen-truyen-2025.txt")
    assert row["stale figures"]["part"] == 0 < row["stale figures"]["of"]
    assert set(form["overall"]["margins"]) == {"copy last period", "replace the year", "best BM25 paragraph", "template only"}
    assert [json.loads(line) for line in run.read_text(encoding="utf-8").splitlines()] == form["documents"]


def test_documents_without_a_predecessor_are_drafted_forth_and_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kh-tuyen-truyen-2026.txt").unlink()
    assert main(["eval", "drafting", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "every document (1)" in printed and "together" not in printed


@pytest.mark.parametrize("said", ["Không có thư mục", "Không thấy báo cáo"])
def test_a_folder_without_documents_is_named(said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "drafting", str(tmp_path / "missing" if "thư mục" in said else tmp_path)]) == 2
    assert said in capsys.readouterr().err
