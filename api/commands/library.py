"""`trobut ingest`, `trobut search`, `trobut library`."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api.commands.output import CommandError, complain, say, say_json
from api.forms import document_form, hit_form
from api.settings import Settings
from corpus.database import open_database
from corpus.document import Kind
from corpus.errors import UnreadableFile
from retrieval.opening import Retrieval, open_retrieval


def _open(settings: Settings) -> Retrieval:
    database = open_database(settings.data, settings.database_url)
    return open_retrieval(settings.data, database, model=settings.embedding, vector_url=settings.chroma_url)


def ingest(options: Namespace) -> int:
    """Bring files in; bad ones are reported and skipped."""
    from retrieval.indexing import prepare

    ingestion = _open(options.settings).ingestion()
    results: list[dict[str, Any]] = []
    for path in _files(options.paths):
        try:
            data = path.read_bytes() if path.is_file() and path.stat().st_size <= _read_limit() else None
            (stored,) = ingestion.ingest([prepare(path.name, data)]) if data is not None else ingestion.ingest([_too_large(path)])
            results.append({"file": str(path), "ok": True, **document_form(stored)})
        except (UnreadableFile, OSError) as error:
            results.append({"file": str(path), "ok": False, "error": str(error)})
    _tell(results, as_json=options.json)
    return 0 if all(result["ok"] for result in results) else 1


def _read_limit() -> int:
    from corpus.reading.reading import MAX_FILE_BYTES

    return MAX_FILE_BYTES


def _too_large(path: Path) -> Any:
    """Let the reader say what is wrong with a missing or an oversized file."""
    from corpus.reading import read_file

    return read_file(path)


def _files(names: list[str]) -> Iterator[Path]:
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path


def _tell(results: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        say_json(results)
        return
    for result in results:
        if result["ok"]:
            say(f"Đã nạp {result['id']}: {result['title']} ({result['kind']}, {result['sections']} mục, {result['passages']} đoạn)")
            for note in result["notes"]:
                say(f"  lưu ý: {note}")
        else:
            complain(f"Bỏ qua {result['file']}: {result['error']}")
    good = sum(result["ok"] for result in results)
    say(f"Đọc được {good}/{len(results)} tệp.")


def search(options: Namespace) -> int:
    """Print passages, best first."""
    hits = _open(options.settings).searcher.search(options.query, k=options.k, kind=Kind(options.kind) if options.kind else None)
    if options.json:
        say_json([hit_form(hit) for hit in hits])
        return 0
    for hit in hits:
        say(f"{hit.rank}. {hit.title}\n   {hit.heading}\n   {' '.join(hit.text.split())[:240]}\n   [{hit.document} {hit.start}-{hit.end}]")
    if not hits:
        say("Không tìm thấy đoạn nào trong thư viện.")
    return 0


def library(options: Namespace) -> int:
    """List, show, remove, verify."""
    retrieval = _open(options.settings)
    if options.action == "list":
        return _list(retrieval, as_json=options.json)
    if options.action == "verify":
        return _verify(retrieval)
    if not options.document:
        raise CommandError(f"Lệnh «library {options.action}» cần mã văn bản: hãy xem «trobut library list».")
    if options.action == "remove":
        retrieval.library.get(options.document)
        retrieval.ingestion().remove(options.document)
        say(f"Đã bỏ {options.document} khỏi thư viện.")
        return 0
    stored = retrieval.library.get(options.document)
    if options.json:
        say_json({**document_form(stored), "text": retrieval.library.text(options.document)})
    else:
        say(f"{stored.title}\n{stored.agency or ''} · {stored.number or 'chưa có số'} · {stored.period or ''}\n")
        say(retrieval.library.text(options.document))
    return 0


def _list(retrieval: Retrieval, *, as_json: bool) -> int:
    documents = retrieval.library.list()
    if as_json:
        say_json([document_form(stored) for stored in documents])
        return 0
    for stored in documents:
        say(f"{stored.id:32} {stored.kind.value:8} {stored.period or '-':10} {stored.title[:80]}")
    say(f"{len(documents)} văn bản.")
    return 0


def _verify(retrieval: Retrieval) -> int:
    """Library and both indexes must hold the same passages."""
    stored = {p.id for d in retrieval.library.list() for p in retrieval.library.passages_of(d.id)}
    lexical, vectors = retrieval.indexes.lexical.count(), retrieval.indexes.vectors.count()
    if len(stored) == lexical == vectors:
        say(f"Khớp: thư viện và hai chỉ mục cùng có {len(stored)} đoạn.")
        return 0
    complain(f"Lệch: thư viện {len(stored)} đoạn, chỉ mục từ {lexical}, chỉ mục vectơ {vectors}; khởi động lại «trobut serve» để tự sửa.")
    return 1
