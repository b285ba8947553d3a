import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from retrieval.embedding import load_embedding
from retrieval.training.__main__ import Arguments, train
from retrieval.training.articles import Article, read_articles, read_documents
from retrieval.training.linking import Link, cited, related
from retrieval.training.vocabulary import VocabularyPlan, build_tokenizer

SUBJECTS = ("thi đua khen thưởng", "chất thải rắn", "bảo tồn di tích", "đất đai", "lao động nữ", "phòng cháy chữa cháy")


def article(subject: str, number: int) -> dict[str, str]:
    text = f"Cơ quan quản lý về {subject} có trách nhiệm lập kế hoạch {subject} năm {2000 + number}, kiểm tra việc thực hiện {subject} tại địa phương."
    return {"heading": f"Trách nhiệm về {subject}", "text": text, "source_note": f"(Điều {number} Luật số {number}/2020/QH14 Luật về {subject} ngày 1/1/2020)"}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl.gz"
    rows = [json.dumps(article(subject, number)) for number in range(1, 31) for subject in SUBJECTS]
    path.write_bytes(gzip.compress("\n".join(rows).encode()))
    return path


def test_read_articles_takes_the_name_of_the_document(articles: Path) -> None:
    assert read_articles(articles)[0].title == "Luật số 1/2020/QH14 Luật về thi đua khen thưởng"


def test_read_documents_pairs_a_heading_with_its_paragraph(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("I. KẾT QUẢ\n\n" + "Sở đã triển khai nhiệm vụ. " * 5)
    assert [paragraph.heading for paragraph in read_documents(tmp_path)] == ["I. KẾT QUẢ"]


def test_vocabulary_holds_frequent_runs_of_syllables(articles: Path) -> None:
    tokenizer = build_tokenizer([article.text for article in read_articles(articles)], VocabularyPlan(pieces=300, syllables=100, least=20))
    assert "▁thi▁đua▁khen▁thưởng" in tokenizer.encode("công tác thi đua khen thưởng", add_special_tokens=False).tokens


def test_training_writes_a_folder_that_loads_and_tells_subjects_apart(articles: Path, tmp_path: Path) -> None:
    train(Arguments(articles, None, None, tmp_path / "model", steps=30, seed=7))
    one, same, other = load_embedding(tmp_path / "model").embed(["lập kế hoạch chất thải rắn", "kiểm tra chất thải rắn", "kiểm tra bảo tồn di tích"])
    assert one @ same > one @ other


def test_training_twice_with_one_seed_gives_the_same_vectors(articles: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        train(Arguments(articles, None, None, tmp_path / name, steps=5, seed=7))
    first, second = (load_embedding(tmp_path / name).embed(list(SUBJECTS)) for name in ("first", "second"))
    assert np.allclose(first, second, atol=1e-3)


def test_a_related_link_asks_by_the_heading_for_the_other_article(tmp_path: Path) -> None:
    stock = [Article("Hồ sơ khen thưởng", "Hồ sơ gồm tờ trình." * 9, id="a"), Article("Thời hạn xét khen thưởng", "Trong 20 ngày." * 9, id="b")]
    (tmp_path / "links.jsonl.gz").write_bytes(gzip.compress(b'{"from_id":"a","to_id":"b"}\n{"from_id":"a","to_id":"unknown"}\n'))
    assert related(stock, tmp_path / "links.jsonl.gz") == [Link("Hồ sơ khen thưởng", 1)]


def test_a_heading_that_stands_everywhere_links_nothing(tmp_path: Path) -> None:
    stock = [Article("Phạm vi điều chỉnh", "Luật này quy định về thi đua." * 9, id=str(number)) for number in range(5)]
    (tmp_path / "links.jsonl.gz").write_bytes(gzip.compress(b'{"from_id":"0","to_id":"1"}\n'))
    assert related(stock, tmp_path / "links.jsonl.gz") == []


@pytest.mark.parametrize("named", ["Điều 4 Luật này", "khoản 2 Điều 4 của Luật số 1/2020/QH14"])
def test_a_clause_asks_for_the_provision_that_it_cites(named: str) -> None:
    citing = Article("Thẩm quyền", f"Giám đốc Sở tặng Giấy khen cho tập thể theo quy định tại {named} trong thời hạn 10 ngày.", place=("1/2020/QH14", "3"))
    cited_one = Article("Giấy khen", "Giấy khen được tặng cho tập thể hoàn thành nhiệm vụ.", place=("1/2020/QH14", "4"))
    (link,) = cited([citing, cited_one])
    assert link.answer == 1 and "Điều 4" not in link.asked and link.asked.endswith("trong thời hạn 10 ngày.")
