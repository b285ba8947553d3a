"""Safe replacements of all literate cases: applied together they never overlap, mend what they flag and raise nothing new."""

from collections import Counter
from itertools import pairwise

import pytest

from assistant.checker.check import check
from assistant.checker.finding import Finding
from assistant.checker.report import Report
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.cases import Case, read_cases
from tests.assistant.checker.days import TODAY


def report_of(case: Case, text: str) -> Report:
    return check(parse(text), registry=starter_registry(), today=TODAY, on=case.on, home=case.home, stage=case.stage)


def safe_edits(findings: tuple[Finding, ...]) -> list[tuple[int, int, str]]:
    return sorted((f.start, f.end, replacement.text) for f in findings for replacement in f.replacements if replacement.safe)


FIXABLE = [(case, safe_edits(report_of(case, case.text).findings)) for case in read_cases()]
FIXABLE = [(case, edits) for case, edits in FIXABLE if edits]


def test_there_are_cases_with_safe_replacements() -> None:
    codes = {code for case, _ in FIXABLE for code, _, _ in case.expected}
    assert {"VB101", "VB102", "VB103", "VB106", "VB110", "VB113"} <= codes


@pytest.mark.parametrize(("case", "edits"), FIXABLE, ids=lambda value: str(value) if isinstance(value, Case) else "")
def test_applying_them_mends_and_raises_nothing_new(case: Case, edits: list[tuple[int, int, str]]) -> None:
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(edits))
    text = case.text
    for start, end, words in reversed(edits):
        text = text[:start] + words + text[end:]
    before, after = report_of(case, case.text).findings, report_of(case, text).findings
    assert safe_edits(after) == []
    assert not Counter(f.code for f in after) - Counter(f.code for f in before)
