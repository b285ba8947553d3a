"""Every case of the scripted server over real HTTP: the honest ones become candidate D, each other is withheld with exactly its reason."""

import pytest

from assistant.draft import Candidate, replay
from assistant.errors import ModelFailure
from assistant.langchain.candidate import propose
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.settings import ModelSettings
from tests.assistant.langchain.sections import section
from tests.model_server.running import ModelServer
from tests.model_server.script import Case, all_cases, read_case

CASES = [read_case(name) for name in all_cases()]
HONEST = [case for case in CASES if case.expect is None]
WITHHELD = [case for case in CASES if case.expect is not None]


def candidate_of(case: Case, server: ModelServer) -> Candidate:
    settings = ModelSettings(server.base_url, case.name, timeout_s=case.timeout_s, max_tokens=case.max_tokens)
    reasons = ("Tên cơ quan đã đổi từ 01/7/2025.",) if case.section == "checked" else ()
    return propose(section(case.section), instruction="", model=ChatModel(settings), check=lambda _: reasons)


@pytest.mark.parametrize("case", HONEST, ids=lambda case: case.name)
def test_candidate_of_an_honest_answer_is_proposed(case: Case, model_server: ModelServer) -> None:
    candidate = candidate_of(case, model_server)
    texts = [sentence.text for paragraph in candidate.paragraphs for sentence in paragraph.sentences]
    assert candidate.name == "D"
    assert not any("⟦" in text for text in texts)
    assert tuple(texts) == case.lines or not case.lines


@pytest.mark.parametrize("case", HONEST, ids=lambda case: case.name)
def test_candidate_sentences_replay_from_their_source_or_name_the_model(case: Case, model_server: ModelServer) -> None:
    sentences = [sentence for paragraph in candidate_of(case, model_server).paragraphs for sentence in paragraph.sentences]
    assert sentences
    for sentence in sentences:
        assert sentence.author == f"Mô hình {case.name}"
        assert sentence.cls == "model"
        assert sentence.source is None or replay(sentence.source.quote, sentence.ops) == sentence.text


@pytest.mark.parametrize("case", WITHHELD, ids=lambda case: case.name)
def test_candidate_is_withheld_with_its_reason(case: Case, model_server: ModelServer) -> None:
    with pytest.raises(ModelFailure) as failure:
        candidate_of(case, model_server)
    assert str(failure.value) == case.expect
