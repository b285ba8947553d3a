"""The reviewer's page as a person uses it: by keyboard alone, beside an officer who changes words, on narrow screens, read out."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call
from tests.browser.test_looks import AXE, violations

pytestmark = pytest.mark.browser


@pytest.fixture
def base(site: str, report: Any) -> str:
    """A report without open slots in its figures."""
    facts = {q["id"]: "none" for q in report["questions"] if q["kind"] == "figure"}
    call(f"{site}/api/v1/reports/{report['id']}/facts", {"facts": facts}, "PATCH")
    return f"{site}/api/v1/reports/{report['id']}"


@pytest.fixture
def section(base: str) -> Any:
    """A section with several claims, none waiting for a figure."""
    form = call(f"{base}/claims")
    stands = form["standing"]
    return next(s for s in form["sections"] if s["parent"] and len(s["claims"]) > 1 and not stands[s["id"]]["slots"] + stands[s["id"]]["errors"])


@pytest.fixture
def review(page: Page, site: str, report: Any, section: Any) -> Page:
    page.goto(f"{site}/bao-cao/{report['id']}/duyet#{section['id']}")
    page.wait_for_selector("body[data-ready]")
    return page


def chosen(page: Page) -> Any:
    return page.locator(".rv.on").get_attribute("data-claim")


def pass_all(base: str, *sections: str) -> None:
    form = call(f"{base}/claims")
    wanted = [c for s in form["sections"] if not sections or s["id"] in sections for c in s["claims"]]
    call(f"{base}/verdicts", {"verdicts": [{"claim": c["id"], "verdict": "pass", "seen": c["seen"]} for c in wanted]})


def test_section_is_reviewed_and_signed_by_keyboard_alone(review: Page, section: Any) -> None:
    expect(review.locator("#sign")).to_be_disabled()
    for _ in section["claims"]:  # faster than anything is stored
        review.keyboard.press("1")
    review.keyboard.press("1")  # once too often: nothing is taken back
    expect(review.locator("#sign-open")).to_have_text("đã xem hết, xác nhận được")
    review.keyboard.press("Enter")
    expect(review.locator(f'#places [data-section="{section["id"]}"]')).to_contain_text("Đã xác nhận")
    expect(review.locator(".toast")).to_contain_text("Đã xác nhận")
    expect(review.locator(f'#places [data-section="{section["id"]}"]')).not_to_have_attribute("aria-current", "true")


def test_enter_signs_nothing_before_all_is_seen(review: Page, section: Any, base: str) -> None:
    review.keyboard.press("1")
    review.wait_for_timeout(200)
    review.keyboard.press("Enter")
    expect(review.locator(".toast")).to_contain_text("chưa xem")
    assert call(f"{base}/claims")["standing"][section["id"]]["word"] == "open"


def test_mending_needs_a_reason_and_keeps_what_is_typed(review: Page) -> None:
    claim = chosen(review)
    row = review.locator(f'[data-claim="{claim}"]')
    review.keyboard.press("2")
    review.keyboard.press("Control+Enter")
    expect(row.get_by_role("alert")).to_contain_text("Chưa ghi lý do")
    review.keyboard.type("Kiểm lại số 1, 2 và 3")
    expect(row.locator("textarea")).to_have_value("Kiểm lại số 1, 2 và 3")
    review.keyboard.press("Control+Enter")
    expect(row.locator(".said")).to_contain_text("Kiểm lại số 1, 2 và 3")
    expect(review.locator("#foot-open")).to_have_text("1 ý cần sửa")
    expect(row).to_be_focused()


def test_row_being_typed_in_is_never_drawn_again(review: Page, base: str, section: Any) -> None:
    """Other rows are concluded, and words of the report change, while somebody types."""
    review.keyboard.press("3")
    review.keyboard.type("Đang gõ dở")
    other = review.locator(".rv[data-claim]").nth(1)
    other.get_by_role("button", name="Đạt").click()
    expect(other).to_have_class(re.compile("seen"))
    expect(review.locator("form.reason textarea")).to_have_value("Đang gõ dở")
    heading = {"heading": section["heading"] + " (sửa)"}
    call(f"{base}/sections/{section['id']}", heading, "PATCH")
    review.evaluate("dispatchEvent(new Event('focus'))")
    expect(review.locator("#here")).to_contain_text("(sửa)")
    expect(review.locator("form.reason textarea")).to_have_value("Đang gõ dở")


def test_rows_stay_where_they_are_when_something_is_concluded(review: Page) -> None:
    second = review.locator(".rv[data-claim]").nth(1)
    review.keyboard.press("j")
    before = second.bounding_box()
    second.get_by_role("button", name="Đạt").click()
    expect(second.locator(".said")).to_be_visible()
    after = second.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 1


def test_next_claim_is_reached_without_a_jump(review: Page) -> None:
    """Concluded in a list of those not looked at, with the filter that would let the row go: rows stay, the next one is chosen."""
    review.keyboard.press("f")
    review.locator("#filters [data-filter='unseen']").click()
    rows = review.locator(".rv[data-claim]:visible")
    first, second = rows.nth(0), rows.nth(1)
    names = [row.get_attribute("data-claim") for row in rows.all()]
    before = (first.bounding_box(), second.bounding_box(), review.evaluate("document.querySelector('#rows').scrollTop"))
    first.get_by_role("button", name="Đạt").click()
    expect(first).to_have_class(re.compile("seen"))
    expect(second).to_be_focused()
    assert (first.bounding_box(), second.bounding_box(), review.evaluate("document.querySelector('#rows').scrollTop")) == before
    assert [row.get_attribute("data-claim") for row in rows.all()] == names
    review.locator("#filters [data-filter='unseen']").click()
    expect(first).not_to_have_attribute("data-claim", names[0] or "")


def test_unchanged_sentences_pass_in_one_act_and_are_taken_back(review: Page, base: str) -> None:
    form = call(f"{base}/claims")
    count = form["unchanged"]
    assert 10 < count < len([claim for section in form["sections"] for claim in section["claims"]])
    expect(review.locator("#pass-unchanged")).to_contain_text(f"Đạt {count} câu không đổi")
    review.keyboard.press("a")
    expect(review.locator(".toast")).to_contain_text(f"{count} câu không đổi")
    after = call(f"{base}/claims")
    by_id = {claim["id"]: claim for section in after["sections"] for claim in section["claims"]}
    assert len(after["conclusions"]) == count
    for claim in map(by_id.__getitem__, after["conclusions"]):
        assert not claim["findings"] and not claim["slots"] and claim["kind"] != "promise"
        assert {way["kind"] for way in claim["ways"]} <= {"verbatim", "join", "shift"}
    review.locator(".rv[data-claim]:not(.seen)").first.get_by_role("button", name="Đạt").click()
    expect(review.locator(".rv.on")).not_to_have_class(re.compile("seen"))
    review.keyboard.press("u")
    expect(review.locator("#pass-unchanged")).to_be_visible()
    left = call(f"{base}/claims")
    assert len(left["conclusions"]) == 1 and left["unchanged"] == count


def test_second_round_begins_with_what_has_changed(review: Page, site: str, base: str, report: Any, section: Any) -> None:
    form = call(f"{base}/claims")
    first, second, *_ = [claim for claim in section["claims"] if claim["sentence"]]
    remarks = [
        {"claim": claim["id"], "verdict": "mend", "reason": reason} for claim, reason in ((first, "Nêu rõ số văn bản."), (second, "Xem lại <i>ngày</i>."))
    ]
    call(f"{base}/submit", {})
    call(f"{base}/verdicts", {"verdicts": remarks})
    call(f"{base}/return", {"reason": "Còn hai chỗ phải sửa."})
    texts = {name: each["text"] for name, each in form["sentences"].items()}
    paragraphs = next(each for each in call(base)["sections"] if each["id"] == section["id"])["paragraphs"]
    old = texts[first["sentence"]]
    new = old.rstrip(".") + ", kèm danh sách."
    edited = [{"text": " ".join(sentence["text"] for sentence in each["sentences"]).replace(old, new)} for each in paragraphs]
    call(f"{base}/sections/{section['id']}/decisions", {"action": "edit", "paragraphs": edited})
    call(f"{base}/submit", {})
    review.goto("about:blank")
    review.goto(f"{site}/bao-cao/{report['id']}/duyet")
    expect(review.locator("#here")).to_have_text("Thay đổi từ lần duyệt trước")
    expect(review.locator(".changed-head")).to_contain_text("Còn hai chỗ phải sửa.")
    changed = review.locator(".changed-place").first
    expect(changed).to_contain_text("đã sửa")
    expect(changed).to_contain_text("Nêu rõ số văn bản.")
    expect(changed.locator("ins")).to_contain_text("kèm danh sách")
    if texts[second["sentence"]] != old:
        expect(review.locator(".changed-place.same")).to_contain_text("Xem lại <i>ngày</i>.")
    review.keyboard.press("1")
    expect(review.locator(".rv.seen").first).to_be_visible()
    review.keyboard.press("Enter")
    expect(review.locator("#here")).not_to_have_text("Thay đổi từ lần duyệt trước")


def test_resting_buttons_say_why(review: Page, base: str) -> None:
    call(f"{base}/submit", {})
    review.evaluate("dispatchEvent(new Event('focus'))")
    review.reload()
    for name in ("approve", "sign"):
        button = review.locator(f"#{name}")
        expect(button).to_be_disabled()
        told = review.locator(f"#{button.get_attribute('aria-describedby')}")
        expect(told).to_be_visible()
        expect(told).to_contain_text("còn")


def test_changed_words_take_the_sign_off_and_say_why(review: Page, base: str, section: Any) -> None:
    pass_all(base, section["id"])
    call(f"{base}/sections/{section['id']}/sign_off", {})
    review.reload()
    expect(review.locator("#rows > .strip")).to_contain_text("đã xác nhận mục này")
    call(f"{base}/sections/{section['id']}/decisions", {"action": "edit", "paragraphs": [{"text": "Sở viết lại mục này."}]})
    review.evaluate("dispatchEvent(new Event('focus'))")
    expect(review.locator("#rows > .strip")).to_contain_text("Lời đã đổi sau khi xác nhận")
    expect(review.locator(f'#places [data-section="{section["id"]}"]')).to_contain_text("Đã đổi sau xác nhận")
    call(f"{base}/undo", {})
    review.evaluate("dispatchEvent(new Event('focus'))")
    expect(review.locator("#rows > .strip")).to_contain_text("đã xác nhận mục này")


def test_section_sent_back_shows_its_reason_on_the_workbench(review: Page, site: str, report: Any, section: Any) -> None:
    review.get_by_role("button", name="Trả lại mục").click()
    review.keyboard.type("Thiếu <b>phụ lục</b>")
    review.keyboard.press("Control+Enter")
    expect(review.locator("#rows > .strip")).to_contain_text("Thiếu <b>phụ lục</b>")
    review.goto(f"{site}/bao-cao/{report['id']}")
    expect(review.locator(f'#draft [data-section="{section["id"]}"] .strip').first).to_contain_text("Thiếu <b>phụ lục</b>")
    expect(review.locator(f'#outline [data-section="{section["id"]}"]')).to_contain_text("Trả lại")


def test_submission_names_sections_that_were_sent_back_and_not_mended(review: Page, base: str, section: Any) -> None:
    call(f"{base}/submit", {})
    call(f"{base}/sections/{section['id']}/return", {"reason": "Thiếu phụ lục"})
    review.reload()
    review.get_by_role("button", name="Trình duyệt").click()
    line, go = review.locator("#submit-unmended"), review.locator("#submit-go")
    expect(line).to_contain_text(section["heading"])
    expect(line).to_contain_text("Chưa sửa từ khi bị trả lại")
    expect(go).to_have_text("Vẫn trình duyệt")
    review.keyboard.press("Escape")
    call(f"{base}/sections/{section['id']}/decisions", {"action": "edit", "paragraphs": [{"text": "Sở viết lại mục này."}]})
    review.reload()
    review.get_by_role("button", name="Trình duyệt").click()
    expect(go).to_have_text("Trình duyệt")
    expect(line).to_be_hidden()


def test_report_sent_back_names_its_returned_sections(review: Page, site: str, base: str, report: Any, section: Any) -> None:
    call(f"{base}/submit", {"note": ""})
    call(f"{base}/sections/{section['id']}/return", {"reason": "Thiếu số liệu"})
    review.goto(f"{site}/bao-cao/{report['id']}")
    banner = review.locator(".banner", has_text="trả lại báo cáo")
    expect(banner).to_contain_text("Thiếu số liệu. Mục trả lại:")
    expect(banner).to_contain_text(section["heading"])
    expect(review.locator("#to-review")).to_be_visible()


def test_remark_is_answered_and_closed(review: Page) -> None:
    review.keyboard.press("c")
    review.keyboard.type("Lấy số ở đâu?")
    review.keyboard.press("Control+Enter")
    thread = review.locator(".thread")
    expect(thread).to_contain_text("Lấy số ở đâu?")
    thread.get_by_role("button", name="Trả lời").click()
    review.keyboard.type("Sổ giao ban.")
    review.keyboard.press("Control+Enter")
    expect(thread.locator("li")).to_have_count(2)
    thread.get_by_role("button", name="Đóng ý kiến").click()
    expect(thread).to_contain_text("đã đóng")


def test_filters_move_with_f_and_count(review: Page, section: Any) -> None:
    review.keyboard.press("f")
    pressed = review.locator('#filters [aria-pressed="true"]')
    bases = sum(claim["kind"] == "basis" for claim in section["claims"])
    expect(pressed).to_have_text(f"Căn cứ {bases}")
    expect(review.locator(".rv[data-claim]:visible")).to_have_count(bases)


def test_whole_report_is_submitted_agreed_and_listed(review: Page, site: str, base: str, report: Any) -> None:
    form = call(f"{base}/claims")
    waiting = {slot for s in form["sections"] for c in s["claims"] for slot in c["slots"]}
    call(f"{base}/facts", {"facts": {q["id"]: _answer(q) for q in report["questions"] if q["id"] in waiting}}, "PATCH")
    pass_all(base)
    faulty = [name for name, each in call(f"{base}/claims")["standing"].items() if each["errors"] or each["slots"]]
    for name in faulty[1:]:
        call(f"{base}/sections/{name}/decisions", {"action": "edit", "paragraphs": [{"text": "Sở đã thực hiện nội dung này."}]})
    pass_all(base)
    blocked = [name for name, each in call(f"{base}/claims")["standing"].items() if each["errors"] or each["slots"]]
    review.reload()
    review.get_by_role("button", name="Trình duyệt").click()
    review.locator("#submit-form").get_by_role("button", name="Trình duyệt").click()
    expect(review.locator("#submitted")).to_contain_text("trình lần 1")
    expect(review.locator("#approve")).to_be_disabled()
    assert len(blocked) == 1  # two plans of that section have been replaced: errors of the highest level
    review.locator(f'#places [data-section="{blocked[0]}"]').click()
    expect(review.locator("#sign-open")).to_contain_text("2 lỗi mức 1, người soạn phải sửa")
    review.get_by_role("button", name="Đến chỗ vướng").click()
    expect(review.locator(".rv.on")).to_contain_text("đã được thay thế")
    expect(review.locator("#sign")).to_be_disabled()
    call(f"{base}/sections/{blocked[0]}/decisions", {"action": "edit", "paragraphs": [{"text": "Sở đã tổ chức sơ kết phong trào."}]})
    pass_all(base, blocked[0])
    for name, each in call(f"{base}/claims")["standing"].items():
        if each["total"]:
            call(f"{base}/sections/{name}/sign_off", {})
    review.reload()
    review.locator("#approve").click()
    expect(review.locator("#submitted")).to_contain_text("đồng ý trình ký")
    review.goto(f"{site}/bao-cao/{report['id']}")
    expect(review.locator(".banner.approved")).to_contain_text("Việc tiếp theo: xuất Word")
    expect(review.locator("#agreed")).to_have_text("Đã được đồng ý trình ký")
    expect(review.get_by_role("link", name="Trình duyệt", exact=True)).to_have_count(0)
    review.goto(site)
    line = review.locator(f'.report-line[data-report="{report["id"]}"]')
    expect(line).to_contain_text("đã duyệt")
    expect(line).not_to_contain_text("câu hỏi")
    line.locator("a.out").click()
    expect(review.locator("#panel")).to_contain_text("đã đồng ý trình ký")
    expect(review.locator("#panel")).not_to_contain_text("chưa được xác nhận")
    with review.expect_download() as download:
        review.locator("header [data-do=download]").click()
    assert download.value.suggested_filename == "Báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2025.docx"


def test_help_tells_every_key(review: Page) -> None:
    review.keyboard.press("?")
    expect(review.locator("#keys")).to_be_visible()
    review.keyboard.press("1")
    expect(review.locator(".rv.seen")).to_have_count(0)
    review.keyboard.press("Escape")
    expect(review.locator("#keys")).to_be_hidden()


def test_page_fits_every_width(review: Page) -> None:
    for width in (390, 1024, 1366, 1920):
        review.set_viewport_size({"width": width, "height": 768})
        assert review.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width


def test_narrow_screen_shows_one_pane_and_concludes(page: Page, review: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#places")).to_be_hidden()
    page.locator(".rv.on").get_by_role("button", name="Đạt").click()
    expect(page.locator(".rv.seen")).to_have_count(1)
    page.get_by_role("button", name="Các mục").click()
    expect(page.locator("#places")).to_be_visible()


def test_page_has_no_accessibility_violation(review: Page) -> None:
    if not AXE.exists():
        pytest.skip("thiếu axe-core: chạy npm ci trong api/editor")
    review.keyboard.press("1")
    review.wait_for_timeout(200)
    review.keyboard.press("c")
    review.keyboard.type("Ý kiến")
    review.keyboard.press("Control+Enter")
    expect(review.locator(".thread")).to_be_visible()
    review.keyboard.press("2")
    assert violations(review) == []
    for theme in ("dark", "contrast"):
        review.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert violations(review, "color-contrast") == [], theme


def _answer(question: Any) -> str:
    """None where there may be none, else the first choice, or last period's moment a year later."""
    if question["none"]:
        return "none"
    later = re.sub(r"(?:19|20)\d\d", lambda year: str(int(year[0]) + 1), question["previous"] or "")
    return question["options"][0] if question["options"] else later
