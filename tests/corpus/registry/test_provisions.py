"""What is known of articles, clauses and points, and how it is derived from texts."""

import json
from pathlib import Path

import pytest

from corpus.registry.provision_facts import amended_articles, clause_cell, from_articles, from_text, main, merged
from corpus.registry.provisions import changes_of, outline_of

ARTICLE = "1. Khoản thứ nhất:\na) Điểm a;\nb) Điểm b.\n2. Khoản thứ hai."


def rows(count: int, *, number: str = "12/2020/NĐ-CP", last: str = "Trách nhiệm thi hành") -> list[dict[str, str]]:
    return [
        {"doc_number": number, "doc_type": "Nghị định", "article": str(n), "heading": last if n == count else "Nội dung", "text": ARTICLE, "source_note": ""}
        for n in range(1, count + 1)
    ]


def test_a_known_decree_has_its_articles_clauses_and_points() -> None:
    outline = outline_of("30/2020/NĐ-CP")
    assert outline is not None
    assert (outline.articles, outline.clauses(8), outline.last_point(4, 2)) == (38, 4, "g")


def test_a_number_is_found_however_it_is_written() -> None:
    assert outline_of("030/2020/NĐ–CP") == outline_of("30/2020/NĐ-CP")


def test_of_an_unknown_document_nothing_is_said() -> None:
    assert (outline_of("999/2024/NĐ-CP"), changes_of("999/2024/NĐ-CP")) == (None, {})


def test_an_article_that_is_not_known_says_nothing() -> None:
    outline = outline_of("30/2020/NĐ-CP")
    assert outline is not None
    assert (outline.clauses(1), outline.clauses(99), outline.last_point(8, 77)) == (None, None, None)


def test_changes_of_an_article_are_told_with_their_day() -> None:
    assert any(change.by == "48/2013/NĐ-CP" and change.since.year == 2013 for change in changes_of("63/2010/NĐ-CP")["5"])


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        (ARTICLE, "2:b-"),
        ("1. Một.\n2. Hai.\n3. Ba.", "3"),
        ("Không đánh số khoản.", "?"),
        ("1. Một.\n3. Ba.", "?"),
        ("1. Một; 2. Hai nằm cùng dòng.", "?"),
        ("1. Có:\na) A;\nb) B;\nc) C;\nd) D;\nd) Đ;\ne) E.", "1:e"),
        ("1. Có:\na) A;\nc) C.", "1:?"),
    ],
)
def test_clauses_and_points_are_counted_only_where_they_run_on(text: str, cell: str) -> None:
    assert clause_cell(text) == cell


@pytest.mark.parametrize(
    "articles",
    [rows(4), [*rows(6)[:3], *rows(6)[4:]], rows(6, last="Quy định chung"), [{**row, "doc_type": "Quyết định"} for row in rows(6)]],
    ids=["too few", "a gap", "no closing article", "a type that annexes"],
)
def test_a_document_that_may_be_incomplete_is_left_out(articles: list[dict[str, str]]) -> None:
    assert from_articles(articles) == {}


def test_a_whole_text_gives_its_articles() -> None:
    text = "\n".join(f"Điều {n}. Nội dung\n{ARTICLE}" for n in range(1, 7)) + "\nĐiều 7. Trách nhiệm thi hành\nCác Bộ chịu trách nhiệm thi hành."
    assert from_text(text) == (7, ("2:b-",) * 6 + ("?",))


def test_sources_that_disagree_are_left_out() -> None:
    assert merged({"A": (6, ("1",) * 6), "B": (6, ("1",) * 6)}, {"A": (7, ("1",) * 7), "B": (6, ("2",) * 6)}) == {"B": (6, ("?",) * 6)}


def test_a_change_older_than_the_document_is_no_fact() -> None:
    told = [
        {"number": "9/2017/NĐ-CP", "loc": "Điều 3", "by_number": "1/2014/NĐ-CP", "by_effective": "2014-06-01"},
        {"number": "9/2017/NĐ-CP", "loc": "Điều 4", "by_number": "2/2019/NĐ-CP", "by_effective": "2019-06-01"},
    ]
    assert list(amended_articles(told, ["9/2017/NĐ-CP"])) == [("9/2017/NĐ-CP", "4:2/2019/NĐ-CP@2019-06-01")]


def test_the_script_writes_both_tables_and_no_clauses_of_amended_documents(tmp_path: Path) -> None:
    def written(name: str, lines: list[dict[str, object]]) -> str:
        (tmp_path / name).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return str(tmp_path / name)

    documents = written("d.jsonl", [{"number": "13/2020/NĐ-CP", "amended_by": ["1/2022/NĐ-CP"]}])
    articles = written("a.jsonl", [*rows(5), *rows(6, number="13/2020/NĐ-CP")])  # type: ignore[list-item]
    amendments = written("c.jsonl", [{"number": "13/2020/NĐ-CP", "loc": "Điều 2", "by_number": "1/2022/NĐ-CP", "by_effective": "2022-01-01"}])
    assert main([documents, articles, amendments, str(tmp_path)]) == 0
    assert (tmp_path / "provisions.csv").read_text(encoding="utf-8").splitlines()[1:] == ["12/2020/NĐ-CP,5,2:b- 2:b- 2:b- 2:b- 2:b-", "13/2020/NĐ-CP,6,"]
    assert (tmp_path / "amended.csv").read_text(encoding="utf-8").splitlines()[1:] == ["13/2020/NĐ-CP,2:1/2022/NĐ-CP@2022-01-01"]
