"""The HTTP client under a chat model: only the configured server, no proxy and no redirect, an answer that must be a bounded event stream."""

from collections.abc import AsyncIterator

import httpx2

from assistant.langchain.settings import ModelSettings
from prompts import contexts
from prompts.contexts import Context

_CONNECT_S = 5.0
EVENTS = "text/event-stream"
LINES = "application/x-ndjson"
JSON = "application/json"


class Refused(Exception):
    """The answer is not read further; `reason` says why."""

    def __init__(self, reason: Context) -> None:
        super().__init__(type(reason).__name__)
        self.reason = reason


class Wire(httpx2.AsyncBaseTransport):
    """Passes requests on and watches what comes back. `answered`: the server has begun a proper answer, which is of content type `kind`."""

    def __init__(self, *, max_bytes: int, kind: str = EVENTS) -> None:
        self._inner = httpx2.AsyncHTTPTransport(trust_env=False, retries=0)
        self._kind = kind
        self._max_bytes = max_bytes
        self.answered = False

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        request.headers["accept-encoding"] = "identity"
        response = await self._inner.handle_async_request(request)
        body = response.stream
        if not isinstance(body, httpx2.AsyncByteStream):
            raise Refused(contexts.WithheldGarbledStream())
        response.stream = _Bounded(body, self._max_bytes)
        if response.status_code == httpx2.codes.OK:
            await self._check_is_stream(response)
        return response

    async def _check_is_stream(self, response: httpx2.Response) -> None:
        self.answered = True
        kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
        packed = response.headers.get("content-encoding", "identity").lower()
        if kind == self._kind and packed == "identity":
            return
        await response.aclose()
        raise Refused(contexts.WithheldNotStream(kind or "dữ liệu không rõ loại") if packed == "identity" else contexts.WithheldGarbledStream())

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Bounded(httpx2.AsyncByteStream):
    """A body that ends with Refused after `max_bytes`: the libraries above keep an endless line in memory."""

    def __init__(self, body: httpx2.AsyncByteStream, max_bytes: int) -> None:
        self._body = body
        self._left = max_bytes

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._body:
            self._left -= len(chunk)
            if self._left < 0:
                raise Refused(contexts.WithheldEndless())
            yield chunk

    async def aclose(self) -> None:
        await self._body.aclose()


def open_client(settings: ModelSettings, wire: Wire) -> httpx2.AsyncClient:
    """A client over `wire`; to be closed by the caller."""
    timeout = httpx2.Timeout(settings.timeout_s, connect=min(_CONNECT_S, settings.timeout_s))
    return httpx2.AsyncClient(transport=wire, timeout=timeout, follow_redirects=False, trust_env=False)


def no_client() -> httpx2.Client:
    """The synchronous client that LangChain builds beside ours if it is given none; this one refuses every request."""
    return httpx2.Client(transport=httpx2.MockTransport(_refuse), trust_env=False)


def _refuse(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.UnsupportedProtocol("only the asynchronous client is used", request=request)
