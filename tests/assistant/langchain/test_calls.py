"""Around a call: what is refused before it is sent, what is recorded, and how it is stopped."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.asking import Cancel, asking
from assistant.call_log import FILE_NAME, CallLog
from assistant.errors import ModelFailure
from assistant.langchain.candidate import propose
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.settings import ModelSettings
from prompts.catalogue import version
from prompts.contexts import ModelRewording, ModelSystem
from tests.assistant.langchain.sections import section
from tests.model_server.running import ModelServer


def model_of(server: ModelServer, case: str, log: CallLog | None = None, **settings: object) -> ChatModel:
    return ChatModel(ModelSettings(server.base_url, case, timeout_s=20, **settings), log)  # type: ignore[arg-type]


def reword(model: ChatModel) -> None:
    propose(section(), instruction="", model=model, check=lambda _: ())


def test_call_is_recorded_with_prompt_versions_counts_and_times(model_server: ModelServer, tmp_path: Path) -> None:
    log = CallLog(tmp_path)
    with asking(report="r1", who="Nguyễn Thị Lan"):
        reword(model_of(model_server, "calls/counted", log))
    (record,) = log.newest(10)
    assert record.prompts == (f"model_system@{version(ModelSystem)}", f"model_rewording@{version(ModelRewording)}")
    assert (record.task, record.model, record.report, record.who) == ("rewording", "calls/counted", "r1", "Nguyễn Thị Lan")
    assert (record.tokens_in, record.tokens_out, record.estimated) == (321, 123, False)
    assert (record.outcome, record.reason) == ("accepted", None)
    assert record.first_s is not None and 0 <= record.first_s <= record.total_s


def test_uncounted_call_is_estimated_and_a_withheld_one_keeps_its_kind_of_reason(model_server: ModelServer, tmp_path: Path) -> None:
    log = CallLog(tmp_path)
    with pytest.raises(ModelFailure):
        reword(model_of(model_server, "dropped_mark", log))
    (record,) = log.newest(10)
    assert record.estimated and record.tokens_in > 500 and record.tokens_out > 50
    assert (record.outcome, record.reason) == ("withheld", "WithheldDropped")


def test_texts_are_recorded_only_where_the_operator_allows_it(model_server: ModelServer, tmp_path: Path) -> None:
    reword(model_of(model_server, "honest", CallLog(tmp_path / "silent")))
    reword(model_of(model_server, "honest", CallLog(tmp_path / "telling", texts=True)))
    assert "phong trào thi đua" not in (tmp_path / "silent" / FILE_NAME).read_text(encoding="utf-8")
    assert "phong trào thi đua" in (tmp_path / "telling" / FILE_NAME).read_text(encoding="utf-8")


def test_log_survives_a_line_that_was_cut_short(model_server: ModelServer, tmp_path: Path) -> None:
    log = CallLog(tmp_path)
    reword(model_of(model_server, "honest", log))
    with (tmp_path / FILE_NAME).open("a", encoding="utf-8") as file:
        file.write('{"id": "x", "at"\n')
    reword(model_of(model_server, "honest", log))
    assert len(log.newest(10)) == 2


def test_section_that_is_too_long_is_refused_before_anything_is_sent(model_server: ModelServer) -> None:
    before = len(model_server.asked("honest"))
    with pytest.raises(ModelFailure) as failure:
        reword(model_of(model_server, "honest", max_tokens=600, context_tokens=1000))
    assert str(failure.value).endswith("mô hình chỉ nhận 400 nên chưa gửi gì; hãy chia nhỏ mục, hoặc đề nghị người quản trị tăng giới hạn.")
    assert len(model_server.asked("honest")) == before


def test_budget_of_a_report_is_kept_across_programs_and_is_its_own(model_server: ModelServer, tmp_path: Path) -> None:
    with asking(report="r1"):
        reword(model_of(model_server, "calls/counted", CallLog(tmp_path), report_tokens=1200))
        again = model_of(model_server, "calls/counted", CallLog(tmp_path), report_tokens=1200)
        with pytest.raises(ModelFailure) as failure:
            reword(again)
    assert str(failure.value).startswith("Báo cáo này đã dùng khoảng 444 trên 1200 đơn vị từ dành cho mô hình nên chưa gửi gì;")
    with asking(report="r2"):
        reword(again)


def test_call_that_cannot_be_recorded_is_withheld(model_server: ModelServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ModelFailure, match=r"^Không ghi được nhật ký gọi mô hình"):
        reword(model_of(model_server, "honest", CallLog(tmp_path / "file")))


@pytest.mark.parametrize("server", ["openai", "ollama"])
def test_cancelled_call_stops_reading_at_once(server: str, model_server: ModelServer, tmp_path: Path) -> None:
    cancel, log, heard = Cancel(), CallLog(tmp_path), []
    address = model_server.base_url if server == "openai" else model_server.ollama_url
    model = ChatModel(ModelSettings(address, "calls/slow", timeout_s=30, server=server), log)  # type: ignore[arg-type]
    threading.Timer(0.8, cancel.cancel).start()
    begun, broken = time.monotonic(), len(model_server.broken())
    with pytest.raises(ModelFailure) as failure, asking(cancel=cancel, heard=heard.append):
        reword(model)
    assert str(failure.value) == "Đã dừng mô hình theo yêu cầu; văn bản giữ nguyên như trước."
    assert time.monotonic() - begun < 2.5
    assert heard and heard == sorted(heard)
    assert [record.reason for record in log.newest(10)] == ["WithheldCancelled"]
    assert _within(3.0, lambda: len(model_server.broken()) > broken)


def _within(seconds: float, happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.05)
    return False


def test_call_cancelled_beforehand_is_never_sent(model_server: ModelServer) -> None:
    cancel = Cancel()
    cancel.cancel()
    before = len(model_server.asked("honest"))
    with pytest.raises(ModelFailure, match="Đã dừng mô hình"), asking(cancel=cancel):
        reword(model_of(model_server, "honest"))
    assert len(model_server.asked("honest")) == before
