"""The program interface as a file: `python -m tests.api.openapi` writes it anew after a change that is wanted."""

import json
import tempfile
from pathlib import Path

from api.app import create_app
from api.settings import Settings

SNAPSHOT = Path(__file__).with_name("openapi.json")


def current() -> str:
    """What `/openapi.json` answers, without the version of the program."""
    with tempfile.TemporaryDirectory() as folder:
        form = create_app(Settings(data=Path(folder))).openapi()
    form["info"].pop("version")
    return json.dumps(form, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    SNAPSHOT.write_text(current(), encoding="utf-8")
