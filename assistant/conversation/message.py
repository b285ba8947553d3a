"""What was typed → the forms in which it is understood: words without marks and case, politeness blanked out, all of one length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.conversation.spelling import Spelled, as_typed, mended, retyped, spelt_out
from corpus.text.folding import fold, strip_accents

LONGEST = 4_000
_WORD_SPACE = r"\\s+"


def said(pattern: str) -> re.Pattern[str]:
    """A pattern over plain words: a space in it stands for any white space."""
    return re.compile(re.sub(r" ", _WORD_SPACE, pattern))


# «Bạn ơi», «giúp tôi», «vui lòng»: said for politeness, anywhere in a command
_POLITE = said(
    r"(?<!\w)(?:vui long|lam on|cho (?:toi |em |minh |anh |chi )?biet|phien (?:ban|anh|chi)|(?:ban|em|anh|chi|tro but) oi|(?:toi|em|minh"
    r"|chung toi) (?:muon|can|nho|xin|dang can)"
    r"|nho (?:ban|em|tro but|anh|chi)(?: giup)?|(?:giup|ho|gium|cho) (?:toi|em|minh|anh|chi|chung toi|voi)(?: xin| xem)?)(?!\w)"
)
_OPENING = said(r"^[\s,.!]*(?:(?:xin )?hay|giup|xin moi|xin)(?= \w)")
# «nhé», «ạ», «với», «đi», «được không» at the end of a command; without marks only those that can be nothing else
_ENDING_MARKED = said(
    r"(?:(?:\s|[.!?,;…])*(?<!\w)(?:nhé|nha|nhỉ|với|đi|luôn|ngay|giúp|hộ|giùm|được không|được chứ|được chưa"
    r"|cảm ơn(?: bạn| em| nhiều)?|thanks|vậy|thế|đấy|ạ|bạn ơi)(?!\w))+[\s.!?…]*$"
)
_ENDING_BARE = said(
    r"(?:(?:\s|[.!?,;…])*(?<!\w)(?:nhe|nha|gium|giup|voi|di|duoc khong|duoc ko|dc khong|dc ko|cam on(?: ban| em| nhieu)?|thanks|ban oi"
    r"|(?<!phuong\san\s)(?<!muc\s)(?<!phan\s)(?<!chon\s)a)(?!\w))+[\s.!?…]*$"
)
_OUTER_MARKS = re.compile(r"^[\s,.!;]+|[\s.!…]+$")
_ASKING = said(
    r"(?<!\w)(?:la gi|the nao|bao nhieu|bao lau|bao gio|khi nao|luc nao|nao|o dau|tai dau|tai sao|vi sao|ai|may(?= \w)|gi|phai khong|hay khong)(?!\w)"
    r"|(?<!\w)(?:co|con|da|duoc) [^:]{2,200}(?<!\w)khong\s*\?*\s*$|(?<!\w)khong\s*\?\s*$"
    r"|(?<!\w)(?:da|het|co|con|xong) [^:]{0,200}(?<!\w)chua\s*\?*\s*$"
)
# «không có kiến nghị gì», «chưa phát sinh đơn thư nào»: a statement, though it holds a question word
_NONE_AT_ALL = said(r"(?:^|(?<=\s))(?:khong|chua) (?:co|phat sinh|ghi nhan|nhan duoc|xay ra|phai|bi)(?!\w)[^?]* (?:gi|nao|ai)(?: [^?]*)?$")


@dataclass(frozen=True, slots=True)
class Message:
    """`text`: what was typed, composed and with abbreviations spelt out; `plain`: the same without marks and case, politeness blanked, of that length.

    `typed`: the letters as they were typed; `spelled`: where each of `text` stands there.
    """

    text: str
    plain: str
    typed: str
    spelled: Spelled

    def original(self, start: int, end: int) -> str:
        """The words as typed, without surrounding white space and quotation marks."""
        return self.text[start:end].strip(" \t\n.,;:«»“”\"'")

    def dictated(self, start: int, end: int) -> str:
        """The very letters that were typed for `text[start:end]`, without white space around."""
        begin, stop = self.spelled.typed_span(start, end)
        return self.typed[begin:stop].strip()

    def part(self, start: int, end: int) -> "Message":
        """A stretch of the message as a message of its own."""
        begin, stop = self.spelled.typed_span(start, end)
        return read_message(self.typed[begin:stop])

    def group(self, match: re.Match[str], name: str) -> str:
        """The words as typed of a named group, "" where it took no part."""
        start, end = match.span(name)
        return self.original(start, end) if start >= 0 else ""

    @property
    def asks(self) -> bool:
        """Whether it is worded as a question."""
        return bool(_ASKING.search(self.plain if "?" in self.plain else _NONE_AT_ALL.sub(_blank, self.plain)))

    @property
    def has_marks(self) -> bool:
        return strip_accents(self.text) != self.text


def read_message(typed: str) -> Message:
    """Fold what was typed and spell out what is abbreviated; what is longer than a message may be is cut."""
    text = fold(typed[:LONGEST]).text
    return _message(text, spelt_out(as_typed(text)))


def other_readings(message: Message) -> Iterator[Message]:
    """What else may have been meant, where the message is not understood as it stands: Telex composed, slips in commands mended."""
    spelled = message.spelled
    for step in (retyped, mended):
        spelled, before = step(spelled), spelled
        if spelled != before:
            yield _message(message.typed, spelled)


def _message(typed: str, spelled: Spelled) -> Message:
    text = spelled.text
    plain = _POLITE.sub(_blank, _plain(text))
    plain = _blanked(plain, _ENDING_MARKED.search(_lower(text)) or _ENDING_BARE.search(plain))
    return Message(text, _OUTER_MARKS.sub(_blank, _OPENING.sub(_blank, _OUTER_MARKS.sub(_blank, plain))), typed, spelled)


def _plain(text: str) -> str:
    return strip_accents(_lower(text))


def _lower(text: str) -> str:
    """Lower case, letter by letter where needed, so that offsets stay."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _blanked(plain: str, match: re.Match[str] | None) -> str:
    return plain[: match.start()] + " " * len(match.group()) + plain[match.end() :] if match else plain


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
