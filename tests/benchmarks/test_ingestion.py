"""81,246 articles of the legal code as 5,491 documents and 216 complete legal documents, from files to an indexed library through `trobut ingest`.

`TROBUT_BENCH_DOCUMENTS` makes it smaller. Times are of this machine and vary with its load; processor seconds are told beside them.
"""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark
ROOT = Path(__file__).parents[2]
COUNT = int(os.environ.get("TROBUT_BENCH_DOCUMENTS", "10000"))
_NOT_IN_NAME = re.compile(r"[^\w-]+")


def _write_code(shared: Path, folder: Path) -> int:
    """One .txt for each document number, its articles in order; how many articles."""
    articles: dict[str, list[str]] = defaultdict(list)
    with gzip.open(shared / "data" / "phapdien" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            articles[row["doc_number"] or "khong-so"].append(f"Điều {row['article']}. {row['heading']}\n{row['text']}")
    chosen = list(articles.items())[:COUNT]
    for index, (number, texts) in enumerate(chosen):
        (folder / f"{index:05d}-{_NOT_IN_NAME.sub('-', number)[:80]}.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    return sum(len(texts) for _, texts in chosen)


def _write_laws(shared: Path, folder: Path) -> int:
    with gzip.open(shared / "data" / "legal-fulltext" / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][: max(1, COUNT // 25)]
    for row in rows:
        (folder / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8")
    return len(rows)


def test_ingestion_end_to_end(shared: Path, tmp_path: Path) -> None:
    for name in ("phapdien", "fulltext"):
        (tmp_path / "files" / name).mkdir(parents=True)
    articles, laws = _write_code(shared, tmp_path / "files" / "phapdien"), _write_laws(shared, tmp_path / "files" / "fulltext")
    data, out = tmp_path / "data", tmp_path / "parts.json"
    command = [sys.executable, "-m", "tests.benchmarks.ingestion_child", str(out), "ingest", str(tmp_path / "files"), "--json", "--data", str(data)]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True)
    seconds = time.perf_counter() - began
    forms = json.loads(done.stdout)
    passages = sum(form["passages"] for form in forms if form["status"] == "added")
    failed = [form["error"] for form in forms if not form["ok"]]
    print(
        f"\n{articles} articles and {laws} laws, {passages} passages: {seconds:.0f} s, {articles / seconds:.0f} articles/s, {passages / seconds:.0f} passages/s"
    )
    for part, value in json.loads(out.read_text(encoding="utf-8")).items():
        print(f"  {part:28} {value:9.1f}")
    print(f"  library on disk {sum(path.stat().st_size for path in data.rglob('*') if path.is_file()) / 1e6:.0f} MB; {len(failed)} failed: {failed[:3]}")
    verified = subprocess.run([sys.executable, "-m", "api.cli", "library", "verify", "--data", str(data)], cwd=ROOT, capture_output=True)
    print(" ", (verified.stdout + verified.stderr).decode().strip())
    assert verified.returncode == 0
    shutil.rmtree(data)
