"""Tracked changes in the hands of LibreOffice: all accepted they are the finished document, all rejected last period's."""

import io
import os
import re
import shutil
import socket
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from assistant.export import export_docx, from_draft
from corpus.reading import read_bytes
from tests.assistant.export.test_tracked_changes import drafted, tracked, words

pytestmark = pytest.mark.office
_SCRIPT = Path(__file__).parents[2] / "office_changes.py"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = ("bc-tdkt-6t-2024.txt", "2025H1")


def in_office(data: bytes, what: str, folder: Path) -> bytes:
    """The file after «accept» or «reject» of every change by LibreOffice Writer; skips the test where that cannot be driven."""
    office, python = shutil.which("soffice", path="/usr/bin:/usr/local/bin:/opt/libreoffice/program"), shutil.which("python3", path="/usr/bin")
    if office is None or python is None or subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode:
        pytest.skip("needs LibreOffice Writer and python3-uno (Debian: libreoffice-writer, python3-uno)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    source, target = folder / f"{what}-in.docx", folder / f"{what}.docx"
    source.write_bytes(data)
    clean = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": os.environ.get("LANG", "C.UTF-8")}
    listening = f"--accept=socket,host=127.0.0.1,port={port};urp;"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    process = subprocess.Popen([office, profile, "--headless", "--norestore", "--nologo", "--nodefault", listening], env=clean)
    try:
        subprocess.run([python, str(_SCRIPT), str(port), what, str(source), str(target)], check=True, env=clean, timeout=200)
    finally:
        process.terminate()
        process.wait(30)
    return target.read_bytes()


def changes_in(data: bytes) -> int:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return sum(1 for _ in root.iter(f"{_W}ins", f"{_W}del"))


def text_of(data: bytes) -> list[str]:
    """Words; LibreOffice writes the numbers of notes itself, which read as figures in brackets."""
    return words(re.sub(r"\[\^?\d+\]", "", read_bytes("a.docx", data).text))


def test_accepted_in_libreoffice_it_is_the_finished_document(tmp_path: Path) -> None:
    draft, text = drafted(*_DOCUMENT)
    data = tracked(draft, text)
    assert changes_in(data) > 50
    made = in_office(data, "accept", tmp_path)
    assert changes_in(made) == 0
    finished = export_docx(from_draft(draft, {}, originals={draft.info.origin: text}, with_sources=False))
    assert text_of(made) == text_of(finished)


def test_rejected_in_libreoffice_it_is_last_periods_document(tmp_path: Path) -> None:
    draft, text = drafted(*_DOCUMENT)
    data = tracked(draft, text)
    made = in_office(data, "reject", tmp_path)
    assert changes_in(made) == 0
    assert text_of(made) == words(text)
    assert text_of(data) != words(text)
