"""Context around a call, and stopping one from another thread."""

import threading

from assistant.asking import Asking, Cancel, asking, current


def test_what_is_said_inside_is_added_to_what_is_known_around_and_forgotten_after() -> None:
    with asking(who="Lan"), asking(report="r1") as inner:
        assert inner == Asking(report="r1", who="Lan")
    assert current() == Asking()


def test_another_thread_knows_nothing_of_it() -> None:
    seen: list[Asking] = []
    with asking(report="r1"):
        thread = threading.Thread(target=lambda: seen.append(current()))
        thread.start()
        thread.join()
    assert seen == [Asking()]


def test_cancel_stops_what_runs_and_what_begins_later_but_nothing_that_is_done() -> None:
    cancel, stopped = Cancel(), []
    with cancel.stopping(lambda: stopped.append("done")):
        pass
    with cancel.stopping(lambda: stopped.append("running")):
        cancel.cancel()
    with cancel.stopping(lambda: stopped.append("late")):
        pass
    assert stopped == ["running", "late"]
