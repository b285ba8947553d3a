"""Shares that follow from two counts of the same sentence: «xét 09 sáng kiến và công nhận 08 sáng kiến, đạt tỷ lệ …» is 88,89%."""

from collections.abc import Iterator, Mapping
from itertools import permutations

from assistant.draft import Question
from assistant.report import Report
from assistant.shares import decimals_of, share, states_share

_DIGITS = "0123456789."


def shares_that_follow(report: Report, answers: Mapping[str, str]) -> dict[str, str]:
    """Answers to questions for a percentage that last period's figures of its sentence gave, where both counts are known now; none that was given."""
    known = {question.id: question for question in report.draft.questions}
    found: dict[str, str] = {}
    for _, sentence in report.sentences():
        asked = [known[op.fact] for op in sentence.ops if op.kind == "slot" and op.fact in known]
        for percent in (q for q in asked if q.type == "percent" and q.id not in answers and q.previous):
            pairs = list(dict.fromkeys(_giving(percent, asked)))
            if len(pairs) != 1 or not any(q.id in answers for q in pairs[0]):
                continue
            counts = [answers.get(q.id) or q.value or "" for q in pairs[0]]
            if all(_is_count(count) for count in counts) and 0 < _number(counts[1]) >= _number(counts[0]):
                found[percent.id] = share(f"{_number(counts[0])}/{_number(counts[1])}", decimals=max(2, decimals_of(percent.previous or "")))
    return found


def _giving(percent: Question, asked: list[Question]) -> Iterator[tuple[Question, Question]]:
    """Part and whole whose old values gave the old percentage."""
    counted = [q for q in asked if q.type == "int" and _is_count(q.previous or "")]
    for part, whole in permutations(counted, 2):
        if 0 < _number(part.previous or "") <= _number(whole.previous or "") and states_share(percent.previous or "", f"{part.previous}/{whole.previous}"):
            yield part, whole


def _is_count(text: str) -> bool:
    return bool(text) and all(letter in _DIGITS for letter in text)


def _number(text: str) -> int:
    return int(text.replace(".", ""))
