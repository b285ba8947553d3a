"""Profiles: which rules run, how grave their findings are, and what a profile may never do."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.checker import profiles
from assistant.checker.check import check
from assistant.checker.finding import Severity
from assistant.checker.profile import Profile
from assistant.checker.profiles import profile_from, profile_named, profile_of
from assistant.checker.report import Report
from assistant.checker.rule import most_of
from assistant.checker.rules import nb11
from assistant.errors import UnknownProfile
from corpus.registry.entry import Standing
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

TEXT = (
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ;\n\nCăn cứ Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ;\n\n"
    "Sở tổ chức […số cuộc (kỳ trước: 01)…] cuộc tuyên truyền.\n"
)


def checked(profile: Profile, *, registry: Registry | None = None, text: str = TEXT) -> Report:
    return check(parse(text), registry=registry or starter_registry(), today=TODAY, on=date(2024, 6, 30), profile=profile)


def levels(report: Report) -> dict[str, str]:
    return {finding.code: finding.severity.value for finding in report.findings}


def own(**rules: object) -> Profile:
    return profile_from({"rules": rules}, name="rieng", where="rieng.toml")


def test_the_shipped_default_file_says_what_the_default_is() -> None:
    assert replace(profiles._shipped("default"), title="mặc định") == Profile()


def test_a_profile_is_found_by_its_vietnamese_title() -> None:
    assert profile_named("chặt").name == "strict"
    assert profile_named("gọn").name == "brief"


def test_brief_leaves_out_notes_but_never_what_was_not_found() -> None:
    plenty = TEXT + "\n\nCăn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết Luật Thi đua.\n"
    assert {"VB303": "info"}.items() <= levels(checked(Profile(), text=plenty)).items()
    assert "VB303" not in levels(checked(profile_named("brief"), text=plenty))
    assert levels(checked(profile_named("brief"), text=plenty))["VB206"] == "info"


def test_strict_runs_what_is_off_by_default() -> None:
    class Off:
        code, name, title, explanation, example, instead, basis, default = "XX001", "n", "t", "e", "x", "i", "b", False

    assert not Profile().runs(Off())  # type: ignore[arg-type]
    assert profile_named("strict").runs(Off())  # type: ignore[arg-type]
    assert Profile(rules={"XX001": True}).runs(Off())  # type: ignore[arg-type]


def test_a_rule_is_turned_off() -> None:
    assert "NB11" in levels(checked(Profile()))
    assert "NB11" not in levels(checked(own(NB11=False)))


def test_a_severity_is_lowered_and_raised() -> None:
    found = levels(checked(own(VB301="info", VB602="error")))
    assert (found["VB301"], found["VB602"]) == ("info", "error")


def test_a_rule_says_itself_how_far_it_may_be_raised() -> None:
    assert most_of(nb11) is Severity.WARNING
    assert levels(checked(own(NB11="error")))["NB11"] == "warning"


def test_a_rule_named_by_the_profile_is_shown_whatever_the_least() -> None:
    profile = profile_from({"least": "error", "rules": {"NB11": "hint"}}, name="rieng", where="rieng.toml")
    assert levels(checked(profile)) == {"VB301": "error", "NB11": "hint", "VB206": "info"}


def test_what_was_not_found_outside_coverage_never_becomes_an_error() -> None:
    assert levels(checked(own(VB206="error")))["VB206"] == "warning"


def test_facts_that_were_not_verified_never_become_an_error() -> None:
    entries = [replace(entry, standing=Standing.MEDIUM) if entry.number == "98/2023/NĐ-CP" else entry for entry in starter_registry().entries]
    unsure = Registry(entries, starter_registry().coverage)
    assert levels(checked(Profile(), registry=unsure))["VB301"] == "warning"
    assert levels(checked(own(VB301="error"), registry=unsure))["VB301"] == "warning"


def test_an_own_profile_builds_on_a_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / "soat-lan-cuoi.toml"
    path.write_text('title = "soát lần cuối"\nbase = "chặt"\n[rules]\nNB11 = "error"\n', encoding="utf-8")
    profile = profile_of(str(path))
    assert (profile.name, profile.least, profile.rules) == ("soat-lan-cuoi", Severity.HINT, {"*": True, "NB11": Severity.ERROR})


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"rules": {"VB999": False}}, "«VB999» không có"),
        ({"rules": {"VB206": False}}, "luôn phải bật"),
        ({"rules": {"VB301": "nặng"}}, "không có mức «nặng»"),
        ({"rules": {"*": "error"}}, "«\\*» chỉ nhận"),
        ({"rules": ["VB301"]}, "phải là bảng"),
        ({"mức": "error"}, "khóa lạ «mức»"),
        ({"base": "lạ"}, "Không có hồ sơ kiểm tra «lạ»"),
    ],
)
def test_a_profile_that_cannot_be_understood_is_answered_in_one_sentence(form: dict[str, object], said: str) -> None:
    with pytest.raises(UnknownProfile, match=said) as refused:
        profile_from(form, name="rieng", where="rieng.toml")
    assert str(refused.value).count(". ") == 0


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "hong.toml").write_text("rules = [", encoding="utf-8")
    with pytest.raises(UnknownProfile, match=r"«.*hong\.toml»"):
        profile_of(str(tmp_path / "hong.toml"))
    with pytest.raises(UnknownProfile, match=r"«.*khong-co\.toml»"):
        profile_of(str(tmp_path / "khong-co.toml"))
