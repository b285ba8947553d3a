"""Every setting of the office's own sign-in is in the documentation, and none is there that does not exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
_NAME = re.compile(r"TROBUT_(?:OIDC|TRUSTED|SSO)_[A-Z]+(?:_[A-Z]+)*")


def test_every_setting_is_documented() -> None:
    source = (ROOT / "api" / "sso" / "environment.py").read_text(encoding="utf-8")
    of_provider = re.search(r"_OF_PROVIDER = \(([^)]*)\)", source)
    assert of_provider is not None
    read = {*_NAME.findall(source), *(f"TROBUT_OIDC_{name}" for name in re.findall(r'"([A-Z_]+)"', of_provider[1]))}
    assert len(read) >= 9
    assert set(_NAME.findall((ROOT / "docs" / "accounts.md").read_text(encoding="utf-8"))) == read


def test_the_audit_log_says_in_vietnamese_what_was_done() -> None:
    words = (ROOT / "api" / "templates" / "_audit_words.html").read_text(encoding="utf-8")
    for what in ("sign-in by office", "sign-in by proxy", "account by office", "role by office", "sso refused", "header ignored"):
        assert f'data-w="did-{what}"' in words
