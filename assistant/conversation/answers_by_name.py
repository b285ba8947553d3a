"""«Sửa ‹tên câu hỏi› thành 28», «đổi ‹tên› thành 12/6/2026»: the exact name of one question → the answer that is given to it.

Names are looked for where they end, whatever is in them («thành phố», «33/33», brackets), so they are never taken for words of the text.
"""

from assistant.accepting import accepted
from assistant.conversation.fact_words import values_in
from assistant.conversation.message import Message, said
from assistant.conversation.values import as_asked
from assistant.draft import Question
from assistant.errors import RejectedFact
from assistant.report import Report
from corpus.text.folding import key

_ORDER = said(
    r"\s*(?:hay )?(?:sua|doi|thay(?: doi)?|chinh(?: sua)?|cap nhat|ghi|dien|nhap)"
    r"(?P<all>(?: (?:lai|cau(?: hoi)?|so lieu|gia tri|cua|o|muc so lieu))*\s+(?P<rest>\S[\s\S]*))"
)
_TO = said(r"\s(?:thanh|sang|bang|la)\s+(?=\S)")
_MORE = said(r"[;\n,]\s|(?<!\w)(?:roi|xong|va|sau do|dong thoi)(?!\w)")  # another order behind a figure
_COUNTED = ("int", "ratio", "percent", "money", "date")


def named_answer(report: Report, message: Message) -> tuple[Question, str] | None:
    """The question named in full and the value said for it, which it may still refuse; None where no name, or that of several, is said.

    What would stand in the text as words («đổi kim ngạch xuất khẩu thành giá trị xuất khẩu») is no value and left to the text.
    """
    order = _ORDER.match(message.plain)
    if order is None or message.asks:
        return None
    for match in _TO.finditer(message.plain, order.start("all")):
        for start in (order.start("all"), order.start("rest")):
            question = _named(report, message.text[start : match.start()])
            if question is not None:
                return _answer(report, question, message, match.end())
    return None


def _named(report: Report, words: str) -> Question | None:
    said_name = key(words)
    found = [question for question in report.draft.questions if said_name and key(question.name) == said_name]
    return found[0] if len(found) == 1 else None


def _answer(report: Report, question: Question, message: Message, start: int) -> tuple[Question, str] | None:
    counted = question.type in _COUNTED
    if counted and _MORE.search(message.plain, start):
        return None
    values = values_in(message, start, len(message.plain))
    value = as_asked(question, values[0]) if len(values) == 1 else None
    text = message.original(start, len(message.text))
    if value is not None and _fits(question, value):
        return question, value
    return (question, value or text) if any(map(str.isdigit, text)) or not _stands(report, question.name) else None


def _fits(question: Question, value: str) -> bool:
    try:
        return accepted(question, value) is not None
    except RejectedFact:
        return False


def _stands(report: Report, name: str) -> bool:
    """Whether the text itself says the name."""
    wanted = f" {key(name)} "
    return any(wanted in f" {key(sentence.text)} " for _, sentence in report.sentences())
