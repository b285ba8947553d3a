"""Resolutions that have no number: of congresses («Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII») and of plenums of the Central Committee."""

import re
from collections.abc import Iterator

from corpus.citations.laws import NamedDocument
from corpus.text.letters import compile_vi
from corpus.text.scanning import scan

_REACH = 60
_DAI_HOI = [re.compile(r"ạ(?<=[Đđ]ạ)[iI]\s+[hH][ộỘ][iI]"), re.compile(r"Ạ(?<=[Đđ]Ạ)[iI]\s+[hH][ộỘ][iI]")]
_CENTRAL = [re.compile(r"ư(?<=Trung\sư)ơng"), re.compile(r"Ư(?<=TRUNG\sƯ)ƠNG")]
_RESOLUTION_OF = re.compile(
    r"[Nn](?i:ghị\s+quyết\s+(?:của\s+)?)(?:Đ|đ|(?i:(?:của\s+)?(?:Hội\s+nghị\s+)?(?:lần\s+thứ\s+\w+\s+)?(?:của\s+)?(?:Ban\s+Chấp\s+hành\s+)?Trung\s))$"
)
_ORDINAL = r"(?i:lần\s+thứ)\s+(?:[IVXL]{1,7}|\d{1,2})(?!\w)"
_UNION = r"(?:Công\s+đoàn|Đoàn|Hội|Liên\s+đoàn|Liên\s+hiệp|Liên\s+minh|Mặt\s+trận)(?!\w)"
_CONGRESS = compile_vi(
    rf"""
    [Nn](?i:ghị\s+quyết\s+(?:của\s+)?Đại\s+hội)
    (?:
        \s+(?P<number>[IVXL]{{1,6}})(?!\w)(?:\s+{_UNION}(?:\s+[A-ZĐ]\w*){{1,4}})?                # Đại hội XIII của Đảng; Đại hội XIII Công đoàn Việt Nam
      | (?:\s+(?i:đại\s+biểu))?(?:
            \s+(?P<level>
                (?i:toàn\s+quốc|Đảng\s+toàn\s+quốc)(?:\s+{_UNION}[^\n.,;:()\d]{{0,60}}?(?=\s+(?i:lần\s+thứ)))?
              | (?i:Đảng\s+bộ)\s+(?i:tỉnh|huyện|thành\s+phố|thị\s+xã|xã|phường|Sở|Khối|cơ\s+quan)(?:\s+(?!LẦN\b)[A-ZĐÀ-Ỹ]\w*){{0,4}}
              | Đảng\s+bộ | ĐẢNG\s+BỘ | (?:Đảng|ĐẢNG)(?!\s+(?:các\s+cấp|CÁC\s+CẤP|viên|ủy))
            )(?:(?i:\s+của\s+Đảng)?\s+(?P<ordinal>{_ORDINAL}))?
          | (?:\s+(?:Công\s+đoàn|Đoàn|Hội|Liên\s+đoàn|Liên\s+hiệp|Liên\s+minh|Mặt\s+trận)\b[^\n.,;:()\d]{{0,80}}?)?\s+(?P<other>{_ORDINAL})
        )
    )
    """,
    re.VERBOSE,
)
_PLENUM = compile_vi(
    r"""
    [Nn](?i:ghị\s+quyết\s+(?:của\s+)?(?:Hội\s+nghị\s+)?(?:(?P<before>lần\s+thứ\s+\w+)\s+)?(?:của\s+)?(?:Ban\s+Chấp\s+hành\s+)?Trung\s+ương(?:\s+Đảng)?)
    (?:\s+(?P<after>\d{1,2}|(?i:lần\s+thứ)\s+\w+))?\s?,?\s?(?:(?i:khóa|khoá)\s+[IVXL]{1,6}(?!\w)|\(\s?(?i:khóa|khoá)\s+[IVXL]{1,6}\s?\))
    """,
    re.VERBOSE,
)
_KEPT = re.compile(r"\b(?:đại hội|đảng|hội nghị|ban chấp hành|trung ương)\b")
_PLACE = re.compile(r"\b(tỉnh|huyện|thành phố|thị xã|xã|phường)((?: \w+){1,4}?)(?= lần thứ|$)")
_ROMAN = re.compile(r"(?<=thứ )[ivxl]+\b|(?<=khóa )[ivxl]+\b|(?<=hội )[ivxl]+\b")


def find_congress_resolutions(text: str) -> Iterator[NamedDocument]:
    """`Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII`, `Nghị quyết Đại hội XIII`, `Nghị quyết Trung ương 4 khóa XII`."""
    position = 0
    for sign in scan([*_DAI_HOI, *_CENTRAL], text):
        opening = _RESOLUTION_OF.search(text, max(0, sign.start() - _REACH), sign.start())
        match = _match(text, opening.start()) if opening and opening.start() >= position else None
        if match:
            position = match.end()
            yield _document(match)


def _match(text: str, start: int) -> re.Match[str] | None:
    congress = _CONGRESS.match(text, start)
    plenum = None if congress else _PLENUM.match(text, start)
    return plenum if plenum and (plenum["before"] or plenum["after"]) else congress


def _document(match: re.Match[str]) -> NamedDocument:
    surface = " ".join(match.group().split())
    words = _in_small_letters(surface) if surface.isupper() else surface
    named = match.groupdict()
    numbered = any(named.get(group) for group in ("number", "ordinal", "other", "before", "after"))
    return NamedDocument(match.start(), match.end(), "Nghị quyết", "Nghị quyết" + words[len("Nghị quyết") :], None, None, None, official=numbered)


def _in_small_letters(surface: str) -> str:
    """A name from a heading in capitals as it is written in a sentence."""
    words = _PLACE.sub(lambda match: match[1] + match[2].title(), surface.lower())
    words = _KEPT.sub(lambda match: match.group().capitalize(), words)
    return _ROMAN.sub(lambda match: match.group().upper(), words)
