"""A data folder with two documents of a fictional office, and the workflow over it."""

from datetime import date
from pathlib import Path

from assistant.archive import Archive
from assistant.workflow import Start, Workflow
from corpus.database import Database, open_database
from corpus.library import Library
from corpus.library_changes import Arrival, add_documents
from corpus.periods import Period
from corpus.prepared import prepare
from corpus.registry.snapshot import Registry
from tests.builders import TAIL, report

OLD = report(
    """Sở Y tế báo cáo kết quả như sau:

I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024

1. Công tác chỉ đạo

Trong 6 tháng đầu năm 2024, Sở tổ chức 02 cuộc họp với các phòng. Nhìn chung, các phòng đã làm tốt nhiệm vụ được giao.

2. Công tác tuyên truyền

Theo đó, Sở tổ chức 02 cuộc họp với các phòng. Sở thực hiện Luật Thi đua, khen thưởng năm 2022.

II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2024

Tiếp tục thực hiện nhiệm vụ năm 2024.""",
    tail=TAIL,
)
REQUEST = (
    report("Gửi báo cáo trước ngày 12/6/2025.", type_name="CÔNG VĂN", title="V/v báo cáo", tail=TAIL) + "\nĐỀ CƯƠNG\n\nI. KẾT QUẢ\n\n1. Công tác chỉ đạo\n"
)
START = Start("bc-6t-2024", Period.parse("2025H1"))


def open_office(folder: Path, *, body: str | None = None) -> tuple[Workflow, Database]:
    """The workflow over a folder; documents are put into a new one, the old report with another `body` if given."""
    database = open_database(folder)
    library = Library(database)
    if not library.list():
        old = report(body, tail=TAIL) if body else OLD
        with database.session() as session:
            arrivals = [
                ("bc-6t-2024", prepare("bc-6t-2024.txt", old.encode())),
                ("cv-2025", prepare("cv-2025.txt", REQUEST.encode())),
            ]
            firsts = (1, 1_001)
            add_documents(
                session,
                [Arrival(name, made, tuple(range(first, first + len(made.passages)))) for first, (name, made) in zip(firsts, arrivals, strict=True)],
            )
    registry = Registry([])
    return Workflow(Archive(database), library, registry=lambda: registry, today=lambda: date(2025, 6, 5)), database
