"""A whole report by `trobut chat` alone: the same as through the program interface, with the report's id handed on."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from assistant.draft_json import question_from_json
from corpus.reading import read_bytes
from tests.answering import answers_for

ROOT = Path(__file__).parents[2]
ORIGIN = "bc-tdkt-6t-2026"


class _Questions:
    def __init__(self, forms: list[Any]) -> None:
        self.questions = tuple(question_from_json(form) for form in forms)


def chat(data: Path, *arguments: str, lines: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "--data", str(data), "chat", *arguments], capture_output=True, cwd=ROOT, input=lines, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def substance(report: Any) -> Any:
    sections = [{name: value for name, value in section.items() if name != "at"} for section in report["sections"]]
    return {**{name: value for name, value in report.items() if name not in ("id", "revision", "updated_at")}, "sections": sections}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any, Path, Path]:
    """(by chat, by the interface, the Word file of the first, the Word file of the second)."""
    data = tmp_path_factory.mktemp("chat")
    told = chat(data, f"soạn báo cáo 6 tháng đầu năm 2027 từ {ORIGIN}")
    identifier = told.rpartition("--report ")[2].strip()
    with TestClient(create_app(Settings(data=data))) as client:
        form = client.get(f"/api/v1/reports/{identifier}").json()
        answers = answers_for(_Questions(form["questions"]))  # type: ignore[arg-type]  # reads nothing but the questions
        other = client.post("/api/v1/reports", json={"from": ORIGIN, "period": "2027H1", "deadline": "2027-06-14"}).json()
        client.patch(f"/api/v1/reports/{other['id']}/facts", json={"facts": answers})
        for section in form["sections"]:
            if section["paragraphs"]:
                client.post(f"/api/v1/reports/{other['id']}/sections/{section['id']}/decisions", json={"action": "accept", "candidate": "A"})
        other = client.get(f"/api/v1/reports/{other['id']}").json()
        other_file = data / "other.docx"
        other_file.write_bytes(client.get(f"/api/v1/reports/{other['id']}/export.docx").content)
    lines = ["hạn gửi 14/6/2027", "hỏi tôi từng câu", *(answers[question["id"]] for question in form["questions"]), "nhận tất cả"]
    chat(data, "-", "--report", identifier, lines="\n".join(lines))
    file = data / "chat.docx"
    chat(data, "xuất Word", "--report", identifier, "-o", str(file))
    with TestClient(create_app(Settings(data=data))) as client:
        return client.get(f"/api/v1/reports/{identifier}").json(), other, file, other_file


def test_the_reports_are_the_same(made: tuple[Any, Any, Path, Path]) -> None:
    one, other = substance(made[0]), substance(made[1])
    assert [name for name in one if one[name] != other[name]] == []
    assert one["progress"]["answered"] == one["progress"]["questions"] > 100


def test_the_word_files_say_the_same(made: tuple[Any, Any, Path, Path]) -> None:
    one, other = (read_bytes(path.name, path.read_bytes()).text for path in made[2:])
    assert one == other
    assert len(one) > 10_000


def test_json_names_the_report_and_its_choices(tmp_path: Path) -> None:
    told = json.loads(chat(tmp_path, "soạn kế hoạch năm 2027 từ kế hoạch kỳ trước", "--json"))
    asked = json.loads(chat(tmp_path, "hỏi tôi từng câu", "--report", told["report"], "--json"))
    assert "Bỏ qua" in asked["choices"]


def test_a_file_that_was_not_asked_for_is_refused_in_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "--data", str(tmp_path), "chat", "xin chào", "-o", str(tmp_path / "x.docx")],
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "xuất Word" in done.stderr
    assert not (tmp_path / "x.docx").exists()
