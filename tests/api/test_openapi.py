"""The public interface changes only on purpose."""

from tests.api.openapi import SNAPSHOT, current


def test_the_interface_is_that_of_the_snapshot() -> None:
    """When this fails on purpose: `python -m tests.api.openapi`, then read the difference before committing it."""
    assert current() == SNAPSHOT.read_text(encoding="utf-8")
