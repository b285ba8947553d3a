"""VB112: a document of the office itself named without its number.

What: «Sở đã ban hành Kế hoạch phát động …» in a report. Why: a result must be proved by number and date. Example: Văn bản đăng ký hưởng ứng
phong trào thi đua …. Instead: Văn bản số 112/SDL-VP ngày 12/3/2024 đăng ký …. Basis: 30/2020/NĐ-CP, annex I, II.6.b. Only in reports, outside
the tasks ahead, once a paragraph, and not where the text gives the number elsewhere.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.firsts import is_of_home
from assistant.checker.form import bare
from assistant.checker.marking import Span, flag
from assistant.checker.references import back_references
from assistant.checker.sheltered import citations_of
from corpus.citations.backreferences import BackReference, MentionKind
from corpus.document import Kind
from corpus.registry.offices import read_office
from corpus.registry.titles import speaks_for
from corpus.text.folding import key, plain

code = "VB112"
name = "Văn bản của cơ quan thiếu số"
title = "Văn bản do chính cơ quan ban hành nhưng không ghi số"
explanation = (
    "Báo cáo kể văn bản mà cơ quan đã ban hành (kế hoạch, quyết định, văn bản đăng ký …) nhưng không ghi số và ngày nên không kiểm chứng được. "
    "Không xét việc sẽ làm ở kỳ tới và văn bản đã ghi số ở chỗ khác."
)
example = "Sở đã ban hành Kế hoạch phát động phong trào thi đua năm 2024"
instead = "Sở đã ban hành Kế hoạch số 30/KH-SDL ngày 22/3/2024 phát động phong trào thi đua năm 2024"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_AHEAD = re.compile(r"phuong huong|nhiem vu|giai phap|ke hoach (?:6 thang|nam|cong tac)|kien nghi|de xuat|du kien")
_BACK = re.compile(r"\bket qua\b|\bdanh gia\b|\btinh hinh\b|\buu diem\b|\bda thuc hien\b")
_PLANNED = re.compile(
    r"\bdu kien\b|\bse\b|\btiep tuc\b|\bchuan bi\b|\bdang\b|\bdu thao\b|\bde nghi\b|\bsom\b|\bchua\b|\bkhong\b|\bneu\b|(?:thang|quy) [\divx]+/?\d*:"
)
_ORGAN = re.compile(
    r"\b(?:uy ban nhan dan|ubnd|hdnd|hoi dong|chinh phu|thu tuong|bo|ban|so|cuc|tinh uy|dang uy|thanh tra|van phong|cong an|chi bo|khoi|cum)\b(?: \w+){0,3}"
)
_SUBJECT = re.compile(r"(?:van ban dang ky)|(?:xay dung|ban hanh|tham muu|soan thao|lap)\s*$")
_STOP = re.compile(r"[;.,\n]")
_ENOUGH_WORDS = 5
_REACH = 160


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is not Kind.REPORT:
        return
    seen: set[int | str] = set()
    for mention, span in _own(context):
        paragraph, words = context.text.rfind("\n", 0, span[0]), key(context.text[slice(*span)])
        if paragraph in seen or words in seen:
            continue
        seen |= {paragraph, words}
        yield flag(
            context,
            span,
            (code, name),
            Severity.WARNING,
            f"«{_brief(context, span)}» là văn bản của cơ quan nhưng không ghi số, ngày: hãy ghi số và ngày của {mention.type.lower()}.",
        )


def _own(context: Context) -> Iterator[tuple[BackReference, Span]]:
    if not context.citations:
        return
    for mention in back_references(context):
        span = mention.start, mention.end
        words = context.text[slice(*span)]
        made = mention.kind is MentionKind.OWN_UNNUMBERED and not mention.embedded and len(words.split()) >= _ENOUGH_WORDS
        if made and _is_done(context, span) and not _numbered(context, mention, words):
            yield mention, span


def _is_done(context: Context, span: Span) -> bool:
    """In the part about what was done, by the office itself, not inside a citation."""
    path = context.path(span[0])
    headings = plain(" / ".join(section.heading for section in path))
    ahead = _AHEAD.search(headings) and not (path and _BACK.search(plain(path[0].heading)))
    if not path or ahead or citations_of(context).covers(span[0]):
        return False
    before = _sentence_before(context, span[0])
    return not _PLANNED.search(before) and not _by_another(context, before) and not _follows_citation(context, span[0])


def _sentence_before(context: Context, start: int) -> str:
    return re.split(r"[.;:\n]", bare(context, start - _REACH, start))[-1]


def _follows_citation(context: Context, start: int) -> bool:
    """«Quyết định số 25/QĐ-SDL ngày 02/3/2020 của Sở ban hành Quy chế …»: the number stands before."""
    ends = context.once(_ends)
    near = ends[bisect_left(ends, start - _REACH) : bisect_right(ends, start)]
    return any(not _STOP.search(context.text, end, start) for end in near)


def _ends(context: Context) -> list[int]:
    return sorted(citation.whole_span[1] for citation in context.citations)


def _by_another(context: Context, before: str) -> bool:
    """Whether the sentence names another office as the one that acts."""
    own = " ".join(read_office(context.document.agency or context.home or "").body)
    named = [match.group() for match in _ORGAN.finditer(before)]
    return bool(named) and not (named[-1].startswith(own) or own.startswith(named[-1].split()[0]))


def _numbered(context: Context, mention: BackReference, words: str) -> bool:
    """Whether a citation elsewhere gives the number of the document of this type and title."""
    title = words[len(mention.type) :]
    own = (other for other in context.citations if other.number and other.title and other.type == mention.type and is_of_home(context, other))
    return any(speaks_for(title, (other.title or "",)) for other in own)


def _brief(context: Context, span: Span) -> str:
    words = context.text[slice(*span)].split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")
