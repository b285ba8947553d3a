"""LangChain chat models for the kinds of server, over a client of ours.

What the libraries would do by themselves is switched off here: the LangSmith gateway and proxies (base URL and client are given), keys from the
environment, retries, redirects, caches. `tests/assistant/langchain/test_no_call_home.py`.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from assistant.langchain.settings import ModelSettings

if TYPE_CHECKING:
    import httpx2
    from langchain_core.language_models import BaseChatModel

    from assistant.langchain.wire import Wire

NO_KEY = "khong-co-khoa"  # the client insists on a key; local servers ignore it
_TEMPERATURE = 0.2


@asynccontextmanager
async def open_chat(settings: ModelSettings, wire: "Wire") -> AsyncIterator["BaseChatModel"]:
    """The configured model, for one call."""
    from assistant.langchain.wire import open_client

    if settings.server == "ollama":
        from assistant.langchain.ollama import build_ollama

        try:
            yield build_ollama(settings, wire, temperature=_TEMPERATURE)
        finally:
            await wire.aclose()
        return
    async with open_client(settings, wire) as client:
        yield build_openai(settings, client)


def build_openai(settings: ModelSettings, client: "httpx2.AsyncClient") -> "BaseChatModel":
    """A LangChain chat model for an OpenAI-compatible server, over `client`."""
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    from assistant.langchain.wire import no_client

    return ChatOpenAI(
        model=settings.model,
        base_url=settings.base_url,
        api_key=SecretStr(settings.api_key or NO_KEY),
        timeout=settings.timeout_s,
        max_completion_tokens=settings.max_tokens,
        max_retries=0,
        temperature=_TEMPERATURE,
        streaming=True,
        stream_usage=settings.ask_usage,
        stream_chunk_timeout=None,
        use_responses_api=False,
        cache=False,
        http_client=no_client(),
        http_async_client=client,
    )
