"""Paths, texts and numbers that mean harm are refused or kept as they are; never an error of the server, never a file of the server."""

import io
import json
import re
import tarfile
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.api.office import OLD, Office
from tests.api.security.hostile import NUMBERS, PATHS, TEXTS
from tests.api.security.routes import Declared, routes_of
from tests.api.test_documents_uploading import over

ROOT_WORDS = ("root:x:0:0", "SQLite format 3")


def _routes(office: Office) -> list[Declared]:
    routes = [route for route in routes_of(office.stranger.app) if not route.path.endswith("/events")]  # type: ignore[arg-type]
    return [route for route in routes if str(route) not in ("POST /api/v1/documents/reindex", "DELETE /api/v1/session")]


@pytest.mark.parametrize("given", PATHS)
def test_ids_in_addresses_lead_to_no_file(office: Office, given: str) -> None:
    wrong = []
    for route in (route for route in _routes(office) if route.names):
        for name in route.names:
            answer = office.client("hanh").request(route.method, route.address(**{name: quote(given, safe="%")}), json={})
            if answer.status_code >= 500 or any(words in answer.text for words in ROOT_WORDS):
                wrong.append(f"{route} {name}: {answer.status_code}")
    assert wrong == []


@pytest.mark.parametrize("given", PATHS)
def test_static_files_are_only_those_of_the_program(office: Office, given: str) -> None:
    for address in (f"/static/{given}", f"/static/js/{given}", f"/static//{given}"):
        answer = office.stranger.get(address)
        assert answer.status_code in (404, 405, 400, 303), address
        assert not any(words in answer.text for words in ROOT_WORDS)


def test_queries_take_any_text(office: Office) -> None:
    """Every query parameter of every GET route."""
    paths = office.stranger.app.openapi()["paths"]  # type: ignore[attr-defined]
    wrong = []
    for path, methods in paths.items():
        names = [each["name"] for each in methods.get("get", {}).get("parameters", []) if each["in"] == "query"]
        for name in names:
            for text in (*TEXTS, *PATHS, *(str(number) for number in NUMBERS)):
                address = path.replace("{passage}", "1") + f"?{name}=" + quote(text.encode("utf-8", "surrogatepass")[:3000])
                status = office.client("hanh").get(address if "q=" in address or "/search" not in path else f"{address}&q=khen").status_code
                if status >= 500:
                    wrong.append(f"{path}?{name}={text[:20]!r}: {status}")
    assert wrong == []


def _strings(schema: dict[str, object], definitions: dict[str, dict[str, object]]) -> list[tuple[str, str]]:
    """(name, kind) of the simple fields of a body."""
    body = definitions[str(schema["$ref"]).rsplit("/", 1)[-1]]
    found = []
    for name, field in body["properties"].items():  # type: ignore[attr-defined]
        kinds = [each.get("type") for each in field.get("anyOf", [field])]
        found += [(name, kind) for kind in kinds if kind in ("string", "integer", "number")]
    return found


def test_bodies_take_any_text_and_number(office: Office) -> None:
    """Every simple field of every body, the others as small as they may be."""
    told = office.stranger.app.openapi()  # type: ignore[attr-defined]
    report = office.report("hanh")
    section = office.client("hanh").get(f"/api/v1/reports/{report}").json()["sections"][0]["id"]
    wrong, tried = [], 0
    for path, methods in told["paths"].items():
        for method, told_route in methods.items():
            schema = told_route.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            if "$ref" not in schema or path.endswith(("/session", "/links/account", "/links/password", "/me/password")):
                continue
            known = {"report": report, "section": section, "document": OLD, "account": "khong-co"}
            address = re.sub(r"{(\w+)}", lambda name, known=known: known.get(name[1], "1"), path)  # type: ignore[misc]
            needed = told["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]].get("required", [])
            for name, kind in _strings(schema, told["components"]["schemas"]):
                for value in TEXTS if kind == "string" else NUMBERS:
                    base = {each: {"period": "2025H1", "from": OLD}.get(each, "a") for each in needed}
                    content = json.dumps({**base, name: value})
                    status = office.client("hanh").request(method, address, content=content, headers={"content-type": "application/json"}).status_code
                    tried += 1
                    if status >= 500:
                        wrong.append(f"{method} {path} {name}={str(value)[:20]!r}: {status}")
                    office.access.work._left.clear()
    assert tried > 300
    assert wrong == []


BODIES = (
    b"",
    b"{",
    b"null",
    b"[]",
    b'"a"',
    b"\xff\xfe",
    b'{"text": "\xed\xa0\x80"}',
    b"[" * 100_000 + b"]" * 100_000,
    b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    b'{"text": NaN}',
    b'{"text": 1e999}',
    b'{"message": ' + b"9" * 100_000 + b"}",
    b'{"text": "a", "text": "b"}',
    b'{"__proto__": {"a": 1}, "constructor": 1}',
)


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_bodies_that_are_no_request_are_refused(office: Office, body: bytes) -> None:
    wrong = []
    for route in (route for route in _routes(office) if route.method in ("POST", "PUT", "PATCH")):
        answer = office.client("hanh").request(route.method, route.address(), content=body, headers={"content-type": "application/json"})
        if answer.status_code >= 500 or (answer.status_code >= 400 and answer.headers["content-type"] != "application/problem+json"):
            wrong.append(f"{route}: {answer.status_code} {answer.text[:80]}")
        office.access.work._left.clear()
    assert wrong == []


def test_a_body_without_declared_length_is_cut_off_at_the_limit(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.bounding.MAX_BODY", 100_000)
    taken = []

    def endless() -> "object":
        for number in range(1000):
            taken.append(number)
            yield b" " * 10_000

    answer = office.client("an").post("/api/v1/check", content=endless(), headers={"content-type": "application/json"})  # type: ignore[arg-type]
    assert answer.status_code == 413 and answer.json()["limit"] == 100_000
    short = office.client("an").post("/api/v1/citations", content=iter([b'{"text"', b': "a"}']), headers={"content-type": "application/json"})  # type: ignore[arg-type]
    assert short.status_code == 200


@pytest.mark.parametrize("length", ["-1", "abc", "1e9", "²", "9" * 40])
def test_a_length_that_is_no_number_is_refused(office: Office, length: str) -> None:
    headers = {"content-length": length.encode("latin-1"), "content-type": "application/json"}
    assert office.client("an").post("/api/v1/citations", content=b"{}", headers=headers).status_code in (400, 413)


@pytest.mark.parametrize("name", [*PATHS, "tệp\x00.txt", "a" * 5000 + ".txt", "<script>alert(1)</script>.txt", "..", "", "\r\nx: y.txt", "con.txt:stream"])
def test_names_of_uploads_write_nothing_elsewhere(small: Office, name: str) -> None:
    before = {path for path in small.data.parent.rglob("*") if small.data not in path.parents}
    answer = small.client("an").post("/api/v1/documents", files={"file": (name, "Điều 1. Thử.".encode())})
    assert answer.status_code < 500, answer.text
    assert {path for path in small.data.parent.rglob("*") if small.data not in path.parents} == before


def _zip(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, "Báo cáo thử")
    return made.getvalue()


def _tar(name: str, link: str = "") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        if link:
            info.type, info.linkname = tarfile.SYMTYPE, link
            archive.addfile(info)
        else:
            info.size = 11
            archive.addfile(info, io.BytesIO(b"Bao cao thu"))
    return made.getvalue()


ARCHIVES = {
    "a.zip": _zip("../../../../tmp/trobut-thoat.txt"),
    "b.zip": _zip("/etc/trobut-thoat.txt"),
    "c.zip": _zip("..\\..\\trobut-thoat.txt"),
    "d.tar.gz": _tar("../../../trobut-thoat.txt"),
    "e.tar.gz": _tar("trobut-thoat.txt", link="/etc/passwd"),
    "f.zip": b"PK\x03\x04 kh\xc3\xb4ng ph\xe1\xba\xa3i",
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives_write_and_read_nothing_elsewhere(small: Office, name: str) -> None:
    answer = small.client("an").post("/api/v1/documents/batch", files={"files": (name, ARCHIVES[name])})
    assert answer.status_code < 500, answer.text
    over(small.client("an"), answer.json())
    assert not Path("/tmp/trobut-thoat.txt").exists() and not Path("/etc/trobut-thoat.txt").exists()
    texts = [small.client("an").get(f"/api/v1/documents/{each['id']}").text for each in small.client("an").get("/api/v1/documents").json()]
    assert not any(words in text for words in ROOT_WORDS for text in texts)
