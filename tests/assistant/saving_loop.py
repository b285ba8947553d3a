"""A process that saves one report again and again and says each revision once it is on disk; the test kills it."""

import sys
from pathlib import Path

from assistant.archive import Archive
from assistant.report import SectionState, progress_of
from corpus.database import open_database


def main(folder: Path, report_id: str) -> None:
    archive = Archive(open_database(folder))
    report = archive.open(report_id)
    while True:
        state = SectionState("accepted", "A", None, by=f"lần {report.revision}")
        report = archive.save(report.with_state("I.1", state), progress_of(report), action="accept I.1", who="Cán bộ")
        print(report.revision, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
