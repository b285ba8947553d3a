"""Rows of a file → answers by question id, all of them or none: every row that cannot be taken is said in one sentence."""

from collections.abc import Mapping, Sequence

from assistant.accepting import accepted
from assistant.consistency import check_facts
from assistant.draft import Draft, Question
from assistant.errors import RejectedFact, RejectedRows, RowProblem
from assistant.fact_files.rows import FactRow
from assistant.fact_files.units import in_unit_of
from corpus.text.folding import key

_SHOWN = 3


def answers_of(draft: Draft, rows: Sequence[FactRow]) -> Mapping[str, str]:
    """The answers that the rows give, in the form they stand in the text.

    A row names its question by id, or by name whatever its case, marks and spacing. Raises RejectedRows, naming every row that
    meets no question, two questions, a question that another row answers otherwise, or that holds a value it cannot take.
    """
    taken, problems = _matched(draft, rows)
    if problems:
        raise RejectedRows(problems)
    return {name: value for name, (_, value) in taken.items()}


def problems_of(draft: Draft, rows: Sequence[FactRow]) -> tuple[RowProblem, ...]:
    """Every row that `answers_of` would refuse, in order."""
    return _matched(draft, rows)[1]


def _matched(draft: Draft, rows: Sequence[FactRow]) -> tuple[Mapping[str, tuple[FactRow, str]], tuple[RowProblem, ...]]:
    """Rows and values by question id, and what is wrong."""
    problems: list[RowProblem] = []
    taken: dict[str, tuple[FactRow, str]] = {}
    for row in rows:
        try:
            question = question_of(draft, row)
            _take(question, row, taken)
        except RejectedFact as refusal:
            problems.append(RowProblem(row.number, f"Dòng {row.number}: {refusal}"))
    answers = {name: value for name, (_, value) in taken.items()}
    for note in check_facts(draft, answers):
        if note.severity == "error":
            number = taken[note.question][0].number
            problems.append(RowProblem(number, f"Dòng {number}: {note.text}"))
    return taken, tuple(sorted(problems, key=lambda problem: problem.row))


def question_of(draft: Draft, row: FactRow) -> Question:
    """The one question that a row names. Raises RejectedFact."""
    exact = next((question for question in draft.questions if question.id == row.question.strip().lower()), None)
    if exact:
        if row.name and key(row.name) != key(exact.name):
            raise RejectedFact(f"mã «{exact.id}» ở bản thảo này là «{exact.name}», không phải «{row.name}»; hãy dùng biểu của chính bản thảo này.")
        return exact
    named = [question for question in draft.questions if key(question.name) == key(row.question)]
    if not named:
        raise RejectedFact(f"không có câu hỏi nào là «{row.question}»; hãy chép mã hoặc tên từ biểu của bản thảo.")
    if len(named) > 1:
        places = ", ".join(f"{question.id} (kỳ trước: {question.previous})" for question in named[:_SHOWN])
        raise RejectedFact(f"«{row.question}» có thể là {places}; hãy ghi mã câu hỏi.")
    return named[0]


def _take(question: Question, row: FactRow, taken: dict[str, tuple[FactRow, str]]) -> None:
    value = accepted(question, in_unit_of(question, row.value, row.unit))
    if value is None:
        return
    earlier = taken.get(question.id)
    if earlier and earlier[1] != value:
        raise RejectedFact(f"«{question.name}» đã có giá trị «{earlier[1]}» ở dòng {earlier[0].number}; hãy chỉ giữ một dòng.")
    taken[question.id] = (row, value)
