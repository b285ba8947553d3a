"""What a sentence of last period's document is: boilerplate, period, citation, figure, commitment, negative."""

import re
import unicodedata

from corpus.text.folding import plain

_PROMISE = re.compile(r"(?<!theo )(?<!như )(?<!với )(?<!vượt )(?<!được )\bdự kiến\b|\bsẽ\b(?! được quy định)|thời gian hoàn thành")
_DONE = re.compile(r"\bđã (?:được )?(?:ban hành|hoàn thành|tổ chức|đưa vào|triển khai|thực hiện|kết thúc|nghiệm thu)\b")
_PENDING = re.compile(
    r"\bdang (?:du thao|xay dung|hoan thien|hoan chinh|tham muu|trinh|xem xet|cho|lay y kien|to chuc lay|ra soat|thuc hien cac buoc)\b|chua co ket qua"
)
_OUTLOOK = re.compile(
    r"phuong huong|nhiem vu trong tam|cong tac trong tam|mot so cong tac trong tam|nhiem vu.{0,20}(?:thoi gian toi|cuoi nam|nam sau)|giai phap"
    r"|ke hoach cong tac (?:quy|thang|nam)|nhiem vu (?:6 thang|quy|thang|nam)"
)
_LIMITS = re.compile(r"\bhan che\b|\bkho khan\b|ton tai|nguyen nhan")
_NEGATIVE = re.compile(
    r"\b(?:khong|chua) (?:co|phat sinh|ghi nhan|nhan duoc)\b|\bkhong (?:de )?xay ra\b"
    r"|\b(?:chua|khong)\b[^.;:]{1,60}?\bnao\b"
)
_AWARD = re.compile(
    r"bang khen|giay khen|ky niem chuong|huan chuong|huy chuong|co thi dua|dat thanh tich|dat giai|co thanh tich|duoc tang|tang thuong|vinh danh"
)
_TASK = re.compile(
    r"^[-+*\s]*(?:(?:(?:dau|giua|cuoi) )?(?:thang|quy) [\divx]+(?:\s?/\s?\d{4}| nam \d{4})?\s?:"
    r"|(?:to chuc|ban hanh|tong hop|cung co|kien toan|huong dan|hoan thanh|hoan thien|tham muu|xay dung|trinh|so ket|tong ket|bao cao|ra soat"
    r"|phoi hop to chuc|tien hanh|kiem tra|nghiem thu|lap|binh xet)\b)"
)


def is_outlook(heading_path: str) -> bool:
    """Whether headings speak of the next period («III. … TRỌNG TÂM 6 THÁNG CUỐI NĂM 2024»)."""
    return bool(_OUTLOOK.search(plain(heading_path)))


def is_limits(heading_path: str) -> bool:
    """Whether headings speak of shortcomings: their negatives are judgements, not counts of nothing."""
    return bool(_LIMITS.search(plain(heading_path)))


def is_promise(text: str) -> bool:
    """«Dự kiến tháng 7/2024, sẽ …»: something to come; «việc dự kiến … đã được ban hành» tells of one kept."""
    words = unicodedata.normalize("NFC", text).lower()
    return bool(_PROMISE.search(words)) and not ("sẽ" not in words.split() and _DONE.search(words))


def is_pending(text: str) -> bool:
    """«đang dự thảo …», «chưa có kết quả»: a state that must be asked again but stays in the text."""
    return bool(_PENDING.search(plain(text)))


def is_negative(text: str) -> bool:
    """«chưa phát sinh đơn thư»: nothing happened, to be confirmed again."""
    return bool(_NEGATIVE.search(plain(text)))


def is_award(text: str) -> bool:
    """A sentence that reports honours given."""
    return bool(_AWARD.search(plain(text)))


def is_task(text: str) -> bool:
    """A concrete task of the outlook («Tổ chức …», «Tháng 12/2024: …»), not a standing effort («Tiếp tục …», «Đẩy mạnh …»)."""
    return bool(_TASK.match(plain(text)))
