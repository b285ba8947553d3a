"""What stands below the body: closing sentence, recipients («Nơi nhận») with the codes of units, signature block, byline of a news item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.document import Component, Part, Span, Tail
from corpus.structuring.annexes import annex_without_signature
from corpus.structuring.blocks import Block
from corpus.text.folding import plain
from corpus.text.letters import compile_vi
from corpus.text.sentences import trim

_RECIPIENTS = re.compile(r"N[oơ]i\s+nhận\s*:?", re.IGNORECASE)
_POSTS = (
    r"(?:PHÓ\s+)?(?:TỔNG\s+)?GIÁM ĐỐC|CHÁNH |(?:PHÓ\s+)?CHỦ TỊCH|CHỦ NHIỆM|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG |PHÓ TRƯỞNG "
    r"|(?:PHÓ\s+)?THỦ TƯỚNG|(?:PHÓ\s+)?(?:CHI\s+)?CỤC TRƯỞNG"
    r"|(?:PHÓ\s+)?HIỆU TRƯỞNG|(?:PHÓ\s+)?(?:VIỆN|VỤ|KHỐI|TỔ|ĐỘI|CHỈ HUY) TRƯỞNG|(?:PHÓ\s+)?BÍ THƯ|(?:PHÓ\s+)?THỐNG ĐỐC|TỔNG THANH TRA|TỔNG KIỂM TOÁN|PHÓ "
)
_AUTHORITY = re.compile(r"(?P<word>TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TUQ)\s?(?:\.|(?<=/[MTL])(?=\s))")
_SIGNATURE = re.compile(rf"(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|T/M|K/T|T/L|{_POSTS})")
_CLOSING = re.compile(r"tren day la|tren day,|noi dung tren")
_BASES = re.compile(r"can cu\b")
_NAME = compile_vi(r"(?:(?:Th\.?S|TS|PGS|GS|BS|KS|CN|LS)[A-Z]*\.?\s*)*(?P<name>(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+\s*){2,5})$")
_NAME_IN_CAPITALS = compile_vi(r"(?:[A-ZĐÀ-Ỹ]{2,7}\s*){2,5}$")
_FILED = re.compile(r"Lưu\s*:?\s*(?P<codes>.+)", re.IGNORECASE)
_EDITOR = re.compile(r"(?:(?<=[\s,;])|^)(?P<editor>[A-ZĐa-zđ]{1,8}\.?\s?\(\s?\d+\s?(?:b|bản)?\s?\)|[a-zđ]{3,12})[.\s]*$")
_CODE = re.compile(r"[A-ZĐ][\w&-]*(?:\s?[A-ZĐ][\w&-]*)*")
_MAX_CLOSING = 320
_LONGEST_POST = 60
_LONG_CLOSING = 250


def body_end(text: str, blocks: Sequence[Block], first: int) -> int:
    """The closing sentence, recipients and signature begin here."""
    end = len(blocks)
    for index in range(first, len(blocks)):
        words = blocks[index].words(text)
        if _RECIPIENTS.match(words) or (_opens_signature(words) and not _bases_follow(text, blocks, index)):
            end = index
            break
    else:
        annex = annex_without_signature(text, blocks, first)
        end = _byline(text, blocks, first) if annex is None else annex
    closing = end - 1
    return closing if closing >= first and _is_closing(text, blocks[closing], followed=end < len(blocks)) else end


def _opens_signature(words: str) -> bool:
    return bool(_SIGNATURE.match(words)) and words.isupper() and len(words) < _LONGEST_POST


def _bases_follow(text: str, blocks: Sequence[Block], index: int) -> bool:
    """«CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …» above «Căn cứ …» says who decides, it does not sign."""
    return any(_BASES.match(plain(block.words(text))) for block in blocks[index + 1 : index + 3])


def _byline(text: str, blocks: Sequence[Block], first: int) -> int:
    """A news item ends with its author's name."""
    last = len(blocks) - 1
    return last if last > first and _NAME.match(blocks[last].words(text)) and blocks[last].end - blocks[last].start < 40 else len(blocks)


def _is_closing(text: str, block: Block, *, followed: bool) -> bool:
    words = block.words(text)
    if block.style or block.bullet or len(words) > _MAX_CLOSING:
        return False
    return bool(_CLOSING.match(plain(words))) or (followed and words.endswith("./.") and len(words) <= _LONG_CLOSING)


def read_tail(text: str, blocks: Sequence[Block]) -> Tail:
    """The components of the blocks below the body."""
    lines = tuple(Span(block.start, block.end) for block in blocks)
    reader = _Reader(text)
    for block in blocks:
        for span, bullet in _pieces(text, block):
            reader.read(span, bullet=bullet)
    return reader.tail_of(lines)


def _pieces(text: str, block: Block) -> Iterator[tuple[Span, bool]]:
    """Cells of a line, each with whether it is a member of a list."""
    position = block.start
    for cell in text[block.start : block.end].split("|"):
        start, end = trim(text, position, position + len(cell))
        position += len(cell) + 1
        if start < end:
            yield Span(start, end), block.bullet if start == block.start else text[start] in "-–+"


@dataclass
class _Reader:
    """Reads the pieces of a tail in order."""

    text: str
    closing: Span | None = None
    recipients: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    signer: str | None = None
    parts: list[Component] = field(default_factory=list)

    def read(self, span: Span, *, bullet: bool) -> None:
        """Take in one piece."""
        words = self.text[span.start : span.end].replace("**", "").strip("*_ ")
        part = self._part(words, span, bullet=bullet)
        if part:
            self.parts.append(Component(part, span.start, span.end))

    def _part(self, words: str, span: Span, *, bullet: bool) -> Part | None:
        if bullet:
            self.recipients.append(words.lstrip("-–+•* ").strip())
            return Part.RECIPIENT
        if not self.parts and not _RECIPIENTS.match(words) and not _SIGNATURE.match(words):
            self.closing = span
            return Part.CLOSING
        if _RECIPIENTS.match(words):
            self.recipients += [member.strip() for member in re.split(r"\s[-–]\s", _RECIPIENTS.sub("", words, count=1)) if member.strip()]
            return Part.RECIPIENT
        return self._signature(words)

    def _signature(self, words: str) -> Part | None:
        if _SIGNATURE.match(words) and words.isupper():
            self.posts.append(words)
            return Part.AUTHORITY if _AUTHORITY.match(words) else Part.POST
        name = _NAME.match(words)
        if name or (self.posts and _NAME_IN_CAPITALS.match(words)):
            self.signer = name["name"].strip() if name else words
            return Part.SIGNER
        return None

    def tail_of(self, lines: tuple[Span, ...]) -> Tail:
        """The tail after the last piece. What is no closing sentence after all (the name under a news item) is not called one."""
        closing = self.closing
        if closing and self._is_name(closing):
            self.signer, closing = self.text[closing.start : closing.end].strip("*_ "), None
            self.parts[0] = Component(Part.SIGNER, self.parts[0].start, self.parts[0].end)
        filed = next((match["codes"] for line in reversed(self.recipients) if (match := _FILED.match(line))), "")
        editor = _EDITOR.search(filed)
        codes = [code.strip() for code in re.split(r"[,;]", filed[: editor.start()] if editor else filed)]
        authority = next((match["word"] for post in self.posts if (match := _AUTHORITY.match(post))), None)
        return Tail(
            lines=lines,
            closing=closing,
            recipients=tuple(self.recipients),
            signer=self.signer,
            post=" / ".join(self.posts) or None,
            authority=authority if authority is None or "/" in authority else f"{authority}.",
            units=tuple(match.group() for code in codes if (match := _CODE.match(code))),
            editor=editor["editor"] if editor else None,
            parts=tuple(self.parts),
        )

    def _is_name(self, span: Span) -> bool:
        return bool(_NAME.match(self.text[span.start : span.end].strip("*_ ")))
