"""The folder of styles, scripts and icons. Pages ask for `/static/v-<state>/…`, which a browser keeps for good; a plain `/static/…` is checked at each use."""

import hashlib
import re
import time
from functools import lru_cache
from pathlib import Path

from jinja2.ext import Extension
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent.parent / "static"
_VERSIONED = re.compile(r"v-(?P<state>[0-9a-f]{12})/(?P<path>.+)", re.DOTALL)
_IN_PAGE = re.compile(r'"/static/(?=(?:js|css)/|icons\.svg)')
_FOR_GOOD = "public, max-age=31536000, immutable"
_CHECKED = "no-cache"


class VersionedFiles(StaticFiles):
    """Static files by two names. Modules import each other by relative paths, so one versioned address leads to versioned ones."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        match = _VERSIONED.fullmatch(path)
        response = await super().get_response(match["path"] if match else path, scope)
        current = match is not None and match["state"] == state_of_files()
        response.headers["cache-control"] = _FOR_GOOD if current else _CHECKED
        return response


def static_files() -> VersionedFiles:
    """Mount at `/static`."""
    return VersionedFiles(directory=FOLDER)


@lru_cache(maxsize=2)
def _state(_second: int) -> str:
    told = hashlib.sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            status = path.stat()
            told.update(f"{path.relative_to(FOLDER)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return told.hexdigest()[:12]


def state_of_files() -> str:
    """A name for the state of all files, looked at once a second: another one when one of them is changed, by an upgrade or by a developer."""
    return _state(int(time.monotonic()))


class VersionedAddresses(Extension):
    """Templates that say `"/static/js/…"`, `"/static/css/…"` or `"/static/icons.svg…"` ask for the versioned addresses."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 -- what Jinja hands over
        return _IN_PAGE.sub('"/static/v-{{ state_of_files() }}/', source)
