"""Errors of sending files.

UploadError
├── BadForm       the body is not a form with files
├── UnknownRun    no run of that id: it is long over, or never was
├── UsedRun       a run of that id was sent before
└── TooMuch       more than a limit allows; `limit` names it
    └── TooManyRuns   too many runs wait already
"""


class UploadError(Exception):
    """`str(error)` is a sentence for the officer."""


class BadForm(UploadError):
    """The body is not a form with files."""


class UnknownRun(UploadError):
    """No run of that id."""


class UsedRun(UploadError):
    """A run of that id was sent before."""

    def __init__(self, run: str) -> None:
        super().__init__(f"Lượt nạp «{run}» đã được gửi trước đó: hãy nạp lại với mã khác.")


class TooMuch(UploadError):
    """More was sent than a limit allows."""

    def __init__(self, sentence: str, limit: int) -> None:
        super().__init__(sentence)
        self.limit = limit


class TooManyRuns(TooMuch):
    """Too many runs are waiting already."""
