"""Legal bases, who proposed the document, the words that enact it."""

import re

from corpus.document import Document
from corpus.legal import legal_bases, preamble_of
from corpus.structure import parse
from tests.corpus.legal.builders import law

CIRCULAR = """BỘ NÔNG NGHIỆP
Số: 04/2031/TT-BNN
Hà Nội, ngày 15 tháng 6 năm 2031

THÔNG TƯ
Hướng dẫn giữ mẫu giống cây

Căn cứ Luật Trồng trọt số 31/2018/QH14 ngày 19 tháng 11 năm 2018; Luật số 16/2023/QH15 ngày 19 tháng 6 năm 2023;
Căn cứ Nghị định số 94/2019/NĐ-CP ngày 13 tháng 12 năm 2019 của Chính phủ quy định chi tiết một số điều của Luật Trồng trọt;
Theo đề nghị của Cục trưởng Cục Trồng trọt;
Bộ trưởng Bộ Nông nghiệp ban hành Thông tư hướng dẫn giữ mẫu giống cây.

Điều 1. Phạm vi
Thông tư này căn cứ Luật Trồng trọt.
Điều 2. Hiệu lực
Từ ngày ký.
"""


def words(document: Document, start: int, end: int) -> str:
    return document.text[start:end]


def test_every_document_of_every_basis_in_order() -> None:
    document = parse(CIRCULAR)
    assert [citation and citation.number for _, citation in legal_bases(document)] == ["31/2018/QH14", "16/2023/QH15", "94/2019/NĐ-CP"]


def test_span_of_a_basis_is_its_clause_without_the_mark() -> None:
    document = parse(CIRCULAR)
    spans = list(dict.fromkeys(span for span, _ in legal_bases(document)))
    assert words(document, spans[0].start, spans[0].end).endswith("ngày 19 tháng 6 năm 2023")
    assert words(document, spans[1].start, spans[1].end).startswith("Căn cứ Nghị định số 94/2019/NĐ-CP")


def test_citations_point_into_the_text() -> None:
    document = parse(CIRCULAR)
    citations = [citation for _, citation in legal_bases(document) if citation]
    assert citations and all(words(document, citation.start, citation.end) == citation.surface for citation in citations)


def test_proposal_and_enacting_words() -> None:
    document = parse(CIRCULAR)
    preamble = preamble_of(document)
    assert [words(document, span.start, span.end) for span in preamble.proposals] == ["Theo đề nghị của Cục trưởng Cục Trồng trọt"]
    assert preamble.enacting and words(document, preamble.enacting.start, preamble.enacting.end).startswith("Bộ trưởng Bộ Nông nghiệp ban hành Thông tư")


def test_basis_that_cites_nothing_readable_is_told_all_the_same() -> None:
    document = parse(re.sub(r"Căn cứ Nghị định [^;]+;", "Căn cứ tình hình giữ mẫu giống;", CIRCULAR))
    assert legal_bases(document)[-1][1] is None


def test_bases_in_one_line() -> None:
    document = parse(CIRCULAR.replace(";\n", "; ").replace("\n\nCăn cứ", "\n\nCăn cứ"))
    assert len(preamble_of(document).bases) == 2
    assert len(preamble_of(document).proposals) == 1


def test_words_of_the_articles_are_no_bases() -> None:
    assert len(preamble_of(law("Điều 1. Một\nCăn cứ Luật này, Chính phủ quy định chi tiết.\nĐiều 2. Hai\nTừ ngày ký.")).bases) == 1


def test_text_without_articles_has_no_bases() -> None:
    assert legal_bases(parse("")) == ()
