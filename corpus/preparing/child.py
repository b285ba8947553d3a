"""The process that reads files: takes jobs from its standard input, answers on its standard output."""

import gc
import os
import sys
import traceback
from typing import BinaryIO

from corpus.errors import UnreadableFile
from corpus.preparing.frames import Answer, Done, Failed, Job, Progress, Refused, receive_trusted, send
from corpus.preparing.lifeline import hold
from corpus.preparing.limits import Limits, confine
from corpus.preparing.memory import forget_peak, own_peak

_ALLOCATIONS = 200_000


def main(lifeline: int | None = None) -> None:
    """Serve until the parent closes the input; ends after a failure, so that the next file meets a fresh process."""
    if lifeline is not None:
        hold(lifeline)
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    limits = receive_trusted(jobs)
    assert isinstance(limits, Limits)  # noqa: S101 - the parent's first message
    confine(limits)
    _warm()
    _silence()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)  # a large file makes millions of objects that all stay: looking for cycles among them costs seconds
    while _serve(jobs, answers):
        pass


def _serve(jobs: BinaryIO, answers: BinaryIO) -> bool:
    """Read one file; False when this was the last: the parent has closed, or the process is not to be trusted any more."""
    try:
        job = receive_trusted(jobs)
        assert isinstance(job, Job)  # noqa: S101
        answer = _answer(job, answers)
        send(answers, answer)
    except EOFError:
        return False
    except MemoryError:  # already the file itself, or the answer, is too large
        send(answers, Failed(memory=True, trace="MemoryError", peak=own_peak()))
        return False
    return not isinstance(answer, Failed)


def _warm() -> None:
    """Load what every file needs; the parsers are loaded with the first file of their kind."""
    import corpus.reading
    import corpus.structure  # noqa: F401


def _silence() -> None:
    """From here on what libraries and programs print goes nowhere; a failure before is seen on the server's console."""
    with open(os.devnull, "r+b") as nowhere:  # noqa: PTH123 - os.devnull is no path of the file system on Windows
        for standard in (0, 1, 2):
            os.dup2(nowhere.fileno(), standard)


def _answer(job: Job, answers: BinaryIO) -> Answer:
    from corpus.prepared import prepare

    forget_peak()
    try:
        document = prepare(job.name, job.data, progress=lambda page, pages: send(answers, Progress(page, pages)))
    except UnreadableFile as error:
        return Refused(str(error), own_peak())
    except MemoryError:
        raise
    except Exception as error:  # an unforeseen one, reported by place; the process ends after it
        return Failed(memory=False, trace=_places(error), peak=own_peak())
    return Done(document, own_peak())


def _places(error: BaseException) -> str:
    """Class of the error and the last places it passed, without the text of the document that its message may quote."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return " < ".join([type(error).__name__, *(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in reversed(frames))])  # noqa: PTH119


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
