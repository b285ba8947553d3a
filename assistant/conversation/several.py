"""«Rút gọn mục 2.3 và điền …», «… rồi xuất Word»: a message → its requests, where each part is one by itself."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from assistant.conversation.commands import AskHow, Command, EditText, GiveFacts, LookUp, Refuse, ReplaceBasis, ReviewAct
from assistant.conversation.message import Message, said
from assistant.conversation.statements import leading_section
from assistant.conversation.understanding import is_definite, read_as
from corpus.text.folding import strip_accents

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_SEPARATOR = said(
    r"\s*[;\n]+\s*|[\s,.]+(?:va )?(?:roi|sau do|xong(?: roi| thi)?|dong thoi|tiep theo|tiep do|ngoai ra|con nua)(?: (?:la|thi))?[\s,:]+"
    r"|\s+va\s+|[.?!]\s+(?=\S)|,\s+"
)
_SOFT = said(r"\s+va\s+|,\s+|[.?!]\s+")  # parts only where an order or a question about the report follows
_ORDERS = said(
    r"(?:rut|viet|soan|dien|ghi|nhap|thay|doi|sua|them|bo sung|bo|xoa|kiem tra|ra soat|soat|xuat|tai|so sanh|doi chieu|tim|cap nhat"
    r"|chap nhan|nhan|hoan tac|khoi phuc|lam|muc nao"
    r"|can cu nao|con thieu|con (?:phai|bao nhieu)|vi sao|tai sao|co can cu|co van ban|cho (?:toi |em )?(?:biet|xem)|liet ke|mo)(?!\w)"
)
_MOST = 5


def requests_in(message: Message, *, today: date) -> list[tuple[Message, Command]]:
    """Each request with the stretch that says it; the whole message where it is one, or where a part would not be understood."""
    whole = read_as(message, today=today)
    if isinstance(whole[1], EditText | Refuse | AskHow) or (isinstance(whole[1], ReviewAct) and whole[1].reason):
        return [whole]
    for cuts in _ways_to_cut(message):
        parts = [read_as(part, today=today) for part in _cut(message, cuts)]
        if len(parts) > 1 and all(is_definite(command) for _, command in parts) and not _is_one_statement(parts) and not _is_one_basis(whole[1], parts):
            return parts
    return [whole]


def _ways_to_cut(message: Message) -> Iterator[list[tuple[int, int]]]:
    """At every separator, at the clear ones alone, at each one alone."""
    plain = strip_accents(message.text.lower())
    quoted = [match.span() for match in _QUOTED.finditer(message.text)]
    spans = [m.span() for m in _SEPARATOR.finditer(plain) if m.start() > 0 and m.end() < len(plain) and not any(a <= m.start() < b for a, b in quoted)]
    wanted = [span for span in spans if not _SOFT.fullmatch(plain, *span) or _ORDERS.match(plain, span[1])]
    if not 0 < len(wanted) < _MOST:
        return
    yield wanted
    hard = [span for span in wanted if not _SOFT.fullmatch(plain, *span)]
    if hard != wanted and hard:
        yield hard
    if len(wanted) > 1:
        yield from ([span] for span in wanted)


def _cut(message: Message, cuts: list[tuple[int, int]]) -> list[Message]:
    edges = [(0, 0), *cuts, (len(message.text), len(message.text))]
    return [message.part(one[1], other[0]) for one, other in pairwise(edges) if message.text[one[1] : other[0]].strip()]


def _is_one_statement(parts: list[tuple[Message, Command]]) -> bool:
    """Figures alone are read together, unless one of the parts says where it belongs."""
    return all(isinstance(command, GiveFacts) for _, command in parts) and not any(leading_section(message)[1] for message, _ in parts)


def _is_one_basis(whole: Command, parts: list[tuple[Message, Command]]) -> bool:
    """«Nghị định 98/2023 hết hiệu lực rồi, thay bằng …» says of one document why it goes and what comes."""
    return isinstance(whole, ReplaceBasis) and any(isinstance(command, LookUp) for _, command in parts)
