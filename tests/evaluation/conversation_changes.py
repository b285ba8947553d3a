"""Outcomes that change the draft or offer a proposal for it: what must stand in the report afterwards."""

import re

from corpus.text.folding import key
from tests.evaluation.conversation import OFFICER, Played, Stage
from tests.evaluation.conversation_words import below, changed, cited, names_section, need, protected, run_of_words, sentences_in, text_in, texts_of

_NOTHING_TO_CUT = re.compile(r"không có (?:câu|gì|phần|từ)[^.\n]*(?:bỏ|rút|cắt)|không (?:thể )?rút gọn (?:được )?thêm", re.IGNORECASE)


def value_set(_: Stage, played: Played, section: str) -> list[str]:
    """Recorded as an answer, or, where nothing was asked, as the officer's own sentence in the section."""
    own = below(played.after, section)
    old = {question.id: question.value for question in played.before.draft.questions}
    answers = [q for q in played.after.draft.questions if own & set(q.sections) and q.value != old.get(q.id) and q.value is not None]
    asked = [q for q in played.before.draft.questions if own & set(q.sections)]
    authored = [s for s in sentences_in(played.after, section) if s.author == OFFICER and s not in sentences_in(played.before, section)]
    repeated = any(q.value is not None for q in asked) and played.before.revision < played.after.revision
    return need(
        (played.reply.outcome == "acted", f"outcome {played.reply.outcome}"),
        (bool(answers) or repeated or (not asked and bool(authored)), "no answer recorded"),
        (
            all(key(q.value or "") in key(text_in(played.after, section)) for q in answers if q.kind == "figure" and q.value != "none"),
            "answer does not stand in the text",
        ),
    )


def shortened(_: Stage, played: Played, section: str) -> list[str]:
    before, after = text_in(played.before, section), text_in(played.after, section)
    if before == after:
        return need(
            (bool(_NOTHING_TO_CUT.search(played.reply.text)), "neither shorter nor a statement that nothing can go"),
            (names_section(played.reply, played.after, section), "the section is not named"),
        )
    lost = protected(before) - protected(after)
    return need((len(after) < len(before), "not shorter"), (not lost, f"lost: {sorted(lost)[:3]}"))


def reworded(_: Stage, played: Played, section: str) -> list[str]:
    spoken = key(played.reply.text)
    offers = [c for c in played.after.draft.section(section).candidates if key(f"{c.name} ") in spoken] if played.after.draft.section(section) else []
    return need(
        (names_section(played.reply, played.after, section), "the section is not named"),
        (bool(offers) and "phương án" in played.reply.text, "no candidates offered"),
        (changed(played.before, played.after) == set(), "changed without a model"),
    )


def edited(_: Stage, played: Played, section: str) -> list[str]:
    """Words of the officer stand in the section and name him, or a whole sentence that he named has gone."""
    old, new = sentences_in(played.before, section), sentences_in(played.after, section)
    own = [s for s in new if s not in old and s.author == OFFICER]
    gone = [s for s in old if s.id not in {n.id for n in new}]
    named = [s for s in gone if run_of_words(key(played.turn.say), key(s.text)) >= 4]
    dictated = any(run_of_words(key(played.turn.say), key(s.text)) >= 2 for s in own) and (bool(played.turn.holds) or any(not s.source for s in own))
    return need(
        (played.reply.outcome == "acted", f"outcome {played.reply.outcome}"),
        (bool(named) if not own else dictated, "not as dictated"),
        (len(gone) <= 1, "more than one sentence gone"),
        (bool(own) or len(new) == len(old) - 1, "other sentences changed"),
    )


def drafted(_: Stage, played: Played, section: str) -> list[str]:
    """Drafted from the document named: text or proposal made of its sentences."""
    origin = next((name for words, name in _NAMED.items() if words in key(played.turn.say)), played.after.draft.info.origin)
    offered = any(action.section == section and action.after for action in played.reply.actions)
    sources = [source for source in played.reply.sources if source.document == origin]
    stands = [s for s in sentences_in(played.after, section) if s.source and s.source.document == origin and s.cls != "heading"]
    return need(
        (names_section(played.reply, played.after, section), "the section is not named"),
        (offered or bool(stands and changed(played.before, played.after)), "nothing drafted or offered"),
        (bool(sources), "not from the document named"),
    )


_NAMED = {"tong ket nam 2025": "bc-tdkt-nam-2025", "6 thang dau nam 2024": "bc-tdkt-6t-2024", "6 thang dau nam 2025": "bc-tdkt-6t-2025"}


def basis_replaced(_: Stage, played: Played, section: str) -> list[str]:
    """The citations of the section differ now, nothing else does but what follows from them, and replaced numbers are gone."""
    old, new = cited(played.before, section), cited(played.after, section)
    offered = any(action.section == section and action.after for action in played.reply.actions)
    return need(
        (played.reply.outcome in ("acted", "answered"), f"outcome {played.reply.outcome}"),
        (bool(new - old) or offered, "no new basis"),
        (bool(old - new) or offered, "the old basis stands"),
    )


def accepted(_: Stage, played: Played, section: str) -> list[str]:
    states = [played.after.state(s).status for s in played.after.draft.sections if s.id in below(played.after, section) and s.candidates]
    return need((played.reply.outcome == "acted", f"outcome {played.reply.outcome}"), (bool(states) and set(states) == {"accepted"}, f"states {states}"))


def rejected(_: Stage, played: Played, section: str) -> list[str]:
    wanted = text_in(played.reports[-3], section)
    return need(
        (text_in(played.after, section) == wanted, "does not read as before the proposal"),
        (played.reply.outcome in ("acted", "answered"), f"outcome {played.reply.outcome}"),
        (bool(re.search(r"bỏ đề xuất|giữ nguyên|như cũ|hoàn tác|trở lại|như trước", played.reply.text, re.IGNORECASE)), "the reply does not say so"),
    )


def undone(_: Stage, played: Played, section: str) -> list[str]:
    return need(
        (texts_of(played.after) == texts_of(played.reports[-3]), "does not read as before"),
        (played.reply.outcome == "acted", f"outcome {played.reply.outcome}"),
        (changed(played.reports[-3], played.before) != set(), "nothing had been done"),
    )


def redone(_: Stage, played: Played, section: str) -> list[str]:
    return need(
        (texts_of(played.after) == texts_of(played.reports[-3]), "does not read as before the undo"),
        (played.reply.outcome == "acted", f"outcome {played.reply.outcome}"),
        (changed(played.reports[-4], played.after) != set(), "nothing had been done"),
    )
