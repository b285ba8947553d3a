"""`trobut eval retrieval`: measures and times of search over a labelled set, and what changed since an earlier run."""

import json
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from api.commands.output import CommandError, say, say_json, write_file
from retrieval.comparing import Change, Comparison, compare_runs
from retrieval.evaluation import Evaluation, evaluate_folder
from retrieval.labelled import CORPUS, LABELS, QUERIES, read_labelled

_TEXT_SHOWN = 100


def evaluate_retrieval(options: Namespace) -> int:
    """Index a BEIR folder into a scratch folder and score its questions."""
    folder = _folder(options.folder)
    before = _read_run(Path(options.against)) if options.against else None
    result = _evaluated(folder, options)
    if options.run_file:
        write_file(Path(options.run_file), "".join(json.dumps(row) + "\n" for row in _run_rows(result)).encode())
    comparison = compare_runs(before, result.run, read_labelled(folder)) if before is not None else None
    form = _form(result) | ({"against": _comparison_form(comparison)} if comparison else {})
    if options.json:
        say_json(form)
    else:
        for name, value in _form(result).items():
            say(f"{name:16} {value}")
        for line in comparison_lines(comparison) if comparison else ():
            say(line)
    return 0


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """A comparison as lines to read."""
    yield ""
    yield f"nDCG@10 so với lần trước: {comparison.better} câu hơn, {comparison.equal} câu bằng, {comparison.worse} câu kém"
    sure = f"khoảng tin cậy 95%: {comparison.low:+.4f} … {comparison.high:+.4f}"
    yield f"{comparison.before:.4f} → {comparison.now:.4f}, chênh {comparison.difference:+.4f} ({sure})"
    for name, changes in (("Kém đi nhiều nhất", comparison.losses), ("Hơn lên nhiều nhất", comparison.gains)):
        yield f"{name}:" if changes else f"{name}: không có câu nào."
        yield from map(_change_line, changes)


def _folder(name: str) -> Path:
    folder = Path(name)
    for file in (CORPUS, QUERIES, LABELS):
        if not (folder / file).is_file():
            raise CommandError(f"Thư mục «{folder}» không có {file}: hãy chỉ một thư mục theo bố cục BEIR.")
    return folder


def _evaluated(folder: Path, options: Namespace) -> Evaluation:
    with tempfile.TemporaryDirectory(prefix="trobut-eval-") as scratch:
        try:
            return evaluate_folder(folder, Path(scratch), model=options.settings.embedding, accents=not options.no_accents)
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f"Dữ liệu trong «{folder}» không đúng bố cục BEIR ({error}): hãy xem docs/retrieval-evaluation.md.") from error


def _read_run(path: Path) -> dict[str, list[str]]:
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {str(row["query"]): [str(found) for found in row["results"]] for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"Không đọc được lần chạy «{path}» ({error}): hãy chỉ một tệp đã ghi bằng --run.") from error


def _run_rows(result: Evaluation) -> Iterator[dict[str, Any]]:
    """`query` and `results` as the contract has them, with the measures of the query where it is labelled."""
    for query, found in result.run.items():
        measured = result.measured.get(query)
        yield {"query": query, "results": list(found)} | ({"measures": _rounded(measured)} if measured else {})


def _form(result: Evaluation) -> dict[str, float]:
    return {
        "documents": result.documents,
        "passages": result.passages,
        "queries": result.queries,
        **_rounded(result.measures),
        "indexing_s": round(result.indexing_seconds, 1),
        "query_p50_ms": round(1000 * result.query_p50, 2),
        "query_p95_ms": round(1000 * result.query_p95, 2),
    }


def _comparison_form(comparison: Comparison) -> dict[str, Any]:
    return {
        "better": comparison.better,
        "equal": comparison.equal,
        "worse": comparison.worse,
        "before": round(comparison.before, 4),
        "difference": round(comparison.difference, 4),
        "interval": [round(comparison.low, 4), round(comparison.high, 4)],
        "gains": list(map(_change_form, comparison.gains)),
        "losses": list(map(_change_form, comparison.losses)),
    }


def _change_form(change: Change) -> dict[str, Any]:
    return {
        "query": change.query,
        "text": change.text,
        "before": round(change.before, 4),
        "now": round(change.now, 4),
        "rank_before": change.rank_before,
        "rank_now": change.rank_now,
    }


def _change_line(change: Change) -> str:
    places = " → ".join("ngoài danh sách" if rank is None else str(rank) for rank in (change.rank_before, change.rank_now))
    text = change.text if len(change.text) <= _TEXT_SHOWN else f"{change.text[:_TEXT_SHOWN]}…"
    return f"  {change.gain:+.3f}  hạng {places}: {text} [{change.query}]"


def _rounded(measures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in measures.items()}
