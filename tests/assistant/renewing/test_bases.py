"""Legal bases proposed for a section: in force on the day of the draft, the newest first, each with its reason."""

from assistant.drafting import draft_from
from assistant.renewing.bases import Earlier, bases_of, reason
from corpus.periods import Period
from corpus.structure import parse
from tests.assistant.renewing.test_asking import BODY, FULL, REGISTRY
from tests.builders import report

ELSEWHERE = "\n\nII. PHƯƠNG HƯỚNG\n\nTiếp tục thực hiện nhiệm vụ."


def proposed(period: str, section: str) -> list[tuple[str | None, str]]:
    document = parse(report(BODY + ELSEWHERE))
    draft = draft_from(document, document_id="a.txt", period=Period.parse(period))
    wanted = draft.section(section)
    assert wanted is not None
    return [(basis.entry.number, reason(basis)) for basis in bases_of(draft, wanted, [Earlier("bc-2024", "Báo cáo 2024", document)], REGISTRY)]


def test_a_document_in_force_is_proposed_because_the_section_cites_it() -> None:
    assert FULL in BODY
    assert proposed("2025H1", "I") == [("98/2023/NĐ-CP", "đang có hiệu lực; mục này trong «Báo cáo 2024» có viện dẫn")]


def test_a_replaced_one_gives_way_to_its_successor() -> None:
    ((number, why),) = proposed("2025H2", "I")
    assert number == "152/2025/NĐ-CP" and "thay thế Nghị định số 98/2023/NĐ-CP từ 01/7/2025" in why


def test_other_sections_have_their_own() -> None:
    assert proposed("2025H2", "II") == []
