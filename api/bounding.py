"""Cuts a request off that sends more than it may, whatever length it declared or did not."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem
from api.uploads.limits import MAX_BATCH

MAX_BODY = 64 * 1024 * 1024
UPLOADS = "/api/v1/documents/batch"
"""Takes many files, streams them to disk and counts them itself."""


class TooLong(HTTPException):
    """The body went over the limit while it was read; an HTTPException, because only those pass through the reading of a body."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, f"Yêu cầu lớn quá {limit // 1024 // 1024} MB: hãy chia nhỏ.")
        self.limit = limit


def limit_of(path: str) -> int:
    """Bytes that a request to this address may have."""
    return MAX_BATCH if path == UPLOADS else MAX_BODY


class Bounded:
    """ASGI middleware; answers 413 with the limit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        limit, taken, begun = limit_of(scope["path"]), 0, False

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise TooLong(limit)
            return message

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, bounded, watched)
        except TooLong as error:
            if begun:
                raise
            refused = problem(413, error.detail, limit=limit)
            await refused(scope, receive, send)
