"""`trobut search` as a program."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.embedding import SHIPPED
from tests.retrieval.builders import PLAN, REPORT

ROOT = Path(__file__).parents[2]


def trobut(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "api.cli", *arguments, "--data", str(data)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, env={**os.environ, **environment}, encoding="utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three documents."""
    kho = tmp_path_factory.mktemp("kho")
    (kho / "bc-2024.txt").write_text(REPORT, encoding="utf-8")
    (kho / "bc-2025.txt").write_text(REPORT.replace("năm 2024", "năm 2025").replace("12 cá nhân", "31 cá nhân"), encoding="utf-8")
    (kho / "kh-2024.txt").write_text(PLAN, encoding="utf-8")
    place = tmp_path_factory.mktemp("data")
    assert trobut(place, "ingest", str(kho)).returncode == 0
    return place


def test_text_goes_out_without_colours_and_names_the_next_page(data: Path) -> None:
    done = trobut(data, "search", "thi đua", "-k", "2")
    assert done.returncode == 0 and "\x1b" not in done.stdout and "--page 2" in done.stdout and done.stderr == ""


def test_pages_do_not_overlap(data: Path) -> None:
    pages = [json.loads(trobut(data, "search", "thi đua", "-k", "2", "--page", page, "--json").stdout) for page in ("1", "2")]
    assert [hit["rank"] for page in pages for hit in page] == [1, 2, 3, 4] and len({hit["passage"] for page in pages for hit in page}) == 4


def test_filters_reach_the_search(data: Path) -> None:
    hits = json.loads(trobut(data, "search", "thi đua", "--agency", "so van hoa", "--year", "2025", "--exclude", "kh-2024", "--in-force", "--json").stdout)
    assert {hit["document"] for hit in hits} == {"bc-2025"}


def test_similar_finds_the_section_of_the_other_year(data: Path) -> None:
    found = json.loads(trobut(data, "search", "tặng Giấy khen cho cá nhân", "--year", "2024", "--json").stdout)[0]
    hits = json.loads(trobut(data, "search", "--similar", str(found["passage"]), "--elsewhere", "--json").stdout)
    assert hits[0]["document"] == "bc-2025" and hits[0]["heading"].startswith("I. KẾT QUẢ THỰC HIỆN › 2. Kết quả khen thưởng")


def test_words_that_match_are_bold_on_a_terminal(data: Path) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "api.cli", "search", "giấy khen", "-k", "1", "--data", str(data)]
    environment = {**{name: value for name, value in os.environ.items() if name != "NO_COLOR"}, "TERM": "xterm"}
    with subprocess.Popen(command, stdout=slave, cwd=ROOT, env=environment) as program:
        assert program.wait() == 0
    os.close(slave)
    shown = os.read(master, 100_000).decode()
    os.close(master)
    assert "\x1b[1mGiấy khen\x1b[0m" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "cần một câu để tìm"),
        (("thi đua", "--similar", "1"), "không dùng cả hai"),
        (("--similar", "9999"), "không có đoạn số 9999"),
        (("--similar", "x"), "không phải số của một đoạn"),
        (("thi đua", "-k", "0"), "-k từ 1"),
        (("thi đua", "--page", "0"), "--page từ 1"),
        (("thi đua", "--period", "2024H7"), "Không hiểu kỳ"),
        (("thi đua", "--in-force", "mai"), "YYYY-MM-DD"),
    ],
)
def test_what_is_wrong_is_one_sentence(data: Path, arguments: tuple[str, ...], words: str) -> None:
    done = trobut(data, "search", *arguments)
    assert done.returncode == 2 and done.stdout == "" and words in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_another_model_is_told_on_stderr_until_the_library_is_indexed_anew(data: Path, tmp_path: Path) -> None:
    library, model = shutil.copytree(data, tmp_path / "data"), shutil.copytree(SHIPPED, tmp_path / "mo-hinh")
    (model / "config_sentence_transformers.json").write_text("{}", encoding="utf-8")
    chosen = {"TROBUT_EMBEDDING": str(model)}
    done = trobut(library, "search", "giấy khen", "--json", **chosen)
    assert done.returncode == 0 and json.loads(done.stdout) and "trobut library reindex" in done.stderr and "mo-hinh" in done.stderr
    assert trobut(library, "library", "reindex", **chosen).returncode == 0
    assert trobut(library, "search", "giấy khen", **chosen).stderr == ""
    assert "trobut library reindex" in trobut(library, "search", "giấy khen").stderr
