"""Derives how many articles, clauses and points documents have from their texts → starter/provisions.csv. Run by hand; facts only, no sentences.

    python -m corpus.registry.provision_facts DOCUMENTS.jsonl[.gz] ARTICLES.jsonl[.gz] AMENDMENTS.jsonl[.gz] TEXTS.jsonl[.gz]… OUT-FOLDER

DOCUMENTS: rows `number`, `amended_by`; ARTICLES: rows `doc_number`, `doc_type`, `article`, `heading`, `text`, `source_note`;
AMENDMENTS: rows `number`, `loc`, `by_number`, `by_effective`;
TEXTS: rows `number`, `text`, and folders of text files named like `30_2020_ND_CP.txt`. Source of the shipped files: the official legal code
(Bộ pháp điển) and public full texts. A document counts only if it has five articles or more (fewer put an annexed regulation into force) that run on
from 1 and end with one on its implementation; one that has been amended, and an article whose numbering breaks, say nothing about clauses. What two
sources tell differently is left out.
"""

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

UNKNOWN = "?"
_LEAST = 5
POINTS = "abcdđeghiklmnopqrstuvxy"
_TYPES = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"})
_CLOSING = re.compile(r"thi\s*hành|tổ chức thực hiện|chuyển tiếp|trách nhiệm|điều khoản cuối", re.IGNORECASE)
_ENDS_DOCUMENT = re.compile(r"chịu trách nhiệm\s[^.]{0,120}thi hành|có hiệu lực\s[^.]{0,40}(?:từ|kể từ) ngày|thông qua ngày", re.IGNORECASE)
_CLAUSE = re.compile(r"(?m)^\s*(\d{1,2})\.(?=\s)")
_POINT = re.compile(r"(?m)^\s*([a-zđ])\)(?=\s)")
_INLINE = re.compile(r"[.;:]\s+(\d{1,2})\.\s+[A-ZĐ]")
_ARTICLE = re.compile(r"(?m)^\s*Điều (\d{1,3})\s?[.:]")
_CHANGED = re.compile(r"sửa đổi|bổ sung|bãi bỏ|đính chính|thay thế")
_ATTACHING = re.compile(r"ban hành", re.IGNORECASE)

Facts = Mapping[str, tuple[int, tuple[str, ...]]]


def clause_cell(text: str) -> str:
    """Number of clauses of an article, and after «:» the last point of each («-» none): `3:c-b`; «?» where the numbering breaks."""
    marks = list(_CLAUSE.finditer(text))
    numbers = [int(mark[1]) for mark in marks]
    if not marks or numbers != list(range(1, len(marks) + 1)) or any(int(n) == len(marks) + 1 for n in _INLINE.findall(text)):
        return UNKNOWN
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    points = "".join(_last_point(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True))
    return f"{len(marks)}:{points}" if points.strip("-") else str(len(marks))


def _last_point(clause: str) -> str:
    """«-» for a clause without points, «?» where the letters do not run on; old texts write a second «d)» for «đ)»."""
    letters = "".join(_POINT.findall(clause)).replace("dd", "dđ")
    if not letters:
        return "-"
    return letters[-1] if POINTS.startswith(letters) else UNKNOWN


def from_articles(rows: Iterable[Mapping[str, str]]) -> Facts:
    """Facts of documents told article by article."""
    documents: dict[str, dict[str, Mapping[str, str]]] = defaultdict(dict)
    for row in rows:
        number, article = row.get("doc_number") or "", row.get("article") or ""
        if number and article and row.get("doc_type") in _TYPES:
            documents[number].setdefault(article, row)
    return {number: facts for number, articles in documents.items() if (facts := _facts(articles))}


def _facts(articles: Mapping[str, Mapping[str, str]]) -> tuple[int, tuple[str, ...]] | None:
    plain = sorted(int(article) for article in articles if article.isdigit())
    if plain != list(range(1, len(plain) + 1)) or len(plain) < _LEAST:
        return None
    last = articles[str(plain[-1])]
    if not (_CLOSING.search(last.get("heading") or "") or _ENDS_DOCUMENT.search(last.get("text") or "")):
        return None
    if any(_ATTACHING.search((articles[str(n)].get("heading") or "")[:24]) for n in plain[:2]):
        return None
    return len(plain), tuple(_cell(articles[str(n)]) for n in plain)


def _cell(row: Mapping[str, str]) -> str:
    if _CHANGED.search(re.sub(r"Luật [^,]*(?:sửa đổi|bổ sung)[^,]*", "", row.get("source_note") or "")):
        return UNKNOWN
    return clause_cell(row.get("text") or "")


def from_text(text: str) -> tuple[int, tuple[str, ...]] | None:
    """Facts of a document told as one text, up to its signature; None where its articles do not run on. Its last article may hold more than itself."""
    marks = list(_ARTICLE.finditer(text))
    if [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)) or len(marks) < _LEAST:
        return None
    bodies = [text[mark.end() : end] for mark, end in zip(marks, [*(mark.start() for mark in marks[1:]), len(text)], strict=True)]
    if not (_CLOSING.search(bodies[-1][:80]) or _ENDS_DOCUMENT.search(bodies[-1])):
        return None
    return len(marks), (*(clause_cell(body) for body in bodies[:-1]), UNKNOWN)


def merged(*sources: Facts) -> Facts:
    """What the sources tell alike, and what only one of them tells."""
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    disputed: set[str] = set()
    for source in sources:
        for number, (count, cells) in source.items():
            known = found.setdefault(number, (count, cells))
            if known[0] != count:
                disputed.add(number)
            else:
                found[number] = count, tuple(a if a == b else UNKNOWN for a, b in zip(known[1], cells, strict=True))
    return {number: facts for number, facts in found.items() if number not in disputed}


def amended_articles(rows: Iterable[Mapping[str, str]], known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Number and «article:by@day …» of the documents that are `known`."""
    numbers = frozenset(known)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        article = re.fullmatch(r"Điều (\d+[a-zđ]?)", row.get("loc") or "")
        if article and row["number"] in numbers and _is_later(row):
            found[row["number"]][f"{article[1]}:{row['by_number']}@{row['by_effective']}"] = None
    yield from ((number, " ".join(told)) for number, told in sorted(found.items()))


def _is_later(row: Mapping[str, str]) -> bool:
    """Whether the change is dated and not older than the document that it changes."""
    year = re.search(r"/((?:19|20)\d\d)/", row.get("number") or "")
    return bool(row.get("by_number") and row.get("by_effective")) and (year is None or row["by_effective"][:4] >= year[1])


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a JSON Lines file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _from_texts(path: Path) -> Facts:
    if path.is_dir():
        named = ((re.fullmatch(r"(\d+)_(\d{4})_ND_CP", file.stem), file) for file in sorted(path.glob("*.txt")))
        texts = [(f"{match[1]}/{match[2]}/NĐ-CP", file.read_text(encoding="utf-8")) for match, file in named if match]
    else:
        texts = [(row.get("number") or "", row["text"]) for row in read_rows(path)]
    return {number: facts for number, text in texts if number and (facts := from_text(text))}


def main(arguments: list[str]) -> int:
    """Write provisions.csv and amended.csv into the last argument."""
    documents, articles, amendments, *texts, out = map(Path, arguments)
    rows = list(read_rows(amendments))
    amended = {row.get("number") or "" for row in rows} | {row.get("number") or "" for row in read_rows(documents) if row.get("amended_by")}
    facts = {
        number: (count, () if number in amended else cells)
        for number, (count, cells) in merged(from_articles(read_rows(articles)), *map(_from_texts, texts)).items()
    }
    with (out / "provisions.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [("number", "articles", "clauses"), *((n, c, " ".join(cells)) for n, (c, cells) in sorted(facts.items()))]
        )
    with (out / "amended.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("number", "articles"), *amended_articles(rows, {row.get("number") or "" for row in rows})])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
