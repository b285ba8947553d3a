"""Sections in the draft pane: starting points, candidates compared, bases, computed figures, unchanged sentences, one sentence reworded."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call

pytestmark = pytest.mark.browser


def opened(page: Page, site: str, **body: Any) -> Any:
    report = call(f"{site}/api/v1/reports", body)
    page.goto(f"{site}/bao-cao/{report['id']}")
    page.wait_for_selector("#draft .sec")
    return report


@pytest.fixture
def asked(page: Page, site: str) -> Any:
    """A report after a request that asks for sections which last period's had not."""
    return opened(page, site, **{"from": "bc-tdkt-6t-2025", "period": "2026H1", "request": "cv-yeu-cau-6t-2026"})


@pytest.fixture
def later(page: Page, site: str) -> Any:
    """A report with three earlier ones behind it."""
    return opened(page, site, **{"from": "bc-tdkt-6t-2026", "period": "2027H1"})


def section(page: Page, identity: str) -> Any:
    return page.locator(f'#draft [data-section="{identity}"]')


def test_section_without_text_is_written_from_a_passage_of_the_library(page: Page, site: str, asked: Any) -> None:
    new = next(s["id"] for s in asked["sections"] if s["starting_points"])
    node = section(page, new)
    expect(node.locator(".blank")).to_contain_text("Mục này chưa soạn.")
    expect(node.locator(".point").first).to_contain_text("Báo cáo số")
    node.get_by_role("button", name="Soạn từ nguồn này").first.click()
    expect(node.locator(".par").first).to_be_visible(timeout=30_000)
    expect(node.locator(".blank")).to_have_count(0)
    node.locator(".ref").first.click()
    expect(page.locator("#panel-source mark")).not_to_be_empty()
    expect(page.locator("#panel-source")).not_to_contain_text("Không lặp lại được")
    expect(page.locator("#talk .line").last).to_contain_text("từ nguồn đã chọn")
    page.locator("#step-undo").click()
    expect(node.locator(".blank")).to_be_visible()


def test_other_candidate_shows_what_it_takes_away_and_adds(page: Page, later: Any) -> None:
    node = section(page, "I.1.1")
    node.get_by_role("tab", name="C Theo mẫu").click()
    expect(node.locator(".compared ins").first).to_be_visible()
    expect(node.locator(".compared del").first).to_be_visible()
    node.get_by_role("button", name="Xem bản sạch").click()
    expect(node.locator(".compared")).to_have_count(0)
    expect(node.locator(".par .sent").first).to_be_visible()
    node.get_by_role("button", name="So với bản đang có").click()
    expect(node.locator(".compared")).to_be_visible()
    node.get_by_role("tab", name="A Kế thừa").click()
    expect(node.locator(".compared")).to_have_count(0)


def test_candidates_of_an_accepted_section_can_be_looked_at_again(page: Page, later: Any) -> None:
    node = section(page, "I.1.1")
    node.get_by_role("button", name="Nhận A").click()
    expect(node.get_by_role("tab")).to_have_count(0)
    node.get_by_role("button", name=re.compile("^Xem phương án khác")).click()
    node.get_by_role("tab", name="C Theo mẫu").click()
    expect(node.locator(".compared")).to_be_visible()
    node.get_by_role("button", name="Nhận C").click()
    expect(node.locator(".sec-h")).not_to_contain_text("Đã nhận A")
    expect(node.get_by_role("tab")).to_have_count(0)


def test_without_a_model_only_what_works_without_one_is_offered(page: Page, later: Any) -> None:
    node = section(page, "I.1.1")
    node.get_by_role("button", name="Soạn lại").click()
    form = node.locator(".again")
    expect(form).to_contain_text("chưa cấu hình")
    expect(form.locator("input")).to_have_count(0)
    form.get_by_role("button", name="Theo lời các kỳ trước").click()
    expect(node.get_by_role("tab", name="C Theo mẫu")).to_have_attribute("aria-selected", "true")


def test_computed_figure_names_its_formula_and_is_filled_by_its_terms(page: Page, later: Any) -> None:
    node = section(page, "I.1.1")
    expect(node.locator(".slot.sum").first).to_contain_text("Tính từ câu 2 + câu 3")
    for question, value in (("q02", "7"), ("q03", "5")):
        page.locator(f'[id="answer-{question}"]').fill(value)
        page.keyboard.press("Enter")
        expect(page.locator(f'[id="answer-{question}"]')).to_have_count(0)
    expect(node.locator(".slot.sum")).to_have_count(0)
    expect(node.locator('.val[title="Tính từ câu 2 + câu 3"]').first).to_contain_text("12")


def test_sentence_that_stands_over_periods_is_marked_and_told(page: Page, later: Any) -> None:
    expect(section(page, "I.1.2").locator(".stands").first).to_have_attribute("title", re.compile("Không đổi từ"))
    page.locator("#outline [data-do=unchanged]").click()
    expect(page.locator("#panel-source")).to_contain_text(re.compile(r"Không đổi lời từ 6 tháng đầu năm \d{4}: \d+ báo cáo liền"))


def test_basis_is_proposed_with_its_reason_and_added(page: Page, later: Any) -> None:
    section(page, "I.1.1").locator(".ref").first.click()
    page.locator(".bases summary").click()
    basis = page.locator(".base").first
    expect(basis.locator(".hint").first).not_to_be_empty()
    words = basis.locator(".said").inner_text()
    basis.get_by_role("button", name="Thêm căn cứ").click()
    expect(section(page, "I.1.1")).to_contain_text(f"Căn cứ {words}")
    page.locator(".base").first.get_by_role("button", name="Thêm căn cứ").click()
    expect(page.locator(".toast")).to_contain_text("đã viện dẫn")


def test_chosen_sentence_is_reworded_with_its_source_kept(page: Page, site: str, later: Any) -> None:
    node = section(page, "I.1.2")
    node.locator(".ref").nth(0).click()
    expect(page.locator("#picked-place")).to_contain_text("Câu 1, mục 1.2")
    page.get_by_role("button", name="Viết lại").click()
    field = page.locator("#sentence-new")
    field.fill(field.input_value().replace("phối hợp", "chủ động phối hợp"))
    page.locator("#sentence-form [type=submit]").click()
    expect(node).to_contain_text("chủ động phối hợp")
    saved = call(f"{site}/api/v1/reports/{later['id']}")
    sentence = next(t for s in saved["sections"] for p in s["paragraphs"] for t in p["sentences"] if "chủ động phối hợp" in t["text"])
    assert sentence["source"] and [op["op"] for op in sentence["ops"]] == ["edit"]


def test_selected_words_choose_their_sentence_and_why_is_answered(page: Page, later: Any) -> None:
    page.evaluate("""() => { const node = document.querySelector('#draft [data-section="I.1.2"] .sent');
        const range = document.createRange(); range.selectNodeContents(node); getSelection().removeAllRanges(); getSelection().addRange(range); }""")
    expect(page.locator("#picked-bar")).to_be_visible()
    page.get_by_role("button", name="Vì sao có câu này?").first.click()
    expect(page.locator("#talk .answer").last).to_contain_text("kế thừa từ")


def test_sentence_that_cannot_be_shortened_is_left_and_said(page: Page, later: Any) -> None:
    section(page, "I.1.2").locator(".ref").nth(1).click()
    page.get_by_role("button", name="Rút gọn", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("không có phần nào lược được")
    page.get_by_role("button", name="Thôi chọn câu").click()
    expect(page.locator("#crumbs")).to_be_visible()
