"""Whatever an officer does in whatever order, every sentence replays from its source or names its author, and undo gives back every letter."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assistant.draft import replay
from assistant.editing import EditedParagraph
from assistant.errors import RejectedFact
from assistant.report import Report
from tests.assistant.offices import START, open_office

VALUES = st.sampled_from(["3", "12", "none", "Giữ nguyên", "15/20", "Không phát sinh", "Đã làm", "Luật Thi đua, khen thưởng", None])
ADDED = st.sampled_from(["Sở đã họp 04 lần.", "Việc khác: “không có”; (xem phụ lục).", "Đ", "…", "Thực hiện Nghị định số 152/2025/NĐ-CP."])
Text = tuple[str, ...]


class Course(RuleBasedStateMachine):
    """A report in a real folder; the archive is opened anew from time to time."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.workflow, self.database = open_office(self.folder)
        self.id = self.workflow.create(START, who="An").id
        self.before: list[Text] = []

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def report(self) -> Report:
        return self.workflow.open(self.id)

    def text(self) -> Text:
        return tuple(sentence.text for _, sentence in self.report.sentences())

    @rule(which=st.integers(0, 50), value=VALUES)
    def answer(self, which: int, value: str | None) -> None:
        questions = self.report.draft.questions
        now = self.text()
        try:
            self.workflow.answer(self.id, {questions[which % len(questions)].id: value}, who="An")
        except RejectedFact:
            assert self.text() == now
            return
        self.before.append(now)

    @rule(which=st.integers(0, 50), name=st.sampled_from("AB"))
    def accept(self, which: int, name: str) -> None:
        section = self.report.draft.sections[which % len(self.report.draft.sections)]
        if section.candidate(name):
            self.before.append(self.text())
            self.workflow.decide(self.id, section.id, "accept", who="An", candidate=name)

    @rule(which=st.integers(0, 50), cut=st.integers(0, 60), added=ADDED, place=st.integers(0, 3))
    def edit(self, which: int, cut: int, added: str, place: int) -> None:
        report = self.report
        section = report.draft.sections[which % len(report.draft.sections)]
        texts = [paragraph.text for paragraph in report.paragraphs(section)]
        if texts:
            changed = texts[place % len(texts)]
            texts[place % len(texts)] = f"{changed[:cut]} {added} {changed[cut + 5 :]}"
        else:
            texts = [added]
        self.before.append(self.text())
        self.workflow.decide(self.id, section.id, "edit", who="An", paragraphs=[EditedParagraph(text) for text in texts])

    @rule(which=st.integers(0, 50))
    def reject(self, which: int) -> None:
        self.before.append(self.text())
        self.workflow.decide(self.id, self.report.draft.sections[which % len(self.report.draft.sections)].id, "reject", who="An")

    @precondition(lambda self: bool(self.before))
    @rule()
    def undo(self) -> None:
        self.workflow.undo(self.id, who="An")
        assert self.text() == self.before.pop()

    @rule()
    def open_again(self) -> None:
        now = self.text()
        self.database.close()
        self.workflow, self.database = open_office(self.folder)
        assert self.text() == now

    @invariant()
    def every_sentence_is_explained(self) -> None:
        if not hasattr(self, "workflow"):
            return
        for _, sentence in self.report.sentences():
            assert sentence.author or sentence.source
            if sentence.source:
                assert replay(sentence.source.quote, sentence.ops) == sentence.text


Course.TestCase.settings = settings(max_examples=25, stateful_step_count=14, deadline=None)
TestAnyCourse = Course.TestCase
