"""What the last turn of a conversation proposed: «chấp nhận», «bỏ đề xuất này» and «mục này» of the next turn refer to it. Kept with the report."""

import json
from dataclasses import dataclass

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from assistant.draft import Candidate
from assistant.draft_json import paragraph_from_json, paragraph_to_json
from corpus.database import Base, Database


@dataclass(frozen=True, slots=True)
class Topic:
    """`sections`: ids of those concerned. `before`, `after`: revisions of the report around the turn, equal where it changed nothing.

    `proposal`: text offered for the one section, that does not stand in it yet. `asking`: id of the question that was just asked,
    where the questions are asked one by one; `within`: id of the section they are limited to. `submitting`: the note with which the
    report is to be submitted, where it was asked whether to do so all the same.
    """

    sections: tuple[str, ...]
    before: int
    after: int
    proposal: Candidate | None = None
    asking: str | None = None
    within: str | None = None
    submitting: str | None = None


class ConversationTopicRow(Base):
    """The topic of one officer's conversation about one report."""

    __tablename__ = "conversation_topics"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), primary_key=True)
    who: Mapped[str] = mapped_column(String(128), primary_key=True)
    form: Mapped[str] = mapped_column(Text)


class Topics:
    """Reads and keeps topics; every change is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, report_id: str, who: str) -> Topic | None:
        with self._database.reading() as session:
            row = session.get(ConversationTopicRow, (report_id, who))
            return _topic(row.form) if row else None

    def keep(self, report_id: str, who: str, topic: Topic | None) -> None:
        """In place of the one before; None: nothing is proposed any more."""
        with self._database.session() as session:
            row = session.get(ConversationTopicRow, (report_id, who))
            if topic is not None:
                session.merge(ConversationTopicRow(report_id=report_id, who=who, form=_form(topic)))
            elif row is not None:
                session.delete(row)


def _form(topic: Topic) -> str:
    proposal = topic.proposal and {"name": topic.proposal.name, "paragraphs": [paragraph_to_json(p) for p in topic.proposal.paragraphs]}
    form = {"sections": topic.sections, "before": topic.before, "after": topic.after, "proposal": proposal}
    asked = {"asking": topic.asking, "within": topic.within} if topic.asking else {}
    submitting = {} if topic.submitting is None else {"submitting": topic.submitting}
    return json.dumps(form | asked | submitting, ensure_ascii=False)


def _topic(text: str) -> Topic:
    form = json.loads(text)
    told = form["proposal"]
    proposal = Candidate(told["name"], tuple(map(paragraph_from_json, told["paragraphs"]))) if told else None
    return Topic(tuple(form["sections"]), form["before"], form["after"], proposal, form.get("asking"), form.get("within"), form.get("submitting"))
