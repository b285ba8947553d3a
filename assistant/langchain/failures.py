"""Turns an error of the libraries under a chat model into the reason that the officer reads."""

import httpx2
import openai

from assistant.langchain.settings import ModelSettings
from assistant.langchain.wire import Refused, Wire
from prompts import contexts
from prompts.contexts import Context

_GARBLED = (ValueError, KeyError, IndexError, TypeError, AttributeError)  # what the libraries raise on JSON of another shape


def reason_of(error: BaseException, *, settings: ModelSettings, wire: Wire) -> Context:
    """The reason behind `error`, looking through the errors it was raised from."""
    chain = list(_chain(error))
    refused = next((item for item in chain if isinstance(item, Refused)), None)
    if refused:
        return refused.reason
    if any(isinstance(item, httpx2.ConnectTimeout | httpx2.ConnectError | httpx2.UnsupportedProtocol | httpx2.InvalidURL) for item in chain):
        return contexts.WithheldUnreachable(settings.base_url)
    if isinstance(error, openai.APIStatusError):
        return _status(error.status_code, settings)
    if settings.server == "ollama" and isinstance(status := getattr(error, "status_code", None), int):  # ollama.ResponseError; -1 inside the stream
        return _status(status, settings) if status > 0 else contexts.WithheldServerError(httpx2.codes.INTERNAL_SERVER_ERROR)
    if isinstance(error, openai.APITimeoutError):
        return out_of_time(settings, answered=wire.answered)
    if isinstance(error, openai.APIConnectionError | httpx2.TransportError):
        return contexts.WithheldDisconnected()
    if isinstance(error, openai.APIError):
        return contexts.WithheldServerError(httpx2.codes.INTERNAL_SERVER_ERROR)
    return contexts.WithheldGarbledStream() if wire.answered and isinstance(error, _GARBLED) else contexts.WithheldUnexpected(type(error).__name__)


def out_of_time(settings: ModelSettings, *, answered: bool) -> Context:
    return contexts.WithheldUnfinished(settings.timeout_s) if answered else contexts.WithheldNoAnswer(settings.timeout_s)


def _status(status: int, settings: ModelSettings) -> Context:
    if status in (httpx2.codes.UNAUTHORIZED, httpx2.codes.FORBIDDEN):
        return contexts.WithheldRefusedKey(status)
    if status == httpx2.codes.NOT_FOUND:
        return contexts.WithheldUnknownModel(settings.model)
    return contexts.WithheldBusy() if status == httpx2.codes.TOO_MANY_REQUESTS else contexts.WithheldServerError(status)


def _chain(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain
