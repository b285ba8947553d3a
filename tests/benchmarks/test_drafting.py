"""Whole documents: parse, draft, check, export, in milliseconds."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.checker.check import check
from assistant.drafter import Start, completed
from assistant.drafting import draft_from
from assistant.editions import Edition
from assistant.export import export_docx, from_draft
from corpus.periods import Period
from corpus.registry.starting import starter_registry
from corpus.structure import parse

pytestmark = pytest.mark.benchmark
DOCUMENTS = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
OLD = DOCUMENTS / "bc-tdkt-6t-2025.txt"


def test_whole_report() -> None:
    text = OLD.read_text(encoding="utf-8")
    document = parse(text)
    draft = draft_from(document, document_id="a", period=Period.parse("2026H1"))
    registry = starter_registry()
    start = Start("a", Period.parse("2026H1"))
    earlier = [Edition(f"{back}", Period(2025 - back, 1, 6), parse((DOCUMENTS / "bc-tdkt-6t-2024.txt").read_text(encoding="utf-8"))) for back in (1, 2, 3)]
    steps: dict[str, Callable[[], object]] = {
        "parse": lambda: parse(text),
        "draft": lambda: draft_from(document, document_id="a", period=Period.parse("2026H1")),
        "patterns": lambda: completed(draft, start, document, earlier=earlier),
        "check": lambda: check(document, registry=registry, today=date(2026, 6, 30)),
        "export": lambda: export_docx(from_draft(draft, {})),
    }
    for name, step in steps.items():
        times = []
        for _ in range(5):
            began = time.perf_counter()
            step()
            times.append(time.perf_counter() - began)
        print(f"{name:8} median {1000 * sorted(times)[2]:7.1f} ms")
    assert draft.sections
