"""The conversation on a real report (needs the shared folder): the turns that the first issue asks to see, with and without marks."""

from pathlib import Path

import pytest

from assistant.archive import Archive
from assistant.conversation import Focus
from assistant.workflow import Workflow
from corpus.database import open_database
from corpus.prepared import prepare
from corpus.registry.starting import starter_registry
from corpus.text.folding import strip_accents
from retrieval.opening import open_retrieval
from tests.assistant.conversation.conftest import TODAY, Office


@pytest.fixture
def real(shared: Path, tmp_path: Path) -> Office:
    database = open_database(tmp_path)
    retrieval = open_retrieval(tmp_path, database)
    seed = next((shared / "seeds").glob("000_*.txt"))
    retrieval.ingestion().ingest([prepare(seed.name, seed.read_bytes())])
    return Office(retrieval, Workflow(Archive(database), retrieval.library, registry=starter_registry, today=lambda: TODAY), starter_registry, {})


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "bare"])
def test_the_turns_of_the_first_issue(real: Office, *, marked: bool) -> None:
    def spoken(words: str) -> str:
        return words if marked else strip_accents(words)

    started = real.say(spoken("soạn báo cáo 6 tháng đầu năm 2025 từ báo cáo kỳ trước"))
    assert started.outcome == "acted"
    assert started.report
    report = real.workflow.open(started.report)
    first = real.text(report)

    short = real.say(spoken("rút gọn mục 4.3"), report)
    assert short.outcome in ("acted", "answered")
    assert {section for section, text in real.text(report).items() if text != first[section]} <= {"I.4.3"}

    award = real.say(spoken("Giấy khen: 14 cá nhân"), report)
    assert award.outcome == "acted"
    assert [action.after for action in award.actions] == ["14"]

    sentence = next(s for section, s in real.workflow.open(report.id).sentences() if section == "I.4.3" and "Giấy khen 14" in s.text)
    reason = real.say(spoken("vì sao có câu này?"), report, Focus("I.4.3", sentence.id))
    assert reason.outcome == "answered"
    assert reason.sources[0].quote == sentence.source.quote if sentence.source else False

    for words in ("căn cứ nào hết hiệu lực?", "so với kỳ trước", "mục 4.3 so với kỳ trước", "còn lỗi gì?", "còn phải hỏi gì?"):
        assert real.say(spoken(words), report).outcome == "answered"
    assert real.say(spoken("Giá vàng hôm nay bao nhiêu?"), report).outcome == "not_found"

    while real.say(spoken("hoàn tác"), report).outcome == "acted":
        pass
    assert real.text(report) == first
