"""The injector: what it sees, what it changes, what it leaves out and counts."""

from datetime import date

import pytest

from corpus.faults import Drawn, Fault, Kind, Source, draw, read_records
from corpus.faults.records import Records

HEADING = "number,type,date_issued,issuer,title,effective_from,effective_to,replaced_by,confidence\n"
ROWS = (
    "12/KH-UBND,Kế hoạch,2024-02-20,Ủy ban nhân dân tỉnh Lam Giang,tuyên truyền về chuyển đổi số năm 2024 trên địa bàn tỉnh,,2025-01-01,,high\n"
    "21/KH-UBND,Kế hoạch,2024-02-20,Ủy ban nhân dân tỉnh Lam Giang,kiểm tra công tác cải cách hành chính,,,,high\n"
    "98/2023/NĐ-CP,Nghị định,2023-12-31,Chính phủ,quy định chi tiết thi hành một số điều của Luật Thi đua,2024-01-01,2025-07-01,152/2025/NĐ-CP,high\n"
    "152/2025/NĐ-CP,Nghị định,2025-06-14,Chính phủ,quy định về phân cấp,2025-07-01,,,high\n"
)
PLAN = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 20/02/2024 của UBND tỉnh về tuyên truyền về chuyển đổi số năm 2024 trên địa bàn tỉnh, Sở đã họp.\n"
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ.\n"
    "Theo Kế hoạch số 12/KH-UBND ngày 21/02/2024 và Kế hoạch số 77/KH-UBND ngày 20/02/2024."
)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    path = tmp_path_factory.mktemp("registry") / "registry.csv"
    path.write_text(HEADING + ROWS, encoding="utf-8")
    return read_records([path])


@pytest.fixture(scope="module")
def drawn(records: Records) -> Drawn:
    return draw([Source("plan", PLAN, date(2024, 6, 30))], records, 100_000, seed=1)


def of_kind(drawn: Drawn, kind: Kind) -> list[Fault]:
    return [fault for fault in drawn.faults if fault.kind is kind]


def written(drawn: Drawn, kind: Kind) -> set[str]:
    """The damaged citations as they then stand."""
    return {fault.change.apply(PLAN)[slice(*fault.place)] for fault in of_kind(drawn, kind)}


def test_only_citations_that_agree_with_a_record_are_damaged(drawn: Drawn) -> None:
    assert drawn.seen == 2
    assert {fault.cited.split(" của")[0] for fault in drawn.faults} == {
        "Kế hoạch số 12/KH-UBND ngày 20/02/2024",
        "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023",
    }


def test_every_fault_changes_the_text_or_the_day(drawn: Drawn) -> None:
    assert all(fault.change.apply(PLAN) != PLAN or fault.on for fault in drawn.faults)


def test_the_text_outside_the_place_stays(drawn: Drawn) -> None:
    for fault in drawn.faults:
        start, end = fault.place
        changed = fault.change.apply(PLAN)
        assert (changed[:start], changed[end:]) == (PLAN[:start], PLAN[end - fault.change.growth :])


def test_the_same_seed_draws_the_same_faults_and_another_one_others(records: Records) -> None:
    source = [Source("plan", PLAN, date(2024, 6, 30))]
    runs = [[fault.id for fault in draw(source, records, 50, seed=seed).faults] for seed in (7, 7, 8)]
    assert runs[0] == runs[1] != runs[2]


def test_a_number_of_another_registered_document_is_no_fault(drawn: Drawn) -> None:
    assert not any("21/KH-UBND" in text for text in written(drawn, Kind.SWAP))
    assert drawn.left_out["it names another registered document"] == 1


def test_a_digit_of_a_date_may_make_it_impossible(drawn: Drawn) -> None:
    impossible = [fault for fault in of_kind(drawn, Kind.DATE) if fault.expected.codes == {"VB114"}]
    assert any("ngày 30/02/2024" in fault.change.apply(PLAN) for fault in impossible)


def test_repeal_knows_whether_there_is_a_successor(drawn: Drawn) -> None:
    codes = {fault.cited[:8]: fault.expected.codes for fault in of_kind(drawn, Kind.REPEALED)}
    assert codes == {"Kế hoạch": {"VB401"}, "Nghị địn": {"VB402"}}


def test_a_province_is_put_in_where_only_the_province_is_meant(drawn: Drawn) -> None:
    assert any("của UBND tỉnh Bắc Ninh về tuyên truyền" in text for text in written(drawn, Kind.PROVINCE))


def test_harmless_damage_expects_silence_and_letters_a_note(drawn: Drawn) -> None:
    expected = {fault.kind: fault.expected.codes for fault in drawn.faults if fault.harmless}
    assert expected == {Kind.SPLICE: set(), Kind.NFD: set(), Kind.DASHES: set(), Kind.SPACES: set(), Kind.LETTERS: {"VB113"}}


def test_titles_lose_words_from_the_first_to_the_last_but_one(drawn: Drawn) -> None:
    changed = {PLAN[fault.change.start : fault.change.end] for fault in of_kind(drawn, Kind.TITLE)}
    assert {"tuyên", "truyền", "chuyển", "bàn"} <= changed and "tỉnh" not in changed
