"""What was typed → what is looked for: syllables, whether diacritics were left out, a document number and an article."""

import re
from dataclasses import dataclass

from corpus.text.folding import fold, plain
from retrieval.abbreviations import spelled_out
from retrieval.tokens import syllables

_NUMBER = re.compile(
    r"""
    (?<![\w/])
    \d{1,5}                 # 98
    (?:/\d{4})?             # /2023
    [/-]                    # 98/2023/NĐ-CP, 34-CT/TW
    [a-z]{1,8}\d{0,2}
    (?:[/-][a-z\d]{1,12})*  # -CP
    """,
    re.VERBOSE,
)
_NAMED = re.compile(
    r"(?<!\w)(?P<type>nghi dinh|thong tu lien tich|thong tu|quyet dinh|bo luat|luat|phap lenh|nghi quyet|chi thi)(?: so)? (?P<number>\d{1,4}/\d{4})(?![\w/-])"
)
_SYMBOLS = {
    "nghi dinh": "nd", "thong tu lien tich": "ttlt", "thong tu": "tt", "quyet dinh": "qd", "bo luat": "qh", "luat": "qh", "phap lenh": "pl",
    "nghi quyet": "n", "chi thi": "ct",
}  # fmt: skip
_ARTICLE = re.compile(r"(?<!\w)dieu (\d{1,4}[a-z]?)(?!\w)")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; `text` and `words` have abbreviations spelled out behind them.

    `number` and `article` are in the form that `number_key` and `article_key` give; `number_start`: how the number of a document begins that
    was named without its symbol («Nghị định 30/2020»).
    """

    text: str
    words: tuple[str, ...]
    unaccented: bool
    number: str | None = None
    article: str | None = None
    number_start: str | None = None


def read_query(text: str) -> Query:
    """Read what was typed. An empty or wordless text gives a query without words, which finds nothing."""
    folded = plain(fold(text).text)
    number, article = _NUMBER.search(folded), _ARTICLE.search(folded)
    named = None if number else _NAMED.search(folded)
    text = spelled_out(text, unaccented=all(word.isascii() for word in syllables(text)))
    words = tuple(syllables(text))
    return Query(
        text=text,
        words=words,
        unaccented=bool(words) and all(word.isascii() for word in words),
        number=number_key(number.group()) if number else None,
        article=article[1] if article else None,
        number_start=f"{named['number']}/{_SYMBOLS[named['type']]}" if named else None,
    )


def number_key(number: str) -> str:
    """A document number without diacritics, case and spaces («98/2023/NĐ-CP» → «98/2023/nd-cp»)."""
    return "".join(plain(fold(number).text).split())


def article_key(headings: tuple[str, ...]) -> str | None:
    """The article that a heading path leads to («Điều 5. …» → «5»)."""
    found = [match[1] for heading in headings if (match := _ARTICLE.search(plain(fold(heading).text)))]
    return found[-1] if found else None
