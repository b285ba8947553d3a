"""Rule code → what an officer reads about it: the page constants of the rule's own module, how grave it is, its literate cases."""

from dataclasses import dataclass

from api.pages.rule_cases import RuleCase, cases_of
from assistant.checker.catalogue import RULES, rule_of
from assistant.checker.rule import Rule, is_always, is_default
from assistant.checker.rule_notes import RuleNote, note_of

GROUPS = (
    ("VB1", "Cách ghi viện dẫn"),
    ("VB2", "Có trong sổ đăng ký hay không"),
    ("VB3", "Khớp với sổ đăng ký"),
    ("VB4", "Hiệu lực vào ngày của văn bản"),
    ("VB5", "Các chỗ nhắc cùng một văn bản"),
    ("VB6", "Thứ tự số và ngày"),
    ("VB7", "Điều, khoản, điểm"),
    ("VB8", "Nhắc lại văn bản đã nêu"),
    ("VB9", "Danh sách bỏ qua"),
    ("NB", "Nội dung ngoài viện dẫn"),
)


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule as its page shows it."""

    rule: Rule
    note: RuleNote
    is_default: bool
    is_always: bool
    cases: tuple[RuleCase, ...] = ()


def rule(code: str) -> RulePage | None:
    """The rule whose page is asked for; the code may be typed in small letters."""
    found = rule_of(code.upper())
    return RulePage(found, note_of(found.code), is_default(found), is_always(found), cases_of(found.code)) if found else None


def groups() -> list[tuple[str, list[RulePage]]]:
    """All rules in groups, in the order of their codes."""
    pages = [
        RulePage(each, note_of(each.code), is_default(each), is_always(each)) for each in sorted(RULES, key=lambda each: (each.code[:2] == "NB", each.code))
    ]
    found = [(title, [page for page in pages if page.rule.code.startswith(prefix)]) for prefix, title in GROUPS]
    return [(title, members) for title, members in found if members]
