"""Names of what may be done, and of what an officer alone does."""

from typing import Literal, get_args

ToolName = Literal["search", "answer_fact", "shorten", "propose", "accept", "restore", "replace_basis", "compare", "explain", "check", "missing", "undo"]
TOOLS: frozenset[str] = frozenset(get_args(ToolName))
# Beginnings of names that a model may make up → what it would do
_OFFICERS_OWN = {
    "sign": "ký duyệt",
    "approve": "ký duyệt",
    "ky_": "ký duyệt",
    "delete": "xóa",
    "remove": "xóa",
    "xoa": "xóa",
    "export": "xuất văn bản",
    "download": "xuất văn bản",
    "xuat": "xuất văn bản",
    "send": "gửi văn bản",
    "publish": "gửi văn bản",
}


def officers_own(name: str) -> str | None:
    """What a name stands for that no model may do, in words; None for any other name."""
    return next((what for beginning, what in _OFFICERS_OWN.items() if name.lower().startswith(beginning)), None)
