"""The form of a citation as written: its type word, the parts of its number, the name of a law, spelling that is only house style."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from assistant.checker import views
from assistant.checker.context import Context
from assistant.checker.marking import Span
from assistant.checker.symbols import whose_numbering
from corpus.citations.grammar import names
from corpus.citations.model import Citation
from corpus.registry.names import LAW_TYPES
from corpus.registry.wording import vocabulary, words
from corpus.text.folding import fold, plain

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SO = re.compile(r"[\s,]*(?:số|Số|SỐ)?\s*:?\s*$")
_NUMBER = re.compile(r"\d+[a-zđ]?(?:/(?P<year>\d{4}))?(?P<mark>[-/])(?P<symbol>.+)")
_LAW = re.compile(r"(?:bo\s+luat|luat|phap\s+lenh|hien\s+phap)\s+")
_AMENDING = re.compile(r"(?:bo\s+luat|luat|phap\s+lenh)\s+sua\s+doi.*?\s(?=(?:bo\s+luat|luat|phap\s+lenh)\s)", re.DOTALL)
_YEAR = re.compile(r"\s+năm\s+\d{4}$")
_WORD = re.compile(r"\w+")
_ENACTED = frozenset({"Đề án", "Dự án", "Chương trình", "Quy chế", "Quy định", "Phương án", "Kế hoạch", "Hướng dẫn"})
_ENACTING = frozenset({"Quyết định", "Nghị quyết"})
_NEAR = 60
_NEW_NUMBERING = 2000


@dataclass(frozen=True, slots=True)
class Symbol:
    """«85/KH-UBND» → type «KH», organs («UBND»,); `party`: «34-CT/TW» has its dash before the type."""

    parts: tuple[str, ...]
    year: int | None
    party: bool

    @property
    def type(self) -> str | None:
        """The type abbreviation with which the symbol begins, None for an office's letter («82/HĐTĐ»)."""
        return self.parts[0] if len(self.parts) > 1 and self.parts[0] in names().symbol_types else None

    @property
    def organs(self) -> tuple[str, ...]:
        """Who stands behind it, without the term of office: «QH15» → «QH»."""
        return _without_terms(self.parts[1:] if self.type else self.parts)


@lru_cache(maxsize=1024)
def _without_terms(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(re.sub(r"\d+$", "", part) for part in parts)


def symbol_of(citation: Citation) -> Symbol | None:
    """The symbol of a numbered citation."""
    return _symbol(citation.number) if citation.number else None


def symbol_of_number(number: str | None) -> Symbol | None:
    """The symbol of a number, as that of the document itself."""
    return _symbol(number) if number else None


@lru_cache(maxsize=4096)
def _symbol(number: str) -> Symbol | None:
    match = _NUMBER.fullmatch(number)
    if not match:
        return None
    parts = tuple(part for part in re.split("[-/]", match["symbol"]) if part)
    return Symbol(parts, int(match["year"]) if match["year"] else None, match["mark"] == "-")


def type_span(context: Context, citation: Citation) -> Span | None:
    """Where the type word of a numbered citation stands; empty where there is none before the number."""
    if citation.number_span is None:
        return None
    lead = fold(context.text[citation.start : citation.number_span[0]])
    end = _SO.search(lead.text)
    if not end or not end.start():
        return None
    start, stop = lead.span(0, end.start())
    return citation.start + start, citation.start + stop


def written(context: Context, span: Span) -> str:
    """The words of a span, folded, white space joined."""
    return " ".join(views.folded_between(context.text, *span).split())


def bare(context: Context, start: int, end: int) -> str:
    """The text between two offsets, folded and without marks: what words are looked for in."""
    return views.folded_bare(context.text, max(0, start), end)


def spelling(text: str) -> str:
    """Equal for «khoẻ» and «khỏe», «hoà» and «hòa»: where the tone mark stands is house style."""
    return " ".join(_toneless(word) for word in text.split())


def _toneless(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if letter not in _TONES) + "".join(sorted(letter for letter in letters if letter in _TONES))


@dataclass(frozen=True, slots=True)
class LawName:
    """The name of a law as written at `[start:end]` and as it should be; `short` when it is abbreviated («Luật TĐKT»)."""

    start: int
    end: int
    written: str
    official: str
    short: str | None


def law_name(context: Context, citation: Citation) -> LawName | None:
    """The name in a citation of a law by name, without its year; of an amending law the name of the amended one.

    None where the name is written as it should be, and where it is not known how it should be.
    """
    if citation.number or citation.type not in LAW_TYPES or not citation.alias or "unlisted-name" in citation.notes:
        return None
    whole = _YEAR.sub("", citation.alias)
    if citation.surface.startswith(whole):
        return None
    official = _inner(whole)[1]
    surface = fold(context.text[citation.start : citation.end])
    at, inner = _inner(surface.text)
    size = _name_size(inner, official)
    if size is None:
        return None
    start, end = surface.span(at, at + size)
    name = " ".join(inner[:size].split())
    return LawName(citation.start + start, citation.start + end, name, official, _short_in(name))


def _inner(name: str) -> tuple[int, str]:
    """The last law named: «Luật sửa đổi, bổ sung một số điều của |Luật Đầu tư»."""
    amending = _AMENDING.match(plain(name))
    at = amending.end() if amending else 0
    return at, name[at:]


def _name_size(text: str, official: str) -> int | None:
    """How many characters of `text` say the name; its type word may be another («Luật Dân sự»)."""
    lead, wanted_lead = _LAW.match(plain(text)), _LAW.match(plain(official))
    if not lead or not wanted_lead:
        return None
    wanted = words(official[wanted_lead.end() :])
    for word in _WORD.finditer(text, lead.end()):
        if words(text[lead.end() : word.end()]) == wanted:
            return word.end()
    return None


def _short_in(name: str) -> str | None:
    """The abbreviation inside a name: «Luật TĐKT» → «TĐKT»."""
    return next((word for word in _WORD.findall(name) if word.isupper() and len(word) > 1 and plain(word) in vocabulary().abbreviations and word != name), None)


def stands_free(context: Context, citation: Citation) -> bool:
    """Whether the citation begins a word: «1Nghị định 63/2010/NĐ-CP» is an entry of a list of links."""
    before = context.text[citation.start - 1 : citation.start]
    return not before.isalnum()


def damaged_number(context: Context, citation: Citation) -> str | None:
    """The number as it should be where scanning has damaged it."""
    if "damaged" not in citation.notes or citation.number_span is None or citation.number is None:
        return None
    return citation.number if "".join(fold(context.text[slice(*citation.number_span)]).text.split()) != citation.number else None


def named_before(context: Context, citation: Citation, type_name: str) -> bool:
    """«Thông báo kết luận số 12/TB-VPCP», «Quyết định ban hành Quy chế số 5/QĐ-SNV»: the right type stands a few words before the type word."""
    before = bare(context, citation.start - _NEAR, citation.start)
    return bool(re.search(rf"(?<!\w){re.escape(plain(type_name))}(?:[ \t]+[^\W\d]+){{0,4}}[ \t]+$", before))


def is_enacted(type_name: str | None, by: str) -> bool:
    """Whether a document of this type may bear the number of the decision or resolution that has put it in force."""
    return type_name in _ENACTED and by in _ENACTING


def rightly_numbered(citation: Citation) -> str | None:
    """The number as the organ behind it writes numbers («34/CT-TW» → «34-CT/TW»), None where that is not known or the year is old."""
    symbol = symbol_of(citation)
    if symbol is None or symbol.year or symbol.type is None or len(symbol.parts) < 2:
        return None
    serial = re.match(r"\d+[a-zđ]?", citation.number or "")
    whose = whose_numbering(symbol.organs[0])
    if serial is None or whose is None:
        return None
    rest = "-".join(symbol.parts[1:])
    if whose == "party":
        return f"{serial.group()}-{symbol.type}/{rest}"
    is_new = citation.year is None or citation.year >= _NEW_NUMBERING
    return f"{serial.group()}/{symbol.type}-{rest}" if symbol.party and is_new else None


def with_year(citation: Citation, year: int | str) -> str:
    """The number with the year that it lacks: «98/NĐ-CP» → «98/2023/NĐ-CP»."""
    return re.sub(r"^(\d+[a-zđ]?)/", rf"\g<1>/{year}/", citation.number or "")
