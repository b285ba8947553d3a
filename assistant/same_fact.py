"""Whether two figures of a document state one fact, so that it is asked once and written everywhere."""

import re

from assistant.facts import Figure
from assistant.figure_words import figure_words
from assistant.quantities import number_of
from corpus.text.folding import key, plain

_SHARED_WORDS = 0.6
_SPELLED = {"hai": 2, "ba": 3, "bon": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_KNOWN = re.compile(r"(?:^|[\s,;:(])(?:trong(?: so| tong so)?|(?:tat )?ca|toan bo|qua|sau|giua|cua|ngoai|rieng|trong do)\s*$")
_DURATION = ("ngay", "gio", "thang", "nam", "tuan", "phut", "lan")
_SPECIFIC = 2
_EMPTY = frozenset(["duoc", "tang", "trao", "khen", "so", "cac", "cho", "va", "la", "cua", "trong"])


def quantity(figure: Figure) -> str:
    """The value whatever its spelling: «hai» and «02» are one."""
    said = plain(figure.text).strip()
    number = number_of(said) if figure.kind in ("int", "money") else None
    return str(_SPELLED.get(said) or (number.normalize() if number is not None else said.replace(" ", "")))


def same_fact(one: Figure, other: Figure, sentence: str, other_sentence: str) -> bool:
    """Whether two sentences state one fact: the same value of the same kind of thing, in mostly the same words; or the second speaks of the first."""
    if (one.kind, quantity(one)) != (other.kind, quantity(other)):
        return False
    if speaks_of(one, other, sentence, other_sentence):
        return True
    if sentence is other_sentence or one.text.replace(" ", "") != other.text.replace(" ", ""):
        return False
    if key(sentence) == key(other_sentence):
        return key(one.name) == key(other.name)
    if key(one.unit).split()[:1] != key(other.unit).split()[:1] or key(one.context)[:12] != key(other.context)[:12]:
        return False
    if one.after and other.after and key(one.after) != key(other.after):
        return False
    words, others = set(key(sentence).split()), set(key(other_sentence).split())
    return len(words & others) / max(1, min(len(words), len(others))) >= _SHARED_WORDS


def speaks_of(first: Figure, later: Figure, sentence: str, later_sentence: str) -> bool:
    """«họp 04 phiên» … «cả 04 phiên», «04 nhóm nhiệm vụ» … «tiến độ của 04 nhóm nhiệm vụ»: the later number counts nothing new."""
    if first.kind != "int" or not _KNOWN.search(plain(later_sentence[: later.start])):
        return False
    thing, meant = key(first.unit).split(), key(later.unit).split()
    if not thing or not meant or thing[0] in _DURATION or thing[:_SPECIFIC] != meant[:_SPECIFIC]:
        return False
    told = _told(later, later_sentence)
    if told:
        return told <= set(key(first.name).split()) | set(key(sentence[first.end :]).split()[:12])
    return len(meant) >= _SPECIFIC or plain(later_sentence[: later.start]).rstrip().endswith(" ca") or plain(later_sentence[: later.start]).strip() == "ca"


def _told(figure: Figure, sentence: str) -> set[str]:
    """What the words right behind the thing say of it: «được tặng Giấy khen»."""
    behind = sentence[figure.end :].strip().removeprefix(figure.unit).strip()
    if not behind.startswith("được "):
        return set()
    words = re.split(r"[,;:.(\d]", behind)[0].split()
    kept = [word for word in words[:6] if word not in figure_words().stop_unit or word == "được"]
    return {word for word in key(" ".join(kept)).split() if word not in _EMPTY}
