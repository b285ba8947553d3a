"""A child dies with the process that started it, and takes the programs it started along."""

import os
import select
import signal
import sys
import threading


def hold(fd: int) -> None:
    """`fd` is the reading end of a pipe that only the parent can write: when that end closes, this process group is killed."""
    if sys.platform == "linux":
        _ask_kernel(fd)
    elif hasattr(os, "killpg"):
        threading.Thread(target=_wait, args=(fd,), daemon=True).start()


def _ask_kernel(fd: int) -> None:
    """By a signal, not a thread: a parser that never gives way could not stop it."""
    import fcntl

    fcntl.fcntl(fd, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(fd, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) | os.O_ASYNC)
    ready = select.poll()  # not select(): a program that holds many files gives descriptors above 1023
    ready.register(fd, select.POLLIN | select.POLLHUP)
    if ready.poll(0):  # it closed before we listened
        os.killpg(0, signal.SIGKILL)


def _wait(fd: int) -> None:
    os.read(fd, 1)
    os.killpg(0, signal.SIGKILL)
