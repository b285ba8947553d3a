"""Values given in words ↔ the questions of a report: which question is meant, and whether that is sure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.conversation.asked_places import Surroundings, surroundings
from assistant.conversation.fact_words import Value
from assistant.conversation.fitting_values import after_unit, takes
from assistant.draft import Question
from assistant.report import Report
from corpus.text.folding import key

_ALIKE = 84.0
_SHORT = 3
_OWN_NAME, _CLAUSE, _AROUND = 3, 2, 1
# Words of a name that tell nothing about which fact is meant
_EMPTY_WORDS = (
    "so luong tong la duoc co cac nhung ky nay muc cua cho va da dat tang gom voi trong tai ve o do thi nhu theo moi nguoi "
    "bao nhieu tren tham du ty le thoi gian ket qua"
)
_ID = re.compile(r"(?:cau(?: hoi)?(?: so)?\s*q?|q)\s*(?P<number>\d{1,4})")
_BRACKETS = re.compile(r"\([^()]*\)")
_HINT = re.compile(r" \([^()]*\)$")  # tells a second fact of the same name
_EMPTY = frozenset(_EMPTY_WORDS.split())


@dataclass(frozen=True, slots=True)
class Match:
    """A question that a value may answer. `rank`: 3 its own name says it, 2 its clause, 1 its sentence or heading; `extra`: words of its name not said.

    `rivals`: questions of the same section that could take the value as well.
    """

    question: Question
    rank: int
    extra: int
    clause: str = ""
    rivals: tuple[Question, ...] = ()

    @property
    def says_name(self) -> bool:
        """Whether exactly what the question is called was said."""
        return self.rank == _OWN_NAME and self.extra == 0


def matches(report: Report, name: str, value: Value, sections: frozenset[str] | None = None) -> tuple[Match, ...]:
    """Every question that the name and value fit, those that fit best first. `sections`: only questions of these."""
    around = surroundings(report)
    able = [q for q in report.draft.questions if takes(q, value) and (sections is None or sections & set(q.sections))]
    found = [match for question in able if (match := _match(question, name, value, around[question.id], able, limited=sections is not None))]
    return tuple(sorted(found, key=lambda match: (-match.rank, match.extra)))


def sure(found: Sequence[Match]) -> Match | None:
    """The one question that is meant: the one whose name is exactly what was said, or the only one that fits, if nothing beside it could be meant."""
    exact = [match for match in found if match.rank == _OWN_NAME and match.extra == 0]
    if len(exact) == 1 and not any(_HINT.sub("", other.question.name) == exact[0].question.name for other in found if other is not exact[0]):
        return exact[0]
    only = found[0] if len(found) == 1 else None
    return only if only and (only.rank > _AROUND or not only.rivals) else None


def _match(question: Question, name: str, value: Value, around: Surroundings, able: Sequence[Question], *, limited: bool) -> Match | None:
    if _id_in(name) == question.id:
        return Match(question, _OWN_NAME, 0, around.words)
    rest = after_unit(question, value, around.clause)
    if rest is None:
        return None
    wanted = [word for word in f"{key(name)} {rest}".split() if word not in _EMPTY]
    rank = _rank(wanted, _own(question), around) if wanted else _AROUND
    if not rank or not (wanted or (not key(name) and (limited or (value.number and value.unit)))):
        return None
    rivals = tuple(q for q in able if q is not question and set(q.sections) & set(question.sections) and after_unit(q, value, "") is not None)
    return Match(question, rank, _extra(question, wanted, value, around), around.words, rivals)


def _id_in(name: str) -> str:
    """«q5», «câu 05», «câu hỏi q05» → «q05», the id of a question."""
    match = _ID.fullmatch(key(name))
    return f"q{int(match['number']):02d}" if match else ""


def _own(question: Question) -> list[str]:
    return f"{key(question.name)} {key(question.unit or '')}".split()


def _rank(wanted: Sequence[str], own: Sequence[str], around: Surroundings) -> int:
    near = [*own, *around.clause.split()]
    if all(_is_among(word, own) for word in wanted):
        return _OWN_NAME
    if all(_is_among(word, near) for word in wanted):
        return _CLAUSE
    return _AROUND if all(_is_among(word, [*near, *around.far.split()]) for word in wanted) else 0


def _extra(question: Question, wanted: Sequence[str], value: Value, around: Surroundings) -> int:
    """Words of the question's name that were not said; its unit, and what the source itself puts in brackets, do not count."""
    said = {*wanted, *value.unit.split(), *key(question.unit or "").split()}
    name = key(_BRACKETS.sub(lambda match: " " if match.group() in around.words else match.group(), question.name))
    return sum(1 for word in set(name.split()) if word not in _EMPTY and not word.isdigit() and not _is_among(word, said))


def _is_among(word: str, words: Sequence[str] | set[str]) -> bool:
    return word in words or (len(word) > _SHORT and any(len(other) > _SHORT and fuzz.ratio(word, other) >= _ALIKE for other in words))
