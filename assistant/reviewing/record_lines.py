"""The review record in words: what its printed forms (HTML, DOCX) show, composed once by the templates of prompts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from corpus.periods import Period
from corpus.text.dates import short
from prompts.catalogue import render
from prompts.contexts import RecordClaim, RecordEvent, RecordFacts, RecordHash, RecordOpen, RecordSection, ReviewSection

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SectionLines:
    """`rows`: the claim, its source, what is known of it, what was concluded; lines of a cell apart by line breaks."""

    heading: str
    facts: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class RecordLines:
    """`lists`: heading and items of what is open, of the comments, of the history, at last of the hashes."""

    title: str
    facts: tuple[str, ...]
    columns: tuple[str, str, str, str]
    sections: tuple[SectionLines, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


def record_lines(record: Json) -> RecordLines:
    """Everything a reader of the printed record needs; times are local."""
    names = {section["id"]: render(ReviewSection(section["id"], section["heading"] or section["number"])) for section in record["sections"]}
    lists = (
        ("Còn mở", tuple(_open(each, names) for each in record["open"])),
        ("Ý kiến", tuple(line for each in record["comments"] for line in _comment(each, names))),
        ("Quá trình", tuple(_event(each, names) for each in record["history"] if each["kind"] not in ("comment", "resolve"))),
        ("Phụ lục: mã băm SHA-256", tuple(_hashes(record, names))),
    )
    return RecordLines(
        title=f"Phiếu duyệt: {record['report']['title']}",
        facts=tuple(_facts(record).split("\n")),
        columns=("Ý trong bản trình", "Nguồn", "Cách có, đối chiếu", "Kết luận"),
        sections=tuple(_section(each, names) for each in record["sections"]),
        lists=tuple((heading, items) for heading, items in lists if items),
    )


def when(iso: str | None) -> str:
    """«08:12 ngày 14/6/2025», in the time of this machine; "" for nothing."""
    if not iso:
        return ""
    at = datetime.fromisoformat(iso).astimezone()
    return f"{at:%H:%M} ngày {short(at.date())}"


def _day(iso: str) -> str:
    return short(datetime.fromisoformat(iso).date())


def _facts(record: Json) -> str:
    report, status, counts = record["report"], record["status"], record["counts"]
    return render(
        RecordFacts(
            office=report["office"] or "",
            period=Period.parse(report["period"]).words,
            origin=report["from"]["title"],
            status=status["word"],
            by=status["by"] or "",
            at=when(status["at"]),
            reason=status["reason"],
            signed=counts["signed"],
            sections=counts["sections"],
            claims=counts["claims"],
            passed=counts["pass"],
            faulty=counts["mend"] + counts["return"],
            errors=counts["errors"],
            as_of=_day(record["registry"]["as_of"]),
            checked_on=_day(record["registry"]["checked_on"]),
            made=when(record["made_at"]),
        )
    )


def _hashes(record: Json, names: Mapping[str, str]) -> list[str]:
    whole = (("document", record["document_sha256"]), ("own", record["record_sha256"]), ("registry", record["registry"]["fingerprint"]))
    return [render(RecordHash(what, "", digest)) for what, digest in whole] + [
        render(RecordHash("section", names[section["id"]], section["sha256"])) for section in record["sections"]
    ]


def _section(section: Json, names: Mapping[str, str]) -> SectionLines:
    told = render(RecordSection(section["state"], section["by"] or "", when(section["at"]), section["reason"]))
    heading = names[section["id"]]
    return SectionLines(heading[:1].upper() + heading[1:], tuple(told.split("\n")), tuple(map(_row, section["claims"])))


def _row(claim: Json) -> tuple[str, str, str, str]:
    source, written, conclusion = claim["source"], claim["written"], claim["conclusion"]
    registry = claim["registry"]
    told = render(
        RecordClaim(
            kind=claim["kind"],
            marked=tuple(claim["marked"]),
            words=claim["words"],
            quote=" ".join(source["quote"].split()) if source else "",
            title=source["title"] if source else "",
            by=written["by"] if written else "",
            written=when(written["at"]) if written else "",
            promise=claim["promise"] or "",
            ways=tuple(claim["ways"]),
            compared=tuple(claim["compared"]),
            registry=registry["words"] if registry else "",
            label=(registry["label"] or "") if registry else "",
            findings=tuple(f"{f['code']}: {f['message']}" for f in claim["findings"] if f["severity"] in ("error", "warning")),
            verdict=conclusion["verdict"] if conclusion else "",
            judge=conclusion["by"] if conclusion else "",
            judged=when(conclusion["at"]) if conclusion else "",
            reason=conclusion["reason"] if conclusion else "",
            holds=bool(conclusion and conclusion["holds"]),
        )
    )
    cells = ["\n".join(line for line in cell.split("\n") if line.strip()) for cell in told.split("\n§\n")]
    return cells[0], cells[1], cells[2], cells[3]


def _open(row: Json, names: Mapping[str, str]) -> str:
    return render(RecordOpen(names.get(row["id"], row["id"]), row["word"], row["unseen"], row["faulty"], row["slots"], row["errors"], row["comments"]))


def _comment(comment: Json, names: Mapping[str, str]) -> list[str]:
    place = names.get(comment["section"], comment["section"])
    remarks = [render(RecordEvent("comment", c["by"], when(c["at"]), place, "", c["text"])) for c in (comment, *comment["replies"])]
    closed = [render(RecordEvent("resolve", comment["resolved_by"], when(comment["resolved_at"]), place, "", ""))] if comment["resolved_by"] else []
    return [*remarks, *closed]


def _event(event: Json, names: Mapping[str, str]) -> str:
    place = names.get(event["section"] or "", event["section"] or "")
    return render(RecordEvent(event["kind"], event["who"], when(event["at"]), place, event["value"] or "", event["text"]))
