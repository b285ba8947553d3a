"""The registry read from a database gives the answers of one held in memory, and those of one moment."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine

from corpus.citations.model import Citation
from corpus.database import FILE_NAME, Database, open_database
from corpus.migrations.upgrading import config_for
from corpus.registry.entry import Coverage, Entry
from corpus.registry.importing import read_entries
from corpus.registry.intake import import_registry
from corpus.registry.lookup import judge
from corpus.registry.offices import read_home
from corpus.registry.opening import Registries, added_file
from corpus.registry.quick import open_registry, read_registry
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_coverage, starter_entries
from corpus.registry.store import load_registry, replace_coverage, replace_entries
from tests.registry_damages import damaged
from tests.registry_generator import rows, write_register

COUNT = 2500
HOME = "Sở Nội vụ tỉnh Kiên Giang"
ON = date(2026, 6, 30)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho")
    write_register(folder / "so.csv", COUNT)
    database = open_database(folder)
    import_registry(database, folder / "so.csv")
    database.close()
    return folder


@pytest.fixture(scope="module")
def memory(folder: Path) -> Registry:
    return Registry((*read_entries(folder / "so.csv", origin="import:1"), *starter_entries()), starter_coverage())


@pytest.fixture(scope="module")
def stored(folder: Path) -> Registry:
    return open_registry(folder / FILE_NAME)


def names(entries: tuple[Entry, ...]) -> list[tuple[object, ...]]:
    return sorted((entry.number or "", str(entry.issued), entry.issuer, entry.title, entry.standing, entry.stated) for entry in entries)


def citations() -> Iterator[Citation]:
    documents = list(rows(COUNT))
    choose = random.Random(2)
    for number, word, day, issuer, title, *_ in choose.sample(documents, 150):
        yield Citation(0, 1, number, word, number, date.fromisoformat(day), issuer=issuer, title=title)
        yield Citation(0, 1, number, word, number, None, issuer=issuer)
        yield Citation(0, 1, number, word, number, None, year=int(day[:4]))
    for item in damaged(documents, 160, seed=5, titled=True):
        yield item.citation


def test_memory_and_store_judge_alike(memory: Registry, stored: Registry) -> None:
    for citation in citations():
        ours, theirs = (judge(citation, registry, on=ON, home=HOME) for registry in (memory, stored))
        assert (ours.status, ours.differs, ours.in_force) == (theirs.status, theirs.differs, theirs.in_force), citation
        assert names((ours.entry,) if ours.entry else ()) == names((theirs.entry,) if theirs.entry else ()), citation
        assert names((ours.likely,) if ours.likely else ()) == names((theirs.likely,) if theirs.likely else ()), citation


def test_memory_and_store_suggest_the_same_first(memory: Registry, stored: Registry) -> None:
    home = read_home(HOME)
    for citation in citations():
        assert names(memory.neighbours(citation, home=home)[:1]) == names(stored.neighbours(citation, home=home)[:1]), citation


def test_memory_and_store_find_alike(memory: Registry, stored: Registry) -> None:
    for number, _, day, issuer, title, *_ in random.Random(4).sample(list(rows(COUNT)), 120):
        issued = date.fromisoformat(day)
        for asked in (
            lambda r: r.find(number),  # noqa: B023
            lambda r: r.find(number, issued=issued),  # noqa: B023
            lambda r: r.find(number, year=issued.year, issuer=issuer),  # noqa: B023
            lambda r: r.issued_on(issued),  # noqa: B023
            lambda r: r.by_title(title),  # noqa: B023
        ):
            assert names(asked(memory)) == names(asked(stored))
    for name in ("Luật Thi đua, khen thưởng", "98/2023/ND-CP"):
        assert names(memory.by_alias(name) or memory.find(name)) == names(stored.by_alias(name) or stored.find(name)) != []


def test_the_store_through_sqlalchemy_answers_alike(folder: Path, stored: Registry) -> None:
    database = open_database(folder)
    registry = Registries(database, None)()
    for citation in list(citations())[:120]:
        assert names(registry.candidates(citation, home=read_home(HOME))) == names(stored.candidates(citation, home=read_home(HOME)))
    assert len(registry) == len(stored) == COUNT + len(starter_entries())
    database.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path)
    yield opened
    opened.close()


def plan(number: str, title: str = "về a") -> Entry:
    return Entry(number, "Kế hoạch", "Sở X", title, date(2024, 1, 2))


def test_a_registry_does_not_see_what_changes_after_it_was_opened(database: Database, tmp_path: Path) -> None:
    registries = Registries(database, tmp_path / FILE_NAME)
    with database.session() as session:
        replace_entries(session, (plan("1/KH-X"),), origin="a")
    before = registries()
    with database.session() as session:
        replace_entries(session, (plan("2/KH-X"),), origin="a")
    assert before.find("1/KH-X") and not before.find("2/KH-X")
    assert registries().find("2/KH-X") and not registries().find("1/KH-X")


def test_what_was_asked_is_kept_only_while_nothing_changes(database: Database, tmp_path: Path) -> None:
    registries = Registries(database, tmp_path / FILE_NAME)
    assert registries().find("1/KH-X") == ()
    with database.session() as session:
        replace_entries(session, (plan("1/KH-X"),), origin="a")
        replace_coverage(session, (Coverage("Sở X", "Kế hoạch", 2020, 2024),), origin="a")
    now = registries()
    assert now.find("1/KH-X") and any(scope.issuer == "Sở X" for scope in now.coverage)


def test_readers_do_not_wait_for_a_writer(database: Database, tmp_path: Path) -> None:
    with database.session() as session:
        replace_entries(session, (plan("1/KH-X"),), origin="a")
        assert not read_registry(tmp_path / FILE_NAME).find("1/KH-X")


def test_sources_that_differ_are_shown_and_count_as_uncertain(database: Database) -> None:
    with database.session() as session:
        replace_entries(session, (plan("1/KH-X"),), origin="a")
        replace_entries(session, (plan("1/KH-X", "tổng kết phong trào đọc sách năm 2024"),), origin="b")
        (entry,) = load_registry(session).find("1/KH-X")
        assert [claim.field for claim in entry.conflicts] == ["title", "title"]
        assert len(load_registry(session).records_of(entry)) == 2


def test_a_folder_of_the_first_version_is_brought_up_to_date_without_loss(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    _first_version(file)
    registry = read_registry(file)
    (entry,) = registry.find("7/2020/NĐ-CP")
    assert (entry.title, entry.source) == ("Giá", "import:so.csv")
    assert registry.by_alias("Nghị định về giá") == (entry,)
    (amended,) = registry.find("6/2019/NĐ-CP")
    assert [event.other for event in amended.amended_by(ON)] == ["7/2020/NĐ-CP@2020-02-01"]
    assert len(registry) == 2 + len(starter_entries())


def _first_version(file: Path) -> None:
    """A data folder as revision 0001 made it."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        command.upgrade(config_for(connection), "0001")
    engine.dispose()
    with sqlite3.connect(file) as connection:
        columns = "number, number_key, type, issuer, title, issued, status, replaced_by, amends, aliases, source, origin"
        columns += ", standing, relations_standing, title_standing"
        for row in (
            ("7/2020/NĐ-CP", "7/2020/NĐ-CP", "Nghị định", "Chính phủ", "Giá", "2020-02-01", "in_force", "", "6/2019/NĐ-CP", "Nghị định về giá"),
            ("6/2019/NĐ-CP", "6/2019/NĐ-CP", "Nghị định", "Chính phủ", "Phí", "2019-02-01", "in_force", "", "", ""),
        ):
            values = (*row, "import:so.csv", "import:so.csv", "high", "high", "high")
            connection.execute(f"INSERT INTO registry_entries ({columns}) VALUES ({', '.join('?' * 15)})", values)


def test_a_file_on_the_command_line_may_declare_what_it_covers(tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_text("number,type,issuer,date_issued\n1/KH-X,Kế hoạch,Sở X,2024-01-02\n", encoding="utf-8")
    entries, scopes, said = added_file(tmp_path / "so.csv")
    assert (len(entries), scopes) == (1, ()) and "không khai báo phạm vi" in said
    (tmp_path / "so.coverage.csv").write_text("issuer,type,year_from,year_to\nSở X,Kế hoạch,2020,2024\n", encoding="utf-8")
    _, scopes, said = added_file(tmp_path / "so.csv")
    assert scopes == (Coverage("Sở X", "Kế hoạch", 2020, 2024),) and "so.coverage.csv" in said
