"""Places where files have vanished → the change that takes their documents out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from corpus.library_sources import StoredSource, other_places, sources_at
from retrieval.changing import Change
from retrieval.errors import TooManyVanished


@dataclass(frozen=True, slots=True)
class Emptying:
    """`kept`: documents that lie nowhere any more and stay because they are in use."""

    change: Change
    kept: tuple[str, ...]


def plan_emptying(session: Session, paths: Collection[str], *, in_use: Collection[str]) -> Emptying:
    """A document goes when its last place is emptied. The place of one in use is not forgotten, so that a later run takes it out."""
    known = sources_at(session, paths)
    documents = {source.document for source in known.values()}
    gone = documents - other_places(session, documents, set(known))
    kept = gone & set(in_use)
    emptied = tuple(path for path, source in known.items() if source.document not in kept)
    return Emptying(Change(going=tuple(sorted(gone - kept)), emptied=emptied), tuple(sorted(kept)))


def vanished(known: Sequence[StoredSource], met: Collection[str], closed: Collection[str], *, everything: bool) -> tuple[str, ...]:
    """The places under the folders given where nothing was met; of what could not be opened (`closed`), nothing inside has vanished.

    Raises TooManyVanished when that is more than half, unless `everything` may go.
    """
    within = tuple(f"{path}{mark}" for path in closed for mark in ("/", "\\", "!/"))
    gone = tuple(source.path for source in known if source.path not in met and not source.path.startswith(within))
    if len(gone) * 2 > len(known) and not everything:
        raise TooManyVanished(
            f"{len(gone)} trên {len(known)} tệp đã nạp từ thư mục này không còn thấy, nhiều bất thường nên chưa bỏ văn bản nào: "
            "hãy xem thư mục có đúng và ổ đĩa đã gắn chưa, nếu đúng là muốn bỏ thì chạy lại với --prune=all."
        )
    return gone
