"""The audit log says in Vietnamese what was done: every call that is told there has its words."""

import json
import re

from api.auditing import _NOTHING_DONE, _TAKEN_AWAY, _WORDED
from api.pages.templates import FOLDER
from tests.api.openapi import SNAPSHOT

_WRITES = {"post", "put", "patch", "delete"}


def test_every_call_that_the_log_tells_has_its_words() -> None:
    words = set(re.findall(r'data-w="did-([^"]+)"', (FOLDER / "_audit_words.html").read_text(encoding="utf-8")))
    told = {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, methods in json.loads(SNAPSHOT.read_text(encoding="utf-8"))["paths"].items()
        for method in methods
        if (method in _WRITES and not path.endswith(_NOTHING_DONE) and path not in _WORDED) or path.endswith(_TAKEN_AWAY)
    }
    assert told - words == set()
    assert len(told) > 40
