from corpus.citations import find_citations
from corpus.document import Document, Kind
from corpus.passages import LONGEST, Passage, passages_of
from corpus.structure import parse

BASE = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ, Sở triển khai nhiệm vụ được giao. "
REPORT = f"""BÁO CÁO
Sơ kết công tác thi đua 6 tháng đầu năm 2024

Sở báo cáo như sau:

I. KẾT QUẢ

1. Công tác chỉ đạo

{BASE * 20}

2. Kết quả khen thưởng

Tặng Giấy khen cho 12 cá nhân.

II. PHƯƠNG HƯỚNG

Tiếp tục thực hiện.
"""


def cut(text: str) -> tuple[Document, tuple[Passage, ...]]:
    document = parse(text, kind=Kind.REPORT)
    return document, passages_of(document, find_citations(text))


def test_a_section_with_its_heading_is_a_passage() -> None:
    document, passages = cut(REPORT)
    assert "2. Kết quả khen thưởng\n\nTặng Giấy khen cho 12 cá nhân." in [passage.text(document.text) for passage in passages]


def test_passages_carry_the_path_of_headings() -> None:
    document, passages = cut(REPORT)
    found = next(passage for passage in passages if "12 cá nhân" in passage.text(document.text))
    assert found.headings == ("I. KẾT QUẢ", "2. Kết quả khen thưởng")


def test_a_heading_with_only_sub_sections_makes_no_passage() -> None:
    document, passages = cut(REPORT)
    assert not any(passage.text(document.text) == "I. KẾT QUẢ" for passage in passages)


def test_the_opening_is_a_passage() -> None:
    document, passages = cut(REPORT)
    assert (passages[0].headings, passages[0].text(document.text)) == ((), "Sở báo cáo như sau:")


def test_a_long_section_is_cut_between_sentences() -> None:
    document, passages = cut(REPORT)
    parts = [passage.text(document.text) for passage in passages if "Công tác chỉ đạo" in " ".join(passage.headings)]
    assert len(parts) > 1
    assert all(len(part) <= LONGEST for part in parts)
    assert all(part.endswith("giao.") for part in parts)


def test_no_passage_ends_inside_a_citation() -> None:
    document, passages = cut(REPORT)
    inside = [citation for citation in find_citations(document.text) for passage in passages if citation.start < passage.end < citation.end]
    assert inside == []


def test_passages_are_numbered_in_order() -> None:
    _, passages = cut(REPORT)
    assert [passage.ordinal for passage in passages] == list(range(len(passages)))
    assert [passage.start for passage in passages] == sorted(passage.start for passage in passages)


def test_text_without_headings_is_still_cut_into_passages() -> None:
    document, passages = cut(BASE * 30)
    assert "".join(passage.text(document.text) for passage in passages).count("98/2023/NĐ-CP") == 30


def test_an_empty_text_has_no_passages() -> None:
    assert cut("")[1] == ()


def test_an_article_keeps_its_clauses_together() -> None:
    clauses = "1. Quy chế này quy định về thi đua.\n\n2. Quy chế này không quy định về lương."
    document = parse(f"Điều 1. Phạm vi\n\n{clauses}\n\nĐiều 2. Đối tượng\n\nCông chức của Sở.", kind=Kind.LEGAL)
    assert [passage.headings[-1] for passage in passages_of(document)] == ["Điều 1. Phạm vi", "Điều 2. Đối tượng"]


def test_a_long_article_is_cut_between_its_sentences() -> None:
    clauses = "\n\n".join(f"{number}. {BASE * 4}" for number in range(1, 9))
    document = parse(f"Điều 1. Phạm vi\n\n{clauses}\n\nĐiều 2. Đối tượng\n\nCông chức của Sở.", kind=Kind.LEGAL)
    parts = [passage.text(document.text) for passage in passages_of(document) if passage.headings[-1].startswith("Điều 1")]
    assert len(parts) > 1
    assert all(len(part) <= LONGEST and part.endswith("giao.") for part in parts)
