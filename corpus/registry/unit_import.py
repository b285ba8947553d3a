"""Files of agencies with dated names → the registry. Columns as in `starter/units.csv`; only name and kind must be filled."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from corpus.errors import BadRegistryRow
from corpus.registry.formats import read_lines
from corpus.registry.importing import checked_lines
from corpus.registry.tables import UnitRow
from corpus.registry.units import Unit
from corpus.registry.writing import raise_generation

_COLUMNS = ("name", "kind", "valid_from", "valid_to", "successor")
_LONGEST_KIND = 32


def declares_units(path: Path) -> bool:
    """Whether a file holds agencies and not documents, by its columns."""
    first = next(read_lines(path), None)
    return first is not None and {"name", "kind", "valid_to", "successor"} <= set(first.cells)


def read_units(path: Path) -> tuple[Unit, ...]:
    """The agencies of a file. Raises BadRegistryRow naming file and line for the first row that cannot be one."""
    found: list[Unit] = []
    for line in checked_lines(path, _COLUMNS):
        where = f"Tệp {path.name}, dòng {line.number}"
        if line.fault:
            raise BadRegistryRow(f"{where}: {line.fault}.")
        found.append(_unit(line.cells, where, path))
    return tuple(found)


def import_units(session: Session, path: Path) -> int:
    """Import agencies in place of an earlier import of the same name; how many. Raises BadRegistryRow."""
    found = read_units(path)
    origin = f"import:{path.name}"[:96]
    raise_generation(session)
    session.execute(delete(UnitRow).where(UnitRow.origin == origin))
    session.add_all(
        UnitRow(
            name=unit.name,
            kind=unit.kind,
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
            successor=unit.successor or "",
            source=unit.source,
            origin=origin,
        )
        for unit in found
    )
    session.flush()
    return len(found)


def _unit(cells: Mapping[str, Any], where: str, path: Path) -> Unit:
    row = {name: str(cell).strip() if cell is not None else "" for name, cell in cells.items()}
    for column in ("name", "kind"):
        if not row.get(column):
            raise BadRegistryRow(f"{where}: ô «{column}» để trống; hãy điền rồi nhập lại.")
    if len(row["kind"]) > _LONGEST_KIND:
        raise BadRegistryRow(f"{where}: ô «kind» dài quá {_LONGEST_KIND} ký tự; hãy xem lại.")
    start, end = (_day(row.get(column, ""), where, column) for column in ("valid_from", "valid_to"))
    if start and end and end <= start:
        raise BadRegistryRow(f"{where}: tên thôi dùng ngày {end.isoformat()}, không sau ngày bắt đầu {start.isoformat()}; hãy xem lại hai ngày.")
    if row.get("successor") and not end:
        raise BadRegistryRow(f"{where}: có cơ quan kế tục mà ô «valid_to» để trống; hãy ghi ngày tên cũ thôi dùng.")
    return Unit(row["name"], row["kind"], start, end, row.get("successor") or None, row.get("source") or f"import:{path.name}")


def _day(text: str, where: str, column: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadRegistryRow(f"{where}: ô «{column}» ghi «{text}» không phải ngày; hãy viết như 2025-03-01.") from error
