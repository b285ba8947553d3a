"""A few rounds of the full test, which is `python -m tests.survival_ingestion`."""

from pathlib import Path

from tests.survival_ingestion import Scene, rounds


def test_a_killed_ingestion_leaves_library_registry_and_indexes_in_agreement(tmp_path: Path) -> None:
    scene = Scene(tmp_path, files=4, completed_every=2)
    scene.prepare(["ingest", "update"])
    done = list(rounds(scene, (("ingest", 3), ("update", 1)), seed=7))
    assert [each.said for each in done] == [""] * 4
    assert any(each.killed for each in done)
