"""One call of a model, from the first byte sent to the last one read: in time, within bounds, and stopped when asked to."""

import asyncio
import json
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.asking import Asking
from assistant.errors import ModelFailure
from assistant.langchain.settings import ModelSettings
from assistant.langchain.spoken import Spoken, ToolCall
from prompts import contexts
from prompts.catalogue import render
from prompts.contexts import Context

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk, BaseMessage
    from langchain_core.tools import BaseTool

    from assistant.langchain.wire import Wire


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent: the whole exchange so far, and the tools on offer."""

    messages: "Sequence[BaseMessage]"
    tools: "Sequence[BaseTool]" = ()


def withheld(reason: Context) -> ModelFailure:
    """The failure whose sentence is the template of `reason`."""
    return ModelFailure(render(reason), kind=type(reason).__name__)


def call(settings: ModelSettings, question: Question, asking: Asking) -> tuple[Spoken, "AIMessageChunk"]:
    """What the model said, and the same as LangChain's message.

    Runs in a thread of its own: the caller's may have a running event loop. Raises ModelFailure, and nothing else.
    """
    answer: Future[tuple[Spoken, AIMessageChunk]] = Future()

    def run() -> None:
        try:
            answer.set_result(asyncio.run(_stoppable(settings, question, asking)))
        except BaseException as error:  # handed to the waiting thread
            answer.set_exception(error)

    threading.Thread(target=run, name="trobut-model", daemon=True).start()
    return answer.result()


async def _stoppable(settings: ModelSettings, question: Question, asking: Asking) -> "tuple[Spoken, AIMessageChunk]":
    """A cancelled call stops reading; the connection is closed."""
    if asking.cancel is None:
        return await _call(settings, question, asking)
    if asking.cancel.cancelled:
        raise withheld(contexts.WithheldCancelled())
    loop, work = asyncio.get_running_loop(), asyncio.ensure_future(_call(settings, question, asking))
    with asking.cancel.stopping(lambda: _stop(loop, work)):
        try:
            return await work
        except asyncio.CancelledError as error:
            raise withheld(contexts.WithheldCancelled()) from error


def _stop(loop: asyncio.AbstractEventLoop, work: "asyncio.Future[tuple[Spoken, AIMessageChunk]]") -> None:
    loop.call_soon_threadsafe(work.cancel)


async def _call(settings: ModelSettings, question: Question, asking: Asking) -> "tuple[Spoken, AIMessageChunk]":
    from langsmith import tracing_context

    from assistant.langchain.failures import reason_of
    from assistant.langchain.servers import open_chat
    from assistant.langchain.wire import EVENTS, LINES, Wire

    wire = Wire(max_bytes=settings.max_bytes, kind=LINES if settings.server == "ollama" else EVENTS)
    try:
        async with open_chat(settings, wire) as chat:
            with tracing_context(enabled=False):
                return await _in_time(settings, wire, chat, question, asking)
    except ModelFailure:
        raise
    except Exception as error:  # a model is an extra: whatever happens to it leaves the officer with a sentence, never without a page
        raise withheld(reason_of(error, settings=settings, wire=wire)) from error


async def _in_time(settings: ModelSettings, wire: "Wire", chat: "BaseChatModel", question: Question, asking: Asking) -> "tuple[Spoken, AIMessageChunk]":
    from assistant.langchain.failures import out_of_time

    try:
        async with asyncio.timeout(settings.timeout_s):
            return await _collect(chat, settings, question, asking)
    except TimeoutError as error:
        raise withheld(out_of_time(settings, answered=wire.answered)) from error


async def _collect(chat: "BaseChatModel", settings: ModelSettings, question: Question, asking: Asking) -> "tuple[Spoken, AIMessageChunk]":
    whole: AIMessageChunk | None = None
    letters = pieces = 0
    begun, first = time.monotonic(), None
    speaker = chat.bind_tools(question.tools) if question.tools else chat
    async for chunk in speaker.astream(question.messages):
        piece: AIMessageChunk = chunk  # type: ignore[assignment]  # a streamed message comes in chunks
        whole = piece if whole is None else whole + piece
        letters += len(piece.text)
        if piece.text or piece.tool_call_chunks or piece.tool_calls:
            pieces += 1
            first = first if first is not None else time.monotonic() - begun
        if asking.heard and piece.text:
            asking.heard(letters)
        if letters > settings.max_letters:
            raise withheld(contexts.WithheldEndless())
    if whole is None:
        raise withheld(contexts.WithheldDisconnected())
    _check_end(whole, settings)
    usage = whole.usage_metadata
    sent, said = (usage["input_tokens"] or None, usage["output_tokens"] or None) if usage else (None, None)
    return Spoken(str(whole.text), _calls(whole), sent, said, first, time.monotonic() - begun, pieces), whole


def _check_end(whole: "AIMessageChunk", settings: ModelSettings) -> None:
    about = whole.response_metadata
    finish = about.get("finish_reason") or about.get("done_reason") or (about.get("done") and "stop")
    if finish == "length":
        raise withheld(contexts.WithheldCutOff(settings.max_tokens))
    if not finish:
        raise withheld(contexts.WithheldDisconnected())


def _calls(whole: "AIMessageChunk") -> tuple[ToolCall, ...]:
    """In the order in which they were made. Arguments are read strictly: half an object is none."""
    return tuple(ToolCall(each["id"] or f"call-{number}", each["name"] or "", _arguments(each["args"])) for number, each in enumerate(whole.tool_call_chunks))


def _arguments(text: str | None) -> dict[str, object] | None:
    try:
        read: object = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None
