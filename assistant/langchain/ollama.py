"""Ollama through its own interface (`/api/chat`), which unlike its OpenAI-compatible one takes the length of the context.

Its client is built on httpx; `_ViaWire` hands every request to the one wire that all models go through.
"""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import httpx
import httpx2
from langchain_ollama import ChatOllama

from assistant.langchain.settings import ModelSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.langchain.wire import Wire

_HOP_BY_HOP = ("host", "content-length", "transfer-encoding", "authorization", "accept-encoding", "connection")


def build_ollama(settings: ModelSettings, wire: "Wire", *, temperature: float) -> "BaseChatModel":
    """A LangChain chat model for an Ollama server, over `wire`."""
    return ChatOllama(
        model=settings.model,
        base_url=settings.base_url,
        temperature=temperature,
        num_predict=settings.max_tokens,
        num_ctx=settings.context_tokens,
        cache=False,
        client_kwargs={"trust_env": False, "follow_redirects": False, "timeout": settings.timeout_s},
        sync_client_kwargs={"transport": httpx.MockTransport(_refuse)},
        async_client_kwargs={"transport": _ViaWire(settings, wire)},
    )


class _ViaWire(httpx.AsyncBaseTransport):
    """An httpx transport over ours. The key is the configured one, whatever the environment holds."""

    def __init__(self, settings: ModelSettings, wire: "Wire") -> None:
        self._settings = settings
        self._wire = wire

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _HOP_BY_HOP}
        if self._settings.api_key:
            headers["authorization"] = f"Bearer {self._settings.api_key}"
        timeout = httpx2.Timeout(self._settings.timeout_s, connect=min(5.0, self._settings.timeout_s)).as_dict()
        ours = httpx2.Request(request.method, str(request.url), headers=headers, content=await request.aread(), extensions={"timeout": timeout})
        answer = await self._wire.handle_async_request(ours)
        return httpx.Response(answer.status_code, headers=list(answer.headers.multi_items()), stream=_Body(answer), request=request)


class _Body(httpx.AsyncByteStream):
    def __init__(self, answer: httpx2.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        stream = self._answer.stream
        if isinstance(stream, httpx2.AsyncByteStream):
            async for chunk in stream:
                yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


def _refuse(request: httpx.Request) -> httpx.Response:
    raise httpx.UnsupportedProtocol("only the asynchronous client is used", request=request)
