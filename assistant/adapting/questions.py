"""Questions of a draft, collected while its sentences are made: one for each distinct fact, with all the places it answers."""

from dataclasses import dataclass, field, replace

from assistant.draft import Question, QuestionKind, SourceSpan
from assistant.facts import Figure, same_fact

SPAN_LIMIT = 600


@dataclass(slots=True)
class _Asked:
    question: Question
    sentence: str = ""
    figure: Figure | None = None


@dataclass(slots=True)
class QuestionBook:
    """`document` is the id of the source document; ids count up in order of first mention: q01, q02, …"""

    document: str
    _asked: list[_Asked] = field(default_factory=list)

    def figure(self, figure: Figure, sentence: str, section: str, span: tuple[int, int]) -> str:
        """Ask for a figure, or add a place to the question that already asks for it. Returns the question's id."""
        for asked in self._asked:
            if asked.figure and same_fact(asked.figure, figure, asked.sentence, sentence):
                return self._add_place(asked, section, span)
        name = self._distinct(figure.name)
        return self._new("figure", name, section, [span], type_=figure.kind, unit=figure.unit or None, previous=figure.text, sentence=sentence, figure=figure)

    def derived(self, question_id: str, section: str, span: tuple[int, int]) -> None:
        """A percentage that follows from a ratio already asked for."""
        for asked in self._asked:
            if asked.question.id == question_id:
                self._add_place(asked, section, span)

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
        for asked in self._asked:
            question = asked.question
            if question.kind == kind and question.previous == previous and question.name == name:
                for span in spans:
                    self._add_place(asked, section, span)
                return question.id
        type_ = "choice" if options else "date" if kind == "period" else "text"
        return self._new(kind, name, section, spans, type_=type_, unit=None, previous=previous, options=options, note=note)

    def all(self) -> tuple[Question, ...]:
        return tuple(asked.question for asked in self._asked)

    def type_of(self, question_id: str) -> str | None:
        return next((asked.question.type for asked in self._asked if asked.question.id == question_id), None)

    def name_of(self, question_id: str) -> str:
        return next(asked.question.name for asked in self._asked if asked.question.id == question_id)

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
        sentence: str = "",
        figure: Figure | None = None,
    ) -> str:
        identifier = f"q{len(self._asked) + 1:02d}"
        places = tuple(SourceSpan(self.document, start, min(end, start + SPAN_LIMIT)) for start, end in spans)
        question = Question(identifier, kind, name, unit, type_, previous, (section,), places, options=options, note=note)
        self._asked.append(_Asked(question, sentence, figure))
        return identifier

    def _add_place(self, asked: _Asked, section: str, span: tuple[int, int]) -> str:
        question = asked.question
        place = SourceSpan(self.document, span[0], min(span[1], span[0] + SPAN_LIMIT))
        sections = question.sections if section in question.sections else (*question.sections, section)
        spans = question.spans if place in question.spans else (*question.spans, place)
        asked.question = replace(question, sections=sections, spans=spans)
        return question.id

    def _distinct(self, name: str) -> str:
        """Two facts never share a name."""
        taken = {asked.question.name for asked in self._asked}
        return name if name not in taken else next(f"{name} – {n}" for n in range(2, 99) if f"{name} – {n}" not in taken)
