"""NB12: an abbreviation whose full form the document never gives, or gives only later.

What: a house abbreviation such as «PGCM», «CCNLĐ» used without «sau đây viết tắt là …». Why: readers outside the office cannot know it.
Example: công tác PGCM. Instead: công tác phân giới cắm mốc (sau đây viết tắt là PGCM). Basis: 30/2020/NĐ-CP, article 10.4.
One finding for each abbreviation, at its first use. What everybody writes (UBND, HĐND, TĐKT …) is listed in `abbreviations.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.sheltered import citations_of
from assistant.checker.views import folded
from corpus.document import Kind
from corpus.text.folding import Folded, plain
from corpus.text.syllables import is_syllable

code = "NB12"
name = "Chữ viết tắt chưa giải thích"
title = "Chữ viết tắt không có tên đầy đủ"
explanation = (
    "Chữ viết tắt riêng của cơ quan, ngành được dùng mà văn bản không ghi tên đầy đủ, hoặc chỉ ghi ở chỗ sau. Những chữ ai cũng biết (UBND, HĐND, TĐKT …) "
    "không bị nhắc. Mỗi chữ chỉ nhắc một lần, ở chỗ dùng đầu tiên."
)
example = "Tuyên truyền công tác PGCM cho người dân vùng biên giới"
instead = "Tuyên truyền công tác phân giới cắm mốc (sau đây viết tắt là PGCM) cho người dân vùng biên giới"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
most = Severity.WARNING

_TOKEN = re.compile(r"[A-ZĐƯ](?<![\w/&@.\-].)[A-ZĐƯ]{1,11}(?:&[A-ZĐƯ]{1,8})?(?![\w/&@]|-[A-ZĐƯ\d]{2}|\.\w|[ \t]-[ \t])")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_MANY = 6
_AROUND = 80
_FEW = 6
_INTRODUCED = re.compile(r"(?:viết\s+tắt|gọi\s+tắt|gọi\s+chung)\s+(?:là|:)?\s*[“\"«]?\s*$", re.IGNORECASE)


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.LEGAL:
        return
    view = folded(context.text)
    cited = citations_of(context)
    first: dict[str, int] = {}
    defined: dict[str, int] = {}
    for match in _tokens(context, view):
        if cited.touches(*view.span(*match.span())):
            continue
        if _defines(view.text, match):
            defined.setdefault(match.group(), match.start())
        else:
            first.setdefault(match.group(), match.start())
    missing = [(word, at) for word, at in first.items() if word not in defined or at < defined[word]]
    never = [(word, at) for word, at in missing if word not in defined]
    if len(never) > _MANY:
        yield _all_of(context, [word for word, _ in never], view.span(never[0][1], never[0][1] + len(never[0][0])))
        missing = [(word, at) for word, at in missing if word in defined]
    for word, at in missing:
        yield _finding(context, word, view.span(at, at + len(word)), view.position(defined[word]) if word in defined else None)


def _tokens(context: Context, view: Folded) -> Iterator[re.Match[str]]:
    """Words of capitals in the body, outside headings and lines written in capitals."""
    begin = max((line.end for line in context.document.head.lines), default=0)
    end = min((line.start for line in context.document.tail.lines), default=len(context.text))
    known = _known()
    for match in _TOKEN.finditer(view.text):
        word = match.group()
        if word in known or is_syllable(word) or _ROMAN.fullmatch(word) or _in_capitals(view.text, match):
            continue
        if begin <= view.position(match.start()) < end:
            yield match


def _in_capitals(view: str, match: re.Match[str]) -> bool:
    """Whether its line is written in capitals: a heading or a shouted line."""
    before = view[max(0, match.start() - _AROUND) : match.start()].rpartition("\n")[2]
    after = view[match.end() : match.end() + _AROUND].partition("\n")[0]
    return sum(letter.islower() for letter in before + after) < _FEW


def _defines(view: str, match: re.Match[str]) -> bool:
    """«(sau đây viết tắt là CCNLĐ)», «phân giới cắm mốc (PGCM)», «CCNLĐ (công chức, người lao động)»."""
    before, after = view[max(0, match.start() - 120) : match.start()], view[match.end() : match.end() + 120]
    if _INTRODUCED.search(before):
        return True
    bracketed = re.search(r"([^()\n]{4,110})\(\s*[“\"]?\s*$", before)
    if bracketed and re.match(r"\s*[”\"]?\s*\)", after):
        return True
    expanded = re.match(r"\s*(?:\(|:|là\s|-\s)\s*([^()\n]{4,110})", after)
    return bool(expanded and _spells(expanded[1], match.group()))


def _spells(words: str, short: str) -> bool:
    """Whether the words begin with the first letter of the abbreviation and hold the others in order."""
    wanted = [letter for letter in plain(short) if letter.isalpha()]
    letters = iter(plain(words).lstrip())
    return plain(words).lstrip().startswith(wanted[0]) and all(letter in letters for letter in wanted)


@cache
def _known() -> frozenset[str]:
    words = tomllib.loads((files("assistant.checker") / "abbreviations.toml").read_text(encoding="utf-8"))["known"]
    return frozenset(str(word) for word in words)


def _finding(context: Context, word: str, span: tuple[int, int], defined: int | None) -> Finding:
    if defined is not None:
        message = f"«{word}» dùng ở đây nhưng đến dòng {context.line(defined)} mới ghi tên đầy đủ: hãy ghi tên đầy đủ ở chỗ dùng đầu tiên."
        return flag(context, span, (code, name), Severity.INFO, message)
    message = f"«{word}» chưa được giải thích trong văn bản: hãy ghi tên đầy đủ ở lần đầu, kèm «(sau đây viết tắt là {word})»."
    return flag(context, span, (code, name), Severity.INFO, message)


def _all_of(context: Context, words: list[str], span: tuple[int, int]) -> Finding:
    message = f"Văn bản có {len(words)} chữ viết tắt chưa được giải thích ({', '.join(words)}): hãy ghi tên đầy đủ ở lần đầu dùng mỗi chữ."
    return flag(context, span, (code, name), Severity.INFO, message)
