"""The officer's path through the pages. Runs against any server that holds one report document (fixture `site`)."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call

pytestmark = pytest.mark.browser


def proposed(report: Any) -> Any:
    """The first section that waits for a decision and has text."""
    return next(section for section in report["sections"] if section["status"] == "proposed" and section["paragraphs"])


def section_of(page: Page, identity: str) -> Any:
    return page.locator(f'#draft [data-section="{identity}"]')


def users(report: Any, question: Any) -> list[str]:
    """Sections in whose text the question has a slot."""
    facts = {s["id"]: {op.get("fact") for p in s["paragraphs"] for t in p["sentences"] for op in t["ops"]} for s in report["sections"]}
    return [section for section, used in facts.items() if question["id"] in used]


def test_start_offers_the_sample_library_and_last_period(page: Page, site: str) -> None:
    page.goto(site)
    expect(page.get_by_role("heading", name="Bạn cần soạn văn bản gì?")).to_be_visible()
    expect(page.get_by_role("link", name="Xem kho mẫu")).to_be_visible()
    expect(page.get_by_role("button", name="Bắt đầu từ văn bản kỳ trước").first).to_be_visible()


def test_last_period_is_previewed_then_drafts_stream_in(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("#intake [data-do=begin]").first.click()
    page.locator("input[name=from]").first.check()
    expect(page.locator(".summary")).to_contain_text(re.compile(r"sẽ đổi \d+ mốc thời gian, giữ nguyên \d+, hỏi \d+ mốc và \d+ số liệu"), timeout=60_000)
    expect(page.locator(".lines li").first).to_be_visible()
    with page.expect_response(lambda response: response.url.endswith("/proposals")):
        page.get_by_role("button", name="Bắt đầu soạn").click()
    expect(page).to_have_url(re.compile(r"/bao-cao/[\w-]+$"), timeout=60_000)
    expect(page.locator("#draft .sec:not(.edge) .par").first).to_be_visible()
    expect(page.locator("#status")).to_contain_text("Đã lưu", timeout=120_000)
    expect(page.locator("#draft .working")).to_have_count(0)


def test_accept_marks_the_section_done(desk: Page, report: Any) -> None:
    section = section_of(desk, proposed(report)["id"])
    section.get_by_role("button", name="Nhận A").click()
    expect(section.locator(".cand")).to_have_count(0)
    expect(desk.locator(".toast")).to_contain_text("Đã nhận phương án A")
    ticks = desk.locator('#outline [data-tone="okc"]').inner_text().strip()
    expect(desk.locator("#done-sections")).to_contain_text(f"{ticks}/")  # a section that still has questions is accepted, not done


def test_undo_takes_back_an_accepted_section(desk: Page, report: Any) -> None:
    section = section_of(desk, proposed(report)["id"])
    section.get_by_role("button", name="Nhận A").click()
    desk.locator(".toast").get_by_role("button", name="Hoàn tác").click()
    expect(section.get_by_role("button", name="Nhận A")).to_be_visible()


def test_another_candidate_streams_when_its_tab_is_chosen(fake_desk: Page) -> None:
    """On the fake: not every real report has a section worth shortening."""
    section = section_of(fake_desk, "s1-3-2")
    section.get_by_role("tab", name="B Rút gọn").click()
    expect(section.get_by_role("button", name="Nhận B")).to_be_enabled()
    expect(section.locator(".par").first).to_be_visible()


def test_edit_is_saved_as_the_officers_text(desk: Page, report: Any) -> None:
    identity = proposed(report)["id"]
    section = section_of(desk, identity)
    section.get_by_role("button", name="Sửa").click()
    section.locator(".pm").click()
    desk.keyboard.press("Control+End")
    desk.keyboard.insert_text(" Câu do cán bộ viết thêm.")
    section.get_by_role("button", name="Ghi", exact=True).click()
    expect(section.locator(".editing")).to_have_count(0)
    expect(section).to_contain_text("Câu do cán bộ viết thêm.")
    saved = call(desk.url.replace("/bao-cao/", "/api/v1/reports/"))
    text = " ".join(s["text"] for each in saved["sections"] if each["id"] == identity for p in each["paragraphs"] for s in p["sentences"])
    assert "Câu do cán bộ viết thêm." in text


def test_reject_offers_to_choose_or_write(desk: Page, report: Any) -> None:
    section = section_of(desk, proposed(report)["id"])
    section.get_by_role("button", name="Bỏ", exact=True).click()
    expect(section.locator(".sec-h")).to_contain_text("Đã bỏ")


def test_answer_fills_every_section_that_uses_the_fact(fake_desk: Page, fake_report: Any) -> None:
    """On the fake: not every real report says one fact twice."""
    figures = [q for q in fake_report["questions"] if q["kind"] == "figure" and not q["options"]]
    question, used = next((q, used) for q in figures if len(used := users(fake_report, q)) > 1)
    value = {"ratio": "77/77", "percent": "77%"}.get(question["type"], "77")
    fake_desk.locator(f'[id="answer-{question["id"]}"]').fill(value)
    fake_desk.keyboard.press("Enter")
    for section in used:
        expect(section_of(fake_desk, section).locator(".val").filter(has_text=value).first).to_be_attached()


def test_enter_goes_to_the_next_question(desk: Page) -> None:
    fields = desk.locator("#panel-questions input.number")
    fields.first.fill("12")
    following = fields.nth(1).get_attribute("id")
    desk.keyboard.press("Enter")
    expect(desk.locator(f'[id="{following}"]')).to_be_focused()


def test_none_is_an_answer(desk: Page) -> None:
    open_before = int(desk.locator("#tab-open").inner_text())
    desk.locator("#panel-questions [data-do=none]").first.click()
    expect(desk.locator("#tab-open")).to_have_text(str(open_before - 1))
    desk.locator("[data-filter=done]").click()
    expect(desk.locator("#panel-questions .q.done").last).to_contain_text("không phát sinh")


def test_open_slot_leads_to_its_question(desk: Page) -> None:
    slot = desk.locator("#draft .sec:not(.edge) .slot").first
    fact = slot.get_attribute("data-fact")
    slot.click()
    expect(desk.locator(f'[data-question="{fact}"]')).to_contain_class("q")
    expect(desk.locator(f'[data-question="{fact}"] :is(input, button)').first).to_be_visible()


def test_sentence_opens_its_source_with_the_edits(desk: Page) -> None:
    sentence = desk.locator("#draft .sec:not(.edge) .sent").filter(has=desk.locator(".mk")).first
    sentence.locator(".ref").click()
    source = desk.locator("#panel-source")
    expect(source.locator("mark")).not_to_be_empty()
    expect(source.locator(".ops tbody tr").first).to_contain_text("Đổi kỳ")
    expect(source).to_contain_text("Lặp lại khớp từng chữ")
    source.get_by_role("link", name="Mở văn bản").click()
    expect(desk.locator("#body mark").first).to_be_in_viewport()


def test_composer_stays_under_every_drawer_tab(desk: Page) -> None:
    for tab in ("Hỏi", "Nguồn", "Lỗi", "Trao đổi"):
        desk.get_by_role("tab", name=tab).click()
        expect(desk.get_by_placeholder("Nhắn cho Trợ Bút…")).to_be_in_viewport()


def test_conversation_answers_and_says_when_there_is_no_source(desk: Page) -> None:
    desk.get_by_placeholder("Nhắn cho Trợ Bút…").fill("bao nhiêu tàu vũ trụ đã hạ cánh xuống sao Hỏa?")
    desk.keyboard.press("Enter")
    expect(desk.locator("#talk .answer").last).to_contain_text("Không tìm thấy nguồn")


def test_report_is_started_from_the_conversation(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_placeholder("Nhắn cho Trợ Bút…").fill("soạn báo cáo 6 tháng đầu năm 2025 từ báo cáo kỳ trước")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/bao-cao/[\w-]+"), timeout=60_000)
    page.get_by_role("tab", name="Trao đổi").click()
    expect(page.locator("#talk")).to_contain_text("soạn báo cáo 6 tháng đầu năm 2025")


def test_draft_with_open_slots_is_exported_as_such(desk: Page) -> None:
    desk.locator("[data-do=ask-export]").click()
    expect(desk.locator("#export-dialog")).to_contain_text("BẢN NHÁP")
    with desk.expect_download() as download:
        desk.locator("[data-do=run-export]").click()
    assert download.value.suggested_filename.endswith(".docx")


def test_library_marks_found_words_typed_without_accents(page: Page, site: str) -> None:
    page.goto(f"{site}/kho")
    expect(page.locator(".documents tbody tr").first).to_be_visible()
    page.get_by_placeholder("Số ký hiệu").fill("khen thuong")
    page.keyboard.press("Enter")
    expect(page.locator(".hit mark").first).to_have_text(re.compile("khen|thưởng", re.IGNORECASE))
    page.locator(".hit").first.click()
    expect(page.locator("#body mark").first).to_be_in_viewport()


def test_registry_names_the_successor(page: Page, site: str) -> None:
    page.goto(f"{site}/so-hieu-luc?so=98/2023/NĐ-CP&ngay=2026-01-15")
    expect(page.locator("#found")).to_contain_text("Hết hiệu lực tại 15/01/2026")
    expect(page.locator("#found")).to_contain_text("152/2025/NĐ-CP")


def test_rule_page_explains_a_code(page: Page, site: str) -> None:
    page.goto(f"{site}/quy-tac/VB402")
    expect(page.get_by_role("heading", level=1)).to_contain_text("thay thế")
