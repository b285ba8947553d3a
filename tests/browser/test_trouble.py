"""What goes wrong and what the officer then sees; against the fake API, which can be asked for trouble."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call

pytestmark = pytest.mark.browser

SECTION = "s1-2-2"
LOST = "Mất kết nối với máy chủ. Phần đang gõ được giữ trong trang này và sẽ lưu lại khi nối được."


def draft(page: Page, identity: str = SECTION) -> Any:
    return page.locator(f'#draft [data-section="{identity}"]')


def write(page: Page, text: str) -> None:
    draft(page).get_by_role("button", name="Sửa").click()
    draft(page).locator(".pm").click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def test_stale_revision_keeps_the_text_and_loads_the_new_state(fake_desk: Page, fake: str, fake_report: Any) -> None:
    write(fake_desk, " Câu thêm.")
    call(f"{fake}/test/touch/{fake_report['id']}", {})
    draft(fake_desk).get_by_role("button", name="Ghi", exact=True).click()
    expect(draft(fake_desk).get_by_role("alert")).to_contain_text("Lê Thị Hạnh đã sửa mục này")
    expect(draft(fake_desk).locator(".pm")).to_contain_text("Câu thêm.")
    draft(fake_desk).get_by_role("button", name="Giữ bản của tôi").click()
    expect(draft(fake_desk).locator(".editing")).to_have_count(0)
    expect(draft(fake_desk)).to_contain_text("Câu thêm.")


def test_lost_server_is_said_and_the_edit_saved_later(fake_desk: Page, troubled: Any) -> None:
    write(fake_desk, " Câu lúc mất mạng.")
    troubled(away=True)
    draft(fake_desk).get_by_role("button", name="Ghi", exact=True).click()
    expect(fake_desk.locator(".banner")).to_contain_text(LOST)
    expect(fake_desk.locator("#status")).to_contain_text("Chưa lưu được, còn trong máy này: 1 việc")
    troubled(away=False)
    fake_desk.get_by_role("button", name="Thử lại").click()
    expect(fake_desk.locator(".banner")).to_have_count(0)
    expect(draft(fake_desk).locator(".editing")).to_have_count(0)
    expect(draft(fake_desk)).to_contain_text("Câu lúc mất mạng.")


def test_answer_given_without_server_is_sent_after_a_reload(fake_desk: Page, troubled: Any) -> None:
    troubled(away=True)
    fake_desk.locator("#answer-q5").fill("09")
    fake_desk.keyboard.press("Enter")
    expect(fake_desk.locator("[data-question=q5] .q-err")).to_contain_text("sẽ tự gửi")
    troubled(away=False)
    fake_desk.reload()
    expect(draft(fake_desk).locator(".val").filter(has_text="09")).to_be_visible()


def test_unsaved_text_is_offered_again_after_a_reload(fake_desk: Page) -> None:
    write(fake_desk, " Câu chưa ghi.")
    expect(draft(fake_desk)).to_contain_text("Giữ trong máy lúc")
    fake_desk.reload()
    draft(fake_desk).get_by_role("button", name="Mở lại").click()
    expect(draft(fake_desk).locator(".pm")).to_contain_text("Câu chưa ghi.")


def test_left_edit_can_be_taken_back(fake_desk: Page) -> None:
    write(fake_desk, " Câu bỏ dở.")
    draft(fake_desk).get_by_role("button", name="Thôi").click()
    expect(draft(fake_desk)).not_to_contain_text("Câu bỏ dở.")
    fake_desk.get_by_role("button", name="Lấy lại phần sửa").click()
    expect(draft(fake_desk).locator(".pm")).to_contain_text("Câu bỏ dở.")


def test_withheld_candidate_tells_why_and_cannot_be_accepted(fake_desk: Page, troubled: Any) -> None:
    troubled(withhold=True)
    draft(fake_desk).get_by_role("tab", name="B Rút gọn").click()
    expect(draft(fake_desk)).to_contain_text("Mô hình làm mất 1 số liệu")
    resting = draft(fake_desk).get_by_role("button", name="Nhận B")
    expect(resting).to_be_disabled()
    expect(fake_desk.locator(f"#{resting.get_attribute('aria-describedby')}")).to_contain_text("Phương án B không đưa ra")
    draft(fake_desk).get_by_role("tab", name="A Kế thừa").click()
    expect(draft(fake_desk).get_by_role("button", name="Nhận A")).to_be_enabled()


def test_broken_stream_leaves_the_section_as_it_was(fake_desk: Page, troubled: Any) -> None:
    troubled(cut=True)
    draft(fake_desk).get_by_role("button", name="Soạn lại").click()
    draft(fake_desk).get_by_role("button", name="Lấy lại phương án").click()
    expect(draft(fake_desk).locator(".strip")).to_contain_text("Mất kết nối")
    expect(draft(fake_desk).locator(".par").first).to_contain_text("Trong 6 tháng đầu năm")


def test_streaming_can_be_stopped(fake_desk: Page, troubled: Any) -> None:
    troubled(slow=3)
    draft(fake_desk).get_by_role("tab", name="B Rút gọn").click()
    draft(fake_desk).get_by_role("button", name="Dừng").click()
    expect(draft(fake_desk).locator(".strip")).to_contain_text("Đã dừng")


def test_refused_answer_is_explained_on_its_card(fake_desk: Page) -> None:
    fake_desk.locator("#answer-q5").fill("sai")
    fake_desk.keyboard.press("Enter")
    expect(fake_desk.locator("[data-question=q5] .q-err")).to_contain_text("«sai» không phải là số")
    expect(fake_desk.locator("#answer-q5")).to_have_value("sai")


def test_empty_answer_is_not_sent(fake_desk: Page) -> None:
    fake_desk.locator("#answer-q5").focus()
    fake_desk.keyboard.press("Enter")
    expect(fake_desk.locator("[data-question=q5] .q-err")).to_contain_text("bấm «Không phát sinh»")


def test_section_without_source_says_so(fake_desk: Page) -> None:
    expect(draft(fake_desk, "s1-3-3")).to_contain_text("Không có nguồn cho mục này – chưa soạn.")


def test_failed_citation_is_replaced_on_the_spot(fake_desk: Page) -> None:
    section = draft(fake_desk, "s1-3-1")
    expect(section.locator(".bad")).to_contain_text("98/2023/NĐ-CP")
    section.locator(".strip").get_by_role("button", name="Thay chỗ này").click()
    expect(section).to_contain_text("Nghị định số 152/2025/NĐ-CP ngày 14/6/2025")
    expect(section.locator(".bad")).to_have_count(0)


def test_undo_in_the_conversation_takes_back_what_it_did(fake_desk: Page) -> None:
    fake_desk.get_by_placeholder("Nhắn cho Trợ Bút…").fill("Giấy khen: 14 cá nhân")
    fake_desk.keyboard.press("Enter")
    filled = draft(fake_desk, "s1-3-2").locator(".val").filter(has_text="14")
    expect(filled).to_have_count(1)
    fake_desk.locator("#talk").get_by_role("button", name="Hoàn tác").click()
    expect(filled).to_have_count(0)


def test_missing_report_says_so(page: Page, fake: str) -> None:
    page.goto(f"{fake}/bao-cao/khong-co")
    expect(page.locator("#draft")).to_contain_text("Không có báo cáo khong-co")


def test_bad_file_is_reported_in_place_and_the_others_stay(page: Page, fake: str, tmp_path: Path) -> None:
    for name in ("mat-khau.docx", "tot.docx"):
        (tmp_path / name).write_bytes(b"PK")
    page.goto(f"{fake}/kho")
    page.locator("#files").set_input_files([tmp_path / "mat-khau.docx", tmp_path / "tot.docx"])
    expect(page.locator(".upload.bad")).to_contain_text("tệp đặt mật khẩu")
    expect(page.locator(".upload:not(.bad)")).to_contain_text("Đã đọc: Văn bản đọc từ tot.docx")
    expect(page.locator(".documents")).to_contain_text("Văn bản đọc từ tot.docx")


def test_request_letter_dropped_into_the_conversation_is_used(page: Page, fake: str, tmp_path: Path) -> None:
    (tmp_path / "cong-van.pdf").write_bytes(b"%PDF")
    page.goto(fake)
    page.locator("#files").set_input_files(tmp_path / "cong-van.pdf")
    expect(page.locator(".setup .request-line")).to_contain_text("Hiểu được từ công văn")
    expect(page.locator(".setup .request-line").get_by_role("link", name="Văn bản đọc từ cong-van.pdf")).to_be_visible()
    expect(page.locator(".setup .found")).to_be_visible()
    expect(page.locator(".setup .choice").filter(has_text="kỳ trước, cùng loại").locator("input")).to_be_checked()


def test_of_several_files_the_officer_says_which_letter_is_used(page: Page, fake: str, tmp_path: Path) -> None:
    for name in ("cong-van-hai.pdf", "tot.docx"):
        (tmp_path / name).write_bytes(b"PK")
    page.goto(fake)
    page.locator("#files").set_input_files([tmp_path / "cong-van-hai.pdf", tmp_path / "tot.docx"])
    letter = page.get_by_role("button", name="Dùng làm công văn yêu cầu")
    expect(letter).to_be_visible()
    expect(page.locator(".setup")).to_have_count(0)
    letter.click()
    expect(page.locator(".setup .request-line")).to_contain_text("Văn bản đọc từ cong-van-hai.pdf")


def test_impossible_period_is_explained(page: Page, fake: str) -> None:
    page.goto(f"{fake}/?tu=bc-61-2024")
    page.locator("#own-year").fill("25")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator(".setup [role=alert]")).to_contain_text("bốn chữ số")


def test_search_without_result_says_so(page: Page, fake: str) -> None:
    page.goto(f"{fake}/kho?q=sao hỏa")
    expect(page.locator("#results")).to_contain_text("Không tìm thấy nguồn.")


def test_unknown_number_is_not_called_wrong(page: Page, fake: str) -> None:
    page.goto(f"{fake}/so-hieu-luc?so=41-KH/ĐU")
    expect(page.locator("#found")).to_contain_text("không kiểm được")
