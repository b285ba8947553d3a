"""A rewording by a server that speaks as Ollama does, over real HTTP: accepted when honest, withheld with exactly its reason otherwise."""

import pytest

from assistant.draft import Candidate
from assistant.errors import ModelFailure
from assistant.langchain.candidate import propose
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.settings import ModelSettings
from tests.assistant.langchain.sections import section
from tests.model_server.running import ModelServer
from tests.model_server.script import Case, all_cases, read_case

CASES = [read_case(name) for name in all_cases("ollama")]


def candidate_of(case: Case, server: ModelServer, key: str = "") -> Candidate:
    settings = ModelSettings(server.ollama_url, case.name, key, case.timeout_s, max_tokens=case.max_tokens, server="ollama", context_tokens=9000)
    return propose(section(case.section), instruction="", model=ChatModel(settings), check=lambda _: ())


@pytest.mark.parametrize("case", [case for case in CASES if case.expect], ids=lambda case: case.name)
def test_candidate_is_withheld_with_its_reason(case: Case, model_server: ModelServer) -> None:
    with pytest.raises(ModelFailure) as failure:
        candidate_of(case, model_server)
    assert str(failure.value) == case.expect


def test_honest_candidate_comes_through_ollamas_own_interface(model_server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_API_KEY", "khoa-trong-moi-truong")
    monkeypatch.setenv("OLLAMA_HOST", "http://192.0.2.7:11434")
    assert candidate_of(read_case("ollama/honest"), model_server, key="khoa-da-cau-hinh").name == "D"
    request = model_server.asked("ollama/honest")[-1]
    assert request["path"] == "/api/chat"
    assert request["options"]["num_ctx"] == 9000 and request["options"]["num_predict"] == 4096  # type: ignore[index]
    headers = {name.lower(): value for name, value in request["headers"].items()}  # type: ignore[attr-defined]
    assert headers["authorization"] == "Bearer khoa-da-cau-hinh"


def test_key_of_the_environment_is_never_sent(model_server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_API_KEY", "khoa-trong-moi-truong")
    candidate_of(read_case("ollama/honest"), model_server)
    assert "khoa-trong-moi-truong" not in str(model_server.asked("ollama/honest")[-1]["headers"])


def test_ollama_that_is_not_there_says_where_it_looked() -> None:
    with pytest.raises(ModelFailure, match=r"^Không kết nối được với máy chủ mô hình tại http://127\.0\.0\.1:9; "):
        candidate_of(read_case("ollama/honest"), ModelServer(9))
