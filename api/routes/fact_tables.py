"""A table of answers looked at before it is taken: pasted, or a filled form; each row with its question and what is wrong with it."""

from typing import Any

from fastapi import APIRouter, UploadFile

from api.pane_messages import TableBody
from api.routes.parts import Open
from assistant.fact_files import read_rows, rows_of_text
from assistant.fact_files.looking import LookedAt, looked_at
from assistant.fact_files.rows import FactRow
from corpus.periods import Period

router = APIRouter(prefix="/reports/{report}/facts", tags=["reports"])
_MOST_BYTES = 20_000_000


@router.post("/table")
def look_at_table(report: str, body: TableBody, parts: Open) -> list[dict[str, Any]]:
    """Rows of a pasted table; nothing is stored."""
    return _rows(report, parts, rows_of_text(body.table, _period(report, parts)))


@router.post("/form")
def look_at_form(report: str, parts: Open, file: UploadFile) -> list[dict[str, Any]]:
    """Rows of a filled form (.xlsx, .csv, .yaml); nothing is stored."""
    return _rows(report, parts, read_rows(file.filename or "bieu", file.file.read(_MOST_BYTES + 1), _period(report, parts)))


def _period(report: str, parts: Open) -> Period:
    return Period.parse(parts.workflow.open(report).draft.info.period)


def _rows(report: str, parts: Open, rows: tuple[FactRow, ...]) -> list[dict[str, Any]]:
    return [_form(each) for each in looked_at(parts.workflow.open(report).draft, rows)]


def _form(row: LookedAt) -> dict[str, Any]:
    """`before` is the answer that the row would change (null: open), `problem` the reason why the row cannot be taken."""
    question = row.question
    return {
        "row": row.row.number,
        "given": row.row.question,
        "question": question.id if question else None,
        "name": question.name if question else None,
        "unit": question.unit if question else None,
        "previous": question.previous if question else None,
        "before": question.value if question else None,
        "value": row.value,
        "problem": row.problem,
        "notes": list(row.notes),
    }
