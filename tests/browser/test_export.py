"""The export page: paper, checks, choices, the file, an edited file back, the office's template."""

import io
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.export.starting_template import starting_template
from tests.assistant.importing.edits import edited, inserted_after
from tests.browser.conftest import call
from tests.browser.test_looks import AXE

pytestmark = pytest.mark.browser


@pytest.fixture
def paper(page: Page, site: str, report: Any) -> Page:
    page.goto(f"{site}/bao-cao/{report['id']}/xuat")
    page.wait_for_selector(".checks li")
    return page


def saved(page: Page, button: Any) -> bytes:
    with page.expect_download() as download:
        button.click()
    return Path(download.value.path()).read_bytes()


def part(data: bytes, name: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def exported(site: str, report: Any) -> bytes:
    with urllib.request.urlopen(f"{site}/api/v1/reports/{report['id']}/export.docx", timeout=60) as answer:
        return bytes(answer.read())


def test_paper_shows_the_document_with_its_holes_and_the_draft_mark(paper: Page) -> None:
    sheet = paper.locator(".a4")
    expect(sheet).to_contain_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    expect(sheet.locator(".hole").first).to_contain_text("[…")
    expect(sheet.locator(".mark")).to_have_count(1)
    expect(sheet.locator(".a4-tail .to")).to_contain_text("- Lưu: VT")


def test_panel_says_what_is_open_and_how_the_form_stands(paper: Page, site: str, report: Any) -> None:
    found = call(f"{site}/api/v1/reports/{report['id']}/paper")
    expect(paper.locator(".strip.slt")).to_contain_text(f"Còn {found['open']} câu hỏi")
    assert paper.locator(".checks li").count() == 14
    expect(paper.locator(".export-panel > .card header .tag").first).to_have_text("14/14 đạt")


def test_word_file_follows_the_choices(paper: Page) -> None:
    without = part(saved(paper, paper.locator("header [data-do=download]")))
    assert "BẢNG ĐỐI CHIẾU NGUỒN" not in without and "<w:ins " not in without
    paper.get_by_label("Kèm phụ lục «Bảng đối chiếu nguồn»").check()
    assert "BẢNG ĐỐI CHIẾU NGUỒN" in part(saved(paper, paper.locator("header [data-do=download]")))
    expect(paper.locator("#against-why")).to_be_hidden()
    paper.get_by_label("So với kỳ trước ở dạng theo dõi thay đổi").check()
    expect(paper.get_by_label("Kèm phụ lục «Bảng đối chiếu nguồn»")).to_be_disabled()
    expect(paper.locator("#against-why")).to_contain_text("không dùng mẫu của đơn vị")
    assert "<w:ins " in part(saved(paper, paper.locator("#choices [data-do=download]")))


def test_file_is_named_in_words(paper: Page) -> None:
    with paper.expect_download() as download:
        paper.locator("header [data-do=download]").click()
    assert download.value.suggested_filename == "Báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2025 – bản dự thảo.docx"


def test_edited_file_is_looked_at_then_brought_in_then_undone(paper: Page, site: str, report: Any, tmp_path: Path) -> None:
    file = tmp_path / "sua.docx"
    file.write_bytes(edited(exported(site, report), inserted_after("Kính gửi", "Căn cứ thêm của phòng chuyên môn.")))
    words = "Căn cứ thêm của phòng chuyên môn."
    paper.set_input_files("#edited-file", file)
    expect(paper.locator("#brought")).to_contain_text("1 câu mới", timeout=30_000)
    expect(paper.locator(".a4")).not_to_contain_text(words)
    paper.get_by_role("button", name="Ghi vào báo cáo").click()
    expect(paper.locator(".a4")).to_contain_text(words, timeout=30_000)
    paper.get_by_role("button", name="Hoàn tác").click()
    expect(paper.locator(".a4")).not_to_contain_text(words, timeout=30_000)


def test_file_of_another_kind_is_refused_in_place(paper: Page, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"%PDF-1.4")
    paper.set_input_files("#edited-file", file)
    expect(paper.locator("#brought .strip.err")).to_contain_text("không phải tệp Word")


def test_template_is_added_chosen_and_removed(paper: Page, tmp_path: Path) -> None:
    file = tmp_path / "Mẫu của Sở.docx"
    file.write_bytes(starting_template())
    paper.locator("summary", has_text="Mẫu của đơn vị").click()
    paper.set_input_files("#template-file", file)
    expect(paper.locator("#choices select option:checked")).to_have_text("Mẫu của Sở", timeout=30_000)
    assert "KẾT QUẢ" in part(saved(paper, paper.locator("#choices [data-do=download]")))
    paper.reload()
    expect(paper.locator("#choices select option:checked")).to_have_text("Mẫu của Sở")
    paper.locator("summary", has_text="Mẫu của đơn vị").click()
    paper.locator("#stored").get_by_role("button").click()
    expect(paper.locator("#stored")).to_contain_text("Chưa có mẫu nào")


def test_workbench_leads_to_the_page(desk: Page, report: Any) -> None:
    desk.locator("header [data-do=ask-export]").click()
    desk.get_by_role("link", name="Xem A4, chọn thêm").click()
    expect(desk).to_have_url(f"{desk.url.split('/bao-cao/')[0]}/bao-cao/{report['id']}/xuat")


def test_printed_workbench_is_the_clean_text(desk: Page) -> None:
    expect(desk.locator(".mk del").first).to_be_visible()
    desk.evaluate("dispatchEvent(new Event('beforeprint'))")
    desk.emulate_media(media="print")
    expect(desk.locator(".mk del").first).to_be_hidden()
    expect(desk.locator("#draft .btn:visible")).to_have_count(0)
    desk.emulate_media(media="screen")
    desk.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(desk.locator(".mk del").first).to_be_visible()


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_page_has_no_sideways_scroll_and_no_barrier(paper: Page, size: tuple[int, int]) -> None:
    paper.set_viewport_size({"width": size[0], "height": size[1]})
    assert paper.evaluate("document.documentElement.scrollWidth") <= size[0]
    if not AXE.exists():
        pytest.skip("thiếu axe-core: chạy npm ci trong api/editor")
    paper.evaluate(AXE.read_text())
    found = paper.evaluate("(async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 120)))()")
    assert found == []
