"""How something is done in the program: the answer to «làm sao để …»."""

from dataclasses import dataclass
from typing import Literal

from prompts.contexts.base import Context

HowTo = Literal[
    "change_answer", "table", "export", "accept_all", "accept", "submit", "undo", "add_section", "drop_section", "move_section", "add_text", "edit_text",
    "drop_text", "basis", "nothing", "check", "start", "source", "versions", "bring_back", "upload", "delete_report", "deadline", "save", "keys",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Examples:
    """What examples speak of. `section`, `other`: sections as they may be named; `number`, `name`, `value`: a figure's question, and its answer or "".

    `nothing`: a question that may be «không phát sinh»; `basis`: a document cited; `day`: a day as it is written; `year`: of the present day.
    """

    section: str = "3.2"
    other: str = "2.3"
    number: str = "4"
    name: str = ""
    value: str = ""
    nothing: str = "đơn thư"
    basis: str = ""
    year: int = 0
    day: str = ""


@dataclass(frozen=True, slots=True)
class TalkHowTo(Context):
    """`is_open`: whether a report is open, of which the text may speak."""

    topic: HowTo
    is_open: bool
    eg: Examples
