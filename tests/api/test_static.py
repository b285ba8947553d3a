"""Styles and scripts: kept for good under the address a page asks for, checked under the plain one, compressed."""

import re

from fastapi.testclient import TestClient


def test_a_page_asks_for_addresses_that_are_kept_for_good(samples: TestClient) -> None:
    page = samples.get("/").text
    addresses = re.findall(r'"(/static/[^"]+\.(?:js|css))"', page)
    assert addresses and all(re.match(r"/static/v-[0-9a-f]{12}/", address) for address in addresses)
    for address in addresses:
        answer = samples.get(address)
        assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"], address


def test_a_plain_or_outdated_address_is_checked_at_each_use(samples: TestClient) -> None:
    for address in ("/static/css/base.css", "/static/v-000000000000/css/base.css"):
        answer = samples.get(address)
        assert answer.status_code == 200 and answer.headers["cache-control"] == "no-cache"
        assert samples.get(address, headers={"if-none-match": answer.headers["etag"]}).status_code == 304


def test_no_file_outside_the_folder_is_reached(samples: TestClient) -> None:
    for path in ("v-000000000000/../../app.py", "v-000000000000/%2e%2e/%2e%2e/app.py", "v-000000000000//etc/passwd"):
        assert samples.get(f"/static/{path}").status_code == 404


def test_answers_are_compressed(samples: TestClient) -> None:
    assert samples.get("/static/editor.js").headers["content-encoding"] == "gzip"
    assert samples.get("/api/v1/documents").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in samples.get("/static/editor.js", headers={"accept-encoding": "identity"}).headers
