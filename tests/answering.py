"""Plausible answers to every question of a draft, made from last period's values: what an officer would fill the form with."""

import re

from assistant.draft import Draft, Question

DOCUMENT = "Kế hoạch số 15/KH-UBND ngày 03/3/2027 của Ủy ban nhân dân tỉnh Lam Giang về công tác thi đua, khen thưởng năm 2027"
WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def answers_for(draft: Draft) -> dict[str, str]:
    """By question id; counts one more than before, dates a year later, the first option of a choice."""
    return {question.id: _answer(question) for question in draft.questions}


def _answer(question: Question) -> str:
    previous = question.previous or ""
    if question.options:
        return question.options[0]
    if question.kind == "citation":
        return DOCUMENT
    if question.type == "date":
        return re.sub(r"(?:19|20)\d\d", lambda year: str(int(year.group()) + 1), previous)
    if question.type == "ratio":
        part, whole = (int(count.replace(".", "")) for count in previous.split("/"))
        return f"{part + 1}/{whole + 2}"
    if question.type == "percent":
        return "81,5%" if not question.is_signed else "giảm 1,5%"
    if question.type in ("money", "int"):
        return _one_more(previous)
    return "Nội dung đã được cập nhật"


def _one_more(number: str) -> str:
    """«1.234,5» → «1.235,5», «ba» → «4»."""
    if number.lower() in WORDS:
        return str(WORDS.index(number.lower()) + 1)
    whole, comma, fraction = number.partition(",")
    return f"{int(whole.replace('.', '')) + 1:,}".replace(",", ".") + comma + fraction
