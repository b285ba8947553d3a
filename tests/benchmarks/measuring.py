"""Runs a part of a benchmark in a process of its own, so that its memory is its own."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_STATUS = Path("/proc/self/status")


def alone(run: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
    """What `run` (a function of a module) answers in a fresh interpreter."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(run, *given, **named).result()


def memory_mb(name: str = "VmHWM") -> float:
    """The most memory that this process has held (`VmRSS`: holds now), in MB; nan where the system does not tell."""
    lines = _STATUS.read_text().splitlines() if _STATUS.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:")), float("nan"))


def folder_mb(folder: Path) -> float:
    """What a folder takes on disk, in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
