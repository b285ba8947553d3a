"""Figures of last period's sentences as facts to ask for again: value, unit, name, place."""

import re
from dataclasses import dataclass
from functools import cache

from assistant.fact_names import behind_of, first_words, is_function, last_words, lowered, trimmed, within_limit
from assistant.figure_words import figure_words
from corpus.text.folding import Folded, fold, plain
from corpus.text.letters import compile_vi

_QUANTITY_BEFORE = re.compile(r"(?:tổng số|định kỳ|trong kỳ)\s+$")  # «số 05» names, «tổng số 05» counts
_PERIOD_AFTER = re.compile(r"\s+(?:thang|nam|quy|ky)\b")
_UNIT = compile_vi(r"\s*((?:[^\W\d_]+[ \t]*){1,14})")
_UNIT_WORD = compile_vi(r"[^\W\d_]+")
_AFTER = re.compile(
    r"(?:\s*(?:,|và)\s*\d[\d.]*\s+[^\W\d_]+(?:\s+[^\W\d_]+)?){0,6}"
    r"\s+(?P<words>(?:đạt|được|tham gia|tham dự|dự|đăng ký|hoàn thành)\s[^,;.:()\n\d]{2,70}?)(?=\s*(?:[,;.:()\n]|và\s+\d|\Z))"
)
_CLAUSE_END = re.compile(r"[;:()\n]|\.(?!\d)")
_MONEY = re.compile(r"(?:trieu |ty |nghin |ngan )?(?:dong|vnd|usd)\b")
_MONEY_WORDS = re.compile(r"(?:với\s+)?(?:tổng\s+)?số\s+tiền\s*(?:là|trên)?\s*")
_CUT_NUMBER = re.compile(r"^[\d.]+\s*(?:(?:đồng|người|%)\s*)?(?:và\s+)?")
_AMOUNT = re.compile(r"(?<![\w/])\d[\d.,]*\s*(?:(?:triệu|tỷ|nghìn)\s+)?(?:đồng|USD|%)\s+(?:và\s+)?")
_SHARE_WORDS = re.compile(r"(?:,?\s*(?:đạt|chiếm))?\s*(?:tỷ lệ|tỉ lệ)?\s*$")
_CONTEXT_WORDS = 5
_LEAD_WORDS, _FEW_WORDS, _FAR_WORDS = 12, 2, 4
_AWARDS = ("Bằng khen", "Giấy khen", "Kỷ niệm chương", "Cờ thi đua", "Huân chương")
_UNIT_WORDS = 10
_TIME_UNIT = ("ngày", "giờ", "tháng", "năm", "tuần", "phút", "lần")
_NAMED_NUMBER = compile_vi(
    r"(?<!\w)(?:số|khối|cụm|quý|điều|khoản|điểm|tầng|giai\s+đoạn|đợt|khóa|lần|chỉ\s+thị|tháng|năm|phụ\s+lục)\s+(?:thứ\s+)?\d+", re.IGNORECASE
)
_NUMBERS = re.compile(r"\d[\d./]*\s*[^\W\d_]*.*$")


@cache
def _figure_pattern() -> re.Pattern[str]:
    return compile_vi(
        rf"""
        (?<![\w/.,-])(?:
            (?P<ratio>(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}})\s?/\s?(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}))(?![\d/])    # 29/29, 1.706/1.706
          | (?P<percent>\d{{1,4}}(?:[.,]\d{{1,3}})?\s?%)                                              # 100%
          | (?P<number>(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d{{1,9}}(?:,\d{{1,4}})?)(?=\s+[^\W\d_]|\s*(?:đ|m²)\b)   # 46.200.000 đồng, 01 cuộc
              | {figure_words().spelled})                                                          # bốn phong trào
          | (?P<total>(?:(?<=[Tt]ổng\ số\ )|(?<=[Tt]ổng\ cộng\ ))\d{{1,6}})(?=\s*[:(])                 # tổng số 05: 02 …, 03 …
        )
        """,
        re.VERBOSE,
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity at `[start:end]`. `kind`: int, ratio, percent or money.

    `unit` is the counted thing, `context` the words before as they are compared, `lead` as they stand in a name, `after` those that follow the unit
    («được tặng Giấy khen»).
    """

    start: int
    end: int
    kind: str
    text: str
    unit: str
    context: str
    after: str = ""
    lead: str = ""

    @property
    def name(self) -> str:
        """What is asked, in words: «số tập thể được tặng Bằng khen»."""
        return within_limit(" ".join(self._called.split()))

    @property
    def _called(self) -> str:
        if self.kind == "percent":
            return self._share
        if self.kind == "ratio":
            return f"số {self.unit or 'người'} trên tổng số {self._action}"
        if self.kind == "money":
            words = _MONEY_WORDS.sub("", self.lead).strip()
            return words if words.lower().startswith(figure_words().amounts) else f"số tiền {words}"
        return f"số {self.unit or 'lượng'} {self._action}"

    @property
    def _share(self) -> str:
        """«tỷ lệ tăng chỉ số sản xuất công nghiệp» of «chỉ số sản xuất công nghiệp tăng 8,6%»."""
        words = _SHARE_WORDS.sub("", self.lead).split()
        verb = words.pop() if words and words[-1].lower() in ("tăng", "giảm", "vượt") else ""
        subject = trimmed(words)
        return f"tỷ lệ {verb.lower()} {self.unit} {' '.join(subject) if len(subject) >= _FEW_WORDS or not self.unit else ''}"

    @property
    def _action(self) -> str:
        """«tặng Bằng khen cho» before «01 tập thể» → «được tặng Bằng khen»."""
        words = " ".join(trimmed(self.lead.split()))
        if words.lower().startswith(figure_words().giving):
            return f"được {words if words.startswith(_AWARDS) else lowered(words)}"
        if self.after and not figure_words().verb.match(words):
            return self.after
        if words.lower().startswith(figure_words().done_to) and not self.unit.startswith(_TIME_UNIT):
            return f"được {lowered(words)}"
        return f"({words})" if words and words.lower() != "có" else self.after


def find_figures(text: str, frozen: list[tuple[int, int]]) -> list[Figure]:
    """Quantities of a sentence outside `frozen` ranges (citations, periods); numbers that name something are left out."""
    folded = fold(text)
    figures: list[Figure] = []
    for match in _figure_pattern().finditer(folded.text):
        start, end = folded.span(*match.span())
        if any(a < end and start < b for a, b in frozen) or _is_name(folded.text, match):
            continue
        figures.append(_figure(match, folded, text, figures))
    return figures


def _is_name(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 16) : match.start()].lower()
    after = plain(text[match.end() : match.end() + 10])
    is_named = figure_words().name_before.search(before) and not _QUANTITY_BEFORE.search(before)
    if match["number"] and (is_named or _PERIOD_AFTER.match(after)):
        return True
    return bool(match["ratio"]) and (_looks_like_day(match["ratio"]) and not _unit(text, match.end())[0])


def _looks_like_day(ratio: str) -> bool:
    """«8/3» is a day of the year, «29/29» is not."""
    first, second = (int(part) for part in ratio.replace(" ", "").replace(".", "").split("/"))
    return 1 <= first <= 31 and 1 <= second <= 12


def _figure(match: re.Match[str], folded: Folded, text: str, earlier: list[Figure]) -> Figure:
    start, end = folded.span(*match.span())
    unit, unit_end = _unit(folded.text, match.end())
    kind = "ratio" if match["ratio"] else "percent" if match["percent"] else "money" if _MONEY.match(plain(unit)) else "int"
    context = _clause(folded.text, match.start()) if kind in ("percent", "money") else _context(folded.text, match.start())
    if not context and earlier and _same_list(text, earlier[-1].end, start):
        context = earlier[-1].context
    lead = _lead(folded.text, match.start(), kind, context)
    if not trimmed(lead.split()) or lead.lower() in ("tăng", "giảm"):
        lead = " ".join([*(earlier[-1].lead.split() if earlier and _same_list(text, earlier[-1].end, start) else ()), *lead.split()])
    after = _predicate(folded.text, unit_end)
    if kind == "int" and not after and not trimmed(lead.split()):
        lead = behind_of(folded.text[unit_end:].lstrip())
    return Figure(start, end, kind, text[start:end], unit, context, after, lead)


def _same_list(text: str, start: int, end: int) -> bool:
    """«12 cá nhân, 03 tập thể»: the second member shares what was said before the first."""
    between = text[start:end]
    return len(between) < 60 and not re.search(r"[.;:(]", between)


def _unit(text: str, end: int) -> tuple[str, int]:
    """The counted thing and where it ends: words after the number up to a mark or a word that cannot belong to it."""
    match = _UNIT.match(text, end)
    kept: list[str] = []
    for word in _UNIT_WORD.finditer(text, match.start(1), match.end(1)) if match else ():
        if _ends_unit(word.group(), kept, text[word.start() : match.end(1) if match else end]) or len(kept) >= _UNIT_WORDS:
            break
        kept.append(word.group())
        end = word.end()
    return " ".join(kept), end


def _ends_unit(word: str, kept: list[str], rest: str) -> bool:
    """Whether the counted thing ends before `word`: not inside «công trình» or «nhỏ và vừa»."""
    words = figure_words()
    behind = " ".join(rest.split()[:2])
    if behind in words.stop_pair:
        return True
    joined = f"{kept[-1]} {word}" if kept else word
    return word in words.stop_unit and not any(joined.startswith(pair) or pair.startswith(f"{joined} ") or pair == behind for pair in words.kept)


def _predicate(text: str, unit_end: int) -> str:
    """«được tặng Giấy khen» after «11 cá nhân» or «11 cá nhân và 02 tập thể»."""
    match = _AFTER.match(text, unit_end)
    return " ".join(match["words"].split()) if match else ""


def _context(text: str, start: int) -> str:
    """The verb that governs a number and what stands between them; without one the last few words of the clause."""
    clause = _CLAUSE_END.split(text[max(0, start - 140) : start])[-1]
    verbs = [match for match in figure_words().verb.finditer(clause) if clause.count("“", 0, match.start()) <= clause.count("”", 0, match.start())]
    if verbs and not _belongs_to_earlier(clause, verbs[-1].start()):
        return " ".join(_NUMBERS.sub(" ", clause[verbs[-1].start() :].split(",")[0]).split())
    words = re.split(r"\d", clause.split(",")[-1])[0].split()[-_CONTEXT_WORDS:]
    while words and words[0].lower() in ("và", "là", "có", "với", "cho", "của", "đến", "gồm"):
        words.pop(0)
    return " ".join(words).strip("-*+ ")


def _belongs_to_earlier(clause: str, verb: int) -> bool:
    """«28 cá nhân đạt danh hiệu “A”, 04 cá nhân»: the verb speaks of the number before it, a comma closes its words."""
    return bool(re.search(r"\d", clause[:verb])) and "," in clause[verb:]


def _clause(text: str, start: int) -> str:
    """The clause before an amount or a share, without an amount it begins with: «giá trị sản xuất công nghiệp tăng»."""
    parts = re.split(r"[;:()\n](?!\d)|\.(?!\d)", text[max(0, start - 200) : start])[-1].split(", ")
    last = parts.pop().strip("-*+ ")
    behind = _AMOUNT.split(last)[-1].strip()
    words = behind if len(trimmed(behind.split())) >= _FEW_WORDS else _CUT_NUMBER.sub("", last)
    while parts and len(words.split()) < _FEW_WORDS and not re.search(r"\d", parts[-1]):
        words = f"{parts.pop().strip('-*+ ')}, {words}"  # «nhuận bút tin, bài 13.500.000 đồng»
    return words


def _lead(text: str, start: int, kind: str, context: str) -> str:
    """The words before a number as they stand in its name."""
    if kind in ("percent", "money"):
        words = _clause(text, start).split()
        verb = words[-1:] if words and words[-1].lower() in ("tăng", "giảm", "vượt") else []
        left = ["còn lại"] if words and words[-1].lower() == "còn" else []
        return " ".join([lowered(last_words(" ".join(words[: len(words) - len(verb)]))), *left, *verb]).strip()
    if figure_words().verb.match(context):
        return _behind_number(text, start) or first_words(context, _LEAD_WORDS)
    part = _CLAUSE_END.split(text[max(0, start - 200) : start])[-1].split(",")[-1]
    named = [match.span() for match in _NAMED_NUMBER.finditer(part)]
    numbers = [match.end() for match in re.finditer(r"\d[\d./]*", part) if not any(a <= match.start() < b for a, b in named)]
    return "" if numbers else lowered(last_words(part))


def _behind_number(text: str, start: int) -> str:
    """«gửi 01 thông tin ngắn không quá 120 chữ»: what limits the second number are the words behind the first, not the verb of both."""
    between = re.split(r"\d[\d./]*", _CLAUSE_END.split(text[max(0, start - 140) : start])[-1])
    words = between[-1].split()
    if len(between) < _FEW_WORDS or len(words) < _FAR_WORDS or "," in between[-1] or words[-1] in ("và", "với") or figure_words().verb.search(between[-1]):
        return ""
    first = next((at for at, word in enumerate(words) if is_function(word)), 0)
    return last_words(" ".join(words[first:]))
