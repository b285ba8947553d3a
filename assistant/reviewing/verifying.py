"""Is a review record unchanged, and is the report still what was reviewed?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.errors import BadRecord
from assistant.reviewing.claim import Claims
from assistant.reviewing.record import FORMAT, OWN, hash_of

_NOT_ONE = "Tệp không phải phiếu duyệt JSON của Trợ Bút ({why}): hãy dùng tệp tải từ «Phiếu duyệt» dạng JSON."


@dataclass(frozen=True, slots=True)
class Verification:
    """`unchanged`: the record hashes to what it says of itself. `same_text`: the report's text is the one recorded.

    `changed`: headings of sections whose text is another, `gone` of those that are no longer there, `added` of those not recorded.
    """

    unchanged: bool
    same_report: bool
    same_text: bool
    approved: bool
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the record speaks, unchanged, of the report as it is."""
        return self.unchanged and self.same_report and self.same_text


def read_record(text: str) -> Mapping[str, Any]:
    """A record from its JSON. Raises BadRecord."""
    try:
        form = json.loads(text)
    except ValueError as error:
        raise BadRecord(_NOT_ONE.format(why="không đọc được JSON")) from error
    if not isinstance(form, dict) or form.get("format") != FORMAT or not isinstance(form.get(OWN), str):
        raise BadRecord(_NOT_ONE.format(why="thiếu tên định dạng hoặc mã băm"))
    return form


def verify(form: Mapping[str, Any], claims: Claims) -> Verification:
    """Compare a record with itself and with the report as it is now. Raises BadRecord where it lacks what is compared."""
    try:
        recorded = {str(s["id"]): (str(s["sha256"]), _name(s)) for s in form["sections"]}
        same_text = form["document_sha256"] == claims.sha256
        same_report = form["report"]["id"] == claims.report
        approved = form["status"]["word"] == "approved"
    except (KeyError, TypeError) as error:
        raise BadRecord(_NOT_ONE.format(why=f"thiếu «{error}»")) from error
    now = {section.id: section for section in claims.sections}
    return Verification(
        unchanged=hash_of(form) == form[OWN],
        same_report=same_report,
        same_text=same_text,
        approved=approved,
        changed=tuple(name for identifier, (digest, name) in recorded.items() if identifier in now and now[identifier].sha256 != digest),
        gone=tuple(name for identifier, (_, name) in recorded.items() if identifier not in now),
        added=tuple(section.heading or section.id for section in claims.sections if section.claims and section.id not in recorded),
    )


def _name(section: Mapping[str, Any]) -> str:
    return str(section.get("heading") or section["id"])
