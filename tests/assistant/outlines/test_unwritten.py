"""Sections that the outline has and the earlier document has not: questions, passages, what peers say alike; no prose in the text."""

from datetime import UTC, datetime
from pathlib import Path

from assistant.draft import Draft, DraftSection, Source, replay
from assistant.drafter import Start, completed, first_draft
from assistant.editions import Edition
from assistant.report import Report
from corpus.periods import Period
from corpus.structure import parse
from tests.builders import TAIL, report

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples" / "documents"
OLD = report("I. KẾT QUẢ\n\n1. Công tác chỉ đạo điều hành\n\nSở tổ chức 02 cuộc họp.")
NEW = "I. KẾT QUẢ\n\n1. Công tác chỉ đạo điều hành\n\n{}"
FUND = "2. Trích lập, quản lý và sử dụng quỹ thi đua, khen thưởng"
ODD = "2. Phong trào đọc sách trong cơ quan"
PEER = "I. KẾT QUẢ\n\n{}\n\n{} phát động phong trào đọc sách đến các phòng, có {} người đăng ký tham gia. {}"


def request(item: str) -> str:
    outline = NEW.format(item)
    return report("1. Gửi trước ngày 12/6/2025.", type_name="CÔNG VĂN", title="V/v báo cáo", tail=TAIL) + f"\nĐỀ CƯƠNG\n\n{outline}\n"


def peer(office: str, people: str, own: str, *, identifier: str) -> Edition:
    return Edition(identifier, Period(2024, 1, 6), parse(report(PEER.format(ODD, office, people, own), office=office.upper())))


PEERS = (
    peer("Sở Tư pháp", "21", "Tủ sách được đặt tại sảnh tầng một.", identifier="tu-phap"),
    peer("Sở Tài chính", "35", "Ngày hội đọc được mở vào tháng tư.", identifier="tai-chinh"),
)


def made(item: str, **helps: object) -> Draft:
    start, origin = Start("bc-2024", Period(2025, 1, 6), request="cv"), parse(OLD)
    return completed(first_draft(start, origin, parse(request(item))), start, origin, **helps)  # type: ignore[arg-type]


def bare(draft: Draft) -> DraftSection:
    return next(section for section in draft.sections if section.status == "new")


def asked(draft: Draft) -> set[str]:
    return {question.name for question in draft.questions if bare(draft).id in question.sections}


def shown(draft: Draft) -> str:
    now = datetime(2025, 6, 1, tzinfo=UTC)
    return "".join(paragraph.text for paragraph in Report("", 0, draft, now, now).paragraphs(bare(draft)))


def test_item_of_a_template_brings_its_questions_and_instruction() -> None:
    draft = made(FUND)
    assert "số tiền trích lập quỹ" in asked(draft)
    assert bare(draft).instruction and "số đã chi" in str(bare(draft).instruction)
    assert bare(draft).candidates == () and shown(draft) == ""


def test_instruction_of_the_request_stays_word_for_word() -> None:
    assert bare(made(f"{FUND} (Nêu số dư và số đã chi)")).instruction == "Nêu số dư và số đã chi"


def test_two_peers_give_a_pattern_that_is_offered_and_not_shown() -> None:
    draft = made(ODD, peers=PEERS)
    candidate = bare(draft).candidate("C")
    assert candidate and shown(draft) == ""
    (sentence,) = [sentence for paragraph in candidate.paragraphs for sentence in paragraph.sentences]
    assert "phát động phong trào đọc sách đến các phòng, có […số người" in sentence.text
    assert sentence.source and sentence.source.document == "tu-phap" and replay(sentence.source.quote, sentence.ops) == sentence.text


def test_figure_of_a_peer_is_asked_for_and_never_told() -> None:
    draft = made(ODD, peers=PEERS)
    candidate = bare(draft).candidate("C")
    text = "".join(paragraph.text for paragraph in candidate.paragraphs) if candidate else ""
    assert text and "21" not in text and "35" not in text and "kỳ trước" not in text and "Tư pháp" not in text
    assert {question.previous for question in draft.questions if bare(draft).id in question.sections} == {None}


def test_one_peer_gives_questions_and_no_pattern() -> None:
    draft = made(ODD, peers=PEERS[:1])
    assert bare(draft).candidates == () and any("người" in name for name in asked(draft))


def test_passages_found_are_starting_points_with_their_quotes() -> None:
    found = [Source("khac", 5, 9, "Nội"), Source("khac", 20, 23, "Sở")]
    assert bare(made(ODD, passages=lambda wanted: found)).starting_points == tuple(found)


def test_without_a_search_the_same_item_of_peers_is_where_to_start() -> None:
    points = bare(made(ODD, peers=PEERS)).starting_points
    assert [point.document for point in points] == ["tu-phap", "tai-chinh"]
    assert all(edition.document.text[point.start : point.end] == point.quote for point, edition in zip(points, PEERS, strict=True))


def test_request_of_the_samples_keeps_its_order_and_wording() -> None:
    letter = (SAMPLES / "cv-yeu-cau-6t-2026.txt").read_text(encoding="utf-8")
    origin = parse((SAMPLES / "bc-tdkt-6t-2025.txt").read_text(encoding="utf-8"))
    earlier = Edition("2024", Period(2024, 1, 6), parse((SAMPLES / "bc-tdkt-6t-2024.txt").read_text(encoding="utf-8")))
    start = Start("2025", Period(2026, 1, 6), request="cv")
    draft = completed(first_draft(start, origin, parse(letter)), start, origin, earlier=[earlier])
    annex = letter[letter.index("I. KẾT QUẢ") :]
    headings = [line for line in annex.split("\n\n") if line.strip() and not line.startswith("(")]
    assert [section.title.text for section in draft.sections if section.title] == [heading.strip() for heading in headings]
