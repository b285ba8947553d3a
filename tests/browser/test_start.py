"""The first screen: a letter read out, what to start from, every place behind a count; the list of reports; search; tour and help; trouble."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call

pytestmark = pytest.mark.browser
LETTER = "cv-yeu-cau-6t-2026"


def say(page: Page, words: str) -> Any:
    turns = page.locator("#talk .turn:not(.line)")
    before = turns.count()
    page.get_by_placeholder("Nhắn cho Trợ Bút…").fill(words)
    page.keyboard.press("Enter")
    answer = turns.nth(before).locator(".answer:not(.hint)")
    answer.wait_for(timeout=30_000)
    return answer


@pytest.fixture
def letter(page: Page, site: str) -> Page:
    """The block of the sample letter, with its preview."""
    page.goto(f"{site}/?cong-van={LETTER}")
    page.locator(".found").wait_for(timeout=60_000)
    return page


def test_what_was_read_from_a_letter_leads_to_its_place(letter: Page) -> None:
    rows = letter.locator(".read tr")
    expect(rows.filter(has_text="Kỳ báo cáo")).to_contain_text("6 tháng đầu năm 2026")
    expect(rows.filter(has_text="Hạn gửi")).to_contain_text("12/6/2026")
    expect(rows.filter(has_text="Đề cương")).to_contain_text("35 mục")
    rows.filter(has_text="Hạn gửi").get_by_role("link").click()
    expect(letter.locator("#body mark").first).to_contain_text("trước ngày 12/6/2026")


def test_last_period_is_proposed_and_others_can_be_chosen(letter: Page) -> None:
    choices = letter.locator(".choice")
    expect(choices.first).to_contain_text("kỳ trước, cùng loại")
    expect(choices.first.locator("input")).to_be_checked()
    expect(choices.nth(1)).to_contain_text("hai kỳ trước")
    expect(choices.filter(has_text="Không dùng văn bản gốc").first).to_be_attached()
    expect(letter.locator(".lines .tag").filter(has_text="mới").first).to_be_visible()


def test_behind_a_count_stand_as_many_places(letter: Page) -> None:
    row = letter.locator(".ledger tr").filter(has_text="mốc thời gian sẽ đổi")
    count = int(row.locator(".big").inner_text())
    button = row.get_by_role("button")
    expect(button).to_have_text(f"Xem {count}")
    button.click()
    expect(letter.locator(".places li")).to_have_count(count)
    expect(letter.locator(".places li").first).to_contain_text("2025")
    button.click()
    expect(letter.locator(".places")).to_have_count(0)


def test_office_and_deadline_can_be_set_and_stand_in_the_report(letter: Page) -> None:
    letter.get_by_role("textbox", name="Hạn gửi").fill("31/2/2026")
    letter.get_by_role("button", name="Bắt đầu soạn").click()
    expect(letter.locator(".go")).to_contain_text("một ngày có thật")
    letter.get_by_role("textbox", name="Hạn gửi").fill("10/6/2026")
    letter.get_by_role("button", name="Bắt đầu soạn").click()
    expect(letter).to_have_url(re.compile(r"/bao-cao/[\w-]+$"), timeout=60_000)
    report = call(letter.url.replace("/bao-cao/", "/api/v1/reports/"))
    assert report["deadline"] == "2026-06-10"
    assert report["request"] == LETTER


def test_a_report_begins_from_a_template(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("button", name="Từ mẫu", exact=True).click()
    page.locator(".choice").filter(has_text="6 tháng (gọn)").locator("input").check()
    page.get_by_role("button", name=re.compile(r"6 tháng đầu năm \d+")).first.click()
    page.locator(".found").wait_for(timeout=60_000)
    page.locator(".go [data-field=office]").fill("Sở Y tế tỉnh Lam Giang")
    page.get_by_role("button", name="Bắt đầu soạn").click()
    expect(page).to_have_url(re.compile(r"/bao-cao/[\w-]+$"), timeout=60_000)
    assert call(page.url.replace("/bao-cao/", "/api/v1/reports/"))["office"] == "Sở Y tế tỉnh Lam Giang"


def test_list_is_searched_with_and_without_marks(page: Page, site: str, report: Any) -> None:
    page.goto(site)
    lines = page.locator(".report-line")
    expect(lines.first).to_be_visible()
    page.get_by_placeholder("Tìm báo cáo").fill("so ket cong tac thi dua")
    expect(lines.filter(has_text="Sơ kết").first).to_be_visible()
    page.get_by_placeholder("Tìm báo cáo").fill("tàu vũ trụ")
    expect(page.locator("#reports")).to_contain_text("Không có báo cáo nào khớp")


def test_list_is_filtered_by_state(page: Page, site: str, report: Any) -> None:
    page.goto(site)
    line = page.locator(f'.report-line[data-report="{report["id"]}"]')
    expect(line).to_be_visible()
    page.get_by_label("Trạng thái").select_option("approved")
    expect(line).to_have_count(0)
    page.get_by_label("Trạng thái").select_option("asking")
    expect(line).to_contain_text("câu hỏi")


def test_a_report_is_put_away_after_a_question_and_taken_back(page: Page, site: str, report: Any) -> None:
    page.goto(site)
    line = page.locator(f'.report-line[data-report="{report["id"]}"]')
    line.get_by_role("button").click()
    page.get_by_role("button", name="Thôi", exact=True).click()
    expect(line).to_be_visible()
    line.get_by_role("button").click()
    page.get_by_role("button", name="Bỏ vào thùng", exact=True).click()
    expect(line).to_have_count(0)
    page.locator(".toast").get_by_role("button", name="Hoàn tác").click()
    expect(line).to_be_visible()
    assert report["id"] in [each["id"] for each in call(f"{site}/api/v1/reports")]


def test_search_marks_what_was_found_and_opens_its_place(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_placeholder("Tìm trong kho").fill("tiền thưởng")
    page.keyboard.press("Enter")
    hit = page.locator(".found-passages .quoted").first
    expect(hit.locator("mark").first).to_have_text(re.compile("tiền|thưởng", re.IGNORECASE))
    hit.click()
    expect(page.locator("#body mark").first).to_be_in_viewport()


def test_search_says_where_there_is_no_source(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_placeholder("Tìm trong kho").fill("qwxz zzyx")
    page.keyboard.press("Enter")
    expect(page.locator(".found-passages")).to_contain_text("Không tìm thấy nguồn")
    expect(page.locator(".found-passages .quoted")).to_have_count(0)


def test_conversation_is_there_on_another_machine(browser: Any, desk: Page) -> None:
    say(desk, "hạn gửi 14/6/2026")
    other = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    other.goto(desk.url)
    other.get_by_role("tab", name="Trao đổi").click()
    expect(other.locator("#talk .turn").last).to_contain_text("hạn gửi 14/6/2026")
    expect(other.locator("#talk")).to_contain_text("Cán bộ")
    other.context.close()


def test_what_is_done_in_the_panes_and_by_a_program_stands_in_the_conversation(desk: Page, site: str, report: Any) -> None:
    section = next(each for each in report["sections"] if each["paragraphs"])
    desk.locator(f'#draft [data-section="{section["id"]}"]').get_by_role("button", name="Nhận A").click()
    desk.get_by_role("tab", name="Trao đổi").click()
    expect(desk.locator("#talk .line").last).to_contain_text("Nhận phương án A cho mục")
    asked = next(each for each in report["questions"] if each["type"] == "int" and not each["options"])
    call(f"{site}/api/v1/reports/{report['id']}/facts", {"facts": {asked["id"]: "7"}}, "PATCH")
    desk.evaluate("dispatchEvent(new Event('focus'))")
    expect(desk.locator("#talk .line").last).to_contain_text("07")
    expect(desk.locator("#talk").get_by_role("button", name="Hoàn tác")).to_have_count(1)


def test_only_the_last_change_offers_undo_and_it_works(desk: Page, report: Any) -> None:
    expect(desk.locator("#talk .line")).to_have_count(1)  # the making of the report
    say(desk, "hạn gửi 14/6/2026")
    say(desk, "hạn gửi 20/6/2026")
    undo = desk.locator("#talk").get_by_role("button", name="Hoàn tác")
    expect(undo).to_have_count(1)
    expect(desk.locator("#talk .line")).to_have_count(1)  # what was said is told by its answer alone
    undo.click()
    expect(desk.locator("#talk .line").last).to_contain_text("Hoàn tác: đặt hạn gửi 20/6/2026")
    expect(desk.locator("#deadline")).to_contain_text("14/6")


def test_choices_of_a_question_are_buttons(desk: Page) -> None:
    answer = say(desk, "hỏi tôi từng câu")
    expect(answer).to_contain_text("Câu 1/")
    answer.get_by_role("button", name="Bỏ qua").click()
    expect(desk.locator("#talk .answer").last).to_contain_text("Câu 2/")
    expect(desk.locator("#talk .choices")).to_have_count(1)


def test_suggestions_fit_the_state(desk: Page) -> None:
    expect(desk.locator(".chips .btn").first).to_have_text("Hỏi tôi từng câu")
    desk.locator(".chips .btn").first.click()
    expect(desk.locator("#talk .answer").last).to_contain_text("Câu 1/")


def test_names_with_markup_are_text(page: Page, site: str) -> None:
    page.goto(site)
    answer = say(page, "mở báo cáo <img src=x onerror=alert(1)>")
    expect(answer).to_contain_text("<img src=x")
    expect(page.locator("#talk img")).to_have_count(0)


def test_tour_goes_by_keyboard_can_be_put_aside_and_comes_back_from_help(page: Page, fake: str) -> None:
    page.goto(f"{fake}/?gioi-thieu")
    tour = page.locator(".tour")
    expect(tour).to_contain_text("1/6")
    tour.get_by_role("button", name="Tiếp").focus()
    for at in range(2, 7):
        page.keyboard.press("Enter")
        expect(tour).to_contain_text(f"{at}/6")
    page.keyboard.press("Escape")
    expect(tour).to_have_count(0)
    expect(page.locator("#message")).to_be_focused()
    page.reload()
    page.locator("h1").click()
    page.keyboard.press("?")
    page.get_by_role("link", name="Xem lại phần giới thiệu").click()
    expect(tour).to_contain_text("1/6")


def test_tour_covers_nothing_on_a_narrow_screen(page: Page, fake: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{fake}/?gioi-thieu")
    expect(page.locator(".tour")).to_be_in_viewport()
    expect(page.locator("#message")).to_be_in_viewport()
    page.locator("#message").fill("xin chào")
    page.keyboard.press("Enter")
    expect(page.locator("#talk .answer").last).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("path", ["/", "/kho", "/so-hieu-luc", "/quy-tac", "/bao-cao/bc1", "/bao-cao/bc1/doi-chieu"])
def test_question_mark_opens_help_on_every_page(page: Page, fake: str, path: str) -> None:
    page.goto(fake + path)
    expect(page.locator(".skeleton")).to_have_count(0)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Trợ giúp")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Trợ giúp")).to_have_count(0)


def test_question_mark_that_is_typed_is_a_letter(page: Page, fake: str) -> None:
    page.goto(fake)
    page.locator("#message").press_sequentially("còn lỗi gì?")
    expect(page.locator("#message")).to_have_value("còn lỗi gì?")
    expect(page.get_by_role("dialog", name="Trợ giúp")).to_have_count(0)


def test_a_server_that_is_away_is_said_and_asked_again(page: Page, fake: str, troubled: Any) -> None:
    page.goto(fake)
    expect(page.locator(".report-line").first).to_be_visible()
    troubled(away=True)
    page.goto(fake)
    expect(page.locator("#reports")).to_contain_text("Chưa tải được danh sách")
    troubled(away=False)
    page.locator("#reports").get_by_role("button", name="Thử lại").click()
    expect(page.locator(".report-line").first).to_be_visible()


def test_a_message_that_found_the_server_away_says_so(page: Page, fake: str, troubled: Any) -> None:
    page.goto(fake)
    expect(page.locator(".report-line").first).to_be_visible()
    troubled(away=True)
    page.locator("#message").fill("xin chào")
    page.keyboard.press("Enter")
    expect(page.locator("#talk .answer").last).to_contain_text("Mất kết nối")
