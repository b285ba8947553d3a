"""Pages recognised two at a time, given back in their order; never more than two pictures are held."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

MOST_PAGES = 300
"""Scanned pages in one file; at one or two seconds a page this takes minutes."""

_AT_ONCE = 2

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def in_order(job: Callable[[_Item], _Result], items: Iterable[_Item]) -> Iterator[_Result]:
    """`job` of each item in threads; an item is taken only when a thread is free for it. The first error ends it."""
    with ThreadPoolExecutor(min(_AT_ONCE, os.cpu_count() or 1), thread_name_prefix="page") as threads:
        waiting: deque[Future[_Result]] = deque()
        try:
            for item in items:
                waiting.append(threads.submit(job, item))
                del item
                if len(waiting) >= _AT_ONCE:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
