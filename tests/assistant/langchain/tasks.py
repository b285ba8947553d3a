"""Each further task as a case of the scripted server drives it, over real HTTP."""

from assistant.grounding.written import Fact
from assistant.langchain.answer import Answered, answer
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.section import Wanted, Written, write
from assistant.langchain.settings import ModelSettings
from assistant.langchain.shortening import Shortened, shorten
from tests.assistant.langchain.sections import section
from tests.assistant.langchain.shelf import hits
from tests.model_server.running import ModelServer
from tests.model_server.script import Case

FACTS = (Fact("F1", "Kỳ báo cáo", "6 tháng đầu năm 2025"), Fact("F2", "Số lớp tập huấn", "03 lớp"))
WANTED = Wanted("II.3", "3. Công tác tập huấn", "Nêu số lớp, số người")
QUESTION = "Sở Công Thương tổ chức bao nhiêu lớp tập huấn?"


def model_of(case: Case, server: ModelServer) -> ChatModel:
    return ChatModel(ModelSettings(server.base_url, case.name, timeout_s=case.timeout_s, max_tokens=case.max_tokens))


def shortened(case: Case, server: ModelServer) -> Shortened:
    return shorten(section(case.section), model=model_of(case, server), check=lambda _: _against(case))


def written(case: Case, server: ModelServer) -> Written:
    return write(WANTED, hits=hits(), facts=FACTS, model=model_of(case, server), check=lambda _: _against(case))


def answered(case: Case, server: ModelServer) -> Answered:
    return answer(QUESTION, hits=hits(), model=model_of(case, server))


def _against(case: Case) -> tuple[str, ...]:
    return tuple(filter(None, [case.given.get("against")]))
