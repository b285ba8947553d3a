"""Answers over HTTP: pasted tables, values that are only tried, notes, differences to last period."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.cli import main

BODY = """UBND TỈNH LAM GIANG

SỞ Y TẾ

Số: 12/BC-SYT

Lam Giang, ngày 12 tháng 6 năm 2024

BÁO CÁO

Sơ kết công tác 6 tháng đầu năm 2024

I. KẾT QUẢ

Sở ban hành 09 văn bản, gồm 06 kế hoạch và 03 quyết định. Sở tiếp 45 lượt công dân.

II. KHEN THƯỞNG

Trong 12 cá nhân được khen có 09 người trực tiếp công tác, đạt tỷ lệ 75%.
"""


@pytest.fixture
def made(empty: TestClient) -> dict[str, Any]:
    stored = empty.post("/api/v1/documents", files={"file": ("bc-6t-2024.txt", BODY.encode())}).json()
    form: dict[str, Any] = empty.post("/api/v1/reports", json={"from": stored["id"], "period": "2025H1"}).json()
    return form


def facts(client: TestClient, report: dict[str, Any], body: dict[str, Any], *, tried: bool = False) -> Any:
    url = f"/api/v1/reports/{report['id']}/facts"
    return client.post(f"{url}/check", json=body) if tried else client.patch(url, json=body)


def asked(report: dict[str, Any], previous: str) -> str:
    return next(str(question["id"]) for question in report["questions"] if question["previous"] == previous)


def test_total_is_not_asked_and_follows_from_a_pasted_table(empty: TestClient, made: dict[str, Any]) -> None:
    assert [q["previous"] for q in made["questions"] if q["kind"] == "figure"] == ["06", "03", "45", "12", "09"]
    names = {q["previous"]: q["name"] for q in made["questions"]}
    delta = facts(empty, made, {"table": f"{names['06'].upper()}\t7\n{asked(made, '03')}\t4\tquyết định"}).json()
    text = " ".join(s["text"] for section in delta["sections"] for p in section["paragraphs"] for s in p["sentences"])
    assert "ban hành 11 văn bản, gồm 07 kế hoạch và 04 quyết định" in text
    assert [each["words"] for each in delta["comparisons"]] == [
        "tăng 01 kế hoạch (16,7%) so với kỳ trước",
        "tăng 01 quyết định (33,3%) so với kỳ trước",
    ]


def test_table_with_a_bad_row_changes_nothing(empty: TestClient, made: dict[str, Any]) -> None:
    refused = facts(empty, made, {"table": f"{asked(made, '06')};7\nsố xe;2\n{asked(made, '03')};nhiều"})
    assert refused.status_code == 422 and [row["row"] for row in refused.json()["rows"]] == [2, 3]
    assert empty.get(f"/api/v1/reports/{made['id']}").json()["questions"] == made["questions"]


def test_doubtful_answer_is_stored_with_its_note(empty: TestClient, made: dict[str, Any]) -> None:
    delta = facts(empty, made, {"facts": {asked(made, "45"): 4500}}).json()
    (note,) = delta["notes"]
    assert (note["question"], note["severity"]) == (asked(made, "45"), "warning") and "gấp từ 10 lần" in note["text"]
    assert delta["revision"] == made["revision"] + 1


def test_part_larger_than_its_whole_is_refused(empty: TestClient, made: dict[str, Any]) -> None:
    refused = facts(empty, made, {"facts": {asked(made, "12"): 8, asked(made, "09"): 10}})
    assert refused.status_code == 422 and "một phần" in refused.json()["detail"]


def test_review_says_how_a_figure_stands_to_last_period(empty: TestClient, made: dict[str, Any]) -> None:
    facts(empty, made, {"facts": {asked(made, "45"): 40}})
    rows = empty.get(f"/api/v1/reports/{made['id']}/review").json()
    assert [row["comparisons"] for row in rows if "40 lượt" in row["sentence"]["text"]] == [["giảm 05 lượt công dân (11,1%) so với kỳ trước"]]


def test_form_of_a_report_goes_out_and_comes_back(empty: TestClient, made: dict[str, Any]) -> None:
    form = empty.get(f"/api/v1/reports/{made['id']}/facts-form.csv").content.decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(form), delimiter=";")
    filled = [[*row[:5], "11" if row[4] == "06" else "", row[6]] for row in rows]
    table = "\n".join("\t".join(row) for row in [header, *filled])
    delta = facts(empty, made, {"table": table}).json()
    assert [q["value"] for q in delta["questions"] if q["previous"] == "06"] == ["11"]
    assert empty.get(f"/api/v1/reports/{made['id']}/facts-form.xlsx").content[:2] == b"PK"


def test_command_names_every_row_it_cannot_take_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, answers, out = tmp_path / "bc-6t-2024.txt", tmp_path / "a.csv", tmp_path / "out.docx"
    source.write_text(BODY, encoding="utf-8")
    answers.write_text("q01;7\nq99;1\nq02;nhiều\n", encoding="utf-8")
    arguments = ["--data", str(tmp_path / "data"), "draft", str(source), "--period", "2025H1", "--facts", str(answers), "-o", str(out)]
    assert main(arguments) == 2 and not out.exists()
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "Chưa ghi số liệu nào, 2 dòng cần xem lại:" and [line.split(":")[0] for line in told[1:]] == ["Dòng 2", "Dòng 3"]


def test_tried_answer_is_judged_and_not_stored(empty: TestClient, made: dict[str, Any]) -> None:
    part, whole, visits = asked(made, "09"), asked(made, "12"), asked(made, "45")
    tried = facts(empty, made, {"facts": {part: 10, whole: 8, visits: "50 lượt"}}, tried=True).json()
    assert [(note["severity"], set(note["others"]) | {note["question"]}) for note in tried["notes"]] == [("error", {part, whole})]
    assert tried["accepted"][visits] == "50"
    assert [each["words"] for each in tried["comparisons"] if each["question"] == visits] == ["tăng 05 lượt công dân (11,1%) so với kỳ trước"]
    assert empty.get(f"/api/v1/reports/{made['id']}").json()["revision"] == made["revision"]
