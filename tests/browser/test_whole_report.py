"""A whole document made from the conversation alone, and the same one from the panes alone: identical documents."""

import copy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from assistant.draft import replay
from assistant.draft_json import sentence_from_json
from tests.browser.whole_report import ADDED, bookmarks, bookmarks_aside, by_chat, by_panes, exported_text, parts, provenance, substance

pytestmark = pytest.mark.browser
Made = tuple[Any, Path]


@pytest.fixture(scope="module")
def chat_made(browser: Any, site: str) -> Made:
    return _made(browser, site, by_chat)


@pytest.fixture(scope="module")
def pane_made(browser: Any, site: str) -> Made:
    return _made(browser, site, by_panes)


def _made(browser: Any, site: str, way: Any) -> Made:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", accept_downloads=True)
    context.set_default_timeout(20_000)
    page: Page = context.new_page()
    report, file = way(page, site)
    kept = file.read_bytes()
    context.close()
    file = Path(f"{file}.docx")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(kept)
    return report, file


def test_the_drafts_are_the_same(chat_made: Made, pane_made: Made) -> None:
    one, other = substance(chat_made[0]), substance(pane_made[0])
    assert [name for name in one if one[name] != other[name]] == []
    assert one["progress"]["answered"] == one["progress"]["questions"] > 20
    assert one["progress"]["accepted"] == one["progress"]["sections"] > 10


def test_every_sentence_has_the_same_source_and_edits(chat_made: Made, pane_made: Made) -> None:
    assert provenance(chat_made[0]) == provenance(pane_made[0])
    for text, author, source, _ in provenance(chat_made[0]):
        assert source or author, text


def test_every_sentence_replays(chat_made: Made, pane_made: Made) -> None:
    for report, _ in (chat_made, pane_made):
        forms = [s for section in report["sections"] for p in section["paragraphs"] for s in p["sentences"]]
        sentences = [sentence_from_json(form) for form in forms]
        assert sum(s.source is None for s in sentences) == 1
        assert [s.text for s in sentences if s.source and replay(s.source.quote, s.ops) != s.text] == []


def test_the_word_files_say_the_same(chat_made: Made, pane_made: Made) -> None:
    one, other = exported_text(chat_made[1]), exported_text(pane_made[1])
    assert one == other
    assert ADDED in one
    assert "BẢN NHÁP" not in one


def test_the_word_files_are_the_same_part_by_part(chat_made: Made, pane_made: Made) -> None:
    """Text, layout, annex, properties, bookmarks: only the bookmarks of report and of the sentence added are named differently."""
    one, other = (parts(file) for _, file in (chat_made, pane_made))
    assert one.keys() == other.keys()
    assert [name for name in one if bookmarks_aside(one[name]) != bookmarks_aside(other[name])] == []
    names, others = bookmarks(one["word/document.xml"]), bookmarks(other["word/document.xml"])
    assert len(names) == len(others) > 40
    assert sum(name != name_there for name, name_there in zip(names, others, strict=True)) == 2


def test_a_single_changed_letter_is_noticed(chat_made: Made, pane_made: Made) -> None:
    """The comparison itself: it must not pass whatever it is given."""
    changed = copy.deepcopy(pane_made[0])
    sentence = next(s for section in changed["sections"] for p in section["paragraphs"] for s in p["sentences"] if s["ops"])
    sentence["text"] += "x"
    assert substance(chat_made[0]) != substance(changed)
    assert provenance(chat_made[0]) != provenance(changed)
