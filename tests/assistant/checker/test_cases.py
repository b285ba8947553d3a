"""Every rule against its literate cases."""

from datetime import date
from pathlib import Path

import pytest

from assistant.checker.catalogue import RULES, rule_of
from assistant.checker.check import check
from assistant.checker.profile import Profile
from assistant.checker.profiles import profile_named
from assistant.checker.report import Report
from assistant.checker.rule import Rule, is_default
from assistant.checker.suppression import Suppression
from assistant.checker.suppression_file import read_suppressions
from corpus.registry.importing import read_coverage
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.cases import Case, read_cases

TODAY = date(2026, 11, 22)
CASES = read_cases()


def registry_of(case: Case, folder: Path) -> Registry:
    if not case.coverage:
        return starter_registry()
    path = folder / "pham-vi.csv"
    path.write_text(case.coverage, encoding="utf-8")
    return Registry(starter_registry().entries, read_coverage(path))


def profile_of(case: Case) -> Profile:
    """That of the case; for a rule that is off by default one that turns it on."""
    rule = rule_of(case.code)
    return profile_named(case.profile) if case.profile else Profile() if rule is None or is_default(rule) else Profile(rules={case.code: True})


def suppressions_of(case: Case, folder: Path) -> tuple[Suppression, ...]:
    path = folder / "bo-qua.toml"
    path.write_text(case.suppressions, encoding="utf-8")
    return read_suppressions(path)


def report_of(case: Case, folder: Path, profile: Profile) -> Report:
    """The case checked under a profile; its files lie in `folder`."""
    return check(
        parse(case.text, marks=case.marks),
        registry=registry_of(case, folder),
        today=TODAY,
        on=case.on,
        home=case.home,
        stage=case.stage,
        profile=profile,
        suppressions=suppressions_of(case, folder),
    )


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_findings_are_those_of_the_case(case: Case, tmp_path: Path) -> None:
    report = report_of(case, tmp_path, profile_of(case))
    found = [(f.code, f.severity.value, " ".join(f.text.split())) for f in report.findings if f.code == case.code or f.severity.value == "error"]
    assert found == list(case.expected)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_case_that_flags_and_one_that_is_silent(rule: Rule) -> None:
    own = [case for case in CASES if case.code == rule.code]
    assert any(code == rule.code for case in own for code, _, _ in case.expected)
    assert any(not case.expected for case in own)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_can_fill_its_page(rule: Rule) -> None:
    assert all(len(text) > 8 for text in (rule.name, rule.title, rule.explanation, rule.example, rule.instead, rule.basis))


def test_codes_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
