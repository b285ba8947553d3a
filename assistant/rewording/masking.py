"""Turns the sentences of a section into sentences with marks («⟦1⟧») in the place of every value that a rewording must not touch.

Values: figures, dates, citations, names, quoted words and open slots. A mark stands for one place in one sentence, and is numbered
through the section. Masking too much costs freedom of wording; masking too little would cost trust.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from assistant.draft import Sentence, replay
from assistant.rewording.proper_names import Span, find_names
from corpus.citations import find_citations

MaskKind = Literal["slot", "citation", "quotation", "date", "figure", "name"]

MEANINGS: dict[MaskKind, str] = {
    "slot": "chỗ còn trống",
    "citation": "văn bản viện dẫn",
    "quotation": "lời trong ngoặc kép",
    "date": "mốc thời gian",
    "figure": "số liệu",
    "name": "tên riêng",
}
# Kinds from the strongest: where two overlap the union takes the first one's kind.
_ORDER: tuple[MaskKind, ...] = ("slot", "citation", "quotation", "date", "figure", "name")

MARK = re.compile(r"⟦\d+⟧")
SYMBOL = r"\d+(?:/\d{4})?(?:/|-)[A-ZĐ][\wĐ]*(?:[-/][A-ZĐ][\wĐ]*)*"  # 98/2023/NĐ-CP, 34-CT/TW
_DAY = r"(?:\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
_PATTERNS: tuple[tuple[MaskKind, re.Pattern[str]], ...] = (
    ("slot", re.compile(r"\[…[^\[\]]*…\]|\[…\]")),
    ("citation", re.compile(SYMBOL)),
    ("quotation", re.compile(r"“[^”]{1,300}”|«[^»]{1,300}»|\"[^\"]{1,300}\"")),
    ("date", re.compile(rf"(?:ngày\s+)?{_DAY}", re.IGNORECASE)),
    ("date", re.compile(r"\d{1,2}\s+tháng\s+(?:đầu|cuối)\s+năm\s+\d{4}", re.IGNORECASE)),
    ("date", re.compile(r"(?:tháng\s+\d{1,2}|quý\s+(?:[IV]{1,3}|\d))(?:\s?[/-]\s?|\s+năm\s+)\d{4}", re.IGNORECASE)),
    ("date", re.compile(r"(?:giai\s+đoạn|nhiệm\s+kỳ)\s+\d{4}\s?[-–]\s?\d{4}", re.IGNORECASE)),
    ("date", re.compile(r"(?:năm|tháng|quý)\s+(?:\d{1,4}|[IV]{1,3})(?!\w)", re.IGNORECASE)),
    ("figure", re.compile(r"[^\W\d_]*\d(?:\w|[.,/:×x–-](?=\d))*(?:\s?[%‰])?|[²³¹⁰⁴-⁹½¼¾⟦⟧]+")),
)
_LEAD = re.compile(r"\s*(?:[-–+•*]|\(?[a-zđ]\)|\(?\d{1,2}[.)])\s+")
_BESIDE = re.compile(r" ([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)[ :]*$")


@dataclass(frozen=True, slots=True)
class Masked:
    """One value behind its mark. `right`, `left`: the word beside a figure or slot that must stay beside it (one of them or none)."""

    mark: str
    value: str
    kind: MaskKind
    right: str | None = None
    left: str | None = None

    @property
    def meaning(self) -> str:
        return MEANINGS[self.kind]


@dataclass(frozen=True, slots=True)
class MaskedSentence:
    """`text` is what a model sees; `lead` the list marker («- ») that stood before it."""

    sentence: Sentence
    lead: str
    text: str
    values: tuple[Masked, ...]

    @property
    def id(self) -> str:
        return self.sentence.id

    @property
    def has_slot(self) -> bool:
        return any(value.kind == "slot" for value in self.values)


@dataclass(frozen=True, slots=True)
class _Area:
    start: int
    end: int
    kind: MaskKind


def mask(sentences: tuple[Sentence, ...]) -> tuple[MaskedSentence, ...]:
    """Each sentence with marks for its values, numbered from 1 through all of them. Texts become NFC."""
    masked: list[MaskedSentence] = []
    number = 1
    for sentence in sentences:
        masked.append(_mask_one(sentence, number))
        number += len(masked[-1].values)
    return tuple(masked)


def unmask(text: str, values: dict[str, Masked]) -> str:
    """`text` with each mark replaced by its value; a date at the beginning of the sentence, or no longer there, changes its first letter."""
    return MARK.sub(lambda match: _fitting(values[match[0]], opens=not text[: match.start()].strip()), text)


def _fitting(value: Masked, *, opens: bool) -> str:
    if value.kind != "date":
        return value.value
    first = value.value[:1]
    return (first.upper() if opens else first.lower()) + value.value[1:]


def _mask_one(sentence: Sentence, number: int) -> MaskedSentence:
    text = unicodedata.normalize("NFC", sentence.text)
    lead = _LEAD.match(text)
    begin = lead.end() if lead and lead.end() < len(text) else 0
    areas = _areas(sentence, text, begin)
    shown, values, position = "", [], begin
    for offset, area in enumerate(areas):
        mark = f"⟦{number + offset}⟧"
        shown += text[position : area.start] + mark
        right, left = _neighbours(text, area, areas)
        values.append(Masked(mark, text[area.start : area.end], area.kind, right, left))
        position = area.end
    return MaskedSentence(sentence, text[:begin], shown + text[position:], tuple(values))


def _areas(sentence: Sentence, text: str, begin: int) -> list[_Area]:
    found = [_Area(match.start(), match.end(), kind) for kind, pattern in _PATTERNS for match in pattern.finditer(text, begin)]
    found += [_Area(begin + start, begin + end, "name") for start, end in find_names(text[begin:])]
    found += [_Area(max(begin, start), end, "citation") for start, end in (citation.whole_span for citation in find_citations(text)) if end > begin]
    if text == sentence.text:
        found += [_Area(start, end, kind) for start, end, kind in _results_of_ops(sentence) if begin <= start < end]
    return _figures_with_names(text, _united(found))


def _results_of_ops(sentence: Sentence) -> list[tuple[int, int, MaskKind]]:
    """Where filled slots, renewed citations and renamed agencies stand: values even where they do not look like one."""
    kinds: dict[str, MaskKind] = {"slot": "figure", "citation": "citation", "entity": "name"}
    if sentence.source is None or replay(sentence.source.quote, sentence.ops) != sentence.text:
        return []
    places, shift = [], 0
    for op in sentence.ops:
        start = op.start + shift
        shift += len(op.new) - len(op.old)
        if op.kind in kinds:
            places.append((start, start + len(op.new), kinds[op.kind]))
    return places


def _united(areas: list[_Area]) -> list[_Area]:
    united: list[_Area] = []
    for area in sorted(areas, key=lambda area: (area.start, -area.end)):
        if united and area.start < united[-1].end:
            last = united.pop()
            united.append(_Area(last.start, max(last.end, area.end), min(last.kind, area.kind, key=_ORDER.index)))
        else:
            united.append(area)
    return united


def _figures_with_names(text: str, areas: list[_Area]) -> list[_Area]:
    """«29 Lao động tiên tiến» is one value, so that the figure cannot move to another honour."""
    joined: list[_Area] = []
    for area in areas:
        if joined and joined[-1].kind in ("figure", "slot") and area.kind == "name" and text[joined[-1].end : area.start] == " ":
            last = joined.pop()
            joined.append(_Area(last.start, area.end, last.kind))
        else:
            joined.append(area)
    return joined


def _neighbours(text: str, area: _Area, areas: list[_Area]) -> tuple[str | None, str | None]:
    """The word after a figure or slot, else the one before it, unless that is itself behind a mark."""
    if area.kind not in ("figure", "slot"):
        return None, None
    right = _BESIDE.match(text, area.end)
    if right:
        return (None, None) if _covered(right.span(1), areas) else (right[1].casefold(), None)
    left = _BEFORE.search(text[: area.start])
    return None, None if left is None or _covered(left.span(1), areas) else left[1].casefold()


def _covered(span: Span, areas: list[_Area]) -> bool:
    return any(area.start < span[1] and span[0] < area.end for area in areas)
