"""/quy-tac and /quy-tac/CODE: every rule is described, and what its page says is what it does."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.pages.rule_cases import cases_of
from api.pages.rules import groups, rule
from assistant.checker.catalogue import RULES
from assistant.checker.profile import Profile
from assistant.checker.rule import Rule
from assistant.checker.rule_notes import note_of
from tests.assistant.checker.cases import Case
from tests.assistant.checker.test_cases import CASES, report_of

all_rules = pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)


@all_rules
def test_every_rule_is_described(each: Rule) -> None:
    assert note_of(each.code).levels
    assert all(len(text) > 8 for text in (each.title, each.explanation, each.example, each.instead, each.basis))


@all_rules
def test_every_rule_has_two_cases_that_flag_and_two_that_are_silent(each: Rule) -> None:
    own = cases_of(each.code)
    flagging = [case for case in own if any(code == each.code for code, _, _ in case.findings)]
    assert len(flagging) >= 2, each.code
    assert len(own) - len(flagging) >= 2, each.code


@pytest.mark.parametrize("case", CASES, ids=str)
def test_severities_and_corrections_are_those_of_the_page(case: Case, tmp_path: Path) -> None:
    report = report_of(case, tmp_path, Profile(rules={case.code: True}))
    note = note_of(case.code)
    allowed = {"none": set(), "safe": {True}, "unsafe": {False}, "mixed": {True, False}}[note.fix]
    for finding in report.findings:
        if finding.code == case.code:
            assert finding.severity in note.levels
            assert {replacement.safe for replacement in finding.replacements} <= allowed


def test_every_rule_is_in_exactly_one_group() -> None:
    listed = [page.rule.code for _, members in groups() for page in members]
    assert sorted(listed) == sorted(each.code for each in RULES)


def test_the_list_leads_to_every_page(samples: TestClient) -> None:
    html = samples.get("/quy-tac").text
    for each in RULES:
        assert f'href="/quy-tac/{each.code}"' in html
        assert samples.get(f"/quy-tac/{each.code}").status_code == 200


def test_the_page_of_a_rule_says_why_what_instead_on_what_basis_how_grave_and_shows_its_cases(samples: TestClient) -> None:
    html = samples.get("/quy-tac/vb402").text
    found = rule("VB402")
    assert found and found.rule.basis in html and "đề xuất, sửa từng chỗ" in html and "lỗi, cảnh báo, lưu ý" in html
    assert all(case.title in html for case in cases_of("VB402"))


@pytest.mark.parametrize("code", ["VB999", "..%2f..%2fREADME", "<script>alert(1)</script>", "NB"])
def test_an_unknown_code_is_answered_and_nothing_of_it_becomes_markup(samples: TestClient, code: str) -> None:
    answer = samples.get(f"/quy-tac/{code}")
    assert answer.status_code == 404 and "<script>alert" not in answer.text.lower()
