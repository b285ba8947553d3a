"""The scripts' own arithmetic: runs of a sentence, highlights, periods; called inside a page."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def script(page: Page, fake: str) -> Any:
    """script("core/text.js", "hits", "Giấy khen", "giay") calls a function of a module."""
    page.goto(fake)

    def run(module: str, function: str, *given: Any) -> Any:
        call = "async ([module, name, given]) => (await import(`/static/js/${module}`))[name](...given)"
        return page.evaluate(call, [module, function, list(given)])

    return run


def sentence(quote: str, text: str, *ops: dict[str, Any]) -> dict[str, Any]:
    return {"id": "s", "text": text, "source": {"document": "d", "start": 0, "end": len(quote), "quote": quote}, "ops": list(ops), "citations": []}


SHIFT = {"op": "shift", "at": [7, 11], "from": "2024", "to": "2025"}


def test_edits_become_runs_in_order(script: Any) -> None:
    runs = script("workbench/runs.js", "runsOf", sentence("𝐀 năm: 2024.", "𝐀 năm: 2025.", SHIFT), [])
    assert [(run["kind"], run["text"], run["start"]) for run in runs] == [("plain", "𝐀 năm: ", 0), ("shift", "2025", 7), ("plain", ".", 11)]


def test_finding_cuts_plain_text_by_code_points(script: Any) -> None:
    finding = {"start": 2, "end": 5, "severity": "error"}
    runs = script("workbench/runs.js", "runsOf", sentence("𝐀 năm: 2024.", "𝐀 năm: 2025.", SHIFT), [finding])
    assert [run["text"] for run in runs if run["finding"]] == ["năm"]


def test_edits_that_do_not_lead_to_the_text_are_not_shown(script: Any) -> None:
    broken = sentence("𝐀 năm: 2024.", "khác hẳn", SHIFT)
    assert script("workbench/runs.js", "replays", broken) is False
    assert [run["text"] for run in script("workbench/runs.js", "runsOf", broken, [])] == ["khác hẳn"]


def test_joined_lines_are_plain_text(script: Any) -> None:
    joined = sentence("công\nnhận", "công nhận", {"op": "join", "at": [4, 5], "from": "\n", "to": " "})
    assert [(run["kind"], run["text"]) for run in script("workbench/runs.js", "runsOf", joined, [])] == [("plain", "công nhận")]


def test_words_are_found_without_accents(script: Any) -> None:
    text = "Đã tặng Giấy khen; khenh không phải."
    assert [text[start:end] for start, end in script("core/text.js", "hits", text, "giay khen da")] == ["Đã", "Giấy", "khen"]


@pytest.mark.parametrize(
    ("period", "offered"),
    [
        ("2024H1", ["2025H1", "2024H2", "2024"]),
        ("2024H2", ["2025H2", "2025H1", "2025"]),
        ("2024", ["2025", "2025H1"]),
        ("2024Q4", ["2025Q4", "2025Q1"]),
        ("2024M01-M09", ["2025M01-M09"]),
        ("2021-2025", ["2026-2030"]),
        (None, []),
    ],
)
def test_following_periods_are_offered(script: Any, period: str | None, offered: list[str]) -> None:
    assert script("core/dates.js", "following", period) == offered


def test_days_are_written_as_the_decree_has_it(script: Any) -> None:
    assert [script("core/dates.js", "day", each) for each in ("2025-06-05", "2025-01-20", "2025-10-31")] == ["05/6/2025", "20/01/2025", "31/10/2025"]
