"""The literate cases of a rule, which its tests read too, as its page shows them; none where the program runs without its tests."""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "tests" / "checker_cases"
_CODE = re.compile(r"[A-Z]{2}\d{2,3}")
_CASE = re.compile(r"^## (?P<title>.+?)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```(?P<kind>[^\n]+)\n(?P<text>.*?)\n```$", re.MULTILINE | re.DOTALL)
_FINDING = re.compile(r"^- (?P<code>\w+) (?P<severity>\w+) «(?P<text>.+)»$", re.MULTILINE)
_WORDS = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý", "hint": "gợi ý"}


@dataclass(frozen=True, slots=True)
class RuleCase:
    """`circumstances`: day, office, stage; `given`: (what, text) of coverage or suppressions. `findings`: (code, severity, flagged words); none: silent."""

    title: str
    circumstances: str
    text: str
    given: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str, str], ...]


def cases_of(code: str) -> tuple[RuleCase, ...]:
    """The cases of a rule in the order of its file."""
    path = FOLDER / f"{code}.md"
    if not _CODE.fullmatch(code) or not path.is_file():
        return ()
    return tuple(_case(match["title"], match["body"]) for match in _CASE.finditer(path.read_text(encoding="utf-8")))


def _case(title: str, body: str) -> RuleCase:
    fences = {match["kind"]: match["text"] for match in _FENCE.finditer(body)}
    text = fences.pop("văn bản", "")
    found = tuple((match["code"], _WORDS.get(match["severity"], match["severity"]), match["text"]) for match in _FINDING.finditer(body))
    return RuleCase(title, body.strip().split("\n", 1)[0], text, tuple(fences.items()), found)
