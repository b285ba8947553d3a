"""«Soạn báo cáo … từ mẫu»: a report begun from a shipped template; asks which where several fit the kind and the period."""

from assistant.conversation.commands import StartReport
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.turn import Turn
from assistant.outlines.shipped import shipped_templates
from assistant.outlines.template import OutlineTemplate
from assistant.workflow import Start
from corpus.periods import Period
from corpus.text.folding import key
from prompts.contexts import TalkStartedFromTemplate, TalkWhichTemplate
from prompts.contexts.talk_whole import TemplateChoice


def from_template(turn: Turn, order: StartReport, period: Period, kind: str) -> Reply:
    """Make the report where one template is meant."""
    named = (order.template or "").strip()
    able = [each for each in shipped_templates() if each.kind == order.kind.value and period.kind in each.periods]
    found = _meant(able, named)
    if len(found) != 1:
        choices = tuple(TemplateChoice(each.name, each.label) for each in found or able)
        return reply("clarify", TalkWhichTemplate(kind, period.words, order.office, named if not found else "", choices))
    template = found[0]
    report = turn.workflow.create(Start("", period, office=order.office or None, template=template.name), who=turn.who)
    context = TalkStartedFromTemplate(report.title, template.label, len(report.draft.sections), len(report.draft.questions), order.office or None)
    action = Action("create", after=report.title, report=report.id, url=f"/bao-cao/{report.id}")
    return reply("acted", context, actions=(action,), report=report.id)


def _meant(able: list[OutlineTemplate], named: str) -> list[OutlineTemplate]:
    """The one called so, else those whose label holds every word said."""
    wanted = key(named)
    exact = [each for each in able if key(each.name) == wanted]
    words = set(wanted.split()) - {"bao", "cao", "ke", "hoach"}
    return exact or [each for each in able if words <= set(key(f"{each.label} {each.name}").split())]
