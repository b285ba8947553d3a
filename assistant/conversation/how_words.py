"""«Làm sao để đổi số này?», «xuất word ở đâu», «nhập từ excel thế nào» → which help is wanted; an order, or a question about the world, is not one.

A message is a question about the program only where it says nothing else: how or where, what is to be done, and words for this report.
"""

from assistant.conversation.commands import AskHow
from assistant.conversation.message import Message, said
from corpus.text.folding import strip_accents
from prompts.contexts.talk_how import HowTo

_BEFORE = (
    r"(?:(?:toi|em|minh|chung toi) )?(?:(?:khong|chua) biet |muon hoi |can biet |hoi )?"
    r"(?:(?:phai |can )?lam (?:sao|the nao|cach nao|gi)|bang cach nao|(?:xin )?(?:chi|huong dan|day|bay"
    r"|noi)(?: (?:toi|em|minh|giup|lai|ho|cho))* cach|cach"
    r"|o dau|cho nao|(?:xin )?huong dan(?: (?:toi|em|minh|giup|ve))*)"
    r"(?: (?:de|ma|thi|co the|duoc|muon|phai))*"
)
_AFTER = (
    r"(?:[, ]+|(?: (?:thi|phai|can|nen|se|duoc|lam|ghi|dien|nhap|tra loi|bam|chon|vao|o|tu|xem|the))+ )"
    r"(?:(?:nhu )?the nao|nhu nao|ra sao|lam sao|thi sao|sao|lam gi|gi|o dau|vao dau|tu dau|cho nao|dau|bang cach nao|cach nao|kieu gi|nut nao)"
    r"(?: (?:bay gio|day|nhi|a|vay|the|duoc))*"
)
_HERE = (
    r"(?: (?:nay|do|day|o day|trong nay|tren nay|trong chuong trinh|trong phan mem|tren may|cua toi|trong bao cao"
    r"|bao cao nay|ban thao nay|nua|moi|len|vao day))*"
)
_IF = r"(?:(?:neu|khi|muon|can|gio|bay gio)[ ,]+)*(?:(?:toi|em|minh|chung toi) )?(?:(?:muon|can|da|lo|chang may|vua) )*"
_FIGURES = r"(?:so lieu|so|con so|cau tra loi|dap an|o so|gia tri)"
_SECTION = r"(?:tieu muc|de muc|muc|phan|chuong)"
_WORK = r"(?:bao cao|van ban|ban thao|du thao|ban nay)"

_TOPICS: tuple[tuple[HowTo, str], ...] = (  # what is asked, its words
    # «đổi số này», «sửa câu đã trả lời», «tôi nhập sai số»
    (
        "change_answer",
        (
            rf"(?:doi|sua|thay(?: doi)?|chinh(?: sua)?|cap nhat|nhap lai|dien lai)(?: (?:lai|cac|mot|nhung|cai))* (?:{_FIGURES}|cau)"
            r"(?: (?:lieu|da|nhap|dien|tra loi|ghi|sai|nham|xong|mau|xanh|bi|roi|cu|trong|bai|tung))*"
            rf"|(?:nhap|dien|ghi|go|tra loi)(?: (?:{_FIGURES}|cau|bi))* (?:sai|nham)(?: (?:{_FIGURES}|roi|mat|mot))*"
        ),
    ),
    # «nhập từ excel», «tôi có bảng excel, nhập vào đâu»
    (
        "table",
        (
            r"(?:nhap|dua|chep|dan|tai|lay|gui|do|dien|copy|paste)(?: (?:so lieu|so|bang|du lieu|len|vao|file|tep|bieu|ca"
            r"|cac|nhieu|tu|bang tinh|trong))* (?:excel|bang tinh"
            r"|bieu so lieu|bang so lieu|xlsx|csv|ca bang)(?: vao)?"
            r"|(?:co|dang co|da co|co san)(?: (?:san|mot|cac|cai))* (?:bang|file|tep|bieu)(?: (?:so lieu|tinh|excel|xlsx"
            r"|tong hop))*[, ]+(?:(?:thi|muon) )*(?:nhap|dua|dan|tai|chep|gui)"
        ),
    ),
    # «xuất word», «tải file word về», «in báo cáo»
    (
        "export",
        (
            rf"(?:xuat|ket xuat|tai ve|tai xuong|tai|in|lay|luu)(?: (?:file|tep|ban|ra|ve|xuong|thanh|sang|hoan chinh"
            rf"|{_WORK}))* (?:word|docx|pdf|file|tep)(?: (?:ra|ve))*"
            rf"|(?:xuat|ket xuat|in)(?: (?:ra|ban))*(?: {_WORK})?(?: ra)?"
        ),
    ),
    # «nhận tất cả các mục»
    (
        "accept_all",
        (
            rf"(?:nhan|chap nhan|dong y)(?: (?:luon|cac|moi|{_SECTION}))*(?: (?:het|tat ca|toan bo|mot luot|cung luc))+"
            rf"(?: (?:cac|moi|{_SECTION}|de xuat|phuong an|mot luot|con lai))*"
        ),
    ),
    ("accept", rf"(?:nhan|chap nhan)(?: (?:mot|tung))* (?:{_SECTION}|phuong an|de xuat)"),
    # «đưa file word đã sửa vào»
    ("bring_back", r"(?:nhap|dua|tai|gui)(?: (?:lai|file|tep|ban|len))* (?:word|docx)(?: (?:da|sua|chinh|roi|vao|len|lai|tro lai))+"),
    # «trình duyệt», «gửi lãnh đạo duyệt»
    (
        "submit",
        (
            rf"(?:trinh(?: (?:duyet|ky|lanh dao))+|trinh|gui(?: (?:di|len|cho|de))*(?: (?:duyet|trinh|lanh dao"
            rf"|nguoi duyet))+|chuyen(?: (?:cho|len))* (?:lanh dao|nguoi duyet))"
            rf"(?: (?:{_WORK}|len|cho|lanh dao|duyet|phong|so|xem))*"
        ),
    ),
    # «hoàn tác», «quay lại bước trước»
    (
        "undo",
        (
            r"(?:hoan tac|undo|quay lai(?: (?:buoc|luc|ban))*(?: truoc)?|huy (?:thao tac|lenh|viec vua lam|thay doi)|tra lai nhu cu)"
            r"(?: (?:viec|thao tac|buoc|lenh|vua|lam|roi|truoc|thay doi))*"
        ),
    ),
    ("add_section", rf"(?:them|chen|tao|bo sung)(?: (?:mot|1|them))* {_SECTION}(?: (?:moi|con|vao de cuong|trong de cuong|vao bao cao))*"),
    (
        "move_section",
        rf"(?:doi ten|doi thu tu|sap xep|di chuyen|chuyen|doi cho)(?: (?:lai|mot|cac|thu tu))* (?:{_SECTION}|de cuong)(?: (?:len|xuong|cho khac))*",
    ),
    ("drop_section", rf"(?:bo|xoa|loai)(?: (?:bot|bo|di|mot|1))* {_SECTION}(?: (?:khong can|thua|khoi de cuong|di))*"),
    ("add_text", r"(?:them|viet them|chen|bo sung|go them)(?: (?:mot|1|vai))* (?:cau|doan|noi dung|dong)(?: (?:moi|vao muc|vao bao cao|rieng))*"),
    ("drop_text", r"(?:bo|xoa|cat)(?: (?:bot|mot|di|cac))* (?:cau|doan|dong)(?: (?:thua|khong can|di))*"),
    # «thay căn cứ hết hiệu lực»
    (
        "basis",
        (
            r"(?:thay(?: the)?|doi|cap nhat)(?: (?:cac|mot|lai))* (?:can cu|van ban can cu|van ban vien dan|vien dan|van ban)"
            r"(?: (?:cu|da|bi|het hieu luc|moi|phap ly|het han))*"
        ),
    ),
    (
        "edit_text",
        (
            rf"(?:sua|viet lai|chinh(?: sua)?)(?: (?:lai|mot|cac|truc tiep|tay))* (?:cau chu|doan|noi dung|loi van|chu"
            rf"|{_SECTION}|{_WORK})(?: (?:trong|ban thao|tay))*"
        ),
    ),
    # «không phát sinh thì ghi thế nào»
    ("nothing", r"(?:(?:ky nay|so lieu)[ ,]*)?(?:khong|chua)(?: (?:co|phat sinh))+(?: (?:so lieu|gi|noi dung))*"),
    ("check", rf"(?:kiem tra|ra soat|soat)(?: (?:loi|lai|{_WORK}))*"),
    (
        "start",
        (
            rf"(?:bat dau|tao|lap|soan)(?: (?:mot|1|moi|them))* {_WORK}(?: (?:moi|ky nay|tu cong van|theo cong van"
            rf"|tu ky truoc|tu bao cao ky truoc|theo de cuong))*"
        ),
    ),
    ("source", r"xem(?: (?:nguon|xuat xu|goc))+(?: (?:cua|cau|doan|so|so lieu|mot|tung))*"),
    (
        "versions",
        (
            rf"(?:xem|lay lai|khoi phuc|mo|quay ve|quay lai)(?: (?:lai|cac|mot))* (?:ban cu|phien ban(?: (?:cu|truoc))*"
            rf"|ban truoc|lich su)(?: (?:sua|thay doi|{_WORK}))*"
        ),
    ),
    (
        "upload",
        (
            r"(?:them|tai|nap|dua|nhap|tai len)(?: (?:mot|cac|len|file|tep))* (?:van ban|tai lieu|cong van|bao cao)(?: (?:moi|cu|ky truoc|yeu cau))*"
            r"(?: (?:vao|len))* (?:kho|thu vien|he thong|chuong trinh|may)"
        ),
    ),
    ("delete_report", rf"(?:xoa|bo)(?: (?:mot|di))* {_WORK}(?: (?:cu|nhap|thua))*"),
    ("deadline", r"(?:dat|ghi|sua|doi)(?: lai)? (?:thoi )?han(?: (?:gui|nop|bao cao|cua bao cao))*"),
    ("save", rf"luu(?: (?:lai|{_WORK}))*"),
    ("keys", r"(?:dung |xem )?(?:cac )?phim tat"),
)
_PATTERNS = tuple((topic, said(rf"\W*(?P<before>{_BEFORE} )?{_IF}(?:{words}){_HERE}(?P<after>{_AFTER})?\W*")) for topic, words in _TOPICS)
_SAVED = said(r"\W*(?:co )?tu (?:dong )?luu (?:khong|chua|lai khong)\W*|(?:dung |xem )?(?:cac )?phim tat(?: .{0,20})?")
# «tôi gõ nhầm số tin 550», «em lỡ ghi sai là 12»: what happened, beside the question what to do
_SLIP = said(
    r"(?:^|(?<=[.,;?!\n])|(?<=\s))\s*(?:vi |do |tai )?(?:toi|em|minh|chung toi) (?:da |vua |lo |moi |bi |tay )*"
    r"(?:go|nhap|dien|ghi|danh|tra loi|viet|bam)(?: (?:so lieu|so|cau))*(?: (?:nham|sai|lon|thieu|thua))(?!\w)[^?.;!\n]{0,60}?(?=$|[?.;!\n]|, )"
)
_LONGEST = 160


def read_how(message: Message) -> AskHow | None:
    """None for whatever is no question about using the program; what happened may be told before or after it."""
    words = strip_accents(message.text.lower())
    if len(words) > _LONGEST:
        return None
    told = _SLIP.search(words)
    asked = f"{words[: told.start()]} {words[told.end() :]}".strip(" ,.;?!\n") if told else ""
    return _topic(message.plain.strip(), words.strip()) or (_topic(asked) if asked else None)


def _topic(*said_words: str) -> AskHow | None:
    for plain in said_words:
        if _SAVED.fullmatch(plain):
            return AskHow("keys" if "phim" in plain else "save")
        for topic, pattern in _PATTERNS:
            match = pattern.fullmatch(plain)
            if match and (match["before"] or match["after"]):
                return AskHow(topic)
    return None
