"""Suppressions: matched by content, signed, listed, and themselves judged."""

from datetime import date
from pathlib import Path

import pytest

from assistant.checker.check import check
from assistant.checker.json_form import to_json
from assistant.checker.profiles import profile_named
from assistant.checker.report import Report
from assistant.checker.suppression import Suppression
from assistant.checker.suppression_file import read_suppressions
from assistant.errors import BadSuppression
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

TEXT = "BÁO CÁO\n\nKết quả công tác 6 tháng đầu năm 2024\n\nI. KẾT QUẢ\n\nCăn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ, Sở đã triển khai.\n"
SIGNED = Suppression("VB301", text="ngày 30/12/2023", reason="bản giấy ghi như vậy", author="Nguyễn Thị Hạnh", date=date(2024, 6, 28))


def checked(*suppressions: Suppression, text: str = TEXT, profile: str = "default") -> Report:
    return check(parse(text), registry=starter_registry(), today=TODAY, on=date(2024, 6, 30), suppressions=suppressions, profile=profile_named(profile))


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_a_suppressed_finding_is_listed_apart_and_counted() -> None:
    assert "VB301" in codes(checked()) and checked().has_errors
    report = checked(SIGNED)
    assert "VB301" not in codes(report) and not report.has_errors
    assert [each.finding.code for each in report.suppressed] == ["VB301"]
    assert report.summary.line.endswith("đã bỏ qua 1 chỗ có ghi lý do.")


def test_the_json_says_who_let_it_stand_and_why() -> None:
    (listed,) = to_json(checked(SIGNED))["suppressed"]
    assert (listed["code"], listed["suppression"]["author"], listed["suppression"]["date"]) == ("VB301", "Nguyễn Thị Hạnh", "2024-06-28")
    assert listed["suppression"]["reason"] == "bản giấy ghi như vậy"


def test_it_survives_an_edit_before_it_and_a_line_broken_anew() -> None:
    edited = TEXT.replace("Căn cứ", "Thực hiện chỉ đạo của tỉnh, căn cứ").replace("ngày 30/12/2023", "ngày\n30/12/2023")
    assert "VB301" not in codes(checked(SIGNED, text=edited))


def test_it_does_not_survive_a_change_of_the_words() -> None:
    assert {"VB301", "VB900"} <= set(codes(checked(SIGNED, text=TEXT.replace("30/12", "29/12"))))


def test_composed_and_decomposed_letters_are_the_same_words() -> None:
    decomposed = Suppression("VB301", text="nga\u0300y 30/12/2023", reason="r", author="a")
    assert "VB301" not in codes(checked(decomposed))


def test_a_section_limits_it() -> None:
    within = Suppression("VB301", text="ngày 30/12/2023", section="i. kết quả", reason="r", author="a")
    elsewhere = Suppression("VB301", text="ngày 30/12/2023", section="II", reason="r", author="a")
    assert "VB301" not in codes(checked(within))
    assert {"VB301", "VB900"} <= set(codes(checked(elsewhere)))


def test_it_cannot_suppress_what_is_said_of_suppressions() -> None:
    unsigned = Suppression("VB301", text="ngày 30/12/2023")
    clever = Suppression("VB901", text="ngày 30/12/2023", reason="r", author="a")
    assert {"VB301", "VB900", "VB901"} <= set(codes(checked(unsigned, clever)))


def test_a_rule_that_the_profile_leaves_out_makes_no_suppression_unused() -> None:
    cut = TEXT + "\nCăn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết Luật Thi đua.\n"
    note = next(finding for finding in checked(text=cut).findings if finding.code == "VB303")
    suppression = Suppression("VB303", text=note.text, reason="r", author="a")
    assert "VB900" not in codes(checked(suppression, text=cut, profile="brief"))


def test_what_was_not_found_is_counted_though_suppressed() -> None:
    text = "Căn cứ Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ."
    report = checked(Suppression("VB206", citation="999/2024/NĐ-CP", reason="r", author="a"), text=text)
    assert "VB206" not in codes(report)
    assert "1 chưa tìm thấy" in report.summary.line


def test_a_file_is_read_with_its_dates(tmp_path: Path) -> None:
    path = tmp_path / "bo-qua.toml"
    path.write_text(
        '[[suppressions]]\ncode = "VB301"\ntext = "ngày 30/12/2023"\nreason = "bản giấy ghi như vậy"\nauthor = "Nguyễn Thị Hạnh"\ndate = 2024-06-28\n',
        encoding="utf-8",
    )
    assert read_suppressions(path) == (SIGNED,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[suppressions]]\ntext = "x"\n', "mục 1 .* thiếu code"),
        ('[[suppressions]]\ncode = "VB301"\n', "thiếu cả text lẫn citation"),
        ('[[suppressions]]\ncode = "VB301"\ntext = "x"\nly_do = "y"\n', "khóa lạ «ly_do»"),
        ('[[suppressions]]\ncode = "VB301"\ntext = "x"\ndate = "hôm qua"\n', "không phải ngày"),
        ('code = "VB301"\n', r"phải gồm các mục \[\[suppressions\]\]"),
        ("[[suppressions", "không đúng dạng TOML"),
    ],
)
def test_a_list_that_cannot_be_understood_is_answered_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "bo-qua.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadSuppression, match=said):
        read_suppressions(path)
