"""Asks an OpenAI-compatible server through LangChain: one question, one whole answer, or ModelFailure with the reason.

What the libraries would do by themselves is switched off here: LangSmith tracing (by context, whatever the environment says), the
LangSmith gateway and proxies (base URL and client are given), retries, redirects, caches. `tests/assistant/langchain/test_no_call_home.py`.
"""

import asyncio
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING

from assistant.errors import ModelFailure
from assistant.langchain.settings import ModelSettings
from prompts import contexts
from prompts.catalogue import render

if TYPE_CHECKING:
    import httpx2
    from langchain_openai import ChatOpenAI

    from assistant.langchain.wire import Wire

_NO_KEY = "khong-co-khoa"  # the client insists on a key; local servers ignore it


class ChatModel:
    """A configured model."""

    def __init__(self, settings: ModelSettings) -> None:
        self.settings = settings

    @property
    def name(self) -> str:
        return self.settings.model

    def ask(self, *, system: str, user: str) -> str:
        """The whole answer, within the time and size of the settings.

        Raises ModelFailure, and nothing else, with a Vietnamese sentence: unreachable, too slow, cut off, garbled, too long.
        """
        return _in_own_loop(self.settings, system, user)


def _in_own_loop(settings: ModelSettings, system: str, user: str) -> str:
    """Run in a thread of its own: the caller's may have a running event loop."""
    answer: Future[str] = Future()

    def run() -> None:
        try:
            answer.set_result(asyncio.run(_ask(settings, system, user)))
        except BaseException as error:  # handed to the waiting thread
            answer.set_exception(error)

    threading.Thread(target=run, name="trobut-model", daemon=True).start()
    return answer.result()


async def _ask(settings: ModelSettings, system: str, user: str) -> str:
    from langsmith import tracing_context

    from assistant.langchain.failures import reason_of
    from assistant.langchain.wire import Wire, open_client

    wire = Wire(max_bytes=settings.max_bytes)
    try:
        async with open_client(settings, wire) as client:
            chat = build_chat(settings, client)
            with tracing_context(enabled=False):
                return await _in_time(settings, wire, chat, system, user)
    except ModelFailure:
        raise
    except Exception as error:  # a model is an extra: whatever happens to it leaves the officer with a sentence, never without a page
        raise ModelFailure(render(reason_of(error, settings=settings, wire=wire))) from error


async def _in_time(settings: ModelSettings, wire: "Wire", chat: "ChatOpenAI", system: str, user: str) -> str:
    from assistant.langchain.failures import out_of_time

    try:
        async with asyncio.timeout(settings.timeout_s):
            return await _collect(chat, settings, system, user)
    except TimeoutError as error:
        raise ModelFailure(render(out_of_time(settings, answered=wire.answered))) from error


def build_chat(settings: ModelSettings, client: "httpx2.AsyncClient") -> "ChatOpenAI":
    """A LangChain chat model for the server of `settings`, over `client`."""
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    from assistant.langchain.wire import no_client

    return ChatOpenAI(
        model=settings.model,
        base_url=settings.base_url,
        api_key=SecretStr(settings.api_key or _NO_KEY),
        timeout=settings.timeout_s,
        max_completion_tokens=settings.max_tokens,
        max_retries=0,
        temperature=0.2,
        streaming=True,
        stream_usage=False,
        stream_chunk_timeout=None,
        use_responses_api=False,
        cache=False,
        http_client=no_client(),
        http_async_client=client,
    )


async def _collect(chat: "ChatOpenAI", settings: ModelSettings, system: str, user: str) -> str:
    text, finish = "", None
    async for chunk in chat.astream([("system", system), ("human", user)]):
        text += chunk.text
        finish = chunk.response_metadata.get("finish_reason") or finish
        if len(text) > settings.max_letters:
            raise ModelFailure(render(contexts.WithheldEndless()))
    if finish == "length":
        raise ModelFailure(render(contexts.WithheldCutOff(settings.max_tokens)))
    if finish is None:
        raise ModelFailure(render(contexts.WithheldDisconnected()))
    return text
