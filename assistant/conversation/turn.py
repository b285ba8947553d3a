"""Everything a turn of conversation is answered with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.conversation.message import Message
from assistant.conversation.topics import Topic
from assistant.outlines.shipped import template_title
from assistant.report import Report
from assistant.workflow import Workflow
from corpus.errors import UnknownDocument
from corpus.library import Library
from corpus.registry.snapshot import Registry
from retrieval.searcher import Searcher

ReviewRight = Literal["nothing", "submit", "conclude"]
"""In a review: only ask (a model), submit (an officer), conclude (a reviewer)."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What the officer has selected in the workbench: ids of a section and of a sentence."""

    section: str | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One message with the parts that answer it. `report` is the one that is open, `topic` what the turn before was about."""

    message: Message
    workflow: Workflow
    library: Library
    searcher: Searcher
    registry: Callable[[], Registry]
    focus: Focus
    who: str
    today: date
    report: Report | None = None
    topic: Topic | None = None
    review: ReviewRight = "conclude"

    def title_of(self, document: str) -> str:
        """Title of a library document, or of a template; its id where it has been removed."""
        if template := template_title(document):
            return template
        try:
            return self.library.get(document).title
        except UnknownDocument:
            return document
