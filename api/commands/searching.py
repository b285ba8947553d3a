"""`trobut search`: passages for a query, or passages like one of the library, a page at a time."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import date

from api.commands.output import CommandError, complain, say, say_json
from api.forms import hit_form
from api.settings import Settings
from corpus.database import open_database
from corpus.document import Kind
from corpus.periods import Period
from retrieval.filters import Filters
from retrieval.hits import Hit
from retrieval.opening import Retrieval, open_retrieval
from retrieval.query import Query, read_query
from retrieval.snippets import snippet

_MOST = 1_000
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_FORCE: Mapping[bool | None, str] = {True: "còn hiệu lực", None: "chưa rõ hiệu lực"}


def search(options: Namespace) -> int:
    """Print passages, best first; what is wrong with the indexes goes to stderr."""
    _check(options)
    retrieval = _open(options.settings)
    if retrieval.note:
        complain(retrieval.note)
    hits = _found(retrieval, options)
    query = read_query(options.query or "")
    page, more = hits[: options.k], len(hits) > options.k
    if options.json:
        say_json([hit_form(hit, query) for hit in page])
        return 0
    for hit in page:
        _say_hit(hit, query, force=options.in_force is not None)
    if not page:
        say("Không tìm thấy đoạn nào trong thư viện." if options.page == 1 else f"Không còn đoạn nào ở trang {options.page}.")
    elif more:
        say(f"Còn đoạn khác: thêm «--page {options.page + 1}» để xem trang sau.")
    return 0


def _check(options: Namespace) -> None:
    if (options.query is None) == (options.similar is None):
        raise CommandError("Lệnh «search» cần một câu để tìm, hoặc --similar kèm số của một đoạn (không dùng cả hai).")
    if not (1 <= options.k <= _MOST and options.page >= 1 and (options.page - 1) * options.k <= 10 * _MOST):
        raise CommandError(f"Lệnh «search» cần -k từ 1 đến {_MOST} và --page từ 1, không xa quá đoạn thứ {10 * _MOST}.")


def _open(settings: Settings) -> Retrieval:
    database = open_database(settings.data, settings.database_url)
    return open_retrieval(settings.data, database, model=settings.embedding, vector_url=settings.chroma_url, reranker=settings.reranker)


def _found(retrieval: Retrieval, options: Namespace) -> list[Hit]:
    """One more than a page holds, to know whether there is another."""
    filters = Filters(
        kinds=(Kind(options.kind),) if options.kind else (),
        agency=options.agency,
        period=Period.parse(options.period).code if options.period else None,
        year=options.year,
        exclude=tuple(options.exclude),
        in_force_on=today() if options.in_force == "today" else options.in_force,
    )
    offset, k = (options.page - 1) * options.k, options.k + 1
    if options.similar is not None:
        return retrieval.searcher.similar(options.similar, k=k, offset=offset, filters=filters, elsewhere=options.elsewhere)
    return retrieval.searcher.search(options.query, k=k, offset=offset, filters=filters)


def _say_hit(hit: Hit, query: Query, *, force: bool) -> None:
    status = f" · {_FORCE[hit.in_force]}" if force and hit.kind is Kind.LEGAL and hit.in_force in _FORCE else ""
    place = f"[{hit.document} {hit.start}-{hit.end}, đoạn {hit.passage}]"
    say(f"{hit.rank}. {_clean(hit.title)}{status}\n   {_clean(hit.heading)}\n   {_shown(hit, query)}\n   {place}")


def _shown(hit: Hit, query: Query) -> str:
    """The snippet on one line; the words that match are bold on a terminal."""
    window = snippet(hit.text, query)
    bold, plain = (_BOLD, _PLAIN) if _wants_bold() else ("", "")
    parts, position = [], window.start
    for start, end in window.highlights:
        parts += [_clean(hit.text[position:start], edges=True), bold, _clean(hit.text[start:end]), plain]
        position = end
    parts.append(_clean(hit.text[position : window.end], edges=True))
    before, after = ("… " if window.start else ""), (" …" if hit.text[window.end :].strip() else "")
    return f"{before}{''.join(parts).strip()}{after}"


def _wants_bold() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _clean(text: str, *, edges: bool = False) -> str:
    """On one line, without what a terminal would obey; `edges` keeps a space at either end."""
    line = " ".join("".join(char if char.isprintable() or char.isspace() else " " for char in text).split())
    if not edges:
        return line
    return f"{' ' if text[:1].isspace() else ''}{line}{' ' if line and text[-1:].isspace() else ''}"


def today() -> date:
    """The local calendar day."""
    return date.today()  # noqa: DTZ011 -- an office's own day
