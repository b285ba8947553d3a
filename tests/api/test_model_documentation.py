"""docs/model.md names every setting, every tool and every command there is."""

import re

from assistant.acting import TOOLS
from tests.model_server.running import ROOT

PAGE = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")


def test_page_names_every_setting_of_a_model_and_no_other() -> None:
    settings = set(re.findall(r"TROBUT_MODEL_[A-Z_]+", (ROOT / "api" / "settings.py").read_text(encoding="utf-8")))
    assert settings and settings == set(re.findall(r"TROBUT_MODEL_[A-Z_]+", PAGE))


def test_page_names_every_tool() -> None:
    assert [name for name in sorted(TOOLS) if f"`{name}`" not in PAGE] == []
