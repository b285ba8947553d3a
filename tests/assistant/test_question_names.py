"""What questions are called: whole phrases in the officer's words, each name once in a report."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.draft import Draft
from assistant.drafting import draft_from
from assistant.fact_names import NAME_WORDS
from assistant.figure_words import figure_words
from corpus.document import Document
from corpus.periods import Period
from corpus.structure import parse
from tests.builders import drafted, report

SAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "samples" / "documents").glob("*.txt"))
_TIMES = ("năm", "kỳ", "tháng", "quý", "tuần", "ngày", "lần", "phía", "bên", "hôm", "đoạn", "cấp")
_HINT_WORDS = 15  # what tells a second fact of the same name
_PLACES = ("trước", "sau", "trên", "dưới", "ngoài", "trong", "này", "qua", "tới")


def next_period(document: Document) -> Draft:
    old = document.period
    assert old
    return draft_from(document, document_id="d", period=Period(old.year + 1, old.first, old.last))


def faults(draft: Draft) -> list[str]:
    """Names that end in a word that needs another one, are a bare number, are too long, or stand twice."""
    names = [question.name for question in draft.questions if question.kind in ("figure", "period")]
    wrong = [f"twice: {name}" for name in set(names) if names.count(name) > 1]
    for name in names:
        words = re.sub(r"[()«»“”]", " ", name).lower().split()
        last, before = words[-1].strip(",.;:"), words[-2] if len(words) > 1 else ""
        if last in figure_words().function and not (last in _PLACES and before in _TIMES):
            wrong.append(f"open: {name}")
        if re.search(r"[–-]\s*\d+$", name):
            wrong.append(f"number: {name}")
        if len(name.split()) > NAME_WORDS + _HINT_WORDS:
            wrong.append(f"long: {name}")
        if any(name.count(a) != name.count(b) for a, b in ("()", "«»", "“”")):
            wrong.append(f"unbalanced: {name}")
    return wrong


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_name_of_a_sample_is_a_whole_phrase_and_its_own(path: Path) -> None:
    assert faults(next_period(parse(path.read_text("utf-8")))) == []


def test_every_name_of_a_real_document_is_a_whole_phrase_and_its_own(shared: Path) -> None:
    documents = [parse(path.read_text("utf-8")) for path in sorted((shared / "seeds").glob("*.txt"))]
    drafts = [next_period(document) for document in documents if document.period]
    assert len(drafts) >= 4
    assert [fault for draft in drafts for fault in faults(draft)] == []


@pytest.mark.parametrize(
    "name", ["thời gian – 4", "số báo cáo gửi đến", "thời hạn gửi danh sách trước", "số hồ sơ (“Tổ hỗ trợ)", "ngày " + "thi đua " * 30, "số cuộc họp và"]
)
def test_a_bad_name_is_seen(name: str) -> None:
    draft = drafted(report("I. KẾT QUẢ\n\nSở tổ chức 02 cuộc họp."))
    assert faults(draft) == []
    assert faults(replace(draft, questions=(replace(draft.questions[0], name=name.strip()),)))


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("Cử 01 công chức làm đầu mối tuyên truyền và gửi danh sách về Văn phòng.", "số công chức làm đầu mối tuyên truyền được cử"),
        ("Sở hoàn thành 08/08 công trình, phần việc.", "số công trình trên tổng số được hoàn thành"),
        ("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng đạt 18.450 tỷ đồng.", "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng"),
        ("Chỉ số sản xuất công nghiệp tăng 8,6%.", "tỷ lệ tăng chỉ số sản xuất công nghiệp"),
        ("Các phòng gửi danh sách về Văn phòng Sở trước ngày 09/3/2024.", "thời hạn các phòng gửi danh sách về Văn phòng Sở"),
        ("- Tháng 7/2024: tham gia hội thao ngành.", "tháng tham gia hội thao ngành"),
        ("Sở đã ký giao ước thi đua ngày 22/3/2024.", "ngày Sở đã ký giao ước thi đua"),
        ("Số liệu tính đến hết ngày 31/5/2024.", "ngày chốt số liệu"),
    ],
)
def test_name_says_what_is_asked(sentence: str, called: str) -> None:
    names = [question.name for question in drafted(report(f"I. KẾT QUẢ\n\n{sentence}")).questions]
    assert any(called in name for name in names), names


@pytest.mark.parametrize(
    "body",
    [
        "Hội đồng họp 04 phiên. Cả 04 phiên đều đủ thành viên.",
        "Kế hoạch gồm 04 nhóm nhiệm vụ.\n\nVăn phòng theo dõi tiến độ của 04 nhóm nhiệm vụ.",
        "Sở trao Giấy khen cho 12 cá nhân.\n\nTrong 12 cá nhân được tặng Giấy khen, đa số là công chức.",
        "Sở tổ chức 02 cuộc phổ biến.\n\nQua hai cuộc phổ biến, mọi người đã nắm nội dung.",
        "Số liệu tính đến hết ngày 31/5/2024.\n\nĐến hết ngày 31/5/2024, Sở đã chi xong.",
    ],
)
def test_what_speaks_of_a_number_already_given_is_the_same_question(body: str) -> None:
    draft = drafted(report(f"I. KẾT QUẢ\n\n{body}"))
    assert [len(question.spans) for question in draft.questions] == [2]


@pytest.mark.parametrize(
    "body",
    [
        "Hội đồng họp 04 phiên. Sở mở 04 lớp.",
        "Sở trao Giấy khen cho 12 cá nhân.\n\nTrong 12 cá nhân được cử đi học, đa số là công chức.",
        "Sở tổ chức 02 cuộc phổ biến.\n\nQua 02 cuộc thi, mọi người đã nắm nội dung.",
        "Trả lời trong 02 ngày làm việc.\n\nQua 02 ngày làm việc, đoàn đã xong.",
    ],
)
def test_the_same_value_of_something_else_is_asked_by_itself(body: str) -> None:
    assert len(drafted(report(f"I. KẾT QUẢ\n\n{body}")).questions) == 2
