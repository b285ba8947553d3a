"""A scratch PostgreSQL server on loopback for the tests that need one."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_USER = "nobody"
_SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=20")


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database of a server that is taken down afterwards; skips where PostgreSQL is not installed."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="trobut-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)
    port, cluster = _free_port(), folder / "cluster"
    try:
        _run(programs / "initdb", "-D", cluster, "-U", "trobut", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = " ".join((f"-p {port}", "-c listen_addresses=127.0.0.1", f"-k {folder}", *(f"-c {setting}" for setting in _SETTINGS)))
        _run(programs / "pg_ctl", "-D", cluster, "-w", "-t", "60", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://trobut@127.0.0.1:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", cluster, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if not folders or not (folders[-1] / "initdb").is_file():
        pytest.skip("needs PostgreSQL (Debian: postgresql)")
    pytest.importorskip("psycopg", reason="needs psycopg (pip install 'trobut[postgresql]')")
    return folders[-1]


def _run(*command: str | Path) -> None:
    """Run a program of PostgreSQL, which refuses to work for root."""
    user = {"user": _USER, "group": pwd.getpwnam(_USER).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", timeout=120, **user)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr.decode()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
