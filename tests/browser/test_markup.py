"""Markup in titles, names, headings, facts, texts and messages is shown as it was typed, on every page: nothing runs, nothing is fetched from elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.accounts import open_access
from api.accounts.sessions import COOKIE
from api.people import Role
from corpus.database import open_database
from tests.api.security.hostile import MARKUP
from tests.browser.conftest import running

pytestmark = pytest.mark.browser
RUNS = MARKUP[1]
"""One that runs in any page that takes it for markup; also the negative control."""
TEXT = """SỞ Y TẾ TỈNH LAM GIANG {0}

Số: 12/BC-SYT

Lam Giang, ngày 12 tháng 6 năm 2024

BÁO CÁO

Sơ kết công tác 6 tháng đầu năm 2024 {0}

I. KẾT QUẢ {0}

Sở đã tổ chức 05 hội nghị {0} theo Kế hoạch số 98/KH-SYT ngày 02/01/2024 về {0}.

{1}

II. PHƯƠNG HƯỚNG {0}

Tiếp tục thực hiện kế hoạch.
"""


class Site:
    """A program whose library, accounts, registry, report and conversation are full of markup."""

    def __init__(self, url: str, cookie: str) -> None:
        self.url, self.cookie = url, cookie
        self.documents: list[str] = []
        self.report = ""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("markup")
    _accounts_and_registry(data)
    with running("api.cli", "--data", str(data), "serve", "--port", "{port}", probe="/healthz") as url:
        database = open_database(data)
        access = open_access(database, data, is_local=True)
        cookie = access.sessions.begin(access.accounts.named("ke-gian").id)
        database.close()
        yield Site(url, cookie)


def _accounts_and_registry(data: Path) -> None:
    from api.cli import main

    rows = "\n".join(f'Nghị định,{number}/2031/NĐ-CP,2031-01-02,Chính phủ,"{text.replace(chr(34), chr(34) * 2)}"' for number, text in enumerate(MARKUP, 1))
    (data / "so.csv").write_text(f"type,number,date,issuer,title\n{rows}\n", encoding="utf-8")
    main(["--data", str(data), "registry", "import", str(data / "so.csv")])
    database = open_database(data)
    access = open_access(database, data, is_local=True)
    access.accounts.add(login="ke-gian", name=f"Kẻ gian {RUNS}", role=Role.ADMIN, password="con mèo trên mái nhà")
    access.accounts.add(login="ban", name=f"Bạn {MARKUP[0]}", role=Role.OFFICER)
    access.tokens.make(access.accounts.named("ke-gian"), f"mã {RUNS}")
    database.close()


@pytest.fixture
def watched(browser: Any, hostile: Site) -> Iterator[Any]:
    """A page of the signed-in admin that notes dialogs, foreign requests, violations of the content policy and errors."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    context.add_cookies([{"name": COOKIE, "value": hostile.cookie, "url": hostile.url}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.seen = []
    page.on("dialog", lambda dialog: (page.seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: None if request.url.startswith((hostile.url, "data:", "blob:")) else page.seen.append(request.url))
    page.on("request", lambda request: page.seen.append(request.url) if request.url.endswith("/x") else None)
    page.on("console", lambda message: page.seen.append(message.text) if "Content Security" in message.text or "Refused to" in message.text else None)
    page.on("pageerror", lambda error: page.seen.append(str(error)))
    yield page
    context.close()


def _call(page: Page, method: str, path: str, body: Any = None) -> Any:
    return page.evaluate(
        """async ([method, path, body]) => {
            const answer = await fetch(path, {method, headers: {'content-type': 'application/json'}, body: body && JSON.stringify(body)});
            return [answer.status, await answer.json().catch(() => null)];
        }""",
        [method, path, body],
    )


def _fill(page: Page, site: Site) -> None:
    """Documents with markup in name, head, headings and text; a report of one; headings, facts and edits in it."""
    if site.report:
        return
    page.goto(site.url)
    for number, text in enumerate(MARKUP):
        name = f"{number} {text[:40]}.txt".replace("/", "_")
        sent = page.evaluate(
            """async ([name, text]) => {
                const form = new FormData();
                form.append('file', new File([text], name));
                const answer = await fetch('/api/v1/documents', {method: 'POST', body: form});
                return [answer.status, (await answer.json()).id];
            }""",
            [name, TEXT.format(text, "\n\n".join(MARKUP))],
        )
        assert sent[0] == 201, sent
        site.documents.append(sent[1])
    status, report = _call(page, "POST", "/api/v1/reports", {"from": site.documents[1], "period": "2025H1", "kind": "report", "office": f"Sở Y tế {RUNS}"})
    assert status == 201, report
    base = f"/api/v1/reports/{report['id']}"
    assert _call(page, "POST", f"{base}/sections", {"heading": f"III. MỤC MỚI {RUNS}", "instruction": RUNS})[0] == 201
    section = report["sections"][0]["id"]
    edit = {"action": "edit", "paragraphs": [{"text": text} for text in MARKUP]}
    assert _call(page, "POST", f"{base}/sections/{section}/decisions", edit)[0] == 200
    texts = [question["id"] for question in report["questions"] if question["type"] not in ("count", "number", "money", "percent")]
    for question in texts[:3]:
        _call(page, "PATCH", f"{base}/facts", {"facts": {question: RUNS}})
    for text in MARKUP:
        assert _call(page, "POST", "/api/v1/chat", {"message": text, "report": report["id"]})[0] == 200
    site.report = report["id"]


def _pages(site: Site) -> list[str]:
    return [
        "/",
        f"/?tu={site.documents[1]}",
        f"/bao-cao/{site.report}",
        f"/bao-cao/{site.report}/doi-chieu",
        "/kho",
        f"/kho?q={RUNS}",
        *(f"/van-ban/{document}" for document in site.documents[:6]),
        *(f"/so-hieu-luc?so={number}/2031/NĐ-CP" for number in range(1, len(MARKUP) + 1)),
        f"/so-hieu-luc?so={RUNS}",
        f"/quy-tac/{RUNS}",
        "/quy-tac",
        "/tai-khoan",
        "/quan-tri",
    ]


def test_stored_markup_is_text_on_every_page(watched: Any, hostile: Site) -> None:
    _fill(watched, hostile)
    shown = 0
    for address in _pages(hostile):
        watched.goto(hostile.url + address)
        watched.wait_for_load_state("load")  # a page of a report follows it for ever: the network is never idle
        watched.wait_for_timeout(800)
        shown += RUNS in watched.evaluate("document.body.innerText")
        injected = watched.evaluate("document.querySelectorAll('img[onerror], svg[onload], body script:not([src]), a[href^=\"javascript:\"]').length")
        assert injected == 0, address
    assert watched.seen == []
    assert shown >= 5, "the markup must be seen as it was typed, else this test looks at nothing"


def test_opened_tabs_and_messages_are_text(watched: Any, hostile: Site) -> None:
    _fill(watched, hostile)
    watched.goto(f"{hostile.url}/bao-cao/{hostile.report}")
    watched.wait_for_selector("#draft .sec")
    for name in ("source", "findings", "talk", "ask"):
        tab = watched.locator(f"#tab-{name}")
        if tab.count():
            tab.click()
            watched.wait_for_timeout(150)
    watched.locator("#draft .sent .ref:visible").first.click()
    watched.locator("#draft").get_by_role("button", name="Sửa").first.click()
    expect(watched.locator(".pm").first).to_be_visible()
    watched.locator("#composer textarea, #composer input").first.fill(RUNS)
    watched.keyboard.press("Enter")
    expect(watched.locator(".turn, .said-line").filter(has_text=RUNS).first).to_be_attached()
    assert watched.seen == []


@pytest.mark.parametrize("text", MARKUP)
def test_reflected_markup_is_text(watched: Any, hostile: Site, text: str) -> None:
    for address in ("/kho?q=", "/so-hieu-luc?so=", "/quy-tac/", "/van-ban/", "/bao-cao/", "/?tu=", "/dang-nhap?tiep=", "/lan-dau/", "/"):
        watched.goto(hostile.url + address + re.sub(r"[/#?]", "_", text) if address.endswith("/") else hostile.url + address + text.replace("#", "%23"))
        watched.wait_for_timeout(60)
        assert (
            "text/html" not in watched.evaluate("document.contentType")
            or watched.evaluate("document.querySelectorAll('img[onerror], svg[onload]').length") == 0
        )
    assert watched.seen == []


def test_a_page_that_took_it_for_markup_would_be_seen(watched: Any, hostile: Site) -> None:
    """Negative control: the same text put in as markup is noticed."""
    watched.goto(hostile.url)
    watched.evaluate("text => { document.body.insertAdjacentHTML('beforeend', text); }", RUNS)
    watched.wait_for_timeout(400)
    assert watched.seen
