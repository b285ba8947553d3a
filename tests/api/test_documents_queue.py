"""Runs one after another: order, cancelling, errors, what a stopped program left."""

import threading
from pathlib import Path

import pytest

from api.uploads import queue as queue_module
from api.uploads.errors import TooManyRuns, UnknownRun
from api.uploads.queue import RunQueue
from api.uploads.run import Line, Run, unique
from api.uploads.spool import SentFile, Spool
from corpus.errors import UnreadableFile


def test_runs_follow_one_another() -> None:
    queue, order = RunQueue(()), []
    for name in "abc":
        queue.add(Run("upload", [name]), lambda run: order.append(run.now.lines[0].name))
    queue.join()
    assert order == ["a", "b", "c"] and all(run.now.state == "done" for run in queue.all())


def test_expected_error_is_told_on_every_open_line() -> None:
    queue = RunQueue((UnreadableFile,))

    def job(run: Run) -> None:
        run.put(Line("a", "done", "added"))
        raise UnreadableFile("Ổ đĩa đầy.")

    run = queue.add(Run("upload", ["a", "b"]), job)
    queue.join()
    assert run.now.state == "failed" and [(line.state, line.reason) for line in run.now.lines] == [("done", None), ("failed", "Ổ đĩa đầy.")]


def test_unexpected_error_ends_the_run_but_not_the_queue(caplog: pytest.LogCaptureFixture) -> None:
    queue = RunQueue(())
    broken = queue.add(Run("upload", ["a"]), lambda run: {}["a"])
    after = queue.add(Run("upload", ["b"]), lambda run: None)
    queue.join()
    assert broken.now.state == "failed" and "nạp lại" in (broken.now.reason or "") and after.now.state == "done"
    assert "broke" in caplog.text


def test_cancelled_run_leaves_what_was_read() -> None:
    queue, reached = RunQueue(()), threading.Event()

    def job(run: Run) -> None:
        run.put(Line("a", "done", "added"))
        reached.set()
        while not run.is_cancelled():
            pass

    run = queue.add(Run("upload", ["a", "b"]), job)
    reached.wait(5)
    run.cancel()
    queue.join()
    assert run.now.state == "cancelled" and [line.state for line in run.now.lines] == ["done", "cancelled"]


def test_too_many_waiting_runs_are_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_module, "MAX_WAITING", 1)
    queue, go = RunQueue(()), threading.Event()
    queue.add(Run("upload", ["a"]), lambda run: go.wait(5) and None)
    with pytest.raises(TooManyRuns) as refused:
        queue.add(Run("upload", ["b"]), lambda run: None)
    go.set()
    queue.join()
    assert refused.value.limit == 1


def test_unknown_run_says_so() -> None:
    with pytest.raises(UnknownRun, match="khong-co"):
        RunQueue(()).get("khong-co")


def test_names_are_told_apart() -> None:
    assert unique(["a.docx", "b.docx", "a.docx", "a.docx"]) == ["a.docx", "b.docx", "a.docx (2)", "a.docx (3)"]


def test_spool_gives_back_what_a_stopped_program_left(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    folder = spool.place("1")
    (folder / "00000").write_bytes(b"a")
    spool.seal("1", [SentFile("Báo cáo.txt", folder / "00000")])
    spool.place("2")  # never sealed: the body was not whole
    assert [(run, [file.name for file in files]) for run, files in spool.left_behind()] == [("1", ["Báo cáo.txt"])]
    assert not (tmp_path / "uploads" / "2").exists()


def test_spool_gives_up_what_stopped_the_program_twice(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    folder = spool.place("1")
    (folder / "00000").write_bytes(b"a")
    spool.seal("1", [SentFile("a.txt", folder / "00000")])
    assert [len(list(spool.left_behind())) for _ in range(3)] == [1, 1, 0]
