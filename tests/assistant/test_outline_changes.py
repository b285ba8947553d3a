"""Alignment on outlines changed at random: renamed with other words, moved, dropped, inserted, renumbered."""

import random
from pathlib import Path
from statistics import fmean

import pytest

from assistant.outline import align, items_of
from corpus.structure import parse
from tests.assistant.outline_changes import changed, f1

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
DRAWS = 8


def mean_f1(text: str, share: float) -> float:
    old = items_of(parse(text))
    drawn = (changed(old, random.Random(seed), share=share) for seed in range(DRAWS))
    return fmean(f1([(m.new, m.old) for m in align(old, one.items)], one, len(old)) for one in drawn)


@pytest.mark.parametrize("share", [0.1, 0.2])
@pytest.mark.parametrize("name", ["bc-tdkt-6t-2024", "bc-tdkt-6t-2026", "bc-tdkt-nam-2025", "kh-tuyen-truyen-2025"])
def test_align_of_our_samples_changed_at_random(name: str, share: float) -> None:
    assert mean_f1((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"), share) >= 0.95


@pytest.mark.parametrize("prefix", ["000", "004"])
def test_align_of_the_seeds_changed_at_random(shared: Path, prefix: str) -> None:
    seed = next((shared / "seeds").glob(f"{prefix}_*.txt"))
    assert mean_f1(seed.read_bytes().decode("utf-8"), 0.15) >= 0.95


def test_section_that_moved_away_leaves_its_place_to_nobody() -> None:
    old = items_of(parse("I. KẾT QUẢ\n\n1. Công tác tự kiểm tra\n\nMột.\n\nII. KHÁC\n\n1. Công tác dân vận\n\nHai.\n"))
    new = items_of(parse("I. KẾT QUẢ\n\n1. Công tác văn thư\n\nMột.\n\nII. KHÁC\n\n1. Công tác tự kiểm tra\n\nHai.\n"))
    pairs = {(new[m.new].section.heading, m.status) for m in align(old, new) if m.new is not None}
    assert ("1. Công tác tự kiểm tra", "moved") in pairs and ("1. Công tác văn thư", "new") in pairs
