"""The wire form and the text form of a report."""

import json
from datetime import date

from assistant.checker.check import check
from assistant.checker.json_form import render_json, to_json
from assistant.checker.report import Report
from assistant.checker.text_form import render_text
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

TEXT = (
    "BÁO CÁO\n\nVề thử nghiệm\n\nCăn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ.\n\n"
    "Theo Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ.\n"
)


def report(text: str = TEXT) -> Report:
    return check(parse(text), registry=starter_registry(), today=TODAY, on=date(2024, 6, 30))


def test_the_json_has_the_members_of_the_contract() -> None:
    answer = json.loads(render_json(report()))
    assert set(answer) == {"document", "summary", "citations", "findings", "suppressed", "replay"}
    assert {"code", "rule", "severity", "start", "end", "text", "message", "evidence", "replacements", "citation", "url"} == set(answer["findings"][0])
    assert {"status", "entry", "candidates", "in_force", "replaced_by"} <= set(answer["citations"][0]["verdict"])
    assert answer["document"]["text"] == TEXT


def test_the_finding_points_at_its_citation() -> None:
    answer = to_json(report())
    (finding,) = [f for f in answer["findings"] if f["code"] == "VB301"]
    assert finding["citation"] is not None
    assert answer["citations"][finding["citation"]]["number"] == "98/2023/NĐ-CP"
    assert finding["replacements"] == [{"text": "ngày 31/12/2023", "safe": False}]


def test_the_summary_counts_what_was_not_found() -> None:
    summary = to_json(report())["summary"]
    assert (summary["out_of_coverage"], summary["missing"], summary["errors"]) == (1, 1, 1)
    assert "1 chưa tìm thấy (trong đó 1 ngoài phạm vi sổ)" in summary["line"]


def test_the_text_form_marks_the_flagged_words_below_their_line() -> None:
    lines = render_text(report(), name="thu.txt").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("thu.txt:5:35: lỗi VB301"))
    assert lines[at + 1][lines[at + 2].index("^") :].startswith("ngày 30/12/2023")
    assert lines[at + 2].count("^") == len("ngày 30/12/2023")
    assert lines[-1] == report().summary.line


def test_the_text_form_cuts_long_lines_on_both_sides() -> None:
    long = "Sở đã triển khai. " * 20 + "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ. " + "Sở đã triển khai. " * 20
    window = render_text(report(long)).splitlines()[1]
    assert window.strip().startswith("…")
    assert window.endswith("…")
    assert len(window) < 120


def test_marks_stand_right_below_decomposed_letters() -> None:
    lines = render_text(report("Căn cứ Nghi\u0323 định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ.")).splitlines()
    at = next(i for i, line in enumerate(lines) if "VB301" in line)
    shown = lines[at + 1].replace("\u0323", "")
    assert shown[lines[at + 2].index("^") :].startswith("ngày 30/12/2023")


def caret(text: str, code: str = "VB301") -> tuple[str, str]:
    """The shown line of a finding and the line of marks below it, both without the margin."""
    lines = render_text(report(text)).splitlines()
    at = next(i for i, line in enumerate(lines) if code in line)
    return lines[at + 1].removeprefix("    "), lines[at + 2].removeprefix("    ")


def test_lines_that_end_with_carriage_returns_are_counted_and_not_printed() -> None:
    text = "Mở đầu.\r\nDòng hai.\r\nCăn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ.\r\n"
    assert "dòng 3, cột 35: lỗi VB301" in render_text(report(text))
    assert "\r" not in render_text(report(text))
    assert caret(text)[0].endswith("của Chính phủ.")


def test_wide_letters_take_two_columns() -> None:
    shown, marks = caret("報告 😀 Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ.")
    before = shown[: shown.index("ngày 30")]
    assert marks.index("^") == len(before) + 3


def test_a_tab_is_one_column() -> None:
    shown, marks = caret("\tCăn cứ\tNghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ.")
    assert "\t" not in shown and shown[marks.index("^") :].startswith("ngày 30/12/2023")


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in render_text(report("\x1b[31mCăn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ."))


def test_a_line_of_a_million_letters_is_cut() -> None:
    text = "x" * 500_000 + " Căn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ. " + "y" * 500_000
    shown, marks = caret(text)
    assert len(shown) < 120 and shown[marks.index("^") :].startswith("ngày 30/12/2023")


def test_fixes_say_whether_they_are_safe() -> None:
    assert "→ đề xuất: «ngày 31/12/2023»" in render_text(report())
