"""Two rounds of the full test, which is `python -m tests.survival_saving`."""

from pathlib import Path

from tests.survival_saving import rounds


def test_a_killed_server_has_everything_it_acknowledged_and_nothing_twice(tmp_path: Path) -> None:
    assert rounds(tmp_path, 2, seed=3) == ["", "", ""]
