"""The rules about figures, wording and structure: the same for every way of composing letters, useful on a fresh draft."""

import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.checker.catalogue import RULES
from assistant.checker.check import check
from assistant.checker.report import Report
from assistant.drafting import draft_from
from assistant.rendering import render_report
from assistant.report import Report as Drafted
from corpus.periods import Period
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY
from tests.assistant.checker.test_seeds import seed

NOW = datetime(2026, 11, 22, tzinfo=UTC)
WORDING = [rule for rule in RULES if rule.code.startswith("NB")]
SAMPLES = sorted((Path(__file__).parents[3] / "corpus" / "samples" / "documents").glob("*.txt"))


def findings(text: str, on: date | None = None) -> Report:
    return check(parse(text), registry=starter_registry(), today=TODAY, on=on, rules=WORDING)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_library_gives_no_finding_about_wording(path: Path) -> None:
    assert [(f.code, f.text) for f in findings(path.read_text(encoding="utf-8")).findings] == []


@pytest.mark.parametrize("name", ["000", "002", "003", "004"])
def test_decomposed_letters_change_no_finding_but_their_own(shared: Path, name: str) -> None:
    text = seed(shared, name)
    composed = [(f.code, f.text) for f in findings(text, date(2026, 6, 30)).findings if f.code != "NB13"]
    decomposed = findings(unicodedata.normalize("NFD", text), date(2026, 6, 30)).findings
    assert [(f.code, unicodedata.normalize("NFC", f.text)) for f in decomposed if f.code != "NB13"] == composed
    assert any(f.code == "NB13" for f in decomposed)


def test_a_fresh_draft_is_asked_about_its_slots_and_what_it_inherited(shared: Path) -> None:
    made = draft_from(parse(seed(shared, "000")), document_id="x.txt", period=Period.parse("2026H1"))
    rendered = render_report(Drafted("", 0, made, NOW, NOW))
    report = check(parse(rendered.text), registry=starter_registry(), today=TODAY, on=date(2026, 6, 30), home=made.info.office, stage="draft", rules=WORDING)
    codes = {f.code for f in report.findings}
    assert {"NB06", "NB08", "NB09", "NB11"} <= codes
    assert codes.isdisjoint({"NB01", "NB02", "NB03", "NB04", "NB07", "NB13"})
    assert sum(f.code != "NB11" for f in report.findings) <= 12
