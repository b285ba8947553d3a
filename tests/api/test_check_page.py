"""The HTML of a check: self-contained, nothing of the text becomes markup."""

import re
from datetime import date
from html.parser import HTMLParser

from api.check_page import check_page
from assistant.checker.check import check
from assistant.checker.report import Report
from assistant.checker.suppression import Suppression
from corpus.registry.starting import starter_registry
from corpus.structure import parse

TEXT = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ;\n\nCăn cứ Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ.\n"
HOSTILE = (
    "<script>alert(1)</script> Căn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ về \"'><img src=x onerror=alert(2)> {{ 7*7 }} </style></html>;\n"
)


def report(text: str = TEXT, *suppressions: Suppression, home: str | None = None) -> Report:
    return check(parse(text), registry=starter_registry(), today=date(2026, 11, 22), on=date(2024, 6, 30), home=home, suppressions=suppressions)


class Page(HTMLParser):
    """Tags, and the text of the section that shows the document."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.shown = ""
        self._in_text = self._in_reference = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._in_text = self._in_text or ("class", "text") in attrs
        self._in_reference = ("class", "ref") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._in_reference = self._in_reference and tag != "a"
        self._in_text = self._in_text and tag != "section"

    def handle_data(self, data: str) -> None:
        if self._in_text and not self._in_reference:
            self.shown += data


def test_the_whole_text_stands_on_the_page_unchanged() -> None:
    assert Page(check_page(report())).shown == TEXT


def test_hostile_text_stays_text() -> None:
    page = Page(check_page(report(HOSTILE, home="<b onclick=x>Sở</b>"), name="<script>.txt"))
    assert page.shown == HOSTILE
    assert not {"script", "img", "b onclick"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]


def test_the_page_asks_nobody_for_anything() -> None:
    html = check_page(report())
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import", html)
    assert "<script" not in html


def test_each_finding_is_marked_and_linked_both_ways() -> None:
    checked = report()
    html = check_page(checked)
    for number in range(1, len(checked.findings) + 1):
        assert f'id="t{number}"' in html and f'href="#t{number}"' in html and f'id="f{number}"' in html
    assert '<mark class="error"><bdi>ngày 30/12/2023</bdi></mark>' in html


def test_the_summary_counts_what_was_not_found_and_names_the_circumstances() -> None:
    html = check_page(report(home="Sở Công Thương tỉnh Lam Giang"))
    assert "1 chưa tìm thấy" in html and "Sở Công Thương tỉnh Lam Giang" in html and "hồ sơ kiểm tra: <bdi>mặc định</bdi>" in html


def test_what_is_suppressed_is_listed_with_its_reason() -> None:
    signed = Suppression("VB301", text="ngày 30/12/2023", reason="bản giấy <ghi> vậy", author="Nguyễn Thị Hạnh", date=date(2024, 6, 28))
    html = check_page(report(TEXT, signed))
    assert "1 chỗ đã bỏ qua có lý do" in html and "bản giấy &lt;ghi&gt; vậy" in html and "28/6/2024" in html


def test_a_check_without_findings_says_so() -> None:
    assert "Không phát hiện gì." in check_page(report("Sở báo cáo."))
