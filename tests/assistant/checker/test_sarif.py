"""SARIF 2.1.0: valid against its schema, and saying what the findings say."""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from assistant.checker.check import check
from assistant.checker.report import Report
from assistant.checker.sarif_form import render_sarif, to_sarif
from assistant.checker.suppression import Suppression
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
SAMPLES = sorted((Path(str(files("corpus"))) / "samples" / "documents").glob("*.txt"))
TEXT = "😀 Mở đầu.\r\nCăn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ;\r\nCăn cứ Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ.\r\n"
SIGNED = Suppression("VB206", citation="999/2024/NĐ-CP", reason="chờ bản chính", author="Nguyễn Thị Hạnh", date=date(2024, 6, 28))


def report(text: str = TEXT, *suppressions: Suppression) -> Report:
    return check(parse(text), registry=starter_registry(), today=TODAY, on=date(2024, 6, 30), suppressions=suppressions)


def validated(log: Any) -> Any:
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    return log["runs"][0]


def test_the_schema_refuses_what_is_no_log() -> None:
    with pytest.raises(jsonschema.ValidationError):
        validated({"version": "2.1.0", "runs": [{"results": []}]})


def test_a_log_with_findings_fixes_and_suppressions_is_valid() -> None:
    run = validated(json.loads(render_sarif(report(TEXT, SIGNED), name="thư mục/bao-cao.txt")))
    assert run["columnKind"] == "unicodeCodePoints"
    assert {result["ruleId"] for result in run["results"]} >= {"VB301", "VB206"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_logs_of_the_sample_library_are_valid(path: Path) -> None:
    checked = check(parse(path.read_bytes().decode()), registry=starter_registry(), today=TODAY)
    run = validated(to_sarif(checked, name=path.name))
    assert [result["ruleId"] for result in run["results"]] == [finding.code for finding in checked.findings]


def test_an_empty_check_is_a_valid_log() -> None:
    assert validated(to_sarif(report("Không có gì.")))["results"] == []


def test_columns_are_code_points_of_the_line() -> None:
    (result,) = [each for each in to_sarif(report())["runs"][0]["results"] if each["ruleId"] == "VB301"]
    region = result["locations"][0]["physicalLocation"]["region"]
    line = TEXT.split("\r\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] == "ngày 30/12/2023"
    assert TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]] == "ngày 30/12/2023"


def test_levels_follow_severity() -> None:
    levels = {each["ruleId"]: each["level"] for each in to_sarif(report())["runs"][0]["results"]}
    assert (levels["VB301"], levels["VB206"]) == ("error", "note")


def test_each_rule_leads_to_its_page_and_each_result_to_its_rule() -> None:
    run = to_sarif(report())["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["helpUri"].endswith(f"/quy-tac/{rule['id']}") for rule in rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_a_fix_replaces_exactly_the_flagged_range() -> None:
    (result,) = [each for each in to_sarif(report())["runs"][0]["results"] if each["ruleId"] == "VB301"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": "ngày 31/12/2023"}
    assert replacement["deletedRegion"]["charOffset"] == result["locations"][0]["physicalLocation"]["region"]["charOffset"]


def test_a_suppressed_result_says_who_and_why() -> None:
    (result,) = [each for each in validated(to_sarif(report(TEXT, SIGNED)))["results"] if each["ruleId"] == "VB206"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "chờ bản chính", "properties": {"author": "Nguyễn Thị Hạnh", "date": "2024-06-28"}}
    ]
