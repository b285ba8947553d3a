"""The library on the real server: files dropped and chosen, errors in place, what was understood and corrected, removing, keyboard."""

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import call, running
from tests.browser.test_looks import AXE, violations

pytestmark = pytest.mark.browser

TEXT = """SỞ Y TẾ TỈNH LAM GIANG

Số: {number}/BC-SYT

Lam Giang, ngày {day} tháng 6 năm {year}

BÁO CÁO

Sơ kết công tác y tế dự phòng 6 tháng đầu năm {year}

I. KẾT QUẢ

Sở đã tổ chức 05 hội nghị tiêm chủng theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ.

II. PHƯƠNG HƯỚNG

Tiếp tục thực hiện kế hoạch.
"""
READ_WITHIN = 30_000
LISTEN = """() => {
    window.said = [];
    new MutationObserver(() => window.said.push(document.querySelector("#uploads").textContent))
        .observe(document.querySelector("#uploads"), {subtree: true, childList: true, characterData: true});
}"""
DROP = """([target, files]) => {
    const transfer = new DataTransfer();
    for (const [name, text] of files) transfer.items.add(new File([text], name));
    document.querySelector(target).dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
}"""


def report(number: int, year: int = 2024) -> str:
    return TEXT.format(number=number, day=10 + number % 10, year=year)


@pytest.fixture(scope="module")
def office() -> Iterator[str]:
    """A server of these tests, with the sample library; each test brings its own documents."""
    with tempfile.TemporaryDirectory() as data, running("api.cli", "--data", data, "serve", "--port", "{port}") as url:
        yield url


@pytest.fixture
def library(page: Page, office: str) -> Page:
    page.goto(f"{office}/kho")
    expect(page.locator(".documents tbody tr").first).to_be_visible()
    return page


def drop(page: Page, *files: tuple[str, str], target: str = "#main") -> None:
    page.evaluate(DROP, [target, [list(file) for file in files]])


def line(page: Page, name: str) -> Locator:
    return page.locator(".uploading .upload").filter(has=page.locator(".name", has_text=re.compile(f"^{re.escape(name)}$")))


def listed(page: Page, number: str) -> Locator:
    return page.locator(".documents tbody tr").filter(has_text=number)


def test_dropped_files_come_in_and_the_bad_one_says_why_in_place(library: Page) -> None:
    drop(library, ("a110.txt", report(111)), ("b.txt", report(112, 2023)), ("hong110.pdf", "%PDF-1.4 110"), ("c.txt", report(113, 2022)))
    expect(library.locator(".uploading header")).to_contain_text("Đã nạp xong 4 tệp", timeout=READ_WITHIN)
    expect(library.locator(".uploading header")).to_contain_text("3 xong · 1 không đọc được")
    expect(line(library, "a110.txt")).to_contain_text("Đã đọc: Báo cáo số 111/BC-SYT ngày 11/6/2024 · Sở Y tế tỉnh Lam Giang · 6 tháng đầu năm 2024 · 2 mục")
    expect(line(library, "hong110.pdf").locator("p")).to_contain_text("hong110.pdf")
    expect(line(library, "hong110.pdf").get_by_role("button", name="Thử lại")).to_be_visible()
    for number in (111, 112, 113):
        expect(listed(library, f"{number}/BC-SYT")).to_have_count(1)


def test_failure_is_still_listed_after_a_reload_retried_and_dropped(library: Page) -> None:
    drop(library, ("hong120.pdf", "%PDF-1.4 120"))
    expect(line(library, "hong120.pdf")).to_contain_text("hong120.pdf", timeout=READ_WITHIN)
    expect(library.locator(".uploading .upload.bad")).to_have_count(1, timeout=READ_WITHIN)
    library.reload()
    failure = library.locator("#failures .upload").filter(has_text="hong120.pdf")
    expect(failure).to_contain_text("1 lần")
    failure.get_by_role("button", name="Thử lại").click()
    expect(library.locator(".uploading .upload.bad")).to_have_count(1, timeout=READ_WITHIN)
    library.reload()
    expect(failure).to_contain_text("2 lần")
    failure.get_by_role("button", name="Bỏ").click()
    expect(failure).to_have_count(0)
    library.reload()
    expect(library.locator(".documents tbody tr").first).to_be_visible()
    expect(failure).to_have_count(0)


def test_folder_is_chosen_with_its_files(library: Page, tmp_path: Path) -> None:
    (tmp_path / "van-ban" / "2024").mkdir(parents=True)
    (tmp_path / "van-ban" / "2024" / "a.txt").write_text(report(131), encoding="utf-8")
    (tmp_path / "van-ban" / "b.txt").write_text(report(132, 2023), encoding="utf-8")
    library.locator("#folder").set_input_files(tmp_path / "van-ban")
    expect(line(library, "van-ban/2024/a.txt")).to_contain_text("131/BC-SYT", timeout=READ_WITHIN)
    expect(line(library, "van-ban/b.txt")).to_contain_text("132/BC-SYT", timeout=READ_WITHIN)


def test_archive_gives_way_to_its_files(library: Page, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "kho.zip", "w") as archive:
        for number in (601, 602):
            archive.writestr(f"2017/bc-{number}.txt", report(number, 2017))
    library.locator("#files").set_input_files(tmp_path / "kho.zip")
    expect(library.locator(".uploading header")).to_contain_text("Đã nạp xong 2 tệp", timeout=READ_WITHIN)
    expect(line(library, "kho.zip › 2017/bc-601.txt")).to_contain_text("601/BC-SYT")
    expect(line(library, "kho.zip")).to_have_count(0)


def test_run_is_found_again_after_a_reload(library: Page) -> None:
    drop(library, *((f"lo-{number}.txt", report(number, 2019)) for number in range(400, 430)))
    expect(library.locator(".uploading .upload")).to_have_count(30)
    library.wait_for_function("fetch('/api/v1/documents/runs').then(answer => answer.json()).then(runs => runs.length > 0)")
    library.reload()
    library.locator("#query").fill("lo-4")
    expect(library.locator("#list-said")).to_have_text("30 văn bản khớp", timeout=READ_WITHIN)


def test_cancelled_files_stay_out(library: Page) -> None:
    drop(library, *((f"huy-{number}.txt", report(number, 2018)) for number in range(500, 560)))
    library.get_by_role("button", name="Hủy nạp").click()
    expect(library.locator(".uploading header")).to_contain_text("đã hủy", timeout=READ_WITHIN)
    expect(library.locator(".uploading progress:visible")).to_have_count(0, timeout=READ_WITHIN)
    kept = library.locator(".uploading .upload").filter(has_text="Đã đọc").count()
    library.locator("#query").fill("huy-5")
    expect(library.locator("#list-said")).to_have_text(f"{kept} văn bản khớp" if kept else "")


def test_understanding_leads_to_the_place_in_the_text(library: Page) -> None:
    drop(library, ("a150.txt", report(151)))
    line(library, "a150.txt").get_by_role("button", name="Máy hiểu thế nào").click(timeout=READ_WITHIN)
    facts = library.locator("#about .facts")
    expect(facts).to_contain_text("Sở Y tế tỉnh Lam Giang")
    expect(facts).to_contain_text("6 tháng đầu năm 2024")
    expect(library.locator("#about .fold").filter(has_text="Cây đề mục")).to_contain_text("2")
    facts.get_by_role("link", name="151/BC-SYT").click()
    expect(library.locator("#body mark").first).to_contain_text("151/BC-SYT")


def test_scan_tells_its_pages_and_marks_what_is_unverified(library: Page, tmp_path: Path) -> None:
    if not shutil.which("tesseract"):
        pytest.skip("thiếu tesseract: apt-get install tesseract-ocr tesseract-ocr-vie")
    pages = [scan(f"BÁO CÁO\n\nTheo Nghị định số 98/2023/NĐ-CP\nngày 31/12/2023 của Chính phủ, trang {number}.") for number in range(1, 5)]
    pages[0].save(tmp_path / "quet.tiff", dpi=(200, 200), save_all=True, append_images=pages[1:])
    library.evaluate(LISTEN)
    library.locator("#files").set_input_files(tmp_path / "quet.tiff")
    expect(library.locator(".uploading header")).to_contain_text("Đã nạp xong", timeout=4 * READ_WITHIN)
    assert [said for said in library.evaluate("window.said") if re.search(r"Đọc chữ trong ảnh: \d/4 trang", said)]
    line(library, "quet.tiff").get_by_role("button", name="Máy hiểu thế nào").click()
    expect(library.locator("#about")).to_contain_text("Đọc từ ảnh quét, độ tin cậy")
    expect(library.locator("#about .fold").filter(has_text="Viện dẫn")).to_contain_text("4 chưa kiểm")
    library.locator("#about").get_by_role("link", name="Mở văn bản").click()
    expect(library.locator("#body .cited.doubt").first).to_be_visible()
    expect(library.locator("#body [data-page='2']")).to_be_visible()


def scan(text: str) -> Image.Image:
    """A page of large letters."""
    page = Image.new("L", (1654, 1100), 255)
    font = ImageFont.truetype("LiberationSerif-Regular.ttf", 52)
    ImageDraw.Draw(page).multiline_text((160, 160), text, font=font, fill=0, spacing=24)
    return page


def correct_period(page: Page, part: str, year: str) -> None:
    page.get_by_role("button", name="Sửa nhận dạng").click()
    page.locator("#fix-part").select_option(part)
    page.locator("#fix-year").fill(year)
    page.locator("#fix-go").click()
    expect(page.locator("#fix-dialog")).to_be_hidden()


def test_correction_is_shown_changes_the_draft_and_is_given_back(library: Page, office: str) -> None:
    drop(library, ("a160.txt", report(161)))
    expect(listed(library, "161/BC-SYT")).to_have_count(1, timeout=READ_WITHIN)
    listed(library, "161/BC-SYT").locator("a").click()
    correct_period(library, "H2", "2024")
    fact = library.locator("#about .facts > div").filter(has_text="Kỳ")
    expect(fact).to_contain_text("6 tháng cuối năm 2024")
    expect(fact).to_contain_text("Máy đọc: 6 tháng đầu năm 2024.")
    expect(listed(library, "161/BC-SYT")).to_contain_text("đã sửa")
    library.locator("#about").get_by_role("link", name="Lập báo cáo kỳ sau").click()
    expect(library.locator(".setup [data-code='2025H2']")).to_have_attribute("aria-pressed", "true", timeout=READ_WITHIN)
    (document,) = [each for each in call(f"{office}/api/v1/documents") if each["number"] == "161/BC-SYT"]
    library.goto(f"{office}/van-ban/{document['id']}")
    library.get_by_role("button", name="Trả về như máy đọc").click()
    expect(fact).not_to_contain_text("Cán bộ sửa")
    expect(fact).to_contain_text("6 tháng đầu năm 2024")


def test_corrected_kind_moves_the_document_in_search(library: Page, office: str) -> None:
    drop(library, ("a170.txt", report(171)))
    expect(listed(library, "171/BC-SYT")).to_have_count(1, timeout=READ_WITHIN)
    listed(library, "171/BC-SYT").locator("a").click()
    library.get_by_role("button", name="Sửa nhận dạng").click()
    library.locator("#fix-kind").select_option("plan")
    library.locator("#fix-go").click()
    expect(library.locator("#about .facts > div").filter(has_text="Loại").first).to_contain_text("Kế hoạch")
    assert call(f"{office}/api/v1/search?q=ti%C3%AAm%20ch%E1%BB%A7ng&kind=plan")[0]["text"].count("tiêm chủng") == 1


def test_odd_year_is_refused_in_place(library: Page) -> None:
    library.locator(".documents tbody a").first.click()
    library.get_by_role("button", name="Sửa nhận dạng").click()
    library.locator("#fix-part").select_option("H1")
    library.locator("#fix-year").fill("24")
    library.keyboard.press("Enter")
    expect(library.locator("#fix-error")).to_contain_text("bốn chữ số")
    expect(library.locator("#fix-year")).to_be_focused()


def test_document_is_removed_after_asking(library: Page) -> None:
    drop(library, ("a190.txt", report(191)))
    expect(listed(library, "191/BC-SYT")).to_have_count(1, timeout=READ_WITHIN)
    listed(library, "191/BC-SYT").locator("a").click()
    library.locator("#about").get_by_role("button", name="Gỡ khỏi kho").click()
    library.locator("#remove-dialog").get_by_role("button", name="Để lại").click()
    expect(listed(library, "191/BC-SYT")).to_have_count(1)
    library.locator("#about").get_by_role("button", name="Gỡ khỏi kho").click()
    library.locator("#remove-go").click()
    expect(library.locator(".toast")).to_contain_text("Đã gỡ")
    expect(listed(library, "191/BC-SYT")).to_have_count(0)


def test_document_of_a_report_says_why_it_stays(library: Page, office: str) -> None:
    call(f"{office}/api/v1/reports", {"from": "bc-tdkt-6t-2024", "period": "2025H1"})
    library.goto(f"{office}/kho?van-ban=bc-tdkt-6t-2024")
    expect(library.locator("#about")).to_contain_text("Đang làm nguồn cho")
    library.locator("#about").get_by_role("button", name="Gỡ khỏi kho").click()
    library.locator("#remove-go").click()
    expect(library.locator("#remove-error")).to_contain_text("Văn bản đang làm nguồn cho 1 báo cáo")


def test_list_is_narrowed_and_sorted(library: Page) -> None:
    rows = library.locator(".documents tbody tr")
    library.get_by_role("button", name=re.compile("^Kế hoạch")).click()
    expect(rows.first).to_contain_text("Kế hoạch")
    library.get_by_role("button", name="Bỏ lọc").click()
    expect(library.locator(".picks [aria-pressed=true]").first).to_contain_text("Tất cả")
    library.locator("#query").fill("khong co van ban nay")
    expect(library.locator("#documents")).to_contain_text("Không có văn bản nào khớp")
    library.locator("#query").fill("")
    library.get_by_role("button", name="Ngày").click()
    expect(library.locator("th[aria-sort=ascending]")).to_contain_text("Ngày")


def test_library_is_verified_and_indexed_anew(library: Page) -> None:
    library.get_by_role("button", name="Kiểm tra thư viện").click()
    expect(library.locator("#upkeep .strip.okc")).to_contain_text("Khớp", timeout=READ_WITHIN)
    library.locator("#upkeep").get_by_role("button", name="Lập lại chỉ mục").click()
    expect(library.locator("#upkeep .strip.okc")).to_contain_text("Đã lập lại chỉ mục", timeout=2 * READ_WITHIN)


def test_files_dropped_into_the_conversation_say_what_was_understood(page: Page, office: str) -> None:
    page.goto(office)
    drop(page, ("a230.txt", report(231)))
    expect(line(page, "a230.txt")).to_contain_text("6 tháng đầu năm 2024", timeout=READ_WITHIN)
    line(page, "a230.txt").get_by_role("button", name="Sửa").click()
    page.locator("#fix-part").select_option("Q2")
    page.locator("#fix-go").click()
    expect(line(page, "a230.txt")).to_contain_text("quý II năm 2024")
    line(page, "a230.txt").get_by_role("button", name="Lập báo cáo kỳ sau").click()
    expect(page.locator(".setup [data-code='2025Q2']")).to_have_attribute("aria-pressed", "true", timeout=READ_WITHIN)


def test_everything_works_by_keyboard(library: Page) -> None:
    library.locator(".documents tbody a").first.focus()
    library.keyboard.press("Enter")
    expect(library.locator("#about .facts")).to_be_visible()
    library.get_by_role("button", name="Sửa nhận dạng").focus()
    library.keyboard.press("Enter")
    expect(library.locator("#fix-dialog")).to_be_visible()
    library.keyboard.press("Escape")
    expect(library.locator("#fix-dialog")).to_be_hidden()
    summary = library.locator("#about .fold > summary").first
    summary.focus()
    library.keyboard.press("Enter")
    expect(library.locator("#about .fold").first).to_have_attribute("open", "")


def test_panels_have_no_accessibility_violation(library: Page) -> None:
    if not AXE.exists():
        pytest.skip("thiếu axe-core: chạy npm ci trong api/editor")
    drop(library, ("a250.txt", report(251)), ("hong250.pdf", "%PDF-1.4 250"))
    expect(library.locator(".uploading .upload.bad")).to_have_count(1, timeout=READ_WITHIN)
    line(library, "a250.txt").get_by_role("button", name="Máy hiểu thế nào").click(timeout=READ_WITHIN)
    for summary in library.locator("#about .fold > summary").all():
        summary.click()
    assert violations(library) == []
    library.get_by_role("button", name="Sửa nhận dạng").click()
    assert violations(library) == []
    for theme in ("dark", "contrast"):
        library.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert violations(library, "color-contrast") == [], theme


def test_nothing_scrolls_sideways(library: Page, office: str) -> None:
    drop(library, ("mot-ten-tep-rat-dai-" * 6 + ".txt", report(261)), ("hong260.pdf", "%PDF-1.4 260"))
    expect(library.locator(".uploading .upload.bad")).to_have_count(1, timeout=READ_WITHIN)
    for path in ("/kho?van-ban=bc-tdkt-6t-2024", "/van-ban/bc-tdkt-6t-2024"):
        library.goto(office + path)
        expect(library.locator("#about .facts")).to_be_attached()
        for width, height in ((390, 844), (1366, 768)):
            library.set_viewport_size({"width": width, "height": height})
            assert library.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (path, width)
