"""Two pages at a time, in their order, never more pictures than threads."""

import threading
from collections.abc import Iterator

import pytest

from corpus.reading.ocr_pages import in_order


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(in_order(lambda number: number * number, range(9))) == [number * number for number in range(9)]


def test_items_are_taken_only_when_there_is_room() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(8):
            taken.append(number)
            yield number

    most = 0
    for done, _ in enumerate(in_order(lambda number: number, items())):
        most = max(most, len(taken) - done)
    assert most <= 2


def test_an_error_of_a_page_ends_the_reading() -> None:
    def job(number: int) -> int:
        if number == 3:
            raise TimeoutError
        return number

    with pytest.raises(TimeoutError):
        list(in_order(job, range(100)))


def test_leaving_early_waits_for_the_threads() -> None:
    running = in_order(lambda number: number, range(100))
    next(running)
    running.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("page")]
