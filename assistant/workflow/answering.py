"""Answers to questions, written into every section that uses them."""

from collections.abc import Mapping

from assistant.answers import with_answers
from assistant.deciding import refilled
from assistant.draft import Draft
from assistant.errors import Clash
from assistant.outlines.editing import leaving, without_section
from assistant.overtaking import clashing
from assistant.renewing.carrying import completed
from assistant.report import Report
from assistant.workflow.reports import Reports
from assistant.writing import Between, Seen


class Answering(Reports):
    """Answers the questions of reports."""

    def answer(self, report_id: str, facts: Mapping[str, str | None], *, who: str, revision: int | None = None, key: str = "") -> Report:
        """Write answers into every section that uses them.

        Raises UnknownQuestion, RejectedFact, Overtaken where another has answered one of the questions otherwise since `revision`.
        """
        facts = self._completed(report_id, facts)

        def edit(report: Report, between: Between) -> Report:
            answered = with_facts(report, facts, between)
            for section in leaving(answered.draft, facts):
                answered = without_section(answered, section)
            return answered

        return self._writer.write(report_id, edit, action="facts " + " ".join(sorted(facts)), who=who, seen=Seen(revision, key), rests_on=(), filled=True)

    def _completed(self, report_id: str, facts: Mapping[str, str | None]) -> Mapping[str, str | None]:
        """Documents answered by their number as the registry names them."""
        named = {question.id for question in self.open(report_id).draft.questions if question.kind == "citation"} & set(facts)
        registry = self._registry() if named else None
        return {name: completed(value, registry) if registry and value and name in named else value for name, value in facts.items()}


def with_facts(report: Report, facts: Mapping[str, str | None], between: Between) -> Report:
    """The report with answers in every section that uses them. Raises UnknownQuestion, RejectedFact, Overtaken."""
    draft = with_answers(report.draft, facts)
    _refuse_clashes(report, draft, facts, between)
    return refilled(report, draft)


def _refuse_clashes(report: Report, answered: Draft, facts: Mapping[str, str | None], between: Between) -> None:
    """Raises Overtaken where another has answered one of the questions meanwhile, and otherwise."""
    now = {question.id: question for question in report.draft.questions}
    clashes = [
        Clash(question.id, question.name, question.value, now[question.id].value)
        for question in answered.questions
        if question.id in facts and now[question.id].value != question.value and between.last([f"fact:{question.id}"])
    ]
    change = between.last([f"fact:{clash.question}" for clash in clashes]) if clashes else None
    if change:
        raise clashing(report, change, clashes)
