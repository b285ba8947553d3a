"""Fixes: safe ones together, others by name; never two at one place."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from assistant.checker.catalogue import RULES
from assistant.checker.check import check
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.fixing import Edit, applied, safe_edits, wanted_edits, without_overlap
from assistant.checker.report import Report
from assistant.checker.rules import vb110
from assistant.errors import NoSuchFix
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

TEXT = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ;\r\nSở thực hiện Kế hoạch 12/KH-SCT ngày 05/3/2024 về việc về thi đua.\r\n"
SAMPLES = sorted((Path(str(files("corpus"))) / "samples" / "documents").glob("*.txt"))


def checked(text: str = TEXT) -> Report:
    return check(parse(text), registry=starter_registry(), today=TODAY, on=date(2024, 6, 30), rules=dict.fromkeys((*RULES, vb110)))  # type: ignore[arg-type]


def finding(start: int, end: int, new: str, *, safe: bool = True, code: str = "VB101") -> Finding:
    return Finding(code, "x", Severity.INFO, start, end, TEXT[start:end], "x", replacements=(Replacement(new, safe=safe),))


def test_edits_that_overlap_are_left_for_the_next_time() -> None:
    edits = safe_edits([finding(0, 6, "A"), finding(4, 10, "B"), finding(10, 12, "C"), finding(12, 12, "D")])
    assert [edit.new for edit in edits] == ["A", "C", "D"]


def test_only_safe_ones_are_taken_together() -> None:
    assert safe_edits([finding(0, 6, "A", safe=False)]) == ()


def test_applying_from_the_end_keeps_the_offsets() -> None:
    edits = without_overlap([], [Edit(7, 16, TEXT[7:16], "Luật", "X"), Edit(0, 6, TEXT[0:6], "Theo đúng", "X")])
    assert applied(TEXT, edits) == TEXT.replace("Căn cứ Nghị định", "Theo đúng Luật")


@pytest.mark.parametrize("name", ["VB301@34", "VB301@1:35", "VB301@1:35=1"])
def test_an_unsafe_fix_is_called_by_name(name: str) -> None:
    (edit,) = wanted_edits(checked(), [name])
    assert applied(TEXT, [edit]) == TEXT.replace("30/12/2023", "31/12/2023")


@pytest.mark.parametrize("name", ["VB301@33", "VB999@34", "VB301@99:1", "VB301@34=2", "VB301", "rm -rf"])
def test_a_fix_that_nobody_proposes_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(NoSuchFix, match="hãy"):
        wanted_edits(checked(), [name])


def test_fixing_twice_changes_nothing_more_and_raises_nothing_new() -> None:
    once = applied(TEXT, safe_edits(checked().findings))
    assert once != TEXT and "về việc về" not in once
    assert safe_edits(checked(once).findings) == ()
    assert {f.code for f in checked(once).findings} <= {f.code for f in checked().findings}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_safe_fixes_of_the_sample_library_raise_no_new_findings(path: Path) -> None:
    text = path.read_bytes().decode()
    before = check(parse(text), registry=starter_registry(), today=TODAY)
    after = check(parse(applied(text, safe_edits(before.findings))), registry=starter_registry(), today=TODAY)
    assert {(f.code, f.message) for f in after.findings if f.severity in (Severity.ERROR, Severity.WARNING)} <= {(f.code, f.message) for f in before.findings}
