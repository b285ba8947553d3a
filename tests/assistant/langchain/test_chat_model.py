"""Asking a server: where there is none, from inside an event loop, and with settings that are no address."""

import asyncio
import socket

import pytest

from assistant.errors import ModelFailure
from assistant.langchain.candidate import propose
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.settings import ModelSettings
from tests.assistant.langchain.sections import section
from tests.model_server.running import ModelServer


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_ask_without_a_server_says_where_it_looked() -> None:
    address = f"http://127.0.0.1:{closed_port()}/v1"
    with pytest.raises(ModelFailure) as failure:
        ChatModel(ModelSettings(address, "m", timeout_s=5)).ask(system="", user="")
    assert str(failure.value) == f"Không kết nối được với máy chủ mô hình tại {address}; hãy kiểm tra máy chủ và địa chỉ đã cấu hình."


@pytest.mark.parametrize("address", ["khong-phai-dia-chi", "ftp://127.0.0.1/v1", "http://127.0.0.1:abc"])
def test_ask_with_a_wrong_address_is_a_sentence_for_the_officer(address: str) -> None:
    with pytest.raises(ModelFailure) as failure:
        ChatModel(ModelSettings(address, "m", timeout_s=5)).ask(system="", user="")
    assert str(failure.value).endswith("hãy kiểm tra máy chủ và địa chỉ đã cấu hình.")


def test_ask_works_inside_a_running_event_loop(model_server: ModelServer) -> None:
    async def inside() -> str:
        model = ChatModel(ModelSettings(model_server.base_url, "plain_prose"))
        return model.ask(system="", user="")

    assert asyncio.run(inside()).startswith("Dưới đây")


def test_propose_for_an_empty_section_asks_nobody() -> None:
    model = ChatModel(ModelSettings(f"http://127.0.0.1:{closed_port()}/v1", "m"))
    with pytest.raises(ModelFailure, match="chưa có câu nào"):
        propose((), instruction="", model=model, check=lambda _: ())


def test_check_is_given_the_whole_unmasked_text(model_server: ModelServer) -> None:
    seen: list[str] = []
    propose(section(), instruction="", model=ChatModel(ModelSettings(model_server.base_url, "honest")), check=lambda text: seen.append(text) or ())  # type: ignore[func-returns-value]
    assert seen[0].count("\n\n") == 3
    assert "152/2025/NĐ-CP" in seen[0]
