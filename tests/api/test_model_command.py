"""`trobut model test` and `trobut model log`, as an operator runs them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.model_server.running import ROOT, ModelServer, running_model_server


@pytest.fixture(scope="module")
def model_server() -> Iterator[ModelServer]:
    with running_model_server() as server:
        yield server


def trobut(*arguments: object, data: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TROBUT_")}
    environment = (
        clean | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])} | {f"TROBUT_{name}": value for name, value in settings.items()}
    )
    command = [sys.executable, "-m", "api.cli", *map(str, arguments), "--data", str(data)]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_without_a_model_it_says_how_to_configure_one(tmp_path: Path) -> None:
    done = trobut("model", "test", data=tmp_path)
    assert done.returncode == 1 and "TROBUT_MODEL_URL=" in done.stdout and "docs/model.md" in done.stdout


def test_working_model_is_told_in_one_screen(tmp_path: Path, model_server: ModelServer) -> None:
    done = trobut("model", "test", data=tmp_path, MODEL_URL=model_server.base_url, MODEL_NAME="honest")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("✓") == 5 and "Dùng được." in done.stdout and len(done.stdout.splitlines()) < 12


def test_unknown_model_names_what_the_server_has(tmp_path: Path, model_server: ModelServer) -> None:
    done = trobut("model", "test", data=tmp_path, MODEL_URL=model_server.base_url, MODEL_NAME="khong-co")
    assert done.returncode == 1 and "✗ Máy chủ có mô hình này: máy chủ chỉ có added_claim, " in done.stdout


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"MODEL_KIND": "gemini"}, "TROBUT_MODEL_KIND là «gemini»"),
        ({"MODEL_MAX_TOKENS": "nhiều"}, "TROBUT_MODEL_MAX_TOKENS là «nhiều»"),
        ({"MODEL_CONTEXT": "1000"}, "TROBUT_MODEL_CONTEXT phải lớn hơn"),
    ],
)
def test_settings_that_cannot_be_meant_are_one_sentence(settings: dict[str, str], words: str, tmp_path: Path) -> None:
    done = trobut("model", "test", data=tmp_path, MODEL_URL="http://127.0.0.1:9/v1", **settings)
    assert done.returncode == 2 and words in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_log_lists_calls_newest_first(tmp_path: Path, model_server: ModelServer) -> None:
    from assistant.asking import asking
    from assistant.call_log import CallLog
    from assistant.errors import ModelFailure
    from assistant.langchain.candidate import propose
    from assistant.langchain.chat_model import ChatModel
    from assistant.langchain.settings import ModelSettings
    from tests.assistant.langchain.sections import section

    for case in ("honest", "dropped_mark"):
        model = ChatModel(ModelSettings(model_server.base_url, case), CallLog(tmp_path))
        with asking(report="r1", who="Lan"):
            try:
                propose(section(), instruction="", model=model, check=lambda _: ())
            except ModelFailure:
                continue
    done = trobut("model", "log", "--json", data=tmp_path)
    assert [(each["model"], each["outcome"]) for each in json.loads(done.stdout)] == [("dropped_mark", "withheld"), ("honest", "accepted")]
    text = trobut("model", "log", "--report", "r1", "-n", "1", data=tmp_path).stdout
    assert "không dùng (WithheldDropped), báo cáo r1, Lan" in text and len(text.strip().splitlines()) == 1


def test_empty_log_says_so(tmp_path: Path) -> None:
    assert "Chưa có lần gọi mô hình nào" in trobut("model", "log", data=tmp_path).stdout
