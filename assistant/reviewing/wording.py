"""Names of sections, and what keeps a section from being signed, in one sentence."""

from assistant.reviewing.claim import ClaimedSection, Claims
from assistant.reviewing.standing import SectionStanding
from prompts.catalogue import render
from prompts.contexts import RecordOpen, ReviewBlocked, ReviewSection


def section_words(section: ClaimedSection) -> str:
    """«mục «4.3. Kết quả khen thưởng»»; «phần đầu văn bản»."""
    return render(ReviewSection(section.id, section.heading or section.number))


def blocked_words(section: ClaimedSection, standing: SectionStanding) -> str:
    """What is still open in a section, and what to do."""
    return render(ReviewBlocked(section_words(section), standing.unseen, standing.faulty, standing.slots, standing.errors))


def open_words(claims: Claims, standing: SectionStanding) -> str:
    """«Mục «4.3. …»: 4 ý chưa xem, 1 ý phải sửa hoặc trả lại»."""
    section = claims.section(standing.id)
    name = section_words(section) if section else standing.id
    s = standing
    return render(RecordOpen(name, s.word, s.unseen, s.faulty, s.slots, s.errors, s.comments))
