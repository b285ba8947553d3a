"""The test of a configured server, against servers that work and servers that do not."""

import pytest

from assistant.langchain.probe import Probe, probe
from assistant.langchain.settings import ModelSettings
from tests.model_server.running import ModelServer


def steps(found: Probe) -> dict[str, bool | None]:
    return {step.code: step.passed for step in found.steps}


ALL = dict.fromkeys(("reach", "key", "model", "stream", "marks"), True)


@pytest.mark.parametrize("server", ["openai", "ollama"])
def test_working_server_passes_every_step(server: str, model_server: ModelServer) -> None:
    address = model_server.base_url if server == "openai" else model_server.ollama_url
    found = probe(ModelSettings(address, "honest", server=server))  # type: ignore[arg-type]
    assert steps(found) == ALL and found.works
    assert found.first_s is not None and found.rate is not None and found.rate > 0


@pytest.mark.parametrize(
    ("case", "key", "failed", "detail"),
    [
        ("honest", "sai-khoa", "key", "Máy chủ mô hình từ chối khóa truy cập (lỗi 401); hãy kiểm tra khóa đã cấu hình."),
        ("khong-co", "", "model", None),
        ("dropped_mark", "", "marks", "Mô hình làm mất mốc thời gian «6 tháng đầu năm 2025»."),
        ("plain_prose", "", "marks", "Mô hình trả lời sai định dạng: không phải JSON."),
        ("calls/whole", "", "stream", ""),
        ("error_500", "", "stream", "Máy chủ mô hình báo lỗi 500."),
        ("wrong_content_type", "", "stream", None),
    ],
)
def test_faulty_server_fails_at_its_step(case: str, key: str, failed: str, detail: str | None, model_server: ModelServer) -> None:
    found = probe(ModelSettings(model_server.base_url, case, key, timeout_s=3))
    told = {step.code: step for step in found.steps}
    assert not found.works
    assert told[failed].passed is False  # type: ignore[index]
    assert detail is None or told[failed].detail == detail  # type: ignore[index]


def test_server_that_is_not_there_fails_at_the_first_step_and_the_rest_is_not_tried() -> None:
    found = probe(ModelSettings("http://127.0.0.1:9/v1", "m", timeout_s=3))
    assert steps(found) == {"reach": False, "key": None, "model": None, "stream": None, "marks": None}
