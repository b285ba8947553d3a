"""A page's script → its tag: packed into one file with its modules, or, where a source is newer than the packed file, module by module.

`make editor` packs (api/editor/build.mjs); a test says when that was forgotten. A developer who changes a script sees the change at once.
"""

import hashlib
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


def packed_of(entry: str, folder: Path = FOLDER) -> str | None:
    """The packed file of `entry` (a path below the folder) where it was made of the sources as they are now."""
    name = f"js/packed/{entry.removeprefix('js/').replace('/', '-')}"
    path = folder / name
    if not path.is_file():
        return None
    told = hashlib.sha256()
    for source in sorted([entry, *modules_of(entry, folder)]):
        told.update(f"{source}\n".encode() + (folder / source).read_bytes())
    with path.open(encoding="utf-8") as lines:
        return name if told.hexdigest() in lines.readline() else None


@lru_cache(maxsize=64)
def _tags(entry: str, state: str) -> Markup:
    packed = packed_of(entry)
    if packed is not None:
        return _SCRIPT.format(state, packed)
    return Markup("\n").join([*(_PRELOAD.format(state, path) for path in modules_of(entry)), _SCRIPT.format(state, entry)])


def module(entry: str) -> Markup:
    """`module("js/start/main.js")` in a template: the tag of the script, by a versioned address."""
    return _tags(entry, state_of_files())
