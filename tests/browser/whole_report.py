"""A whole document made in the browser twice: by typing into the composer alone, and with the panes alone; and what the two are compared by."""

import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from playwright.sync_api import Page, expect

from assistant.draft import Question
from assistant.draft_json import question_from_json
from corpus.reading import read_bytes
from tests.answering import answers_for
from tests.browser.conftest import call

ORIGIN = "kh-tuyen-truyen-2026"
DEADLINE = "15/01/2027"
ADDED = "Các phòng gửi kết quả về Văn phòng Sở trước ngày 10 hằng tháng."
_AT_REVISION = re.compile(r"\"e\d+-")
_BOOKMARK = re.compile(r'w:name="(_tb_\w+)"')
_SLOW = 30_000


class Answers:
    """What an officer would answer to each question of a report."""

    def __init__(self, questions: list[Any]) -> None:
        self.questions: tuple[Question, ...] = tuple(question_from_json(each) for each in questions)
        self.of = answers_for(self)  # type: ignore[arg-type]  # reads nothing but the questions

    def item(self, identifier: str) -> Question:
        return next(question for question in self.questions if question.id == identifier)


def report_of(page: Page) -> Any:
    """The report of the workbench that is open."""
    return call(re.sub(r"[?#].*", "", page.url).replace("/bao-cao/", "/api/v1/reports/"))


def section_to_extend(report: Any) -> Any:
    """The last section whose text ends in a sentence, so that both ways add to the same paragraph."""
    able = [s for s in report["sections"] if s["paragraphs"] and not s["paragraphs"][-1]["sentences"][0]["text"].lstrip().startswith(("-", "+"))]
    return able[-1]


def section_to_reject(report: Any) -> Any:
    """The first section with text."""
    return next(section for section in report["sections"] if section["paragraphs"])


def say(page: Page, words: str) -> Any:
    """Types into the composer, sends, and waits for the answer; its node."""
    turns = page.locator("#talk .turn:not(.line)")
    before = turns.count()
    page.get_by_placeholder("Nhắn cho Trợ Bút…").press_sequentially(words)
    page.keyboard.press("Enter")
    answer = turns.nth(before).locator(".answer:not(.hint)")
    answer.wait_for(timeout=_SLOW)
    return answer


def by_chat(page: Page, site: str) -> tuple[Any, Path]:
    """From the first screen to the Word file with nothing but the composer; the report and the file."""
    page.goto(site)
    composer = page.get_by_placeholder("Nhắn cho Trợ Bút…")
    composer.press_sequentially(f"soạn kế hoạch năm 2027 từ tệp {ORIGIN}.txt")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/bao-cao/[\w-]+$"), timeout=60_000)
    expect(page.locator("#status")).to_contain_text("Đã lưu", timeout=120_000)
    report = report_of(page)
    answers = Answers(report["questions"])
    say(page, f"hạn gửi {DEADLINE}")
    answer = say(page, "hỏi tôi từng câu")
    for _ in answers.questions:
        number = re.search(r"Câu (\d+)/", answer.inner_text().rpartition("Câu ")[1] + answer.inner_text().rpartition("Câu ")[2])
        assert number, answer.inner_text()
        question = answers.questions[int(number[1]) - 1]
        answer = say(page, answers.of[question.id])
    expect(answer).to_contain_text("Đã trả lời đủ các câu hỏi")
    say(page, f"bỏ mục {section_to_reject(report)['id']}")
    say(page, "nhận tất cả")
    say(page, f"thêm vào mục {section_to_extend(report)['id']} câu: «{ADDED}»")
    answer = say(page, "xuất Word")
    with page.expect_download() as download:
        answer.get_by_role("link", name="Tải tệp Word").click()
    return report_of(page), Path(download.value.path())


def by_panes(page: Page, site: str) -> tuple[Any, Path]:
    """The same with the panes: choice of the document, question cards, sections, the export dialog. Nothing is typed into the composer."""
    page.goto(site)
    page.get_by_role("button", name="Bắt đầu từ văn bản kỳ trước").first.click()
    page.locator(f'input[name=from][value="d:{ORIGIN}"]').check()
    page.get_by_role("button", name="năm 2027", exact=True).click()
    page.locator(".found").wait_for(timeout=60_000)
    page.get_by_role("textbox", name="Hạn gửi").fill(DEADLINE)
    page.get_by_role("button", name="Bắt đầu soạn").click()
    expect(page).to_have_url(re.compile(r"/bao-cao/[\w-]+$"), timeout=60_000)
    expect(page.locator("#status")).to_contain_text("Đã lưu", timeout=120_000)
    report = report_of(page)
    answers = Answers(report["questions"])
    for left, question in enumerate(answers.questions, 1):
        card = page.locator(f'[data-question="{question.id}"]')
        if question.options:
            card.get_by_role("button", name=answers.of[question.id], exact=True).click()
        else:
            card.locator("input").first.fill(answers.of[question.id])
            page.keyboard.press("Enter")
        expect(page.locator("#tab-open")).to_have_text(str(len(answers.questions) - left or ""), timeout=_SLOW)
    rejected = section_to_reject(report)["id"]
    _section(page, rejected).get_by_role("button", name="Bỏ", exact=True).click()
    expect(_section(page, rejected).locator(".sec-h")).to_contain_text("Đã bỏ")
    for section in report["sections"]:
        if section["paragraphs"] and section["id"] != rejected:
            _section(page, section["id"]).get_by_role("button", name="Nhận A").click()
            expect(_section(page, section["id"]).locator(".cand")).to_have_count(0)
    _extend(page, section_to_extend(report)["id"])
    page.locator("[data-do=ask-export]").click()
    with page.expect_download() as download:
        page.locator("[data-do=run-export]").click()
    return report_of(page), Path(download.value.path())


def _section(page: Page, identity: str) -> Any:
    return page.locator(f'#draft [data-section="{identity}"]')


def _extend(page: Page, identity: str) -> None:
    section = _section(page, identity)
    section.get_by_role("button", name="Sửa").click()
    section.locator(".pm").click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(f" {ADDED}")
    section.get_by_role("button", name="Ghi", exact=True).click()
    expect(section.locator(".editing")).to_have_count(0)


def substance(report: Any) -> Any:
    """A report without its own id, its times and the number of the revision that an id was made in."""
    kept = {name: value for name, value in report.items() if name not in ("id", "revision", "updated_at")}
    kept["sections"] = [{name: value for name, value in section.items() if name != "at"} for section in report["sections"]]
    return json.loads(_AT_REVISION.sub('"e-', json.dumps(kept, ensure_ascii=False)))


def provenance(report: Any) -> list[Any]:
    """Text, author, source and ops of every sentence, in order."""
    places = [
        report["head"],
        *(p["sentences"] for s in report["sections"] for p in ({"sentences": [s["title"]] if s["title"] else []}, *s["paragraphs"])),
        report["tail"],
    ]
    return [[sentence.get(name) for name in ("text", "author", "source", "ops")] for place in places for sentence in place]


def exported_text(path: Path) -> str:
    return read_bytes("bao-cao.docx", path.read_bytes()).text


def parts(path: Path) -> dict[str, str]:
    """Every part of a Word file by its name."""
    with ZipFile(path) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in sorted(file.namelist())}


def bookmarks(xml: str) -> list[str]:
    return _BOOKMARK.findall(xml)


def bookmarks_aside(xml: str) -> str:
    return _BOOKMARK.sub('w:name="_tb"', xml)
