"""A TOML list of suppressions → values: `[[suppressions]]` with code, text or citation, section, reason, author, date."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from assistant.checker.suppression import FIELDS, Suppression
from assistant.errors import BadSuppression

_KEY = "suppressions"


def read_suppressions(path: Path) -> tuple[Suppression, ...]:
    """The list in a file. Raises BadSuppression, saying file and entry."""
    try:
        form = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadSuppression(f"Không đọc được danh sách bỏ qua «{path}» ({error.strerror}): hãy kiểm tra lại đường dẫn.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSuppression(f"Danh sách bỏ qua «{path}» không đúng dạng TOML ({error}): hãy sửa lại chỗ đó.") from error
    entries = form.get(_KEY, [])
    if set(form) - {_KEY} or not isinstance(entries, list):
        raise BadSuppression(f"Danh sách bỏ qua «{path}» phải gồm các mục [[{_KEY}]]: hãy viết lại theo mẫu trong README.")
    return tuple(suppression_from(entry, where=f"mục {number} của «{path}»") for number, entry in enumerate(entries, 1))


def suppression_from(form: Mapping[str, Any], *, where: str) -> Suppression:
    """One entry. Raises BadSuppression."""
    strange = sorted(set(form) - set(FIELDS))
    if strange:
        raise BadSuppression(f"Danh sách bỏ qua, {where}, có khóa lạ «{strange[0]}»: chỉ dùng {', '.join(FIELDS)}.")
    if not form.get("code") or not (form.get("text") or form.get("citation")):
        raise BadSuppression(f"Danh sách bỏ qua, {where}, thiếu code hoặc thiếu cả text lẫn citation: hãy ghi mã quy tắc và lời văn được bỏ qua.")
    words = {key: str(value) for key, value in form.items() if key != "date" and value is not None}
    return Suppression(**words, date=_day(form.get("date"), where))


def _day(value: object, where: str) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadSuppression(f"Danh sách bỏ qua, {where}: «{value}» không phải ngày dạng YYYY-MM-DD.") from None
