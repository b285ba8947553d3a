"""`trobut eval checker`: texts checked as they are, then with seeded faults."""

import csv
import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from api.commands.output import CommandError, read_text, say, say_json, write_file
from assistant.checker.finding import Severity
from assistant.evaluation.fault_scores import Change, Stored, Tally, by_code, by_kind, changes, stored
from assistant.evaluation.faults import Outcome, Unchanged, outcomes, unchanged
from corpus.faults import Drawn, draw, read_records
from corpus.registry.importing import read_entries
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry

SAMPLES = "samples"
_LISTED = 200
_SHIPPED = ("registry/starter/documents.csv", "samples/registry.csv")


def evaluate_checker(options: Namespace) -> int:
    """Check every text of DATA, then the drawn faults; print tallies, exclusions, and gains and losses against a stored run."""
    registry = _registry(options)
    texts = {text.source.name: text for text in _unchanged(Path(options.folder), registry)}
    records = read_records(_registry_files(options))
    drawn = draw([text.source for text in texts.values()], records, options.faults, seed=options.seed)
    answered = list(outcomes(drawn.faults, texts, registry))
    if options.run_file:
        lines = [json.dumps(asdict(item), ensure_ascii=False) for item in stored(answered)]
        write_file(Path(options.run_file), ("\n".join(lines) + "\n").encode())
    form = _form(options, list(texts.values()), drawn, answered)
    if options.against:
        gains, losses = changes(_stored_run(Path(options.against)), stored(answered))
        form |= {"gains": [_change_form(change) for change in gains], "losses": [_change_form(change) for change in losses]}
    say_json(form) if options.json else _say(form)
    return 0


def _registry_files(options: Namespace) -> list[Path]:
    shipped = [Path(str(files("corpus").joinpath(name))) for name in _SHIPPED]
    return [*shipped, *([Path(options.registry)] if options.registry else [])]


def _registry(options: Namespace) -> Registry:
    base = starter_registry()
    if not options.registry:
        return base
    path = Path(options.registry)
    return base.under(read_entries(path, source=f"import:{path.name}"))


def _unchanged(data: Path, registry: Registry) -> Iterator[Unchanged]:
    """Every .txt of a folder, or one file; «samples» is the sample library. `dates.csv` (file, date, office) may say when and whose it is."""
    folder = Path(str(files("corpus").joinpath("samples/documents"))) if str(data) == SAMPLES and not data.exists() else data
    paths = [folder] if folder.is_file() else sorted(folder.glob("*.txt"))
    if not paths:
        raise CommandError(f"Không thấy tệp .txt nào ở «{data}»: hãy chỉ một tệp, một thư mục văn bản, hoặc «{SAMPLES}» cho thư viện mẫu.")
    said = _dates(folder / "dates.csv")
    for path in paths:
        row = said.get(path.name, {})
        day = date.fromisoformat(row["date"]) if row.get("date") else None
        yield unchanged(path.stem, read_text(str(path)), registry=registry, today=_today(), on=day, home=row.get("office") or None)


def _dates(path: Path) -> Mapping[str, Mapping[str, str]]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {row["file"]: row for row in csv.DictReader(lines)}


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- an office's own day; only for texts without a date


def _stored_run(path: Path) -> list[Stored]:
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [Stored(row["id"], row["caught"], row["right"], tuple(row["codes"])) for row in rows]
    except (OSError, ValueError, KeyError) as error:
        raise CommandError(f"Không đọc được lần chạy đã ghi «{path}» ({error}): hãy chỉ một tệp do --run ghi ra.") from error


def _form(options: Namespace, texts: Sequence[Unchanged], drawn: Drawn, answered: Sequence[Outcome]) -> dict[str, Any]:
    failed = [outcome for outcome in answered if not outcome.right and not outcome.known]
    pages, warnings = sum(text.pages for text in texts), sum(text.count(Severity.WARNING) for text in texts)
    return {
        "seed": options.seed,
        "faults": len(answered),
        "citations": drawn.seen,
        "kinds": {str(kind): _tally_form(tally) | {"possible": drawn.possible[kind]} for kind, tally in by_kind(answered).items()},
        "codes": {code: _tally_form(tally) for code, tally in by_code(answered).items()},
        "left_out": {**drawn.left_out, "the unchanged text is flagged at that place already": sum(o.known for o in answered)},
        "failed": [_failed_form(outcome) for outcome in failed[:_LISTED]],
        "documents": [_document_form(text) for text in texts],
        "errors": sum(text.count(Severity.ERROR) for text in texts),
        "warnings": warnings,
        "pages": round(pages, 1),
        "warnings_per_10_pages": round(10 * warnings / pages, 2) if pages else 0.0,
    }


def _tally_form(tally: Tally) -> dict[str, Any]:
    return {"faults": tally.faults, "recall": round(tally.recall, 4), "right_code": round(tally.right_code, 4), "answers": dict(tally.codes)}


def _failed_form(outcome: Outcome) -> dict[str, Any]:
    fault = outcome.fault
    day = fault.on.isoformat() if fault.on else None
    return {"id": fault.id, "cited": fault.cited, "new": fault.change.new, "on": day, "expected": sorted(fault.expected.codes), "answers": list(outcome.codes)}


def _document_form(text: Unchanged) -> dict[str, Any]:
    return {
        "name": text.source.name,
        "on": text.source.on.isoformat(),
        "pages": round(text.pages, 1),
        "errors": text.count(Severity.ERROR),
        "warnings": text.count(Severity.WARNING),
    }


def _change_form(change: Change) -> dict[str, Any]:
    return {"id": change.now.id, "before": list(change.before.codes), "now": list(change.now.codes), "caught": change.now.caught, "right": change.now.right}


def _say(form: dict[str, Any]) -> None:
    say(f"{form['faults']} faults in {form['citations']} citations, seed {form['seed']}")
    for group in ("kinds", "codes"):
        say()
        say(f"{group:18} {'faults':>6} {'recall':>7} {'right':>7}  answers")
        for name, tally in form[group].items():
            answers = ", ".join(f"{codes} {times}" for codes, times in list(tally["answers"].items())[:4])
            say(f"{name:18} {tally['faults']:6} {tally['recall']:7.4f} {tally['right_code']:7.4f}  {answers}")
    _say_rest(form)


def _say_rest(form: dict[str, Any]) -> None:
    say()
    for reason, times in form["left_out"].items():
        say(f"left out {times:6}  {reason}")
    for failed in form["failed"][:20]:
        say(f"failed   {failed['id']} expected {'|'.join(failed['expected'])} got {' '.join(failed['answers']) or '-'}")
    say()
    for document in form["documents"]:
        say(f"{document['name']:24} {document['on']} {document['pages']:6} pages {document['errors']:3} errors {document['warnings']:3} warnings")
    say(f"unchanged: {form['errors']} errors, {form['warnings']} warnings on {form['pages']} pages ({form['warnings_per_10_pages']} per 10 pages)")
    for name in ("gains", "losses"):
        if name in form:
            say(f"{name}: {len(form[name])}")
            for change in form[name][:20]:
                say(f"    {change['id']}: {' '.join(change['before']) or '-'} → {' '.join(change['now']) or '-'}")
