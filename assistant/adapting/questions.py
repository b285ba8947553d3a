"""Questions of a draft, collected while its sentences are made: one for each distinct fact, with all the places it answers."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from assistant.draft import Question, QuestionKind, SourceSpan
from assistant.fact_names import around, with_hint
from assistant.facts import Figure
from assistant.same_fact import quantity, same_fact
from corpus.text.folding import key

SPAN_LIMIT = 600


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure with the sentence that states it and the question that asks for it."""

    figure: Figure
    sentence: str
    question: str


@dataclass(slots=True)
class QuestionBook:
    """`document` is the id of the source document; ids count up in order of first mention: q01, q02, …"""

    document: str
    _questions: dict[str, Question] = field(default_factory=dict)
    _figures: defaultdict[tuple[str, str], list[_Stated]] = field(default_factory=lambda: defaultdict(list))
    _others: dict[tuple[str, str | None, str], str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _counts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def figure(self, figure: Figure, sentence: str, section: str, span: tuple[int, int]) -> str:
        """Ask for a figure, or add a place to the question that already asks for it. Returns the question's id."""
        alike = self._figures[figure.kind, quantity(figure)]
        known = next((stated for stated in alike if same_fact(stated.figure, figure, stated.sentence, sentence)), None)
        if known:
            return self._add_place(known.question, section, span)
        name = self._distinct(figure.name, section, *around(figure.start, figure.end, figure.unit, sentence))
        question = self._new("figure", name, section, [span], type_=figure.kind, unit=figure.unit or None, previous=figure.text)
        alike.append(_Stated(figure, sentence, question))
        return question

    def derived(self, question_id: str, section: str, span: tuple[int, int]) -> None:
        """A percentage that follows from a ratio already asked for."""
        self._add_place(question_id, section, span)

    def ask(
        self,
        kind: QuestionKind,
        name: str,
        section: str,
        spans: list[tuple[int, int]],
        *,
        previous: str | None,
        options: tuple[str, ...] = (),
        note: str | None = None,
    ) -> str:
        """Ask for anything else; the same kind, previous value and name are one question."""
        known = self._others.get((kind, previous, name))
        if known:
            for span in spans:
                self._add_place(known, section, span)
            return known
        type_ = "choice" if options else "date" if kind == "period" else "text"
        called = self._distinct(name, section) if kind == "period" else name
        self._names.setdefault(called, section)
        question = self._new(kind, called, section, spans, type_=type_, unit=None, previous=previous, options=options, note=note)
        self._others[kind, previous, name] = question
        return question

    def also(self, question_id: str, section: str, span: tuple[int, int]) -> None:
        """A further place that a question already asked answers."""
        self._add_place(question_id, section, span)

    def all(self) -> tuple[Question, ...]:
        return tuple(self._questions.values())

    def name_of(self, question_id: str) -> str:
        return self._questions[question_id].name

    def _new(
        self,
        kind: QuestionKind,
        name: str,
        section: str,
        spans: list[tuple[int, int]],
        *,
        type_: str,
        unit: str | None,
        previous: str | None,
        options: tuple[str, ...] = (),
        note: str | None = None,
    ) -> str:
        identifier = f"q{len(self._questions) + 1:02d}"
        places = tuple(self._place(span) for span in spans)
        self._questions[identifier] = Question(identifier, kind, name, unit, type_, previous, (section,), places, options=options, note=note)
        return identifier

    def _add_place(self, identifier: str, section: str, span: tuple[int, int]) -> str:
        question, place = self._questions[identifier], self._place(span)
        sections = question.sections if section in question.sections else (*question.sections, section)
        spans = question.spans if place in question.spans else (*question.spans, place)
        self._questions[identifier] = replace(question, sections=sections, spans=spans)
        return identifier

    def _place(self, span: tuple[int, int]) -> SourceSpan:
        return SourceSpan(self.document, span[0], min(span[1], span[0] + SPAN_LIMIT))

    def _distinct(self, name: str, section: str, *hints: str) -> str:
        """Two facts never share a name: a second one is told by the words around it, by its section, at last by its turn."""
        said = {key(word) for word in name.split()}
        telling = [hint for hint in hints if {key(word) for word in hint.split()} - said]
        elsewhere = self._names.get(name, section) != section and section[:1].isalnum()
        for candidate in (name, *(with_hint(name, hint) for hint in telling), *([with_hint(name, f"mục {section}")] if elsewhere else [])):
            if candidate not in self._names:
                self._names[candidate] = section
                return candidate
        while (candidate := with_hint(name, f"chỗ thứ {self._counts[name] + 2}")) in self._names:
            self._counts[name] += 1
        self._names[candidate] = section
        return candidate
