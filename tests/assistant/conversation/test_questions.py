"""Free questions: the right exact quote first, or «Không tìm thấy nguồn»; the same without marks."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.text.folding import strip_accents
from tests.assistant.conversation.conftest import Office


@cache
def data() -> tuple[list[tuple[str, str]], list[str]]:
    samples: dict[str, Any] = yaml.safe_load(files("corpus.samples").joinpath("questions.yaml").read_text(encoding="utf-8"))
    own: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))
    answerable = [(item["question"], item["answer_quote"]) for item in samples["answerable"]]
    answerable += [(item["question"], item["quote"]) for item in own["answerable"]]
    return answerable, [item["question"] for item in samples["unanswerable"]] + own["unanswerable"] + own["later"]["unanswerable"]


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "bare"])
@pytest.mark.parametrize(("question", "quote"), data()[0])
def test_answer_is_an_exact_quote(office: Office, question: str, quote: str, *, marked: bool) -> None:
    reply = office.say(question if marked else strip_accents(question))
    assert reply.outcome == "answered", reply.text
    first = reply.sources[0]
    assert quote in first.quote or first.quote in quote
    for source in reply.sources:
        assert office.retrieval.library.text(source.document)[source.start : source.end] == source.quote
        assert source.quote in reply.text


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "bare"])
@pytest.mark.parametrize("question", data()[1])
def test_what_no_document_says_is_not_answered(office: Office, question: str, *, marked: bool) -> None:
    reply = office.say(question if marked else strip_accents(question))
    assert (reply.outcome, reply.sources) == ("not_found", ()), reply.text
    assert "Không tìm thấy nguồn" in reply.text


def test_questions_kept_apart_from_tuning_are_mostly_answered(office: Office) -> None:
    own: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))
    replies = [(item["quote"], office.say(item["question"])) for item in own["later"]["answerable"]]
    right = [reply.outcome == "answered" and quote in reply.sources[0].quote for quote, reply in replies]
    assert sum(right) >= 9
    assert all(reply.outcome == "not_found" or good for (_, reply), good in zip(replies, right, strict=True))


def test_a_question_in_an_open_report_changes_nothing(office: Office) -> None:
    report = office.start("culture")
    before = office.text(report)
    reply = office.say("Giấy khen của giám đốc sở cho cá nhân kèm tiền thưởng bao nhiêu?", report)
    assert reply.outcome == "answered"
    assert reply.sources[0].document == "qc-tdkt-lam-giang"
    assert office.text(report) == before


@pytest.mark.parametrize("query", ["tìm quy định về Hội đồng Sáng kiến", "tim quy dinh ve hoi dong sang kien"])
def test_search_shows_quoted_passages(office: Office, query: str) -> None:
    reply = office.say(query)
    assert reply.outcome == "answered"
    assert 1 <= len(reply.sources) <= 3
    assert any("Hội đồng Sáng kiến" in source.quote for source in reply.sources)
