"""Carries out what a model asks for, in one report and for one officer, or refuses with a reason and changes nothing.

Whatever changes goes through the officer's own commands and the workflow: one revision each, in the name of the model at the officer's request.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.acting.words_said import said, said_words
from assistant.actors import Actor
from assistant.answers import KEEP
from assistant.conversation import Action, Focus, Outcome, Reply, SourceQuote, converse
from assistant.draft import DraftSection, Question, Sentence
from assistant.errors import AssistantError
from assistant.report import Report
from assistant.workflow import Workflow
from corpus.library import Library
from corpus.registry.numbers import plain_number_key
from corpus.registry.snapshot import Registry
from corpus.text.folding import key
from prompts import contexts
from prompts.catalogue import render
from prompts.contexts import Context
from prompts.contexts.talk_model import ProvedSentence
from retrieval.searcher import Searcher

_SHOWN = 3
_LONGEST_QUERY = 400


class Refused(Exception):
    """Not done; `reason` is a whole sentence for the officer."""

    def __init__(self, reason: Context) -> None:
        self.reason = render(reason)
        super().__init__(self.reason)


@dataclass(frozen=True, slots=True)
class Done:
    """What was done and what it says of itself."""

    outcome: Outcome
    text: str
    sources: tuple[SourceQuote, ...] = ()
    actions: tuple[Action, ...] = ()


class Desk:
    """One message of one officer about one report. `actor`: in whose name things are done, and for whom; `message`: the officer's words."""

    def __init__(
        self,
        report_id: str,
        message: str,
        *,
        workflow: Workflow,
        library: Library,
        searcher: Searcher,
        registry: Callable[[], Registry],
        today: date,
        actor: Actor,
    ) -> None:
        self.report_id = report_id
        self.message = message
        self._workflow = workflow.acting_for(actor)
        self._library = library
        self._searcher = searcher
        self._registry = registry
        self._today = today
        self._author = actor.name
        self._undone = False

    @property
    def report(self) -> Report:
        """As it stands now."""
        return self._workflow.open(self.report_id)

    def search(self, words: str) -> Done:
        """Passages of the library about `words`, quoted."""
        hits = self._searcher.search(words[:_LONGEST_QUERY], k=_SHOWN)
        quotes = tuple(ProvedSentence("", " ".join(hit.text.split()), ", ".join((hit.title, *hit.headings[-1:]))) for hit in hits)
        sources = tuple(SourceQuote(hit.document, hit.start, hit.end, hit.text) for hit in hits)
        return Done("answered" if hits else "not_found", render(contexts.TalkModelFound(words, quotes)), sources)

    def answer_fact(self, question: str, value: str) -> Done:
        """Answer a question of the report with a value that the officer said."""
        report = self.report
        asked = self._question(report, question)
        if not said(value, asked, self.message):
            raise Refused(contexts.ToolUnsaid(value))
        return self._written(report, asked, value)

    def replace_basis(self, old: str, new: str | None) -> Done:
        """Another document in the place of one that a question asks about; `new` None: it stays."""
        report, wanted = self.report, plain_number_key(old)
        asked = [question for question in report.draft.questions if question.kind == "citation" and wanted in plain_number_key(question.previous or "")]
        if len(asked) != 1 or not wanted:
            raise Refused(contexts.ToolNoBasis(old))
        if not said_words(old, self.message):
            raise Refused(contexts.ToolUnsaid(old))
        if new is not None and not said_words(new, self.message):
            raise Refused(contexts.ToolUnsaid(new))
        return self._written(report, asked[0], KEEP if new is None else new)

    def shorten(self, section: str) -> Done:
        return self._ordered("Rút gọn mục này", section)

    def propose(self, section: str) -> Done:
        return self._told("Soạn mục này", Focus(self._section(self.report, section).id))

    def accept(self, section: str, candidate: str) -> Done:
        return self._ordered(f"Nhận phương án {candidate} của mục này", section)

    def restore(self, section: str) -> Done:
        return self._ordered("Khôi phục mục này", section)

    def compare(self, section: str | None) -> Done:
        if section is None:
            return self._told("Báo cáo này so với kỳ trước", None)
        return self._told("So sánh mục này với kỳ trước", Focus(self._section(self.report, section).id))

    def explain(self, quote: str) -> Done:
        """Where the one sentence comes from that holds `quote`."""
        found = [(section, sentence) for section, sentence in self.report.sentences() if key(quote) and key(quote) in key(sentence.text)]
        if len(found) != 1:
            raise Refused(contexts.ToolNoSentence(quote))
        return self._told("Vì sao có câu này?", _focus(*found[0]))

    def check(self) -> Done:
        return self._told("Còn lỗi gì?", None)

    def missing(self) -> Done:
        return self._told("Mục nào còn thiếu?", None)

    def undo(self) -> Done:
        """The last change, once a message; a report with signatures is left to the officer."""
        if self._undone:
            raise Refused(contexts.ToolUndoneOnce())
        for section in self.report.draft.sections:
            self._refuse_signed(self.report, section)
        done = self._changed(self._say("Hoàn tác", None))
        self._undone = True
        return done

    def _ordered(self, order: str, section: str) -> Done:
        report = self.report
        found = self._section(report, section)
        self._refuse_signed(report, found)
        return self._changed(self._say(order, Focus(found.id)))

    def _changed(self, reply: Reply) -> Done:
        """An order that was carried out or had nothing to do; anything else is a refusal."""
        if reply.outcome not in ("acted", "answered"):
            raise Refused(contexts.ToolRefused(reply.text))
        return Done(reply.outcome, reply.text, reply.sources, reply.actions)

    def _told(self, question: str, focus: Focus | None) -> Done:
        reply = self._say(question, focus)
        return Done(reply.outcome, reply.text, reply.sources, reply.actions)

    def _say(self, words: str, focus: Focus | None) -> Reply:
        """One of the officer's commands, in fixed words: nothing that a model wrote is read as a command."""
        try:
            return converse(
                words,
                workflow=self._workflow,
                library=self._library,
                searcher=self._searcher,
                registry=self._registry,
                report_id=self.report_id,
                focus=focus,
                who=self._author,
                today=self._today,
                review="nothing",
            )
        except AssistantError as error:
            raise Refused(contexts.ToolRefused(str(error))) from error

    def _written(self, report: Report, question: Question, value: str) -> Done:
        for identifier in question.sections:
            section = report.draft.section(identifier)
            if section:
                self._refuse_signed(report, section)
        try:
            after = self._workflow.answer(report.id, {question.id: value}, who=self._author, revision=report.revision)
        except AssistantError as error:
            raise Refused(contexts.ToolRefused(str(error))) from error
        written = self._question(after, question.id)
        action = Action("answer", question.sections[0] if question.sections else None, question.value, written.value, report.revision)
        told = contexts.TalkModelFact(written.name, written.value or "", written.previous, len(after.open_questions()))
        return Done("acted", render(told), actions=(action,))

    def _section(self, report: Report, named: str) -> DraftSection:
        """By its id, or by a number that only one section has."""
        found = [section for section in report.draft.sections if section.id == named]
        found = found or [section for section in report.draft.sections if section.number.rstrip(".) ") == named.rstrip(".) ")]
        if len(found) != 1:
            raise Refused(contexts.ToolNoSection(named))
        return found[0]

    def _question(self, report: Report, identifier: str) -> Question:
        found = next((question for question in report.draft.questions if question.id == identifier), None)
        if found is None:
            raise Refused(contexts.ToolNoQuestion(identifier))
        return found

    def _refuse_signed(self, report: Report, section: DraftSection) -> None:
        if self._workflow.reviewing.of(report.id).sections[section.id].word == "signed":
            raise Refused(contexts.ToolSigned(section.title.text if section.title else section.number))


def _focus(section: str, sentence: Sentence) -> Focus:
    return Focus(section, sentence.id)
