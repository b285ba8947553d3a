"""An earlier state of a report brought back, whole or one section of it; the answers given since stay in a single section."""

from dataclasses import replace

from assistant.answers import fill_paragraphs
from assistant.errors import UnknownSection
from assistant.report import Report, SectionState


def restored(report: Report, earlier: Report) -> Report:
    """All of the earlier state, as the next revision of the report."""
    return replace(earlier, revision=report.revision)


def section_restored(report: Report, earlier: Report, section_id: str, *, who: str, at: str) -> Report:
    """One section in its earlier words, with the present answers in it; an earlier signature does not come back. Raises UnknownSection.

    A section that has left the outline since is brought back by restoring the whole state.
    """
    now, then = report.draft.section(section_id), earlier.draft.section(section_id)
    if now is None or then is None:
        missing = "đề cương hiện nay" if now is None else "bản cũ này"
        raise UnknownSection(f"Mục «{section_id}» không có trong {missing}: hãy khôi phục cả bản, hoặc chọn mục khác.")
    state = earlier.state(then)
    if section_id not in earlier.states and then.shown == now.shown:
        return replace(report, states={name: each for name, each in report.states.items() if name != section_id})
    status = "accepted" if state.status == "signed" else state.status
    paragraphs = fill_paragraphs(earlier.paragraphs(then), report.draft, section_id)
    own = None if state.status in ("proposed", "empty") and then.shown == now.shown else paragraphs
    return report.with_state(section_id, SectionState(status, state.chosen, own, who, at))
