"""Documents mentioned without number: what they are, and which citation they mean."""

import unicodedata

import pytest

from corpus.citations import find_citations
from corpus.citations.backreferences import BackReference, find_back_references

HOME = "Thanh tra tỉnh Tây Ninh"
TWO_PLANS = "Thực hiện Kế hoạch số 938/KH-UBND ngày 21/3/2022 và Kế hoạch số 22/KH-HĐTĐ ngày 27/01/2022 của Hội đồng Thi đua - Khen thưởng tỉnh, "


def read(text: str, *, own_type: str | None = "Báo cáo", sections: tuple[int, ...] = ()) -> list[BackReference]:
    return find_back_references(text, find_citations(text, home=HOME), home=HOME, own_type=own_type, sections=sections)


def targets(text: str, **options: object) -> list[tuple[str, str, str | None]]:
    """Surface, kind, and number of the target."""
    cited = find_citations(text, home=HOME)
    return [(r.surface, r.kind.value, cited[r.target].number if r.target is not None else None) for r in read(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TWO_PLANS + "đảm bảo theo Kế hoạch của UBND tỉnh.", ("Kế hoạch của UBND tỉnh", "back-reference", "938/KH-UBND")),
        (
            TWO_PLANS + "đảm bảo theo Kế hoạch của Hội đồng Thi đua - Khen thưởng tỉnh.",
            ("Kế hoạch của Hội đồng Thi đua - Khen thưởng tỉnh", "back-reference", "22/KH-HĐTĐ"),
        ),
        ("Quán triệt Chỉ thị số 12/CT-UBND ngày 29/12/2021.\n\nCác phòng thực hiện Chỉ thị nêu trên.", ("Chỉ thị nêu trên", "back-reference", "12/CT-UBND")),
        ("Phổ biến Nghị định số 98/2023/NĐ-CP. Triển khai nghị định này kịp thời.", ("nghị định này", "back-reference", "98/2023/NĐ-CP")),
        ("Thực hiện Công văn số 82/HĐTĐ ngày 11/5/2022, Thanh tra đã cụ thể hóa Công văn gửi Khối.", ("Công văn", "back-reference", "82/HĐTĐ")),
        ("Các phòng thực hiện theo Kế hoạch của UBND tỉnh.", ("Kế hoạch của UBND tỉnh", "unidentified", None)),
        ("Thanh tra tỉnh ban hành Kế hoạch phát động thi đua triển khai kịp thời đến cơ sở.", ("Kế hoạch phát động thi đua", "own-unnumbered", None)),
        ("Thanh tra tỉnh xây dựng Kế hoạch triển khai đến toàn thể công chức.", ("Kế hoạch", "own-unnumbered", None)),
        ("Trên đây là Báo cáo kết quả công tác năm 2022./.", ("Báo cáo kết quả công tác năm 2022", "self", None)),
        ("Số liệu nêu trong Báo cáo này tính đến ngày 15/6.", ("Báo cáo này", "self", None)),
        ("Số:      /BC-TTr\n\nSở báo cáo.", ("Số:      /BC-TTr", "own-header", None)),
    ],
)
def test_a_mention_is_read(text: str, expected: tuple[str, str, str | None]) -> None:
    assert targets(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Các Chỉ thị, Kế hoạch của UBND tỉnh được triển khai.",
        "Thực hiện Kế hoạch số 938/KH-UBND ngày 21/3/2022 của UBND tỉnh.",
        "Sở Kế hoạch và Đầu tư chủ trì.",
        "Hoàn thành kế hoạch của cơ quan.",
        "Theo quy định của pháp luật.",
        "Đăng Kế hoạch trên trang thông tin điện tử của Sở.",
        "Thực hiện Nghị quyết của Hội đồng.",
        "Chính phủ ban hành Nghị định quy định chi tiết.",
        "Kế hoạch của UBND tỉnh về phòng cháy năm 2024 đã xong.",
    ],
)
def test_what_names_no_single_document_without_number_is_left(text: str) -> None:
    assert read(text) == []


def test_two_that_fit_are_ambiguous_and_none_is_chosen() -> None:
    (found,) = read("Thực hiện Kế hoạch số 938/KH-UBND và Kế hoạch số 1091/KH-UBND của UBND tỉnh, bảo đảm theo Kế hoạch của UBND tỉnh.")
    assert (found.ambiguous, found.target, len(found.candidates)) == (True, None, 2)


def test_one_document_cited_twice_is_one() -> None:
    text = "Thực hiện Kế hoạch số 938/KH-UBND ngày 21/3/2022 của UBND tỉnh. Sở bám sát Kế hoạch số 938/KH-UBND. Nội dung theo Kế hoạch của UBND tỉnh."
    assert targets(text) == [("Kế hoạch của UBND tỉnh", "back-reference", "938/KH-UBND")]


def test_the_nearest_paragraph_decides() -> None:
    text = "Thực hiện Kế hoạch số 1091/KH-UBND của UBND tỉnh.\n\nThực hiện Kế hoạch số 938/KH-UBND của UBND tỉnh, đảm bảo theo Kế hoạch của UBND tỉnh."
    assert targets(text)[0][2] == "938/KH-UBND"


def test_the_section_decides_before_what_stands_further_up() -> None:
    first, second = (
        "Kế hoạch số 1091/KH-UBND của UBND tỉnh được triển khai.\n\n",
        "2. Kế hoạch số 938/KH-UBND của UBND tỉnh.\n\nĐảm bảo theo Kế hoạch của UBND tỉnh.",
    )
    assert targets(first + second, sections=(0, len(first)))[0][2] == "938/KH-UBND"


def test_a_page_break_does_not_end_a_paragraph() -> None:
    head = "Kế hoạch số 1091/KH-UBND của UBND tỉnh đã xong.\n\n"
    page = "Thực hiện Kế hoạch số 938/KH-UBND của UBND tỉnh về phong trào thi đua Vì an ninh Tổ quốc năm 2022, nội dung"
    torn = page + "\n\nthực hiện đảm bảo theo Kế hoạch của UBND tỉnh."
    assert targets(head + torn)[0][2] == "938/KH-UBND"


def test_in_a_plan_the_bare_word_is_the_plan() -> None:
    assert targets("Văn phòng triển khai các nội dung nêu trong Kế hoạch, báo cáo kết quả.", own_type="Kế hoạch") == [("Kế hoạch", "self", None)]


def test_decomposed_letters_give_the_same_mentions() -> None:
    text = TWO_PLANS + "đảm bảo theo Kế hoạch của UBND tỉnh."
    decomposed = unicodedata.normalize("NFD", text)
    assert [(unicodedata.normalize("NFC", r.surface), r.kind, r.target) for r in read(decomposed)] == [(r.surface, r.kind, r.target) for r in read(text)]
    assert all(decomposed[r.start : r.end] == r.surface for r in read(decomposed))


def test_a_mention_inside_a_title_is_embedded() -> None:
    text = "Thực hiện Công văn số 82/HĐTĐ ngày 11/5/2022 của Hội đồng về việc triển khai thực hiện Kết luận của Thủ tướng Chính phủ năm 2022."
    assert [r.embedded for r in read(text)] in ([True], [])
