"""The current text of a report as one document, and each sentence beside its source."""

from datetime import UTC, datetime

from hypothesis import given

from assistant.rendering import Rendered, render_report
from assistant.report import Report
from assistant.review import review_rows
from corpus.structure import parse
from tests.builders import SOURCE, TAIL, drafted, report
from tests.strategies import few, reports

NOW = datetime(2025, 6, 5, tzinfo=UTC)
TEXT = report("Sở báo cáo như sau:\n\nI. KẾT QUẢ\n\nSở đã họp. Sở tổ chức 02 cuộc.\n\n1. Chỉ đạo\n\nSở đã xong.", tail=TAIL)


def made(text: str = TEXT) -> Report:
    return Report("r1", 1, drafted(text), NOW, NOW)


def rendered(text: str = TEXT) -> Rendered:
    return render_report(made(text))


def test_blocks_stand_apart_and_sentences_of_a_paragraph_together() -> None:
    assert "\n\nSở đã họp. Sở tổ chức […" in rendered().text


@given(reports)
@few
def test_each_place_holds_its_sentence(text: str) -> None:
    found = rendered(text)
    assert all(found.text[place.start : place.end] == place.sentence.text for place in found.places)


def test_at_tells_the_sentence_of_an_offset() -> None:
    found = rendered()
    place = found.at(found.text.index("Sở đã xong") + 3)
    assert place and (place.section, place.sentence.text) == ("I.1", "Sở đã xong.")


def test_at_before_the_text_is_nothing() -> None:
    assert Rendered("", ()).at(0) is None


def test_rendered_text_has_the_outline_of_the_draft() -> None:
    assert [s.heading for s in parse(rendered().text).walk()] == ["I. KẾT QUẢ", "1. Chỉ đạo"]


def test_review_shows_every_sentence_once_in_order() -> None:
    rows = review_rows(made(), text_of=lambda _: TEXT, title_of=lambda _: "Báo cáo kỳ trước")
    assert [row.sentence.id for row in rows] == [s.id for s in made().draft.sentences()]


def test_review_shows_the_quote_in_its_surroundings() -> None:
    rows = review_rows(made(), text_of=lambda _: TEXT, title_of=lambda _: "Báo cáo kỳ trước")
    row = next(row for row in rows if row.sentence.text == "Sở đã họp.")
    assert row.source and (row.section, row.heading, row.source.document) == ("I", "I. KẾT QUẢ", SOURCE)
    assert row.source.context_before.endswith("I. KẾT QUẢ\n\n") and row.source.context_after.startswith(" Sở tổ chức 02")
