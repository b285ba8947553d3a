"""Legal texts of the shared data: how many articles each has, that they count on from 1, and whether they read as in the official legal code.

Facts only: numbers of documents and counts. The texts stay in ../shared; without it these tests are skipped.
"""

import gzip
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Document, Section
from corpus.legal import legal_bases, provisions_of
from corpus.structure import parse

DATA = Path(__file__).parents[3] / "shared" / "data"
TEXTS = DATA / "legal-fulltext" / "documents.jsonl.gz"
CODE = DATA / "phapdien"
pytestmark = pytest.mark.skipif(not TEXTS.exists(), reason="cần dữ liệu dùng chung ../shared/data/legal-fulltext")

# Articles of the text as it stands in the data, articles added later («5a») left out; checked by hand against the last article of the text,
# its closing («thông qua ngày …», «Nơi nhận») and, for laws in force, the number of articles they are known to have.
COUNTS = {
    "45/2019/QH14": 220, "91/2015/QH13": 689, "72/2020/QH14": 171, "54/2019/QH14": 135, "71/2025/QH15": 51, "26/2023/QH15": 46, "23/2018/QH14": 118,
    "68/2014/QH13": 213, "59/2020/QH14": 218, "76/2025/QH15": 3, "12/2022/QH15": 69, "20/2023/QH15": 53, "16/2023/QH15": 75, "52/2014/QH13": 133,
    "29/2001/QH10": 82, "54/2014/QH13": 104, "93/2025/QH15": 73, "29/2023/QH15": 83, "81/2015/QH13": 73, "16/2017/QH14": 108, "75/2015/QH13": 41,
    "65/2014/QH13": 183, "27/2023/QH15": 198, "51/2014/QH13": 133, "21/2017/QH14": 59, "47/2024/QH15": 59, "38/2019/QH14": 152, "15/2017/QH14": 134,
    "50/2019/QH14": 2, "69/2014/QH13": 66, "24/2008/QH12": 44, "50/2005/QH11": 222, "07/2022/QH15": 4, "64/2014/QH13": 3, "04/2007/QH12": 35,
    "18/2017/QH14": 105, "28/2023/QH15": 86, "09/2022/QH15": 4, "65/2025/QH15": 50, "67/2020/QH14": 3, "18/2012/QH13": 55, "59/2010/QH12": 51,
    "22/2008/QH12": 87, "28/2001/QH10": 74, "87/2015/QH13": 91, "02/2011/QH13": 70, "15/2023/QH15": 121, "78/2006/QH11": 120, "21/2012/QH13": 2,
    "43/2024/QH15": 5, "90/2025/QH15": 10, "71/2014/QH13": 6, "35/2018/QH14": 31, "26/2008/QH12": 183, "48/2010/QH12": 13, "35/2009/QH12": 67,
    "82/2015/QH13": 81, "77/2015/QH13": 143, "58/2010/QH12": 62, "15/2012/QH13": 142, "05/2022/QH15": 50, "06/2017/QH14": 87, "95/2025/QH15": 59,
    "24-L/CTN": 89, "13/2003/QH11": 146, "31/2024/QH15": 260, "61/2020/QH14": 77, "39/2019/QH14": 101, "58/2024/QH15": 103, "64/2020/QH14": 101,
    "45/2013/QH13": 212, "01/2016/QH14": 81, "66/2014/QH13": 82, "06/2022/QH15": 96, "03/2018/TT-BNG": 38, "10/2007/QĐ-TTg": 4, "173/QĐ-BTP": 3,
    "01/2021/NĐ-CP": 101, "08/2015/NĐ-CP": 111, "101/2024/NĐ-CP": 68, "102/2024/NĐ-CP": 113, "103/2024/NĐ-CP": 54, "115/2024/NĐ-CP": 74,
    "122/2021/NĐ-CP": 82, "151/2025/NĐ-CP": 23, "167/2025/NĐ-CP": 4, "226/2025/NĐ-CP": 10, "47/2021/NĐ-CP": 35, "82/2020/NĐ-CP": 91,
}  # fmt: skip

# Documents whose own articles do not run 1…n in the data, and why.
DEFECTS = {
    "26/2012/QH13": "văn bản mất dòng «Điều 2» trước khoản về hiệu lực",
}
NO_ARTICLES = {"299/TTg", "19046/BTC-TCHQ", "2739/VPCP-ĐMDN", "3397/BKHĐT-QLKTTW", "778/TCHQ-GSQL"}


def rows() -> Iterator[dict[str, Any]]:
    with gzip.open(TEXTS, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@lru_cache(maxsize=1)
def texts() -> tuple[tuple[str, str, str], ...]:
    """Number, title and text of every document."""
    return tuple((row["number"] or "", row["title"], row["text"]) for row in rows())


def own_articles(document: Document) -> list[Section]:
    """Articles of the document itself: neither quoted nor of a text attached to it."""
    found: list[Section] = []
    for section in document.sections:
        if "attached" not in section.flags:
            found += [part for part in section.walk() if part.number.startswith("Điều ") and "quoted" not in part.flags]
    return found


def plain_numbers(articles: list[Section]) -> list[int]:
    """Numbers of articles without letters, in order."""
    return [int(article.number.split()[1]) for article in articles if article.number.split()[1].isdigit()]


@pytest.fixture(scope="module")
def documents() -> tuple[tuple[str, str, Document], ...]:
    return tuple((number, title, parse(text)) for number, title, text in texts())


def test_articles_are_as_many_as_counted_by_hand(documents: tuple[tuple[str, str, Document], ...]) -> None:
    counted = {number: len(plain_numbers(own_articles(document))) for number, _, document in documents if number in COUNTS}
    assert {number: (counted.get(number), right) for number, right in COUNTS.items() if counted.get(number) != right} == {}


def test_articles_run_from_one_without_gap_or_repetition(documents: tuple[tuple[str, str, Document], ...]) -> None:
    broken = {}
    for number, title, document in documents:
        numbers = plain_numbers(own_articles(document))
        if (number not in NO_ARTICLES and numbers != list(range(1, len(numbers) + 1))) or (not numbers and number not in NO_ARTICLES):
            broken[number or title] = numbers[-1:]
    assert set(broken) <= set(DEFECTS), broken


def test_every_provision_has_an_id_of_its_own(documents: tuple[tuple[str, str, Document], ...]) -> None:
    for number, _, document in documents:
        ids = [provision.id for provision in provisions_of(document)]
        assert len(ids) == len(set(ids)), number


def test_decree_on_clerical_work_has_38_articles() -> None:
    text = (DATA / "legal-fulltext" / "nd30-2020" / "30_2020_ND_CP.txt").read_text(encoding="utf-8")
    document = parse(text)
    assert plain_numbers(own_articles(document)) == list(range(1, 39))
    assert len(legal_bases(document)) == 1


def test_legal_bases_are_found_in_every_document_that_states_them(documents: tuple[tuple[str, str, Document], ...]) -> None:
    stated = [(number, document) for number, _, document in documents if re.search(r"Căn cứ", document.text[: _first_article(document)])]
    without = [number for number, document in stated if own_articles(document) and not legal_bases(document)]
    assert without == []


def _first_article(document: Document) -> int:
    return document.sections[0].start if document.sections else 0


# --- against the official legal code --------------------------------------------------------------------------------------------------------------

_NOTE = re.compile(r"\[[^\[\]]*\]")
_QUOTES = re.compile(r"[“”\"«»'‘’]")
_DASHES = re.compile(r"[–—−-]")
_CHANGED = re.compile(r"sửa đổi|bổ sung|bãi bỏ|thay thế|đính chính|hết hiệu lực")
_LAW_ON_CHANGES = re.compile(r"Luật [^,]*(?:sửa đổi|bổ sung)[^,]*")
_FILE = re.compile(r"(?:\A|\n)[^\n]{0,160}\.(?:docx?|pdf|xlsx?|rar|zip)\s*\Z", re.IGNORECASE)
_NEXT = re.compile(r"\.(?:(?:bộ)?luậtnày(?:đã)?đượcquốchội|mục\d|chương[ivx]).{0,400}$")
_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip

# What differs though nobody amended it, looked at one by one: «code»: slip of the official code (words lost, doubled or mistyped, an article counted
# under the wrong document); «text»: slip of the full text; «ours»: we read it wrong.
CAUSES = {
    "code": "23/2018/QH14 92, 23/2018/QH14 97, 23/2018/QH14 99, 52/2014/QH13 4, 69/2014/QH13 46, 64/2014/QH13 7a, 64/2014/QH13 7b, 04/2007/QH12 36, "
    "04/2007/QH12 37, 18/2017/QH14 61, 28/2001/QH10 74, 87/2015/QH13 71, 05/2022/QH15 21, 39/2019/QH14 56, 01/2021/NĐ-CP 26, 01/2021/NĐ-CP 28, "
    "01/2021/NĐ-CP 31, 01/2021/NĐ-CP 51, 01/2021/NĐ-CP 63, 01/2021/NĐ-CP 57, 01/2021/NĐ-CP 19, 01/2021/NĐ-CP 79",
    "text": "59/2020/QH14 89, 16/2017/QH14 2, 51/2014/QH13 106, 26/2008/QH12 133",
    "ours": "01/2021/NĐ-CP 70, 47/2021/NĐ-CP 24",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """An article in both sources: `verdict` as in the table of `test_articles_read_as_in_the_official_code`."""

    number: str
    article: str
    verdict: str


def normal(text: str) -> str:
    """White space out, NFC, one quotation mark and one dash, publishers' notes out."""
    text = unicodedata.normalize("NFC", text)
    for _ in range(3):
        text = _NOTE.sub(" ", text)
    text = _DASHES.sub("-", _QUOTES.sub('"', text))
    return re.sub(r"\s+", "", text).lower().rstrip("./;")


def letters(text: str) -> str:
    """Letters and figures only, tone marks in one place, «y» as «i»: two editions of a text differ in these."""
    for old, new in _TONES.items():
        text = text.replace(old, new)
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace("y", "i")))


def verdict(document: Document, section: Section, row: dict[str, Any], *, amended: bool) -> str:
    body = document.text[section.end : section.body_end]
    whole = document.text[section.start : section.body_end]
    told = _FILE.sub("", (row["text"] or "").strip())
    ours, theirs = normal(body), normal(told)
    if ours == theirs:
        return "equal"
    headed = letters(normal(f"Điều {row['article']} {row['heading'] or ''} {told}"))
    if letters(ours) == letters(theirs) or letters(normal(whole)) == headed:
        return "spelling"
    if letters(ours) == letters(_NEXT.sub("", theirs)):
        return "more in the code"
    if amended or any(_CHANGED.search(note.group()) for note in _NOTE.finditer(whole)):
        return "amended"
    return "other"


@lru_cache(maxsize=1)
def code_rows() -> dict[str, dict[str, dict[str, Any]]]:
    """Document → article → row of the official code."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    with gzip.open(CODE / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["doc_number"] and row["article"]:
                found[row["doc_number"]].setdefault(row["article"], row)
    return found


@lru_cache(maxsize=1)
def amended_articles() -> set[tuple[str, str]]:
    with gzip.open(CODE / "amendments.jsonl.gz", "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    return {(row["number"], match[1]) for row in told if (match := re.fullmatch(r"Điều (\d+[a-zđ]?)", row["loc"] or ""))}


def compared(documents: tuple[tuple[str, str, Document], ...]) -> Iterator[Compared]:
    for number, title, document in documents:
        articles = {section.number.split()[1]: section for section in own_articles(document)}
        for article, row in code_rows().get(number, {}).items():
            if (row["doc_type"] == "Nghị quyết") != title.startswith("Nghị quyết"):
                continue  # a resolution and a law may have the same number
            amended = (number, article) in amended_articles() or bool(_CHANGED.search(_LAW_ON_CHANGES.sub("", row["source_note"] or "")))
            found = articles.get(article)
            yield Compared(number, article, verdict(document, found, row, amended=amended) if found else "amended" if amended else "missing")


@pytest.mark.skipif(not CODE.exists(), reason="cần dữ liệu dùng chung ../shared/data/phapdien")
def test_articles_read_as_in_the_official_code(documents: tuple[tuple[str, str, Document], ...], capsys: pytest.CaptureFixture[str]) -> None:
    """equal: same text; spelling: same letters, other tone marks or punctuation; more in the code: the code holds the closing formula or
    the next title too; amended: the code has a later text; other: an error of either source, or ours; missing: an article that only the code has."""
    found = list(compared(documents))
    counts = Counter(one.verdict for one in found)
    unchanged = [one for one in found if one.verdict != "amended"]
    different = [f"{one.number} {one.article}" for one in unchanged if one.verdict in ("other", "missing")]
    by_cause = {cause: sum(one in named.split(", ") for one in different) for cause, named in CAUSES.items()}
    same = 1 - len(different) / len(unchanged)
    with capsys.disabled():
        print(f"\n{len(found)} điều có ở cả hai nguồn: {dict(counts.most_common())}; giống nhau {same:.4f} số điều không bị sửa đổi; khác nhau do: {by_cause}")
    assert len(found) > 3_900
    assert same >= 0.99
    assert [one for one in different if one not in ", ".join(CAUSES.values()).split(", ")] == []
