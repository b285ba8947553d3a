"""`trobut eval drafting`: documents held out and drafted from the ones before, beside the baselines; what must hold for every document."""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

from api.commands.output import CommandError, read_input, say, say_json, write_file
from assistant.evaluation.baselines import Baseline
from assistant.evaluation.counts import Count, added
from assistant.evaluation.drafting_run import Overall, Row, overall, rows
from assistant.evaluation.leave_one_out import DRAFTED
from assistant.evaluation.metamorphic import Held, held
from assistant.evaluation.outlining import f1
from corpus.document import Document
from corpus.structure import parse
from corpus.text.folding import compose

SAMPLES = "samples"
_READ = (".txt", ".md", ".docx", ".pdf", ".html")
_SHOWN = 40
_RATES = {"stale figures": 0.0, "missed shifts": 0.0, "false shifts": 0.0, "wrong shifts": 0.0}


def evaluate_drafting(options: Namespace) -> int:
    """Measure every held-out document of DATA; print a table, or the whole as JSON; --run writes one line a document."""
    documents = dict(_documents(Path(options.folder)))
    measured = list(rows(documents))
    everywhere = {name: held(document, document.period) for name, document in documents.items() if document.period and document.kind in DRAFTED}
    if not everywhere:
        raise CommandError(f"Không thấy báo cáo, kế hoạch hay tin bài nào có kỳ ở «{options.folder}»: hãy chỉ một thư mục văn bản, hoặc «{SAMPLES}».")
    form = {"documents": [_row_form(row) for row in measured], "every document": {name: _held_form(one) for name, one in everywhere.items()}}
    form |= {"overall": _overall_form(overall(measured))} if measured else {}
    if options.run_file:
        write_file(Path(options.run_file), "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in form["documents"]).encode())
    if options.json:
        say_json(form)
    else:
        for line in _lines(measured, everywhere):
            say(line)
    return 0


def _documents(data: Path) -> Iterator[tuple[str, Document]]:
    """Every readable document of a folder by file name; «samples» is the sample library."""
    folder = Path(str(files("corpus").joinpath("samples/documents"))) if str(data) == SAMPLES and not data.exists() else data
    if not folder.is_dir():
        raise CommandError(f"Không có thư mục «{data}»: hãy chỉ một thư mục văn bản, hoặc «{SAMPLES}» cho thư viện mẫu.")
    for path in sorted(path for path in folder.iterdir() if path.suffix.lower() in _READ):
        reading = read_input(str(path)).reading
        composed = compose(reading.text)
        yield path.name, parse(composed.text, marks=reading.marks if composed.keeps_offsets else ())


def _row_form(row: Row) -> dict[str, Any]:
    measured = row.measured
    return {
        "document": measured.label,
        "from": measured.source,
        **_measures(measured.counts, measured.scores),
        "baselines": {name: _baseline_form(baseline) for name, baseline in row.baselines.items()},
        "slips": [asdict(slip) for slip in measured.slips],
    }


def _overall_form(total: Overall) -> dict[str, Any]:
    return {
        **_measures(total.counts, total.scores),
        "baselines": {name: _baseline_form(baseline) for name, baseline in total.baselines.items()},
        "margins": {name: {score: round(margin, 4) for score, margin in margins.items()} for name, margins in total.margins.items()},
    }


def _measures(counts: Mapping[str, Count], scores: Mapping[str, float]) -> dict[str, Any]:
    """Rates with what they were counted from, then the scores. A rate of nothing is null."""
    form: dict[str, Any] = {name: _count_form(count) for name, count in counts.items()}
    if "outline precision" in counts:
        form["outline F1"] = round(f1(counts["outline precision"], counts["outline recall"]), 4)
    return form | {name: round(score, 4) for name, score in scores.items()}


def _count_form(count: Count) -> dict[str, Any]:
    return {"rate": round(count.part / count.whole, 4) if count.whole else None, "part": count.part, "of": count.whole}


def _baseline_form(baseline: Baseline) -> dict[str, Any]:
    return _measures(baseline.counts, baseline.scores)


def _held_form(one: Held) -> dict[str, Any]:
    return {**_measures(one.counts, {"seconds": one.seconds}), "slips": [asdict(slip) for slip in one.slips]}


def _lines(measured: Sequence[Row], everywhere: Mapping[str, Held]) -> Iterator[str]:
    for row in measured:
        yield f"{row.measured.label} ← {row.measured.source}"
        yield from _measure_lines(row.measured.counts, row.measured.scores)
        yield from (f"    ! {slip.what}: {slip.words}" for slip in row.measured.slips[:_SHOWN])
    if measured:
        yield from _overall_lines(overall(measured), len(measured))
    yield f"every document ({len(everywhere)}), drafted for the following year and back"
    slowest = max(one.seconds for one in everywhere.values())
    yield from _measure_lines(added(one.counts for one in everywhere.values()), {"seconds, slowest": slowest})
    yield from (f"    ! {name}: {slip.what}: {slip.words}" for name, one in everywhere.items() for slip in one.slips)


def _overall_lines(total: Overall, number: int) -> Iterator[str]:
    yield f"all {number} together"
    yield from _measure_lines(total.counts, total.scores)
    yield "beside the baselines (ours less theirs)"
    for name, baseline in total.baselines.items():
        margins = ", ".join(f"{score} {margin:+.4f}" for score, margin in total.margins[name].items())
        rates = ", ".join(f"{rate} {baseline.counts[rate].rate(empty=empty):.4f}" for rate, empty in _RATES.items() if rate in baseline.counts)
        yield f"    {name:24} {margins}" + (f"; {rates}" if rates else "")


def _measure_lines(counts: Mapping[str, Count], scores: Mapping[str, float]) -> Iterator[str]:
    for name, count in counts.items():
        rate = f"{count.part / count.whole:.4f}" if count.whole else "-"
        yield f"    {name:36} {rate:>8}  {count.part}/{count.whole}"
    if "outline precision" in counts:
        yield f"    {'outline F1':36} {f1(counts['outline precision'], counts['outline recall']):8.4f}"
    for name, score in scores.items():
        yield f"    {name:36} {score:8.4f}"
