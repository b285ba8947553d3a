"""What a reviewer may pass in one act: claims whose words are those of their source but for the period. And the act taken back."""

from assistant.reviewing.claim import Claim
from assistant.reviewing.reviewing import Judgement, Reviewing
from assistant.reviewing.standing import Standing
from prompts.catalogue import render
from prompts.contexts import ReviewTogether

_CARRIED = ("join", "shift")


def unchanged_claims(standing: Standing) -> tuple[Claim, ...]:
    """Claims without a conclusion that holds, whose sentence was carried over and differs from its source in the period alone.

    Left out whatever wants a person's eyes: findings of any level, open questions, figures entered this period (their sentences differ), promises,
    bases of which the registry says anything else than «in force».
    """
    return tuple(claim for section in standing.claims.sections for claim in section.claims if _is_unchanged(claim) and not _holds(standing, claim))


def passed_together(standing: Standing) -> tuple[Claim, ...]:
    """Claims that were passed in such an act, as far as that still holds."""
    words = reason()
    found = []
    for section in standing.claims.sections:
        for claim in section.claims:
            conclusion = standing.conclusions.get(claim.id)
            if conclusion and conclusion.holds and conclusion.verdict == "pass" and conclusion.reason == words:
                found.append(claim)
    return tuple(found)


def pass_unchanged(reviewing: Reviewing, report_id: str, *, who: str) -> Standing:
    """«Đạt» for all of them at once; nothing where there are none."""
    standing = reviewing.of(report_id)
    judgements = [Judgement(claim.id, "pass", claim.seen, reason()) for claim in unchanged_claims(standing)]
    return reviewing.judge(report_id, judgements, who=who) if judgements else standing


def take_back(reviewing: Reviewing, report_id: str, *, who: str) -> Standing:
    """None of those conclusions any more; what was concluded one by one stays."""
    standing = reviewing.of(report_id)
    judgements = [Judgement(claim.id, "none", claim.seen) for claim in passed_together(standing)]
    return reviewing.judge(report_id, judgements, who=who) if judgements else standing


def reason() -> str:
    """What the record says of a conclusion that was one of many."""
    return render(ReviewTogether())


def _holds(standing: Standing, claim: Claim) -> bool:
    conclusion = standing.conclusions.get(claim.id)
    return conclusion is not None and conclusion.holds


def _is_unchanged(claim: Claim) -> bool:
    sentence = claim.sentence
    if sentence is None or sentence.source is None or claim.findings or claim.slots or claim.kind == "promise":
        return False
    if claim.kind == "basis" and (claim.registered is None or claim.registered.state != "in_force"):
        return False
    return all(op.kind in _CARRIED for op in sentence.ops)
