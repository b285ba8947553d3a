"""`trobut library list|show|remove|reindex|verify|correct`."""

from argparse import Namespace
from collections.abc import Callable

from api.commands.output import CommandError, complain, say, say_json
from api.forms import document_form, outline_form
from api.parts import Parts, open_parts
from api.settings import Settings
from corpus.database import open_database
from corpus.document import Kind, Section
from corpus.library import Library, StoredDocument
from retrieval.opening import Retrieval, open_retrieval

_SHORT = "%d/%m/%Y %H:%M"


def _open(settings: Settings) -> Retrieval:
    database = open_database(settings.data, settings.database_url)
    return open_retrieval(settings.data, database, model=settings.embedding, vector_url=settings.chroma_url)


def library(options: Namespace) -> int:
    """Look through the library, or change it."""
    looking: dict[str, Callable[[Retrieval, Namespace], int]] = {"list": _list, "show": _show, "verify": _verify}
    changing: dict[str, Callable[[Parts, Namespace], int]] = {"remove": _remove, "reindex": _reindex, "correct": _correct}
    if options.action in looking:
        return looking[options.action](_open(options.settings), options)
    parts = open_parts(options.settings)
    try:
        return changing[options.action](parts, options)
    finally:
        parts.close()


def _list(retrieval: Retrieval, options: Namespace) -> int:
    from api.catalogue import Catalogue, Wanted

    if options.failed:
        return _list_failed(retrieval.library, as_json=options.json)
    wanted = Wanted(kind=Kind(options.kind) if options.kind else None, agency=options.agency, period=options.period)
    documents = Catalogue(retrieval.library).find(wanted)
    if options.json:
        say_json([document_form(stored) for stored in documents])
        return 0
    for stored in documents:
        say(f"{stored.id:32} {stored.kind.value:8} {stored.period or '-':10} {stored.title[:80]}")
    say(f"{len(documents)} văn bản.")
    return 0


def _list_failed(library: Library, *, as_json: bool) -> int:
    failures = library.failures()
    if as_json:
        forms = [{"id": each.id, "name": each.name, "path": each.path, "size": each.size, "error": each.reason, "attempts": each.attempts} for each in failures]
        times = [{"first_at": each.first_at.isoformat(), "last_at": each.last_at.isoformat(), "kept": each.kept} for each in failures]
        say_json([{**form, **when} for form, when in zip(forms, times, strict=True)])
        return 0
    for each in failures:
        say(f"{each.id:5} {each.last_at.strftime(_SHORT)}  lần {each.attempts}  {each.path or each.name}\n      {each.reason}")
    say(f"{len(failures)} tệp chưa nạp được." + (" Nạp lại bằng «trobut ingest --retry»." if failures else ""))
    return 0


def _show(retrieval: Retrieval, options: Namespace) -> int:
    stored = retrieval.library.get(options.document)
    places = [source.path for source in retrieval.library.sources(stored.id)]
    if options.json:
        text, document = retrieval.library.text(stored.id), retrieval.library.document(stored.id)
        say_json({**document_form(stored), "sources": places, "outline": outline_form(document), "text": text})
        return 0
    _say_facts(stored, places)
    if options.text:
        say()
        say(retrieval.library.text(stored.id))
        return 0
    for section in retrieval.library.document(stored.id).sections:
        _say_section(section)
    return 0


def _say_facts(stored: StoredDocument, places: list[str]) -> None:
    said = stored.corrections.form()
    say(stored.title)
    facts = (("loại", stored.kind.value, "kind"), ("cơ quan", stored.agency, "agency"), ("số", stored.number, ""), ("kỳ", stored.period, "period"))
    say(" · ".join(f"{name}: {value or 'chưa rõ'}{' (đã sửa)' if field in said else ''}" for name, value, field in facts))
    pages = f", {stored.pages} trang" if stored.pages else ""
    sure = f", nhận dạng chắc {stored.confidence:.0%}" if stored.confidence is not None else ""
    say(f"{stored.format}{pages}{sure}, {stored.sections} mục, {stored.passages} đoạn")
    for place in places:
        say(f"nguồn: {place}")
    for note in stored.notes:
        say(f"lưu ý: {note}")


def _say_section(section: Section) -> None:
    say(f"{'  ' * section.level}{section.heading[:120]}")
    for child in section.children:
        _say_section(child)


def _remove(parts: Parts, options: Namespace) -> int:
    parts.ingestion().remove(*dict.fromkeys(options.documents))
    if options.json:
        say_json({"removed": list(dict.fromkeys(options.documents))})
    else:
        say(f"Đã bỏ {', '.join(dict.fromkeys(options.documents))} khỏi thư viện.")
    return 0


def _reindex(parts: Parts, options: Namespace) -> int:
    ids = tuple(dict.fromkeys(options.documents)) or (None,)
    done = [stored for document in ids for stored in parts.ingestion().reindex(document)]
    if options.json:
        say_json([document_form(stored) for stored in done])
    else:
        say(f"Đã đọc lại cấu trúc và lập chỉ mục lại {len(done)} văn bản.")
    return 0


def _verify(retrieval: Retrieval, options: Namespace) -> int:
    """Library, registry, places and both indexes must hold the same."""
    found = retrieval.ingestion().verify(repair=options.repair)
    if options.json:
        say_json({"ok": found.ok, "documents": found.documents, "passages": found.passages, "lines": list(found.lines)})
        return 0 if found.ok else 1
    for line in found.lines:
        (say if found.ok else complain)(line)
    if not found.ok:
        complain("Hãy chạy «trobut library verify --repair» để sửa.")
    return 0 if found.ok else 1


def _correct(parts: Parts, options: Namespace) -> int:
    if options.kind is None and options.agency is None and options.period is None:
        raise CommandError(
            "Lệnh «library correct» cần ít nhất một trong --kind, --agency, --period (để trống «» là trở lại như văn bản ghi, --period none là không có kỳ)."
        )
    stored = parts.ingestion().correct(options.document, kind=options.kind, agency=options.agency, period=options.period)
    if options.json:
        say_json(document_form(stored))
    else:
        _say_facts(stored, [])
    return 0
