"""What a reviewer does in tests: passes every claim of sections."""

from assistant.reviewing.reviewing import Judgement
from assistant.reviewing.standing import Standing
from assistant.workflow import Workflow

BOSS = "Trưởng phòng"


def pass_all(workflow: Workflow, report: str, *sections: str) -> Standing:
    """«Đạt» for every claim of the sections, of all where none is named."""
    claims = workflow.reviewing.of(report).claims
    wanted = [claim for section in claims.sections if not sections or section.id in sections for claim in section.claims]
    return workflow.reviewing.judge(report, [Judgement(claim.id, "pass", claim.seen) for claim in wanted], who=BOSS)
