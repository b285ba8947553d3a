"""`trobut ingest`: files, folders and archives into the library."""

import gc
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.commands.output import CommandError, complain, say, say_json
from api.commands.progress import Bar
from api.forms import document_form
from api.parts import Parts, open_parts

if TYPE_CHECKING:
    from corpus.gathering import Found, Gathering
    from retrieval.ingesting import Intake, Outcome, Prune, Summary

_OBJECTS = 50_000  # made before the collector looks: sections and sentences by the hundred thousand live as long as their batch
_STOPPED = "Đã dừng theo yêu cầu: những văn bản đã nạp xong vẫn ở trong thư viện; chạy lại đúng lệnh này để nạp tiếp phần còn lại."
_COUNTED = (("added", "mới"), ("updated", "cập nhật"), ("unchanged", "không đổi"), ("removed", "bỏ ra"), ("failed", "lỗi"))


def ingest(options: Namespace) -> int:
    """Bring files in; bad ones are reported, kept for another try, and skipped."""
    if bool(options.paths) == options.retry:
        raise CommandError("Lệnh «ingest» cần đường dẫn tệp hoặc thư mục, hoặc riêng tùy chọn --retry để nạp lại các tệp lỗi.")
    gc.set_threshold(_OBJECTS, 20, 100)
    parts = open_parts(options.settings)
    try:
        return _run(parts, options)
    except KeyboardInterrupt:
        complain(_STOPPED)
        return 130
    finally:
        parts.close()


def _run(parts: Parts, options: Namespace) -> int:
    from corpus.gathering import gather
    from corpus.preparing import Preparer

    bar = Bar()
    with Preparer(workers=options.workers) as preparer:
        intake = parts.retrieval.intake(preparer, in_use=parts.uses.documents)
        gathering = None if options.retry else gather(map(Path, options.paths))
        items: Iterable[Found] = _failed(parts, intake) if gathering is None else gathering
        try:
            summary = intake.run(items, progress=bar.show, prune=_prune(gathering, options.prune))
        finally:
            bar.clear()
    if options.json:
        say_json([_form(outcome) for outcome in summary.outcomes])
    else:
        _tell(summary, gathering)
    if summary.refusal:
        complain(summary.refusal)
    return 1 if summary.refusal or summary.count("failed") else 0


def _failed(parts: Parts, intake: "Intake") -> Iterator["Found"]:
    """All files that failed before."""
    for failure in parts.library.failures():
        yield intake.again(failure.id)


def _prune(gathering: "Gathering | None", wanted: str | None) -> "Prune | None":
    from retrieval.ingesting import Prune

    if wanted is None:
        return None
    if gathering is None or not gathering.roots:
        raise CommandError("Tùy chọn --prune cần một thư mục: chỉ bỏ văn bản của những tệp không còn trong thư mục được nêu.")
    return Prune(tuple(gathering.roots), everything=wanted == "all")


def _form(outcome: "Outcome") -> dict[str, Any]:
    """One object of the contract; `status` says what became of the file."""
    told = {"file": outcome.source or outcome.name, "ok": outcome.status != "failed", "status": outcome.status}
    if outcome.document is None:
        return {**told, "error": outcome.reason, "failure": outcome.failure}
    return {**told, **({"reason": outcome.reason} if outcome.reason else {}), **document_form(outcome.document)}


def _tell(summary: "Summary", gathering: "Gathering | None") -> None:
    for outcome in summary.outcomes:
        if outcome.status == "failed":
            complain(f"Bỏ qua {outcome.source or outcome.name}: {outcome.reason}")
        elif outcome.document is not None and (outcome.status != "unchanged" or outcome.reason):
            _tell_document(outcome)
    counted = ", ".join(f"{summary.count(status)} {words}" for status, words in _COUNTED if summary.count(status) or status in ("added", "failed"))  # type: ignore[arg-type]
    seconds = f"{summary.seconds:.1f}".replace(".", ",")
    good, total = len(summary.outcomes) - summary.count("failed"), len(summary.outcomes)
    say(f"Đọc được {good}/{total} tệp: {counted} ({summary.passages} đoạn, {seconds} giây).")
    if gathering is not None and gathering.skipped + gathering.links:
        say(f"Đã bỏ qua {gathering.skipped} tệp ẩn, tệp khóa hoặc tệp phụ và {gathering.links} liên kết.")
    if summary.count("failed"):
        complain("Các tệp lỗi đã được ghi lại: xem bằng «trobut library list --failed», nạp lại bằng «trobut ingest --retry».")


def _tell_document(outcome: "Outcome") -> None:
    form = document_form(outcome.document) if outcome.document else {}
    done = {"added": "Đã nạp", "updated": "Đã cập nhật", "removed": "Đã bỏ"}.get(outcome.status, "Giữ nguyên")
    say(f"{done} {form['id']}: {form['title']} ({form['kind']}, {form['sections']} mục, {form['passages']} đoạn)")
    for note in (*([outcome.reason] if outcome.reason else []), *(form["notes"] if outcome.status != "removed" else [])):
        say(f"  lưu ý: {note}")
