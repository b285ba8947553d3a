"""A registry of a million documents: import, look-up, did-you-mean, a 50 KB report, beside rapidfuzz and FTS5 in one run.

`TROBUT_BENCH_DOCUMENTS` makes it smaller. Times are of this machine and vary with its load; processor time is told where that matters.
"""

import os
import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant.checker.check import check
from corpus.citations import find_citations
from corpus.database import FILE_NAME
from corpus.registry.numbers import number_key
from corpus.registry.offices import Home, read_home
from corpus.registry.quick import open_registry
from corpus.structure import parse
from tests.registry_damages import Damaged, damaged
from tests.registry_generator import rows, write_register

pytestmark = pytest.mark.benchmark
COUNT = int(os.environ.get("TROBUT_BENCH_DOCUMENTS", "1000000"))
DAMAGES = min(10_000, COUNT)
HOME = "Sở Nội vụ tỉnh Kiên Giang"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the register; kept between runs where `TROBUT_BENCH_FOLDER` names a place."""
    place = os.environ.get("TROBUT_BENCH_FOLDER")
    folder = Path(place) if place else tmp_path_factory.mktemp("so")
    if not (folder / FILE_NAME).is_file():
        _import(folder)
    return folder


def _import(folder: Path) -> None:
    file = folder / "so.csv"
    write_register(file, COUNT)
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "api.cli", "registry", "import", str(file), "--data", str(folder)], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    size = (folder / FILE_NAME).stat().st_size / 1e6
    print(f"\nimport of {COUNT}: {time.perf_counter() - began:.0f} s, {used:.0f} s of processor, peak {after.ru_maxrss / 1024:.0f} MB; database {size:.0f} MB")


@pytest.fixture(scope="module")
def documents() -> list[tuple[str, ...]]:
    return list(rows(COUNT))


def _told(name: str, seconds: Sequence[float]) -> float:
    """Print median and the 99th of a hundred; the median in microseconds."""
    ordered = sorted(seconds)
    half, high = ordered[len(ordered) // 2] * 1e6, ordered[len(ordered) * 99 // 100] * 1e6
    print(f"{name:52} p50 {half:10.1f} µs   p99 {high:10.1f} µs")
    return half


def _timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def test_exact_look_up(folder: Path, documents: list[tuple[str, ...]]) -> None:
    registry = open_registry(folder / FILE_NAME)
    wanted = random.Random(3).sample(documents, min(5000, COUNT))
    found = [_timed(lambda row=row: registry.find(row[0], issued=date.fromisoformat(row[2]))) for row in wanted]  # type: ignore[misc]
    assert all(any(entry.issuer == row[3] for entry in registry.find(row[0], issued=date.fromisoformat(row[2]))) for row in wanted)
    assert _told(f"find(number, issued) of {COUNT}", found) < 1000
    _told("  the same again", [_timed(lambda row=row: registry.find(row[0], issued=date.fromisoformat(row[2]))) for row in wanted])  # type: ignore[misc]


@pytest.mark.parametrize("titled", [False, True])
def test_did_you_mean(folder: Path, documents: list[tuple[str, ...]], *, titled: bool) -> None:
    registry = open_registry(folder / FILE_NAME)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    times = []
    for item in damaged(documents, DAMAGES, seed=7, titled=titled):
        home = _home_of(item.issuer)
        began = time.perf_counter()
        found = registry.neighbours(item.citation, home=home)
        times.append(time.perf_counter() - began)
        total[item.kind] += 1
        right[item.kind] += bool(found) and _is_meant(found[0], item)
    _told(f"did you mean, {DAMAGES} damages, title {'known' if titled else 'unknown'}", times)
    print("  first of all: " + ", ".join(f"{kind} {right[kind] / total[kind]:.3f}" for kind in total) + f"; together {right.total() / total.total():.4f}")
    assert right.total() / total.total() >= 0.97


def _home_of(issuer: str) -> Home:
    """The province of the issuer; central documents are cited in one."""
    home = read_home(issuer)
    return home if home.place else read_home(HOME)


def _is_meant(entry: object, item: Damaged) -> bool:
    return (entry.number, entry.issued, entry.issuer) == (item.number, item.issued, item.issuer)  # type: ignore[attr-defined]


def test_peers(folder: Path, documents: list[tuple[str, ...]]) -> None:
    from rapidfuzz import fuzz, process

    items = list(damaged(documents, 24, seed=9, titled=True))
    numbers = [number_key(row[0]) for row in documents]
    _told(
        "rapidfuzz over all numbers",
        [_timed(lambda item=item: process.extractOne(number_key(item.citation.number or ""), numbers, scorer=fuzz.ratio)) for item in items],
    )  # type: ignore[misc]
    search = sqlite3.connect(":memory:")
    search.execute("CREATE VIRTUAL TABLE titles USING fts5(title, content='')")
    search.executemany("INSERT INTO titles (rowid, title) VALUES (?, ?)", ((at, row[4]) for at, row in enumerate(documents, 1)))
    sql = "SELECT rowid FROM titles WHERE titles MATCH ? ORDER BY rank LIMIT 5"
    queries = [" OR ".join(f'"{word}"' for word in (item.citation.title or "").replace(",", " ").split()) for item in items[:6]]
    _told("SQLite FTS5 over titles, any word", [_timed(lambda query=query: search.execute(sql, (query,)).fetchall()) for query in queries])  # type: ignore[misc]
    assert len(numbers) == COUNT


def _report(documents: list[tuple[str, ...]], size: int) -> str:
    """A report of that many bytes with citations of the register, of documents outside it, and plain sentences."""
    choose = random.Random(11)
    own = [row for row in documents if "Kiên Giang" in row[3] or row[3] in ("Chính phủ", "Thủ tướng Chính phủ", "Bộ Nội vụ")]
    head = (
        "SỞ NỘI VỤ TỈNH KIÊN GIANG\n\nSố: /BC-SNV\n\nKiên Giang, ngày  tháng 6 năm 2026\n\nBÁO CÁO\n\nKết quả công tác 6 tháng đầu năm 2026\n\nI. KẾT QUẢ\n\n"
    )
    parts = [head]
    while sum(map(len, parts)) * 1.35 < size:
        number, word, day, issuer, title = choose.choice(own)[:5]
        when = date.fromisoformat(day)
        serial = choose.choice((number, number, number, "9" + number))
        parts.append(f"Thực hiện {word} số {serial} ngày {when.day:02d}/{when.month:02d}/{when.year} của {issuer} {title}, Sở đã chỉ đạo các đơn vị.\n\n")
        parts.append(
            "Công tác tuyên truyền được duy trì thường xuyên, nội dung bám sát nhiệm vụ chính trị của Ngành và tình hình thực tế tại đơn vị. " * 4 + "\n\n"
        )
    return "".join(parts)


def test_a_report_of_50_kb(folder: Path, documents: list[tuple[str, ...]]) -> None:
    text = _report(documents, 50_000)
    document = parse(text)
    registry = open_registry(folder / FILE_NAME)
    citations = find_citations(text, home=HOME)
    print(f"report of {len(text.encode())} bytes, {len(citations)} citations")
    _told("parse", [_timed(lambda: parse(text)) for _ in range(5)])
    _told("extract", [_timed(lambda: find_citations(text, home=HOME)) for _ in range(5)])
    _told("check, first time", [_timed(lambda: check(document, registry=registry, today=date(2026, 6, 30)))])
    _told("check, warm (extraction in it)", [_timed(lambda: check(document, registry=registry, today=date(2026, 6, 30))) for _ in range(9)])
    assert citations


def test_trobut_check_from_process_start(folder: Path, documents: list[tuple[str, ...]], tmp_path: Path) -> None:
    file = tmp_path / "bc.txt"
    file.write_text(_report(documents, 10_000), encoding="utf-8")
    command = [sys.executable, "-m", "api.cli", "check", str(file), "--data", str(folder)]
    _told("trobut check, process start to answer", [_timed(lambda: subprocess.run(command, capture_output=True, check=False)) for _ in range(5)])
    assert subprocess.run(command, capture_output=True, check=False).returncode in (0, 1)
