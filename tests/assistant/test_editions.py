"""Which documents of the library are earlier editions of a report, and which are those of peers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.editions import Edition, Editions
from corpus.database import open_database
from corpus.document import Kind
from corpus.library import Library
from corpus.library_changes import Arrival, add_documents
from corpus.periods import Period
from corpus.prepared import prepare
from tests.builders import TAIL, report

HELD = {
    "yt-2022": ("SỞ Y TẾ", "6 tháng đầu năm 2022"),
    "yt-2023": ("SỞ Y TẾ", "6 tháng đầu năm 2023"),
    "yt-2023-lai": ("SỞ Y TẾ", "6 tháng đầu năm 2023"),
    "yt-2023-nam": ("SỞ Y TẾ", "năm 2023"),
    "yt-2024": ("SỞ Y TẾ", "6 tháng đầu năm 2024"),
    "yt-2025": ("SỞ Y TẾ", "6 tháng đầu năm 2025"),
    "tp-2023": ("SỞ TƯ PHÁP", "6 tháng đầu năm 2023"),
    "tp-2024": ("SỞ TƯ PHÁP", "6 tháng đầu năm 2024"),
    "tc-2024": ("SỞ TÀI CHÍNH", "6 tháng đầu năm 2024"),
    "tc-2026": ("SỞ TÀI CHÍNH", "6 tháng đầu năm 2026"),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    database = open_database(tmp_path)
    with database.session() as session:
        first = 1
        for name, (office, period) in HELD.items():
            text = report(f"I. KẾT QUẢ\n\nViệc của {name}.", office=office, title=f"Sơ kết công tác {period}", tail=TAIL)
            made = prepare(f"{name}.txt", text.encode())
            add_documents(session, [Arrival(name, made, tuple(range(first, first + len(made.passages))))])
            first += len(made.passages)
    yield Library(database)
    database.close()


def test_earlier_editions_are_of_the_office_and_a_like_period_one_a_period(library: Library) -> None:
    editions = Editions(library)
    origin = Edition("yt-2024", Period(2024, 1, 6), editions.document("yt-2024"))
    found = editions.before(origin, kind=Kind.REPORT, agency=origin.document.agency)
    assert [edition.period.code for edition in found] == ["2023H1", "2022H1"]


def test_office_that_is_not_known_has_no_earlier_editions(library: Library) -> None:
    editions = Editions(library)
    origin = Edition("yt-2024", Period(2024, 1, 6), editions.document("yt-2024"))
    assert editions.before(origin, kind=Kind.REPORT, agency=None) == ()


def test_peers_give_their_newest_report_that_is_not_later(library: Library) -> None:
    editions = Editions(library)
    agency = editions.document("yt-2024").agency
    found = editions.of_peers(kind=Kind.REPORT, agency=agency, before=Period(2025, 1, 6))
    assert sorted(edition.id for edition in found) == ["tc-2024", "tp-2024"]


def test_document_stays_parsed_until_the_library_changes(library: Library) -> None:
    editions = Editions(library)
    assert editions.document("yt-2024") is editions.document("yt-2024")
