"""A document answered by its number and date keeps what the old citation says of it; what the answer says itself stands."""

import pytest

from assistant.renewing.carrying import carried, completed
from corpus.registry.starting import starter_registry

PLAN = "Kế hoạch số 18/KH-UBND ngày 22/01/2025 của Ủy ban nhân dân tỉnh về phát động thi đua năm 2025"
WHOLE = "Kế hoạch số 21/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về phát động thi đua năm 2026"


@pytest.mark.parametrize(
    "answer",
    [
        "21/KH-UBND ngày 20/01/2026",
        "số 21/KH-UBND, ngày 20/01/2026",
        "Kế hoạch số 21/KH-UBND ngày 20/01/2026",
        "Kế hoạch số 21/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh",
        WHOLE,
    ],
)
def test_nothing_beyond_number_and_date_is_lost(answer: str) -> None:
    assert carried(answer, PLAN) == WHOLE


def test_title_of_the_answer_stands() -> None:
    answer = "Kế hoạch số 21/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về chuyển đổi số"
    assert carried(answer, PLAN) == answer


def test_issuer_of_another_series_is_not_carried() -> None:
    assert "Ủy ban nhân dân" not in carried("Kế hoạch số 7/KH-SCT ngày 20/01/2026", PLAN)


@pytest.mark.parametrize("answer", ["Luật Thi đua, khen thưởng", "không rõ", ""])
def test_what_is_no_number_is_left_as_it_is(answer: str) -> None:
    assert carried(answer, PLAN) == answer


def test_citation_without_more_than_number_and_date_takes_the_answer_alone() -> None:
    assert carried("21/KH-UBND ngày 20/01/2026", "Kế hoạch số 18/KH-UBND ngày 22/01/2025") == "Kế hoạch số 21/KH-UBND ngày 20/01/2026"


def test_registry_completes_a_number_it_knows_and_no_other() -> None:
    registry = starter_registry()
    whole = completed("152/2025/NĐ-CP", registry)
    assert whole.startswith("Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ ")
    assert completed("Nghị định số 152/2025/NĐ-CP ngày 15/6/2025", registry) == "Nghị định số 152/2025/NĐ-CP ngày 15/6/2025"
    assert completed("30/KH-UBND", registry) == "30/KH-UBND"
    assert completed("Giữ nguyên", registry) == "Giữ nguyên"
