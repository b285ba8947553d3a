"""What may be said to a question that was just asked, beside its answer: nothing arose, keep, skip, back, stop."""

import re
from typing import Literal

from assistant.conversation.message import Message, said

Said = Literal["nothing", "keep", "skip", "back", "stop"]

_ROWS: tuple[tuple[Said, re.Pattern[str]], ...] = (
    ("stop", said(r"(?:thoi )?(?:dung|ngung|ket thuc|nghi|stop)(?: (?:hoi|lai|o day|tai day|da|nua|di|luon))*|(?:thoi|de sau)(?: (?:khong )?hoi nua)?")),
    (
        "skip",
        said(r"(?:bo qua|qua|de trong|chua biet|chua co(?: so lieu)?|de sau|cau (?:sau|tiep|ke)(?: theo)?|tiep(?: theo| tuc)?)(?: (?:cau (?:nay|do)|di|da))*"),
    ),
    ("back", said(r"(?:quay|tro|lui) lai(?: cau (?:truoc|vua roi|tren))?|cau truoc(?: do)?|lui(?: mot cau)?")),
    ("nothing", said(r"(?:khong|chua|ko)(?: (?:co|phat sinh|ghi nhan|co phat sinh|phat sinh gi|co gi))*(?: (?:ky nay|trong ky|ca|gi|het))*")),
    ("keep", said(r"(?:giu nguyen|de nguyen|nhu cu|van (?:nhu cu|giu|ap dung|dung)|khong (?:doi|thay doi|co van ban moi))(?: (?:van ban|ten|nhu cu|cu))*")),
)


def read_said(message: Message) -> Said | None:
    """None for anything else."""
    words = message.plain.strip(" ?.!,\n\t")
    return next((what for what, pattern in _ROWS if pattern.fullmatch(words)), None)
