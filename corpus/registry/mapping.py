"""Another register's columns → ours, by a mapping file in TOML (`mappings/legal-code.toml` is one, `docs/registry.md` explains them).

[columns]            # ours = theirs; several of theirs, the first that is filled counts
date_issued = "issued"
[fixed]              # ours = a value for every row
status = "unknown"
[by_symbol]          # what the number itself says, where the cell is empty
issuer = true
type = true
[otherwise]          # ours = a value where the cell is still empty
issuer = "(không rõ)"
[[confidence]]       # the first that holds gives the standing; `column` with contains, equals, at_least or filled
standing = "low"
column = "sources"
equals = ["cited"]
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.citations.grammar import names
from corpus.errors import RegistryError
from corpus.registry.numbers import symbol_of

_TERM = re.compile(r"\d+$")
_TESTS = ("contains", "equals", "at_least", "filled")


@dataclass(frozen=True, slots=True)
class Condition:
    """When a row has the standing: the value of `column` stands in the relation `test` to `value`."""

    standing: str
    column: str = ""
    test: str = ""
    value: Any = None

    def holds(self, row: Mapping[str, Any]) -> bool:
        cell = row.get(self.column)
        if self.test == "equals":
            return bool(cell == self.value)
        if self.test == "contains":
            return bool(cell) and self.value in (cell if isinstance(cell, list | tuple | dict) else str(cell))
        if self.test == "at_least":
            return _amount(cell) >= float(self.value)
        return bool(cell) is bool(self.value) if self.test == "filled" else True


def _amount(cell: Any) -> float:
    """A number, or the greatest number of an object of counts."""
    if isinstance(cell, Mapping):
        return max((_amount(value) for value in cell.values()), default=0)
    try:
        return float(cell)
    except (TypeError, ValueError):
        return 0


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapping that has been read. `name` is what it is called in messages."""

    name: str
    columns: Mapping[str, Sequence[str]]
    fixed: Mapping[str, str]
    by_symbol: frozenset[str]
    otherwise: Mapping[str, str]
    confidence: tuple[Condition, ...]

    def row(self, theirs: Mapping[str, Any]) -> dict[str, Any]:
        """Our cells of one of their rows."""
        ours: dict[str, Any] = {name: next((theirs[column] for column in columns if theirs.get(column)), None) for name, columns in self.columns.items()}
        ours |= self.fixed
        for name in self.by_symbol:
            if not ours.get(name):
                ours[name] = _said_by_number(name, str(ours.get("number") or ""))
        ours |= {name: value for name, value in self.otherwise.items() if not ours.get(name)}
        standing = next((condition.standing for condition in self.confidence if condition.holds(theirs)), None)
        return ours | ({"confidence": standing} if standing else {})


def _said_by_number(name: str, number: str) -> str | None:
    kind, issuer = _read_symbol(symbol_of(number))
    return kind if name == "type" else issuer


@lru_cache(maxsize=4096)
def _read_symbol(symbol: str) -> tuple[str | None, str | None]:
    """«NĐ-CP» → Nghị định, Chính phủ; None where the symbol does not settle it."""
    known = names()
    first, _, rest = symbol.replace("/", "-").partition("-")
    types = {short.upper(): word for short, word in known.symbol_types.items()}
    issuers = {short.upper(): name for short, name in known.issuers.items() if "{home}" not in name}
    organ = _TERM.sub("", (rest if first in types else symbol).partition("-")[0])
    return types.get(first), issuers.get(organ)


def read_mapping(name: str) -> Mapped:
    """A mapping of the program by its name, or a file. Raises RegistryError."""
    shipped = files("corpus.registry") / "mappings" / f"{name}.toml"
    try:
        text = shipped.read_text(encoding="utf-8") if shipped.is_file() else Path(name).read_text(encoding="utf-8")
        return _mapped(name, tomllib.loads(text))
    except OSError as error:
        raise RegistryError(f"Không mở được bảng ánh xạ cột «{name}»: hãy ghi tên tệp .toml, hoặc một trong: {', '.join(shipped_mappings())}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, KeyError, AttributeError) as error:
        raise RegistryError(f"Bảng ánh xạ cột «{name}» không đọc được ({error}): hãy xem lại theo mẫu trong docs/registry.md.") from error


def shipped_mappings() -> tuple[str, ...]:
    """Names of the mappings that come with the program."""
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in (files("corpus.registry") / "mappings").iterdir() if entry.name.endswith(".toml")))


def _mapped(name: str, data: Mapping[str, Any]) -> Mapped:
    columns = {ours: [theirs] if isinstance(theirs, str) else list(theirs) for ours, theirs in data["columns"].items()}
    by_symbol = frozenset(column for column, wanted in data.get("by_symbol", {}).items() if wanted)
    return Mapped(
        name, columns, dict(data.get("fixed", {})), by_symbol, dict(data.get("otherwise", {})), tuple(_condition(rule) for rule in data.get("confidence", ()))
    )


def _condition(rule: Mapping[str, Any]) -> Condition:
    test = next((name for name in _TESTS if name in rule), "")
    return Condition(rule["standing"], rule.get("column", ""), test, rule.get(test))
