"""The command line as a program: output, exit codes, one sentence per error."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.draft import replay
from assistant.draft_json import draft_from_json

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
OLD = SAMPLES / "bc-tdkt-6t-2024.txt"


def trobut(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program with a data folder under `cwd`."""
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *map(str, arguments), "--data", str(cwd / "data")], capture_output=True, input=stdin, cwd=Path(__file__).parents[2]
    )


def test_outline_prints_the_section_tree(tmp_path: Path) -> None:
    tree = json.loads(trobut("outline", OLD, "--json", cwd=tmp_path).stdout)
    assert [section["number"] for section in tree] == ["I", "II", "III"]
    text = OLD.read_text(encoding="utf-8")
    first = tree[0]["children"][0]
    assert text[first["start"] : first["end"]] == first["heading"] and first["level"] == 2


def test_cite_prints_one_object_a_line(tmp_path: Path) -> None:
    lines = trobut("cite", OLD, "--json", cwd=tmp_path).stdout.decode().splitlines()
    assert len(lines) > 20 and all({"start", "end", "number", "self"} <= json.loads(line).keys() for line in lines)


def test_cite_reads_stdin(tmp_path: Path) -> None:
    out = trobut("cite", "-", "--json", cwd=tmp_path, stdin="Kế hoạch số 12/KH-UBND ngày 05/3/2024".encode()).stdout
    assert json.loads(out)["number"] == "12/KH-UBND"


def test_check_of_a_sample_has_no_error(tmp_path: Path) -> None:
    done = trobut("check", OLD, "--format", "json", cwd=tmp_path)
    assert done.returncode == 0 and json.loads(done.stdout)["summary"]["errors"] == 0


def test_check_exits_1_on_an_error(tmp_path: Path) -> None:
    wrong = tmp_path / "sai.txt"
    wrong.write_text(OLD.read_text(encoding="utf-8").replace("98/2023/NĐ-CP ngày 31/12/2023", "98/2023/NĐ-CP ngày 30/12/2023", 1), encoding="utf-8")
    done = trobut("check", wrong, cwd=tmp_path)
    assert done.returncode == 1 and "VB301" in done.stdout.decode()


def test_draft_replays_and_is_filled_from_facts(tmp_path: Path) -> None:
    form = json.loads(trobut("draft", OLD, "--period", "2025H1", "--json", cwd=tmp_path).stdout)
    asked = next(q for q in form["questions"] if q["kind"] == "figure" and q["type"] == "int")
    facts = tmp_path / "facts.yaml"
    facts.write_text(f"{asked['id']}: 4\n", encoding="utf-8")
    filled = draft_from_json(json.loads(trobut("draft", OLD, "--period", "2025H1", "--facts", facts, "--json", cwd=tmp_path).stdout))
    assert all(s.source is None or replay(s.source.quote, s.ops) == s.text for s in filled.sentences())
    assert next(q.value for q in filled.questions if q.id == asked["id"]) == "04"


def test_draft_writes_a_docx(tmp_path: Path) -> None:
    out = tmp_path / "ra.docx"
    assert trobut("draft", OLD, "--period", "2025H1", "-o", out, cwd=tmp_path).returncode == 0
    assert out.read_bytes()[:2] == b"PK"


def test_review_prints_a_page_of_sources(tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    draft.write_bytes(trobut("draft", OLD, "--period", "2025H1", "--json", cwd=tmp_path).stdout)
    page = trobut("review", draft, cwd=tmp_path).stdout.decode()
    assert page.startswith("<!doctype html>") and "<script" not in page and "bc-tdkt-6t-2024.txt" in page


def test_ingest_reports_bad_files_and_takes_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 not a zip")
    done = trobut("ingest", OLD, tmp_path / "hong.docx", "--json", cwd=tmp_path)
    good, bad = json.loads(done.stdout)
    assert done.returncode == 1 and good["ok"] and not bad["ok"] and "hong.docx" in bad["error"]
    assert trobut("library", "verify", cwd=tmp_path).returncode == 0


def test_search_finds_what_was_ingested(tmp_path: Path) -> None:
    trobut("ingest", OLD, cwd=tmp_path)
    hits = json.loads(trobut("search", "ket qua khen thuong", "--json", cwd=tmp_path).stdout)
    assert hits[0]["rank"] == 1 and "khen thưởng" in hits[0]["text"].lower()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("outline", "khong-co.txt"), "Không tìm thấy tệp"),
        (("draft", str(OLD), "--period", "2025H3"), "Không hiểu kỳ"),
        (("draft", "khong-co-ma", "--period", "2025H1"), "khong-co-ma"),
        (("library", "show", "khong-co"), "khong-co"),
        (("check", str(OLD), "--as-of", "hom-qua"), "YYYY-MM-DD"),
    ],
)
def test_errors_are_one_sentence_on_stderr(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    done = trobut(*arguments, cwd=tmp_path)
    said = done.stderr.decode().strip()
    assert done.returncode == 2 and words in said and "Traceback" not in said and len(said.splitlines()) == 1 and done.stdout == b""


def test_quick_commands_import_no_heavy_library(tmp_path: Path) -> None:
    heavy = ("torch", "sqlalchemy", "chromadb", "fastapi", "langchain")
    run = f"main(['check', {str(OLD)!r}, '--data', {str(tmp_path / 'd')!r}])"
    code = f"import sys; from api.cli import main; {run}; print([m for m in {heavy} if m in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=Path(__file__).parents[2])
    assert done.stderr.decode().strip() == "[]"
