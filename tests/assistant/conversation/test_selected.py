"""A selected sentence bounds what an order may change; a section that is named takes the order back to itself."""

from assistant.conversation import Focus
from assistant.report import Report
from tests.assistant.conversation.conftest import Office


def texts(office: Office, report: Report) -> dict[str, str]:
    """Sentences of the whole report by id."""
    return {sentence.id: sentence.text for _, sentence in office.workflow.open(report.id).sentences()}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {identifier for identifier in before | after if before.get(identifier) != after.get(identifier)}


def shared_word(office: Office, report: Report) -> tuple[str, str, str, list[str]]:
    """A section, one of its sentences, a word of it, and the other sentences of the section that have the word too."""
    found = office.workflow.open(report.id)
    for section in found.draft.sections:
        body = [sentence for paragraph in found.paragraphs(section) for sentence in paragraph.sentences]
        for sentence in body:
            others = [other.id for other in body if other is not sentence and " công tác " in other.text]
            if " công tác " in sentence.text and others:
                return section.id, sentence.id, "công tác", others
    raise AssertionError("no two sentences of a section share a word")


def test_words_are_replaced_in_the_selected_sentence_alone(office: Office) -> None:
    report = office.start("trade")
    section, selected, word, others = shared_word(office, report)
    before = texts(office, report)
    assert office.say(f"sửa «{word}» thành «việc»", report, Focus(section, selected)).outcome == "acted"
    assert changed(before, texts(office, report)) == {selected} and others


def test_words_of_another_sentence_are_not_reached(office: Office) -> None:
    report = office.start("trade")
    before = texts(office, report)
    target = next(identifier for identifier, text in before.items() if "Trạm biến áp" in text)
    section, selected, _, _ = shared_word(office, report)
    assert selected != target and "Trạm biến áp" not in before[selected]
    for words in ("sửa «Trạm biến áp» thành «Trạm điện»", "bỏ câu về Trạm biến áp Cụm công nghiệp Bến Trúc"):
        reply = office.say(words, report, Focus(section, selected))
        assert reply.outcome == "clarify" and "câu đang chọn" in reply.text
    assert changed(before, texts(office, report)) == set()


def test_a_section_that_is_named_is_not_bounded_by_the_selection(office: Office) -> None:
    report = office.start("trade")
    before = texts(office, report)
    section, selected, _, _ = shared_word(office, report)
    assert office.say("bỏ câu về Trạm biến áp Cụm công nghiệp Bến Trúc ở mục 2.4", report, Focus(section, selected)).outcome == "acted"
    assert selected not in changed(before, texts(office, report))


def test_only_the_selected_sentence_is_shortened(office: Office) -> None:
    report = office.start("culture")
    before = texts(office, report)
    assert office.say("rút gọn mục I.2", report).outcome == "acted"
    touched = changed(before, texts(office, report))
    assert office.say("hoàn tác", report).outcome == "acted" and texts(office, report) == before
    assert len(touched) > 1
    one = min(touched)
    reply = office.say("rút gọn", report, Focus("I.2", one))
    assert reply.outcome == "acted" and changed(before, texts(office, report)) == {one}
