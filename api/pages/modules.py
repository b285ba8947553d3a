"""A page's script → the links with which a browser asks for all its modules at once, instead of finding them import by import."""

import re
from functools import lru_cache
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from api.pages.files import FOLDER, state_of_files

_IMPORT = re.compile(r'^(?:import|export)\b[^"\';]*?["\'](?P<path>\.{1,2}/[^"\']+)["\'];', re.MULTILINE)
_SCRIPT = Markup('<script type="module" src="/static/v-{}/{}"></script>')
_PRELOAD = Markup('<link rel="modulepreload" href="/static/v-{}/{}">')


def modules_of(entry: str, folder: Path = FOLDER) -> list[str]:
    """What `entry` (a path below the folder of static files) imports, directly or not, nearest first; modules that are fetched by `import()` only are left out.

    FileNotFoundError: the entry, or a module that is imported, is not there.
    """
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop(0)
        for match in _IMPORT.finditer((folder / path).read_text(encoding="utf-8")):
            imported = _joined(PurePosixPath(path).parent / match["path"])
            if imported not in found and imported != entry:
                found[imported] = None
                waiting.append(imported)
    return list(found)


def _joined(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


@lru_cache(maxsize=64)
def _tags(entry: str, state: str) -> Markup:
    return Markup("\n").join([*(_PRELOAD.format(state, path) for path in modules_of(entry)), _SCRIPT.format(state, entry)])


def module(entry: str) -> Markup:
    """`module("js/start/main.js")` in a template: the script and the links to its modules, by their versioned addresses."""
    return _tags(entry, state_of_files())
