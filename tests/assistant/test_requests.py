"""The day by which a request wants its answer."""

from datetime import date

import pytest

from corpus.requests import deadline_of
from corpus.structure import parse
from tests.builders import report
from tests.strategies import decomposed


@pytest.mark.parametrize(
    "sentence",
    [
        "Báo cáo gửi về Sở Nội vụ trước ngày 12/6/2026.",
        "Đề nghị gửi báo cáo chậm nhất là ngày 12 tháng 6 năm 2026 để tổng hợp.",
        "Hạn cuối ngày 12/6/2026.",
        "Gửi về muộn nhất 17 giờ 00, ngày 12/6/2026.",
    ],
)
def test_deadline_is_read(sentence: str) -> None:
    assert deadline_of(parse(report(sentence))) == date(2026, 6, 12)


def test_deadline_is_read_in_decomposed_text() -> None:
    assert deadline_of(parse(decomposed(report("Gửi trước ngày 12/6/2026.")))) == date(2026, 6, 12)


@pytest.mark.parametrize("sentence", ["Sở họp ngày 12/6/2026.", "Gửi trước ngày 31/02/2026.", "Gửi báo cáo sớm."])
def test_other_dates_are_no_deadline(sentence: str) -> None:
    assert deadline_of(parse(report(sentence))) is None
