"""Articles of the legal code → any number of passages: each copy after the first has other numbers, dates, places and ministries, and lacks words."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, count, islice
from pathlib import Path

from corpus.document import Document, Head, Kind, Tail
from corpus.passages import Passage
from corpus.prepared import PreparedDocument
from retrieval.labelled import Row
from retrieval.rows import prepared_row

ARTICLES = 25
_DATE = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}(?!\d)")
_NUMBER = re.compile(r"(?<![\n\d/])(?<!^)\d+(?![\d/]|[.)]\s)")  # not «1. » at the beginning of a line
_SERIAL = re.compile(r"\d+(?=/)")
_NAMES = (
    *("Bộ Nội vụ", "Bộ Tài chính", "Bộ Y tế", "Bộ Công Thương", "Bộ Quốc phòng", "Bộ Tư pháp", "Bộ Xây dựng", "Bộ Ngoại giao", "Bộ Công an"),
    *("Hà Nội", "Kiên Giang", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Nghệ An", "Lâm Đồng", "Quảng Ninh", "Đồng Nai", "Thanh Hóa", "Lào Cai"),
)
_NAME = re.compile("|".join(_NAMES))
_FIRST_DAY, _DAYS = date(1990, 1, 1), 13_000
_DROPPED = 0.05  # share of the words


def varied_documents(articles: Path, passages: int, *, seed: int = 1) -> Iterator[PreparedDocument]:
    """Documents of `ARTICLES` articles until they hold `passages`; `articles` is the .jsonl.gz of the legal code. The same seed gives the same."""
    drawing, made = random.Random(seed), 0
    for copy in count():
        rows = _rows(articles) if copy == 0 else (_varied(row, drawing) for row in _rows(articles))
        for number in count():
            group = list(islice(rows, ARTICLES))
            if not group:
                break
            document = _together(group, f"ban-{copy}-{number}.txt")
            yield document
            made += len(document.passages)
            if made >= passages:
                return


def _rows(articles: Path) -> Iterator[Row]:
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Row(row["id"], f"{row['doc_type']} {row['doc_number']} - Điều {row['article']}. {row['heading']}", row["text"])


def _varied(row: Row, drawing: random.Random) -> Row:
    text = _DATE.sub(lambda _: _day(drawing), row.text)
    text = _NUMBER.sub(lambda match: str(drawing.randrange(10 ** (len(match[0]) - 1), 10 ** len(match[0]))), text)
    text = _NAME.sub(lambda _: drawing.choice(_NAMES), text)
    words = text.split(" ")
    for at in drawing.sample(range(len(words)), max(1, int(_DROPPED * len(words)))):
        words[at] = ""
    title = _SERIAL.sub(lambda _: str(drawing.randrange(1, 10_000)), row.title)
    return Row(row.id, title, " ".join(filter(None, words)) or row.text)


def _day(drawing: random.Random) -> str:
    return (_FIRST_DAY + timedelta(days=drawing.randrange(_DAYS))).strftime("%d/%m/%Y")


def _together(rows: list[Row], name: str) -> PreparedDocument:
    """One document with the articles one after the other."""
    articles = [prepared_row(row, name=name) for row in rows]
    starts = [0]
    for article in articles:
        starts.append(starts[-1] + len(article.document.text) + 1)
    passages = chain.from_iterable(_moved(article, start) for article, start in zip(articles, starts, strict=False))
    head = Head(number=articles[0].document.head.number, title=rows[0].title.partition(" - ")[0])
    text = "\n".join(article.document.text for article in articles)
    document = Document(text=text, kind=Kind.LEGAL, head=head, preamble=(), sections=(), tail=Tail())
    numbered = tuple(replace(passage, ordinal=ordinal) for ordinal, passage in enumerate(passages))
    return replace(articles[0], document=document, passages=numbered, sha256=f"{name}-{articles[0].sha256}"[:64])


def _moved(article: PreparedDocument, start: int) -> Iterator[Passage]:
    return (replace(passage, start=passage.start + start, end=passage.end + start) for passage in article.passages)
