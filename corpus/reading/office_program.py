"""Where LibreOffice is installed, and the environment it runs in."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_LINUX = ("/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program", "/opt/libreoffice/program", "/snap/libreoffice/current/lib/libreoffice/program")
_MAC = ("/Applications/LibreOffice.app/Contents/MacOS",)
_KEPT = ("SYSTEMROOT", "WINDIR", "PROGRAMFILES", "PROGRAMFILES(X86)", "COMSPEC", "PATHEXT")
_PATHS = "/usr/local/bin:/usr/bin:/bin"


def find_program() -> Path | None:
    """The binary of LibreOffice (not the script that starts it, where both are there), or None."""
    return next((path for folder in _folders() for path in _programs(folder) if path.is_file()), None)


def environment(folder: Path) -> dict[str, str]:
    """Few variables: a virtual environment's paths make LibreOffice fail, and a document has no business with keys and addresses."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    path = os.environ.get("PATH", "") if sys.platform == "win32" else _PATHS
    # The proxy leads nowhere: what a setting should miss is not fetched either.
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    homes = dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP"), str(folder))
    return {**kept, **nowhere, **homes, "PATH": path, "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}


def _folders() -> Iterator[Path]:
    if sys.platform == "win32":
        for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432"):
            if os.environ.get(name):
                yield Path(os.environ[name], "LibreOffice", "program")
    elif sys.platform == "darwin":
        yield from map(Path, _MAC)
    found = shutil.which("soffice") or shutil.which("libreoffice") or (None if sys.platform == "win32" else shutil.which("soffice", path=_PATHS))
    if found:
        yield Path(found).resolve().parent
    if sys.platform == "linux":
        yield from map(Path, _LINUX)
        yield from sorted(Path("/opt").glob("libreoffice*/program"), reverse=True)


def _programs(folder: Path) -> Iterator[Path]:
    """«soffice» is a script on Linux, the program itself on macOS."""
    yield from (folder / name for name in ("soffice.bin", "soffice", "soffice.exe"))
