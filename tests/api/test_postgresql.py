"""The same program over PostgreSQL: schema, import, look-up, check and library, against a real server."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.citations import find_citations
from corpus.database import Database, open_database
from corpus.migrations import newest_revision, stamped_revision
from corpus.migrations.revising import differences
from corpus.registry.entry import Status
from corpus.registry.intake import import_registry
from corpus.registry.lookup import judge
from corpus.registry.opening import Registries
from tests.postgresql import server

ROOT = Path(__file__).parents[2]
OLD = ROOT / "corpus" / "samples" / "documents" / "bc-tdkt-6t-2024.txt"
HEADING = "number,type,date_issued,issuer,title,effective_from,effective_to,status,replaced_by,amends,events\n"
ROWS = (
    "12/2031/NĐ-CP,Nghị định,2031-02-03,Chính phủ,quy định về đèn biển,2031-04-01,,in_force,,,",
    "7/2033/NĐ-CP,Nghị định,2033-05-06,Chính phủ,sửa đổi Nghị định về đèn biển,2033-07-01,,,,12/2031/NĐ-CP@2031-02-03,",
    "5/QĐ-BDB,Quyết định,2032-08-09,Ban Đèn biển,ban hành quy chế trực đèn,2032-08-09,2034-01-01,,12/QĐ-BDB,,",
)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "so.csv"
    path.write_text(HEADING + "\n".join(ROWS) + "\n", encoding="utf-8")
    return path


def trobut(url: str, data: Path, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "TROBUT_DATABASE_URL": url}
    command = [sys.executable, "-m", "api.cli", *map(str, arguments), "--data", str(data)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, env=environment)


def test_the_revisions_make_exactly_the_declared_tables(url: str) -> None:
    database = open_database(None, url)
    try:
        assert stamped_revision(database.engine) == newest_revision()
        assert differences(database.engine) == []
    finally:
        database.close()


def test_an_imported_register_is_looked_up_as_of_a_day(url: str, file: Path, tmp_path: Path) -> None:
    assert "Đã nạp 3 văn bản" in trobut(url, tmp_path, "registry", "import", file).stdout.decode()
    assert "không có gì thay đổi" in trobut(url, tmp_path, "registry", "import", file).stdout.decode()
    form = json.loads(trobut(url, tmp_path, "registry", "lookup", "12/2031/ND-CP", "--on", "2034-01-01", "--json").stdout)
    (entry,) = form["entries"]
    assert (entry["in_force"], [event["date"] for event in entry["events"]]) == (True, ["2031-02-03", "2031-04-01", "2033-07-01"])
    ended = json.loads(trobut(url, tmp_path, "registry", "lookup", "05/QĐ-BDB", "--on", "2034-01-01", "--json").stdout)
    assert ended["entries"][0]["in_force"] is False
    meant = json.loads(trobut(url, tmp_path, "registry", "lookup", "12/2031/NĐ-CQ", "--json").stdout)
    assert [entry["number"] for entry in meant["suggestions"]] == ["12/2031/NĐ-CP"]
    assert not (tmp_path / "trobut.db").exists()


def test_check_names_a_wrong_date_and_library_documents_enter_the_registry(url: str, file: Path, tmp_path: Path) -> None:
    trobut(url, tmp_path, "registry", "import", file)
    draft = tmp_path / "bc.txt"
    draft.write_text("Thực hiện Nghị định số 12/2031/NĐ-CP ngày 04/02/2031 của Chính phủ quy định về đèn biển, đơn vị báo cáo.\n", encoding="utf-8")
    done = trobut(url, tmp_path, "check", draft, "--as-of", "2034-01-01", "--format", "json")
    assert (done.returncode, [f["code"] for f in json.loads(done.stdout)["findings"] if f["severity"] == "error"]) == (1, ["VB301"])
    assert trobut(url, tmp_path, "ingest", OLD).returncode == 0
    form = json.loads(trobut(url, tmp_path, "registry", "lookup", _own_number(), "--json").stdout)
    assert any(source["source"].startswith("library:") for entry in form["entries"] for source in entry["sources"])


def _own_number() -> str:
    from corpus.structure import parse

    return parse(OLD.read_text(encoding="utf-8")).head.number or ""


def test_a_registry_keeps_to_its_moment_while_another_import_is_shown(url: str, tmp_path: Path) -> None:
    path = tmp_path / "muon.csv"
    path.write_text(HEADING + "33/KH-BDB,Kế hoạch,2032-01-05,Ban Đèn biển,thay bóng đèn,,,,,,\n", encoding="utf-8")
    database = open_database(tmp_path, url)
    try:
        assert _seen_before_and_after(database, path) == [Status.OUT_OF_COVERAGE, Status.FOUND]
    finally:
        database.close()


def _seen_before_and_after(database: Database, path: Path) -> list[Status]:
    registries = Registries(database, None)
    before = registries()
    import_registry(database, path)
    (citation,) = find_citations("Kế hoạch số 33/KH-BDB ngày 05/01/2032 của Ban Đèn biển")
    return [judge(citation, registry, on=date(2033, 1, 1)).status for registry in (before, registries())]


def test_an_import_that_stops_half_way_leaves_the_registry_as_it_was(url: str, tmp_path: Path) -> None:
    path = tmp_path / "dut.csv"
    path.write_text(HEADING + "1/KH-XYZ,Kế hoạch,2032-01-05,Ban Đèn biển,một,,,,,,\n2/KH-XYZ,Kế hoạch,05/01/2032,Ban Đèn biển,hai,,,,,,\n", encoding="utf-8")
    done = trobut(url, tmp_path, "registry", "import", path, "--strict")
    assert done.returncode != 0 and "dòng 3" in done.stderr.decode()
    assert json.loads(trobut(url, tmp_path, "registry", "lookup", "1/KH-XYZ", "--json").stdout)["found"] is False


def test_a_server_that_does_not_answer_is_said_in_one_sentence(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="needs psycopg (pip install 'trobut[postgresql]')")
    done = trobut("postgresql+psycopg://ai:matkhau@127.0.0.1:9/x", tmp_path, "registry", "lookup", "1/KH-XYZ")
    assert done.returncode not in (0, 1) and "Traceback" not in done.stderr.decode()
    assert "Không dùng được kho dữ liệu" in done.stderr.decode() and "matkhau" not in done.stderr.decode()
