"""Provisions by id and by citation."""

import pytest

from corpus.citations.parts import find_chains
from corpus.legal import find_provision, provision_text, provisions_of
from tests.corpus.legal.builders import law

BODY = """Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Nội dung.
Điều 5. Mẫu giống
1. Mẫu giống gồm:
a) Hạt;
b) Lá.
2. Mẫu được giữ:
a) Ở tỉnh;
đ) Ở trung ương.
Chương II
THI HÀNH
Điều 6. Hiệu lực
Từ ngày ký."""


@pytest.mark.parametrize(
    ("cited", "identifier"),
    [
        ("điểm a khoản 2 Điều 5", "dieu-5.khoan-2.diem-a"),
        ("khoản 1 Điều 5", "dieu-5.khoan-1"),
        ("Điều 6", "dieu-6"),
        ("Chương II", "chuong-ii"),
        ("điểm c khoản 2 Điều 5", None),
        ("khoản 2", None),
        ("Điều 9", None),
    ],
)
def test_citation_finds_its_provision(cited: str, identifier: str | None) -> None:
    document = law(BODY)
    (chain,) = find_chains(cited)
    found = find_provision(document, chain.parts[0])
    assert (found and found.id) == identifier


def test_text_of_a_provision() -> None:
    document = law(BODY)
    assert provision_text(document, "dieu-5.khoan-1") == "1. Mẫu giống gồm:\na) Hạt;\nb) Lá."


def test_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        provision_text(law(BODY), "dieu-99")


def test_name_and_path() -> None:
    found = next(one for one in provisions_of(law(BODY)) if one.id == "dieu-5.khoan-1.diem-b")
    assert found.name == "điểm b khoản 1 Điều 5"
    assert found.path == ("Chương I", "Điều 5", "khoản 1", "điểm b")


def test_holders_come_before_what_they_hold_and_hold_it() -> None:
    provisions = provisions_of(law(BODY))
    by_id = {}
    for one in provisions:
        by_id[one.id] = one
        if one.parent:
            assert by_id[one.parent].start <= one.start and one.end <= by_id[one.parent].end


def test_other_documents_have_no_provisions() -> None:
    from corpus.structure import parse

    assert provisions_of(parse("BÁO CÁO\nKết quả\n\nI. KẾT QUẢ\n\nSở báo cáo.")) == ()
