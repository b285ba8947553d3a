"""Library, registry, places and both indexes side by side: whatever one holds and another does not, passage by passage."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from corpus.library import Library
from corpus.library_tables import DocumentRow, PassageRow, SourceRow
from corpus.registry.own import forget_own, register_own
from corpus.registry.tables import RegistryRow
from retrieval.changing import Changing
from retrieval.errors import RetrievalError
from retrieval.indexes import Indexes
from retrieval.rereading import reread

_ORIGIN = "library:"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Verification:
    """`lines`: what agrees, or each difference, in sentences for the officer."""

    ok: bool
    lines: tuple[str, ...]
    documents: int
    passages: int


def verify(library: Library, indexes: Indexes, *, mend: Changing | None = None) -> Verification:
    """Compare everything; with `mend` put right what can be (the library is what the others follow)."""
    with library.database.reading() as session:
        passages = tuple(session.scalars(select(PassageRow.id).order_by(PassageRow.id)))
        documents = len(session.scalars(select(DocumentRow.id)).all())
        stored = [*_rows(session), *_places(session), *_entries(session)]
    unsettled = library.unsettled()
    notes = [f"Còn {len(unsettled)} văn bản đang thay đổi dở ({_some(unsettled)})."] if unsettled else []
    indexed = list(_indexes(passages, indexes))
    if mend is not None:
        _mend(library, mend, indexed=bool(indexed or notes), stored=bool(stored))
    faults = (*stored, *notes, *indexed)
    agreed = f"Khớp: thư viện, sổ đăng ký và hai chỉ mục cùng có {documents} văn bản, {len(passages)} đoạn."
    return Verification(not faults, faults or (agreed,), documents, len(passages))


def _indexes(passages: tuple[int, ...], indexes: Indexes) -> Iterator[str]:
    if not indexes.fits():
        yield "Chỉ mục thuộc bản chương trình hoặc mô hình khác, hoặc đang dựng dở."
    for name, side in (("từ khóa", indexes.lexical), ("véc-tơ", indexes.vectors)):
        try:
            held = side.ids()
        except RetrievalError as error:
            yield str(error)
            continue
        if held != passages:
            lacking, excess = sorted(set(passages) - set(held)), sorted(set(held) - set(passages))
            twice = len(held) - len(set(held))
            yield (
                f"Chỉ mục {name} lệch thư viện: thiếu {len(lacking)} đoạn ({_some(lacking)}), thừa {len(excess)} đoạn ({_some(excess)}), trùng {twice} đoạn."
            )
    try:
        lost = indexes.vectors.without_vector()
    except RetrievalError as error:
        yield str(error)
        return
    if lost:
        yield f"Chỉ mục véc-tơ mất véc-tơ của {len(lost)} đoạn ({_some(lost)})."


def _rows(session: Session) -> Iterator[str]:
    """Passages against the texts they point into, and the counts that documents keep."""
    documents = {row.id: row.passages for row in session.execute(select(DocumentRow.id, DocumentRow.passages))}
    counted = dict.fromkeys(documents, 0)
    strangers: list[int] = []
    moved: list[str] = []
    for document in documents:
        text = session.scalar(select(DocumentRow.text).where(DocumentRow.id == document)) or ""
        for row in session.execute(select(PassageRow.start, PassageRow.end, PassageRow.text).where(PassageRow.document_id == document)):
            counted[document] += 1
            if text[row.start : row.end] != row.text and document not in moved:
                moved.append(document)
    strangers = [row.id for row in session.execute(select(PassageRow.id, PassageRow.document_id)) if row.document_id not in documents]
    if strangers:
        yield f"Có {len(strangers)} đoạn không thuộc văn bản nào ({_some(strangers)})."
    if moved:
        yield f"Có {len(moved)} văn bản có đoạn không khớp chữ trong bài ({_some(moved)})."
    if wrong := [document for document, number in documents.items() if number != counted[document]]:
        yield f"Có {len(wrong)} văn bản ghi sai số đoạn ({_some(wrong)})."


def _places(session: Session) -> Iterator[str]:
    contents = {row.id: row.sha256 for row in session.execute(select(DocumentRow.id, DocumentRow.sha256))}
    rows = session.execute(select(SourceRow.path, SourceRow.document_id, SourceRow.sha256))
    if wrong := [row.path for row in rows if contents.get(row.document_id) != row.sha256]:
        yield f"Có {len(wrong)} nơi lưu tệp không khớp văn bản ({_some(wrong)})."


def _entries(session: Session) -> Iterator[str]:
    """Each numbered, dated document of a known agency is in the registry once, and no other is in the library's name."""
    rows = session.execute(select(DocumentRow.id, DocumentRow.number, DocumentRow.issued, DocumentRow.agency))
    expected = {(f"{_ORIGIN}{row.id}", row.number, row.issued, row.agency) for row in rows if row.number and row.issued and row.agency}
    found = [
        tuple(row)
        for row in session.execute(
            select(RegistryRow.origin, RegistryRow.number, RegistryRow.issued, RegistryRow.issuer).where(RegistryRow.origin.startswith(_ORIGIN))
        )
    ]
    if lacking := expected - set(found):
        yield f"Sổ đăng ký thiếu {len(lacking)} văn bản của thư viện ({_some(sorted(str(each[1]) for each in lacking))})."
    if len(found) > len(expected & set(found)):
        yield f"Sổ đăng ký thừa {len(found) - len(expected & set(found))} mục mang tên thư viện."


def _mend(library: Library, changing: Changing, *, indexed: bool, stored: bool) -> None:
    if stored:
        with library.database.session() as session:
            _mend_rows(session)
    if indexed or stored:
        changing.rebuild()


def _mend_rows(session: Session) -> None:
    """Counts, places and registry entries made anew from the documents; passages without a document dropped."""
    ids = tuple(session.scalars(select(DocumentRow.id)))
    session.execute(delete(PassageRow).where(PassageRow.document_id.not_in(select(DocumentRow.id))))
    session.execute(
        delete(SourceRow).where(~select(DocumentRow.id).where(DocumentRow.id == SourceRow.document_id, DocumentRow.sha256 == SourceRow.sha256).exists())
    )
    for origin in session.scalars(select(RegistryRow.origin).where(RegistryRow.origin.startswith(_ORIGIN)).distinct()).all():
        forget_own(session, origin.removeprefix(_ORIGIN))
    for document in ids:
        passages = len(session.scalars(select(PassageRow.id).where(PassageRow.document_id == document)).all())
        session.execute(update(DocumentRow).where(DocumentRow.id == document).values(passages=passages))
        register_own(session, document, reread(session, document)[0])


def _some(names: Collection[object]) -> str:
    shown = [str(name) for _, name in zip(range(_SHOWN), names, strict=False)]
    return ", ".join(shown) + (" …" if len(names) > _SHOWN else "") or "không có"
