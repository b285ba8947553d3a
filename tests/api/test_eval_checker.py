"""`trobut eval checker`: tallies, exclusions, and gains and losses against a stored run."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from api.cli import main

SAMPLE = files("corpus").joinpath("samples", "documents", "kh-tuyen-truyen-2025.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "dates.csv").write_text("file,date,office\nplan.txt,2025-03-10,Sở Công Thương tỉnh Lam Giang\n", encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["eval", "checker", *arguments, "--json"]) == 0
    form: dict[str, Any] = json.loads(capsys.readouterr().out)
    return form


def test_faults_are_drawn_by_the_seed_and_tallied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = run(capsys, str(folder), "--faults", "30", "--seed", "3")
    assert (first["faults"], sum(kind["faults"] for kind in first["kinds"].values())) == (30, 30)
    assert run(capsys, str(folder), "--faults", "30", "--seed", "3") == first


def test_day_of_a_text_is_taken_from_the_list_beside_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (document,) = run(capsys, str(folder), "--faults", "1")["documents"]
    assert (document["name"], document["on"], document["errors"]) == ("plan", "2025-03-10", 0)


def test_a_stored_run_shows_what_was_lost(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = folder / "run.jsonl"
    run(capsys, str(folder), "--faults", "20", "--run", str(stored))
    rows = [json.loads(line) for line in stored.read_text(encoding="utf-8").splitlines()]
    rows[0] |= {"caught": False, "right": False}
    stored.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    compared = run(capsys, str(folder), "--faults", "20", "--against", str(stored))
    assert ([change["id"] for change in compared["gains"]], compared["losses"]) == ([rows[0]["id"]], [])


def test_a_folder_without_texts_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "checker", str(tmp_path)]) == 2
    assert "Không thấy tệp .txt" in capsys.readouterr().err


def test_everything_left_out_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "checker", str(folder), "--faults", "10"]) == 0
    printed = capsys.readouterr().out
    assert "left out" in printed and "the unchanged text is flagged at that place already" in printed
