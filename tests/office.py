"""LibreOffice for the tests marked `office`."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def convert(path: Path, to: str) -> Path:
    """Convert `path` beside itself with LibreOffice Writer; skips the test where it is not installed."""
    program = shutil.which("soffice", path="/usr/bin:/usr/local/bin:/opt/libreoffice/program") or shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice Writer (Debian: libreoffice-writer, fonts-liberation2)")
    profile = path.parent / "office-profile"
    clean = {"HOME": str(path.parent), "PATH": "/usr/bin:/bin", "LANG": os.environ.get("LANG", "C.UTF-8")}
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", to, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=clean)
    return path.with_suffix(f".{to.partition(':')[0]}")
