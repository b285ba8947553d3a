"""`trobut eval citations`: labelled citations or mentions against what the extractor finds."""

import gzip
import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from api.commands.output import CommandError, say, say_json, write_file
from corpus.citations import Citation, find_citations
from corpus.citations.agreement import Agreement, Cause, Mention, agree, at_place
from corpus.citations.measures import FIELDS, Comparison, Item, Judged, Ratio, Scores, compare, score
from corpus.structure import parse
from corpus.structuring.agencies import agency_of

_LISTED = 200
_BATCH = 500
_MANY = 4_000

Rows = list[dict[str, Any]]


def evaluate_citations(options: Namespace) -> int:
    """Score the extractor on DATA: labelled rows with their texts, or mentions with their contexts."""
    path = _labels_file(Path(options.folder))
    rows = _read_rows(path)
    if not rows:
        raise CommandError(f"Tệp «{path}» không có dòng nhãn nào: hãy chỉ một tệp JSON Lines có nhãn viện dẫn.")
    return _mentions(rows, options) if "ctx" in rows[0] else _labelled(path, rows, options)


def _labels_file(data: Path) -> Path:
    if data.is_file():
        return data
    for name in ("citations.jsonl", "citations.jsonl.gz"):
        if (data / name).is_file():
            return data / name
    raise CommandError(f"Không thấy nhãn viện dẫn ở «{data}»: hãy chỉ một tệp JSON Lines, hoặc một thư mục có citations.jsonl.")


def _read_rows(path: Path) -> Rows:
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise CommandError(f"Không đọc được «{path}» ({error}): hãy chỉ một tệp JSON Lines mã UTF-8.") from error


def _labelled(path: Path, rows: Rows, options: Namespace) -> int:
    labels = [_item(row) for row in rows]
    folder = Path(options.texts) if options.texts else path.parent
    found = [item for name in dict.fromkeys(label.document for label in labels) for item in _found(name, _text_file(folder, name))]
    chosen = {"tier": options.tier, "numbered": options.numbered}
    scores = score(labels, found, **chosen)
    if options.run_file:
        write_file(Path(options.run_file), "".join(json.dumps(_row(item), ensure_ascii=False) + "\n" for item in found).encode())
    compared = compare(score(labels, [_item(row) for row in _read_rows(Path(options.against))], **chosen), scores) if options.against else None
    form = _scores_form(scores, compared)
    say_json(form) if options.json else _say_scores(form)
    return 0


def _text_file(folder: Path, name: str) -> Path:
    for place in (folder / name, folder / f"{name}.txt", folder / "txt" / name, folder / "txt" / f"{name}.txt"):
        if place.is_file():
            return place
    raise CommandError(f"Không thấy văn bản «{name}» trong «{folder}»: hãy chỉ thư mục chứa văn bản bằng --texts.")


def _found(name: str, path: Path) -> Iterator[Item]:
    text = path.read_bytes().decode("utf-8")
    for citation in find_citations(text, home=agency_of(text, parse(text).head)):
        if not citation.own:
            yield Item(name, citation.start, citation.end, citation.surface, _fields(citation))


def _fields(citation: Citation) -> dict[str, str | None]:
    day = citation.date.isoformat() if citation.date else None
    return {"type": citation.type, "number": citation.number, "date": day, "issuer": citation.issuer, "alias": citation.alias}


def _item(row: dict[str, Any]) -> Item:
    document, surface = row.get("doc", row.get("seed")), row.get("surface", row.get("mention"))
    fields = {field: row[field] for field in FIELDS if field in row}
    return Item(str(document), int(row["start"]), int(row["end"]), str(surface or ""), fields, row.get("tier"), own=bool(row.get("self")))


def _row(item: Item) -> dict[str, Any]:
    return {"doc": item.document, "start": item.start, "end": item.end, "surface": item.surface, **item.fields}


def _ratio_form(ratio: Ratio) -> dict[str, float | int]:
    return {
        "P": round(ratio.precision, 4),
        "R": round(ratio.recall, 4),
        "F1": round(ratio.f1, 4),
        "hits": ratio.hits,
        "predicted": ratio.found,
        "gold": ratio.labelled,
    }


def _scores_form(scores: Scores, compared: Comparison | None) -> dict[str, Any]:
    inexact = [pair for pair in scores.judged if pair.grade not in (0, 3)]
    form: dict[str, Any] = {"exact": _ratio_form(scores.exact), "overlap": _ratio_form(scores.overlap)}
    form |= {field: round(accuracy, 4) for field in FIELDS if (accuracy := scores.accuracy(field)) is not None}
    form["missed"] = [_row(pair.label) for pair in scores.judged if pair.found is None][:_LISTED]
    form["different"] = [_pair_form(pair) for pair in inexact][:_LISTED]
    form["extra"] = [_row(item) for item in scores.extra][:_LISTED]
    if compared:
        form["gains"] = [_change_form(*change) for change in compared.gains]
        form["losses"] = [_change_form(*change) for change in compared.losses]
        form["new_extra"] = [_row(item) for item in compared.new_extras]
        form["gone_extra"] = [_row(item) for item in compared.gone_extras]
    return form


def _pair_form(pair: Judged) -> dict[str, Any]:
    return {"gold": _row(pair.label), "found": _row(pair.found) if pair.found else None, "wrong": list(pair.wrong), "exact": pair.exact}


def _change_form(before: Judged, now: Judged) -> dict[str, Any]:
    return {"gold": _row(now.label), "before": _row(before.found) if before.found else None, "now": _row(now.found) if now.found else None}


def _say_scores(form: dict[str, Any]) -> None:
    for name, value in form.items():
        if isinstance(value, dict):
            say(f"{name:12} P {value['P']:.4f}  R {value['R']:.4f}  F1 {value['F1']:.4f}  ({value['hits']}/{value['predicted']}/{value['gold']})")
        elif isinstance(value, list):
            say(f"{name:12} {len(value)}")
            for item in value[:20]:
                label = item.get("gold", item)
                say(f"    {label['doc']} {label['start']}: {' '.join(label['surface'].split())}")
        else:
            say(f"{name:12} {value:.4f}")


def _mentions(rows: Rows, options: Namespace) -> int:
    mentions = [Mention(row["ctx"], row["span"][0], row["span"][1], row["number"], row.get("date")) for row in rows]
    agreement = agree(mentions, _at_mentions(mentions))
    if options.run_file:
        write_file(Path(options.run_file), "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _differences(agreement)).encode())
    form = _agreement_form(agreement)
    if options.json:
        say_json(form)
    else:
        for name, value in form.items():
            if name != "differences":
                say(f"{name:18} {value}")
    return 0


def _at_mentions(mentions: Sequence[Mention]) -> list[Citation | None]:
    """What is found at each mention; many of them are shared among two processes."""
    if len(mentions) < _MANY:
        return [_at_mention(mention) for mention in mentions]
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(_at_mention, mentions, chunksize=_BATCH))


def _at_mention(mention: Mention) -> Citation | None:
    return at_place(find_citations(mention.context), mention.start, mention.end)


def _differences(agreement: Agreement) -> Iterator[dict[str, Any]]:
    for difference in agreement.differences:
        mention, found = difference.mention, difference.found
        seen = mention.context[max(0, mention.start - 20) : mention.end + 20]
        ours = {"number": found.number, "date": found.date.isoformat() if found.date else None} if found else None
        yield {"cause": difference.cause, "number": mention.number, "date": mention.date, "found": ours, "text": seen}


def _agreement_form(agreement: Agreement) -> dict[str, Any]:
    differences = list(_differences(agreement))
    causes = {str(cause): sum(row["cause"] is cause for row in differences) for cause in Cause}
    return {
        "mentions": agreement.mentions,
        "number": round(agreement.numbers / agreement.mentions, 4),
        "date": round(agreement.dates / agreement.mentions, 4),
        "ours_wrong": round(agreement.ours_wrong / agreement.mentions, 5),
        "causes": causes,
        "differences": [row for row in differences if row["cause"] is Cause.OURS][:_LISTED],
    }
