"""`trobut account`."""

import io
import json
from pathlib import Path

import pytest

from api.accounts import open_access
from api.cli import main
from corpus.database import open_database


def run(data: Path, *arguments: str) -> int:
    return main(["--data", str(data), "account", *arguments])


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(tmp_path, "add", "hanh.lt", "--role", "admin", "--full-name", "Lê Thị Hạnh") == 0
    return tmp_path


def test_the_first_account_must_be_an_admins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "add", "an", "--role", "officer") == 2
    assert "quản trị" in capsys.readouterr().err


def test_add_prints_a_link_and_list_shows_who_waits(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "/lan-dau/" in capsys.readouterr().out
    run(data, "list", "--json")
    assert json.loads(capsys.readouterr().out) == [{"login": "hanh.lt", "name": "Lê Thị Hạnh", "role": "admin", "locked": False, "has_password": False}]


def test_password_is_read_from_stdin_and_checked(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("matkhau123\n"))
    assert run(data, "password", "hanh.lt") == 2
    monkeypatch.setattr("sys.stdin", io.StringIO("con mèo trên mái nhà\n"))
    assert run(data, "password", "hanh.lt") == 0
    database = open_database(data)
    assert open_access(database, data, is_local=True).accounts.verify("hanh.lt", "con mèo trên mái nhà").name == "Lê Thị Hạnh"
    database.close()


def test_token_prints_its_secret_once(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(data, "token", "hanh.lt", "--name", "Writer", "--role", "officer") == 0
    secret = capsys.readouterr().out.strip()
    database = open_database(data)
    person, _ = open_access(database, data, is_local=True).tokens.find(secret) or pytest.fail("the token is not known")
    assert person.role.value == "officer"
    database.close()


def test_the_last_admin_is_not_removed_and_unknown_names_are_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "remove", "hanh.lt") == 2
    assert run(data, "remove", "khong-co") == 2
    assert "khong-co" in capsys.readouterr().err
    run(data, "add", "bao", "--role", "admin")
    assert run(data, "remove", "hanh.lt") == 0


def test_link_is_for_an_admin_who_is_locked_out(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(data, "link") == 0
    secret = capsys.readouterr().out.strip().rsplit("/", 1)[-1]
    database = open_database(data)
    assert open_access(database, data, is_local=True).first_link.is_good(secret)
    database.close()
    lines = (data / "audit" / "audit.jsonl").read_text(encoding="utf-8")
    assert "account link" in lines and secret not in lines
