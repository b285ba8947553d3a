"""Values given in words ↔ the questions of a report: which question is meant, and whether that is sure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.conversation.fact_words import Value
from assistant.draft import Op, Question, Sentence
from assistant.report import Report
from corpus.text.folding import key

_ALIKE = 84.0
_SHORT = 3
_CLAUSE = re.compile(r"[;:.!?\n](?!\d)")
# Words of a name that tell nothing about which fact is meant
_EMPTY_WORDS = (
    "so luong tong la duoc co cac nhung ky nay muc cua cho va da dat tang gom voi trong tai ve o do thi nhu theo moi nguoi "
    "bao nhieu tren tham du ty le tien thoi gian ket qua"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_UNITS_ALIKE = (frozenset(("ca nhan", "nguoi", "dong chi")), frozenset(("cuoc", "lan", "phien", "buoi")))
_MONEY = re.compile(r"(?:(?:nghin|ngan|trieu|ty) )?(?:dong|vnd|usd|do la)|trieu|ty")
_NUMERIC = ("int", "ratio", "percent", "money")


@dataclass(frozen=True, slots=True)
class Match:
    """A question that a value may answer. `rank`: 3 its own name says it, 2 its clause, 1 its sentence or section; `extra`: words of its name not said."""

    question: Question
    rank: int
    extra: int


def matches(report: Report, name: str, value: Value, sections: frozenset[str] | None = None) -> tuple[Match, ...]:
    """Every question that the name and value fit, those that fit best first. `sections`: only questions of these."""
    contexts = _contexts(report)
    found = []
    for question in report.draft.questions:
        if sections is not None and not sections & set(question.sections):
            continue
        match = _match(question, name, value, contexts.get(question.id, ("", "")), _headings(report, question))
        if match:
            found.append(match)
    return tuple(sorted(found, key=lambda match: (-match.rank, match.extra)))


def sure(found: Sequence[Match]) -> Match | None:
    """The one question that is meant: the only one, or the only one whose name is exactly what was said; open questions go first."""
    waiting = [match for match in found if match.question.value is None]
    for group in (waiting, list(found)) if waiting else (list(found),):
        exact = [match for match in group if match.rank == _OWN_NAME and match.extra == 0]
        if len(exact) == 1:
            return exact[0]
        if len(group) == 1:
            return group[0]
        if group:
            return None
    return None


_OWN_NAME = 3


def _match(question: Question, name: str, value: Value, context: tuple[str, str], headings: str) -> Match | None:
    if key(name) == question.id:
        return Match(question, _OWN_NAME, 0)
    rest = _after_unit(question, value, context[0])
    if rest is None or not _takes(question, value):
        return None
    wanted = [word for word in f"{key(name)} {rest}".split() if word not in _EMPTY]
    own = f"{key(question.name)} {key(question.unit or '')}".split()
    if not wanted:
        return Match(question, 1, 0) if value.number and value.unit and not name.strip() else None
    rank = _rank(wanted, own, context[0], f"{context[1]} {headings}")
    said = {*wanted, *value.unit.split()}
    extra = sum(
        1 for word in set(own) if word not in _EMPTY and not word.isdigit() and not _is_among(word, said) and word not in key(question.unit or "").split()
    )
    return Match(question, rank, extra) if rank else None


def _rank(wanted: Sequence[str], own: Sequence[str], clause: str, around: str) -> int:
    near = [*own, *clause.split()]
    if all(_is_among(word, own) for word in wanted):
        return _OWN_NAME
    if all(_is_among(word, near) for word in wanted):
        return 2
    return 1 if all(_is_among(word, [*near, *around.split()]) for word in wanted) else 0


def _is_among(word: str, words: Sequence[str] | set[str]) -> bool:
    return word in words or (len(word) > _SHORT and any(len(other) > _SHORT and fuzz.ratio(word, other) >= _ALIKE for other in words))


def _takes(question: Question, value: Value) -> bool:
    """Whether a value of this shape can answer a question of this type."""
    if value.nothing or not value.number:
        return value.nothing or question.type not in _NUMERIC
    if "/" in value.number:
        return question.type == "ratio"
    if "%" in value.number:
        return question.type == "percent"
    if question.type == "money":
        return not value.unit or bool(_MONEY.match(value.unit))
    return question.type == "int" or (question.type == "percent" and not value.unit)


def _after_unit(question: Question, value: Value, clause: str) -> str | None:
    """The words said after the number without those that name the unit; None where the unit is another."""
    unit = value.unit
    if not unit or value.nothing:
        return ""
    if question.type == "money":
        return _MONEY.sub("", unit, count=1).strip()
    own = key(question.unit or "")
    if not own:
        return unit if unit.split()[0] in clause.split() or question.type not in _NUMERIC else None
    return _unit_left(unit, own)


def _unit_left(said: str, own: str) -> str | None:
    """«ca nhan duoc giay khen» against «ca nhan» leaves «duoc giay khen»; «ho so» fits «ho so de nghi khen thuong»."""
    for group in _UNITS_ALIKE:
        first = next((unit for unit in group if said == unit or said.startswith(unit + " ")), None)
        if first and any(own == unit or own.startswith(unit + " ") for unit in group):
            return said.removeprefix(first).strip()
    if said == own or said.startswith(own + " "):
        return said.removeprefix(own).strip()
    return "" if own.startswith(said + " ") else None


def _contexts(report: Report) -> dict[str, tuple[str, str]]:
    """For each question the clause and the sentence of the source in which its figure or date stands, in plain words."""
    found: dict[str, tuple[str, str]] = {}
    for _, sentence in report.sentences():
        for op in sentence.ops:
            if op.fact and sentence.source and op.fact not in found:
                found[op.fact] = key(_clause(sentence, op)), key(sentence.source.quote)
    return found


def _clause(sentence: Sentence, op: Op) -> str:
    quote = sentence.source.quote if sentence.source else ""
    begin = max((match.end() for match in _CLAUSE.finditer(quote, 0, op.start)), default=0)
    end = _CLAUSE.search(quote, op.end)
    return quote[begin : end.start() if end else len(quote)]


def _headings(report: Report, question: Question) -> str:
    sections = (report.draft.section(identifier) for identifier in question.sections)
    return " ".join(key(section.title.text) for section in sections if section and section.title)
