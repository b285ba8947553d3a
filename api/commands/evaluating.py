"""`trobut eval`: measures over labelled data."""

import json
import tempfile
from argparse import Namespace
from pathlib import Path

from api.commands.output import CommandError, say, say_json, write_file
from retrieval.evaluation import evaluate_folder


def evaluate(options: Namespace) -> int:
    """`trobut eval SUBJECT DATA`."""
    if options.subject == "citations":
        from api.commands.citation_measures import evaluate_citations

        return evaluate_citations(options)
    if options.subject == "checker":
        from api.commands.checker_measures import evaluate_checker

        return evaluate_checker(options)
    return evaluate_retrieval(options)


def evaluate_retrieval(options: Namespace) -> int:
    """`trobut eval retrieval DIR`: index a BEIR folder into a scratch folder and score its questions."""
    folder = Path(options.folder)
    if not (folder / "corpus.jsonl.gz").exists():
        raise CommandError(f"Thư mục «{folder}» không có corpus.jsonl.gz: hãy chỉ một thư mục theo bố cục BEIR.")
    with tempfile.TemporaryDirectory(prefix="trobut-eval-") as scratch:
        result = evaluate_folder(folder, Path(scratch), model=options.settings.embedding)
    if options.run_file:
        lines = [json.dumps({"query": query, "results": list(found)}) for query, found in result.run.items()]
        write_file(Path(options.run_file), ("\n".join(lines) + "\n").encode())
    form = {
        "documents": result.documents,
        "queries": result.queries,
        **{name: round(value, 4) for name, value in result.measures.items()},
        "indexing_s": round(result.indexing_seconds, 1),
        "query_p50_ms": round(1000 * result.query_p50, 2),
        "query_p95_ms": round(1000 * result.query_p95, 2),
    }
    if options.json:
        say_json(form)
    else:
        for name, value in form.items():
            say(f"{name:16} {value}")
    return 0
