"""Numbers that a rule fixes, not the period: «không quá 15 ngày» of a decree, «mức tối đa 15% do tỉnh quy định», «trước ngày 15/12 hằng năm».

They are the same in every period, so they stay as they are and nobody is asked for them. A limit that the office set itself for the year (a target of
its plan) has no rule beside it and is asked like every figure.
"""

import re

from assistant.facts import Figure
from corpus.text.folding import plain

_LIMIT = re.compile(
    r"\b(?:khong (?:duoc )?(?:qua|vuot|duoi|thap hon|it hon|nhieu hon|cao hon)|vuot qua|(?:muc |han muc )?toi (?:da|thieu)"
    r"|it nhat|nhieu nhat|cham nhat|som nhat|tu du|(?:trong )?thoi (?:han|gian)|trong vong|trong)(?: la| bang| den| qua| so)?(?: [^\d.;:]{0,60}\bbang)?\s*$"
)
_STRICT = re.compile(r"\btrong\s*$")  # «trong 12 cá nhân» limits nothing: only a time does
_RULED = re.compile(
    r"\b(?:do|cua|theo|tai|trong|dung|duoc|nhu|ma|cac)\b[^.;:]{0,80}\bquy dinh\b|\bquy dinh\s*(?:tai|cua|trong|la|rang|nay|:|$)"
    r"|\b(?:luat|bo luat|nghi dinh|thong tu|quy che|dieu le|dieu \d+|khoan \d+)\b[^.;:]{0,120}\b(?:quy dinh|cho phep|yeu cau|buoc|han)\b"
    r"|\btheo\b[^.;:]{0,12}\b(?:luat|nghi dinh|thong tu|quy che|dieu le|dieu \d+|khoan \d+)\b"
)
_OWN_AIM = re.compile(r"\b(?:phan dau|chi tieu|muc tieu|ke hoach|du kien|dang ky|cam ket|da (?:tang|cap|chi|to chuc|ban hanh))\b")
_TIME = re.compile(r"\b(?:ngay|gio|thang|nam|tuan|phut)\b")
_COUNTED_FROM = re.compile(r"\s*(?:ngay|gio|thang|nam|tuan)(?: lam viec)?(?: tinh)?(?:,)? (?:ke tu|tu khi|truoc khi|sau khi)\b")
_BREAK = re.compile(r"[.;:](?!\d)")


def is_norm(figure: Figure, sentence: str) -> bool:
    """Whether `figure` of `sentence` is fixed by a rule.

    A limit («không quá», «tối đa», «chậm nhất») counts where its sentence names the rule; a time counted from an event is one by itself.
    """
    before, after = plain(sentence[: figure.start]), plain(sentence[figure.end :])
    if _COUNTED_FROM.match(after) and figure.kind == "int":
        return True
    clause = _BREAK.split(before)[-1]
    if not _LIMIT.search(clause) or (_STRICT.search(clause) and not _TIME.match(after.lstrip())):
        return False
    if _OWN_AIM.search(_before_limit(clause)):
        return False
    return bool(_RULED.search(f"{clause} {_BREAK.split(after)[0]}"))


def _before_limit(clause: str) -> str:
    """The words of the clause in front of its limit: an aim there is the office's own."""
    found = _LIMIT.search(clause)
    return clause[: found.start()] if found else clause
