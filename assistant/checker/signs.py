"""Views of a whole text made letter by letter, through a table of 256 signs: several times faster than a look-up for each letter.

A text in small letters has fewer than 256 different signs, so that every one can be given a byte; a second table says what stands for that byte.
"""

import re
from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from corpus.text.folding import plain

if TYPE_CHECKING:
    from _codecs import _EncodingMap

_SIZE = 256
_UNUSED = "\ufffe"
_LETTERS = "áàảãạâấầẩẫậăắằẳẵặéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"
_USUAL = "".join(sign for sign in map(chr, range(128)) if not sign.isupper()) + _LETTERS + "“”‘’«»…•·¹²³°±×≥≤→\uf0b7"
_WORD = re.compile(r"\w")


class _Table:
    """A byte for each sign."""

    def __init__(self, signs: str) -> None:
        self.signs = signs

    @cached_property
    def bytes_of(self) -> "dict[int, int] | _EncodingMap":
        return charmap_build(self.signs.ljust(_SIZE, _UNUSED))

    @cached_property
    def plain(self) -> str:
        return self._made(plain)

    @cached_property
    def words(self) -> str:
        return self._made(lambda sign: sign if _WORD.match(sign) else " ")

    def _made(self, change: Callable[[str], str]) -> str:
        return "".join(map(change, self.signs)).ljust(_SIZE, _UNUSED)


_TABLE = _Table(_USUAL)


def without_marks(small: str) -> str:
    """A text in small letters without its marks, same length."""
    table, coded = _coded(small)
    return charmap_decode(coded, "strict", table.plain)[0] if table else plain(small)


def only_words(small: str) -> str:
    """A text in small letters with a blank for every sign that belongs to no word, same length: `split` gives its words."""
    table, coded = _coded(small)
    return charmap_decode(coded, "strict", table.words)[0] if table else re.sub(r"\W", " ", small)


@lru_cache(maxsize=2)
def _coded(small: str) -> tuple[_Table | None, bytes]:
    """The text in bytes with their table; no table for a text of too many different signs."""
    try:
        return _TABLE, charmap_encode(small, "strict", _TABLE.bytes_of)[0]
    except UnicodeEncodeError:
        table = _with("".join(sorted({*small}.difference(_USUAL))))
        return table, charmap_encode(small, "strict", table.bytes_of)[0] if table else b""


@lru_cache(maxsize=16)
def _with(signs: str) -> _Table | None:
    return _Table(_USUAL + signs) if len(_USUAL) + len(signs) <= _SIZE and _UNUSED not in signs else None
