"""With every variable set that could send text elsewhere, the only address ever opened is the configured server's, and what it gets is masked."""

import json
import os
import subprocess
import sys

from tests.model_server.running import ROOT, ModelServer

SCRIPT = """
import json, sys
seen = []
def watch(event, args):
    if event == "socket.connect":
        seen.append(str(args[1][0]))
    if event == "socket.getaddrinfo":
        seen.append(str(args[0]))
sys.addaudithook(watch)
from assistant.langchain.candidate import propose
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.retriever import TrobutRetriever
from assistant.langchain.settings import ModelSettings
from tests.assistant.langchain.sections import section
from tests.assistant.langchain.test_retriever import Shelf
model = ChatModel(ModelSettings(sys.argv[1], "honest", timeout_s=20))
candidate = propose(section(), instruction="viết gọn", model=model, check=lambda text: ())
settings = ModelSettings(sys.argv[2], "ollama/honest", timeout_s=20, server="ollama")
paragraphs = propose(section(), instruction="", model=ChatModel(settings), check=lambda text: ()).paragraphs
from assistant.langchain.answer import answer
from assistant.langchain.probe import probe
from tests.assistant.langchain.shelf import hits
answer("Ai?", hits=hits(), model=ChatModel(ModelSettings(sys.argv[1], "answering/honest", timeout_s=20)))
probe(settings)
TrobutRetriever(searcher=Shelf()).invoke("khen thưởng")
import time
time.sleep(1.5)
print(json.dumps({"seen": seen, "paragraphs": len(candidate.paragraphs) + len(paragraphs)}))
"""
HOSTILE = {
    "LANGSMITH_TRACING": "true",
    "LANGCHAIN_TRACING_V2": "true",
    "LANGSMITH_API_KEY": "lsv2_pt_x",
    "LANGSMITH_ENDPOINT": "http://192.0.2.1",
    "LANGSMITH_GATEWAY": "http://192.0.2.2",
    "OPENAI_BASE_URL": "http://192.0.2.3/v1",
    "OPENAI_API_BASE": "http://192.0.2.3/v1",
    "OLLAMA_HOST": "http://192.0.2.5:11434",
    "OLLAMA_API_KEY": "khoa-trong-moi-truong",
    "HTTP_PROXY": "http://192.0.2.4:3128",
    "HTTPS_PROXY": "http://192.0.2.4:3128",
    "ALL_PROXY": "http://192.0.2.4:3128",
}


def test_only_the_configured_server_is_ever_contacted(model_server: ModelServer) -> None:
    environment = {**os.environ, **HOSTILE, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    addresses = [model_server.base_url, model_server.ollama_url]
    done = subprocess.run([sys.executable, "-c", SCRIPT, *addresses], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["paragraphs"] == 8
    assert set(result["seen"]) <= {"127.0.0.1"}


def test_the_server_sees_marks_and_no_value(model_server: ModelServer) -> None:
    from assistant.langchain.candidate import propose
    from assistant.langchain.chat_model import ChatModel
    from assistant.langchain.settings import ModelSettings
    from tests.assistant.langchain.sections import section

    model = ChatModel(ModelSettings(model_server.base_url, "honest", api_key="bi-mat"))
    propose(section(), instruction="viết gọn", model=model, check=lambda _: ())
    request = model_server.asked("honest")[-1]
    user = request["messages"][-1]["content"]  # type: ignore[index]
    data = user.split("<du_lieu")[2]
    assert not any(value in data for value in ("2025", "152", "Sở", "02", "Chính phủ", "Giấy khen", "kỳ trước"))
    assert request["stream"] is True
    assert "bi-mat" not in repr(model.settings)
