"""LibreOffice for the tests marked `office`."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def convert(path: Path, to: str, *, reading: str = "") -> Path:
    """Convert `path` beside itself with LibreOffice Writer; skips the test where it is not installed. `reading` names the import filter."""
    return convert_all([path], to, reading=reading)[0]


def convert_all(paths: list[Path], to: str, *, reading: str = "") -> list[Path]:
    """Convert files of one folder in one start of the program."""
    program = shutil.which("soffice", path="/usr/bin:/usr/local/bin:/opt/libreoffice/program") or shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice Writer (Debian: libreoffice-writer, fonts-liberation2)")
    folder = paths[0].parent
    profile = folder / "office-profile"
    clean = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": os.environ.get("LANG", "C.UTF-8")}
    options = ["--headless", "--norestore", *([f"--infilter={reading}"] if reading else []), "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([program, f"-env:UserInstallation={profile.as_uri()}", *options, *map(str, paths)], check=True, capture_output=True, timeout=300, env=clean)
    return [path.with_suffix(f".{to.partition(':')[0]}") for path in paths]
