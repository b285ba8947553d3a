"""The folder of styles, scripts and icons, served so that a browser asks again after an upgrade."""

from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent.parent / "static"


class RevalidatedFiles(StaticFiles):
    """Static files that a browser keeps but checks at each use: names carry no version, so an old copy must not linger."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


def static_files() -> RevalidatedFiles:
    """Mount at `/static`."""
    return RevalidatedFiles(directory=FOLDER)
