"""NB13: text that was typed in a legacy font, and letters that look right but are not.

What: lines in TCVN3 (.VnTime) or VNI («bé kÕ ho¹ch»), letters split into base and mark, no-break spaces, invisible characters.
Why: they cannot be searched, compared or read aloud, and break when the font changes. Example: Uûy ban nhaân daân. Instead: Ủy ban nhân dân.
Basis: 30/2020/NĐ-CP, annex I, part I, I.1 (Unicode, TCVN 6909:2001). One finding for each run of legacy lines and for each kind of odd character.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import Span, flag
from assistant.checker.sheltered import joined
from corpus.text.legacy import converted, legacy_encoding
from corpus.text.legacy_fragments import SUSPECT, fragments_of

code = "NB13"
name = "Bảng mã, ký tự lạ"
title = "Văn bản gõ bằng bảng mã cũ hoặc có ký tự lạ"
explanation = (
    "Văn bản có dòng gõ bằng bảng mã cũ (TCVN3, VNI), chữ tổ hợp (dấu tách khỏi chữ cái), khoảng trắng không ngắt hoặc ký tự ẩn. Nhìn thì đúng nhưng không tìm "
    "kiếm, đối chiếu được. Mỗi loại chỉ nhắc một lần."
)
example = "Uûy ban nhaân daân tænh (VNI); bé kÕ ho¹ch (TCVN3)"
instead = "Ủy ban nhân dân tỉnh; bộ kế hoạch (Unicode dựng sẵn theo TCVN 6909:2001)"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I"
most = Severity.WARNING

_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_SPACES = "\u00a0\u2007\u202f"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPLIT = re.compile(f"[{_MARKS}]+")
_MODERN = re.compile(r"[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_SPACE = re.compile(f"[{_SPACES}]")
_HIDDEN = re.compile(r"[\u00ad\u200b\u200c\u200d\u2060]|(?<!^)\ufeff")
_LINE = re.compile(r"[^\r\n]+")
_WORD = 30
_ODD = (
    (_MARKS, _SPLIT, 1, Severity.INFO, "chữ tổ hợp (dấu tách khỏi chữ cái)", "chuyển sang Unicode dựng sẵn"),
    (_SPACES, _SPACE, 5, Severity.INFO, "khoảng trắng không ngắt", "thay bằng khoảng trắng thường"),
    (_UNSEEN, _HIDDEN, 1, Severity.INFO, "ký tự ẩn", "xóa đi"),
)


def check(context: Context) -> Iterable[Finding]:
    runs = (*_legacy(context.text), *_fragments(context.text))
    legacy = joined((start, end) for start, end, _ in runs)
    for start, end, encoding in runs:
        repaired = converted(context.text[start:end], encoding)
        yield flag(
            context,
            (start, end),
            (code, name),
            Severity.WARNING,
            f"Đoạn này gõ bằng bảng mã {encoding}: hãy chuyển sang Unicode rồi đọc soát lại.",
            replacements=(Replacement(repaired),) if repaired != context.text[start:end] else (),
        )
    for characters, pattern, least, severity, what, remedy in _ODD:
        if not any(character in context.text for character in characters):
            continue
        found = [match.span() for match in pattern.finditer(context.text) if not legacy.covers(match.start())]
        if len(found) >= least:
            yield _odd(context, found, severity, what, remedy)


def _legacy(text: str) -> Iterator[tuple[int, int, str]]:
    """Runs of neighbouring lines of one legacy encoding, blank lines between them included."""
    run: tuple[int, int, str] | None = None
    position = 0
    for line in text.splitlines(keepends=True):
        encoding = None if line.isascii() or _MODERN.search(line) else legacy_encoding(line)
        end = position + len(line.rstrip())
        if encoding and run and run[2] == encoding:
            run = (run[0], end, encoding)
        elif encoding:
            if run:
                yield run
            run = (position, end, encoding)
        elif run and line.strip():
            yield run
            run = None
        position += len(line)
    if run:
        yield run


def _fragments(text: str) -> Iterator[tuple[int, int, str]]:
    """Words of a legacy encoding in a line that is otherwise in Unicode."""
    for line in _LINE.finditer(text) if SUSPECT.search(text) else ():
        if _MODERN.search(line[0]):
            yield from ((line.start() + piece.start, line.start() + piece.end, piece.encoding) for piece in fragments_of(line[0]).fragments)


def _odd(context: Context, found: list[Span], severity: Severity, what: str, remedy: str) -> Finding:
    """One finding at the word around the first place, with the count."""
    start, end = found[0]
    while start > 0 and found[0][0] - start < _WORD and not context.text[start - 1].isspace():
        start -= 1
    while end < len(context.text) and end - found[0][1] < _WORD and not context.text[end].isspace():
        end += 1
    message = f"Văn bản có {len(found)} {what}, chỗ đầu ở dòng {context.line(start)}: hãy {remedy}."
    return flag(context, (start, end), (code, name), severity, message)
