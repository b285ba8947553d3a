"""The patterns by which a message is understood, over plain words (no marks, lower case); beside each an example of what it takes."""

import re

from assistant.conversation.message import said
from assistant.conversation.section_names import SECTION_WORD

_SECTION = rf"{SECTION_WORD}\s*(?:so )?(?P<section>.+?)"
_FIRST = rf"{SECTION_WORD}\s*(?:so )?(?P<first>.+?)"
_THIS = r"(?:cau|doan|y|so lieu|dong|con so|noi dung|cho) (?:nay|do|tren|vua chon|dang chon)"
_PREVIOUS = r"(?:(?:bao cao|van ban|ban|so lieu)(?: cua)? )?(?:(?:ky|lan|nam|ban) (?:truoc|cu)|nam ngoai|bao cao cu)"
_FIGURES = r"(?:so lieu|thong tin|cau tra loi|con so|du lieu)"
_COUNTS = r"(?<!\w)(?:bao nhieu|may|ai|khi nao|bao gio|ngay nao|nam nao)(?!\w)"
_PLACE = rf"(?:{SECTION_WORD}\s*(?:so )?(?:[ivxl]+|\d{{1,2}})(?:\s?[.,]\s?\d{{1,2}})*(?!\w)|(?:muc|phan) (?!\d|[ivx]+(?!\w)).+?|(?:[ivx]+\.)?\d+(?:\.\d+)+)"

# «hoàn tác», «quay lại bước trước»
UNDO = said(
    r"(?:.{0,40}(?<!\w)(?:nham|sai|lo tay|khong phai)(?: (?:roi|mat))?[\s,.;:]+)?(?:(?:cho |hay )?hoan tac|undo|quay (?:lai"
    r"|ve)(?: nhu)?(?: (?:buoc|luc|ban|truoc|nay|cu|do))*|huy (?:lenh|thao tac|viec|thay doi)(?: vua (?:roi|lam|xong))?"
    r"|bo thay doi(?: vua (?:roi|lam))?|tra lai nhu (?:cu|truoc))"
    r"(?: (?:viec|lenh|thao tac|thay doi|buoc))?(?: (?:vua roi|vua lam|vua xong|truoc|cuoi|do|nay))*"
)
# «làm lại», «làm lại bước vừa hoàn tác»
REDO = said(
    r"(?:lam lai|redo|thuc hien lai|khoi phuc)(?: (?:buoc|viec|thao tac|lenh|cai|thay doi))(?: (?:vua|vua roi|hoan tac|vua hoan tac"
    r"|da hoan tac|do|nay|roi|bi))*|lam lai|redo|bo hoan tac|huy hoan tac"
)
# «chấp nhận», «ok lấy bản này», «đồng ý với bản rút gọn»
ACCEPT_LAST = said(
    r"(?:(?:ok|uh|vang|duoc|roi)[\s,]+)*(?:ok|dong y|chap nhan|nhan|lay|duyet|chot|duoc roi|dung)(?: (?:roi|luon|do|voi|lay|dung|chon|theo|giu))*"
    r"(?: (?:de xuat|ban|phuong an|noi dung|de nghi)(?: (?:nay|do|moi|rut gon|vua roi|viet lai|de xuat|soan lai|sua|tren))*)?"
)
# «bỏ đề xuất này», «thôi, để như cũ», «không lấy đề xuất đó, giữ bản cũ»
REJECT_LAST = said(
    r"(?:thoi[\s,]+)?(?:(?:bo|huy|khong (?:lay|nhan|dung|chap nhan|dong y|thich)(?: voi)?|tu choi)(?: (?:de xuat|ban|phuong an"
    r"|cai)(?: (?:nay|do|moi|rut gon|vua roi|ay|tren))*)"
    r"|(?:de|giu)(?: (?:nguyen|lai))* (?:nhu|ban)(?: (?:cu|truoc|ban dau))+|giu nguyen(?: nhu cu)?|khong (?:lay|dong y"
    r"|chap nhan))(?:[\s,]+(?:cu )?(?:de|giu)(?: (?:nguyen|lai))*(?: (?:nhu|ban) (?:cu|truoc))?)?"
)
# «mục III.2 giữ như bản kế thừa, chấp nhận»
ACCEPT_AFTER = said(rf"(?P<rest>{_PLACE})[\s,:]+(?:.{{0,40}}[\s,]+)?(?:chap nhan|dong y|ok|duyet|chot|nhan)(?: (?:luon|roi))?")
INHERITED = said(r"ke thua|ban goc|nguyen ban|ban a(?!\w)")
# «xuất Word», «cho tôi xin file word»
EXPORT = said(
    r"(?:xuat|tai(?: ve| xuong)?|ket xuat|in(?: ra)?|lay|file|tep)(?: .{0,60})?(?<!\w)(?:word|docx|doc)(?: .{0,30})?"
    r"|(?:xuat|tai ve|tai)(?: (?:bao cao|van ban|file|tep|ban thao))?|word"
)
# «mở đối chiếu»
REVIEW = said(r"(?:mo|xem|vao|hien)?\s*(?:trang |ban |che do |bang )?doi chieu(?: nguon| voi nguon)?(?: (?!.*(?:truoc|ngoai|cu)(?!\w)).{0,20})?")
# «xin chào», «bạn làm được gì»
GREET = said(
    r"(?:xin )?chao(?! mung)(?: .{0,30})?|hello|hi|alo|help|tro giup|huong dan(?: su dung)?|giup"
    r"|(?:ban |tro but )?(?:co the )?(?:lam|giup) duoc (?:gi|nhung gi|viec gi)(?: .{0,30})?"
    r"|(?:toi |em )?(?:phai )?(?:bat dau|dung|lam)(?: .{0,20})? (?:tu dau|the nao)"
)
# «căn cứ nào hết hiệu lực», «có văn bản nào bị thay thế không»
EXPIRED = said(
    rf"(?:{_SECTION}\s+)?(?:(?:co|con|nhung|cac|kiem tra|xem)\s+)*(?:can cu|van ban|vien dan|co so phap ly|quy dinh)(?: phap ly"
    rf"| vien dan)?(?: (?:nao|gi))?(?: (?:o|trong|cua) (?P<inside>{_PLACE}))?"
    r"(?: (?:da|bi|dang|sap))*\s+(?:het (?:hieu luc|han)|bi thay the|duoc thay the|thay the|khong con hieu luc|con hieu luc|bi bai bo|loi thoi|cu)(?: .{0,30})?"
)
# «kiểm tra mục 2.3», «còn lỗi gì»
CHECK = said(
    rf"(?:kiem tra|ra soat|soat|soat loi)(?: (?:lai|loi))*(?: (?:toan bo|ca|bao cao|ban thao|van ban|du thao|nay))*(?: {_SECTION})?"
    rf"|(?:{_FIRST} )?(?:con|co|bao nhieu|nhung|xem)(?: (?:con|bao nhieu|may|nhung))* (?:loi|sai(?: sot)?|canh bao)(?: (?:gi|nao|o dau|khong|nua|chua))*"
    r"|(?:loi|sai)(?: (?:gi|nao|o dau))+"
)
# «kiểm tra toàn bộ báo cáo trước khi trình», «kiểm tra mục 9 xem số liệu có khớp không»
CHECK_FREELY = said(
    rf"(?:kiem tra|ra soat|soat|check|kiem)(?: (?:lai|giup|ho|xem|loi|so lieu|the thuc|vien dan|chinh ta|noi dung"
    rf"|cac))*(?:[\s,]+(?P<section>{_PLACE})(?:[\s,]+(?:xem|co|da|truoc|coi|dum|gium|voi).*)?"
    r"|[\s,]+(?:(?:toan bo|toan van|ca|het|bao cao|ban thao|van ban|du thao|loi|the thuc|vien dan|chinh ta|so lieu|can cu|ban nay)(?!\w)).*)?"
)
COUNTS = said(_COUNTS)
# «mục nào thiếu», «còn mục nào chưa xong», «tiến độ»
MISSING = said(
    r"(?:con )?(?:nhung )?(?:muc|phan|cho) nao (?:con |dang |van )?(?:thieu|trong|bo trong|de trong|chua (?:xong|soan|co|lam|nhan|du|viet"
    r"|duyet|dien))(?: .{0,20})?"
    r"|(?:con )?thieu (?:(?:nhung )?(?:muc|phan|cho) nao|gi)(?: .{0,10})?|tien do(?: .{0,20})?|(?:lam |soan )?(?:den|toi) dau roi"
)
# «còn phải hỏi gì», «mục 3.1 cần bổ sung những gì», «còn bao nhiêu câu hỏi»
QUESTIONS = said(
    rf"(?:{_SECTION} )?(?:con |dang )*(?:phai |can )*(?:hoi|tra loi|dien|bo sung|cung cap|cap nhat)(?: them| nua)?"
    r"(?: (?:nhung |so lieu |cau |thong tin )?(?:gi|nao|dau))+(?: nua)?"
    r"|(?:con |nhung |danh sach |xem )*(?:bao nhieu |may )?(?:cau hoi|so lieu)(?: (?:nao|gi|con thieu|con lai|chua tra loi|can (?:dien|bo sung)|phai dien))*"
    r"|con thieu so lieu (?:nao|gi)"
)
# «mục 3.2 còn thiếu những số liệu nào», «báo cáo còn thiếu gì không», «liệt kê các câu hỏi chưa trả lời»
LACKING = said(
    rf"(?:(?:(?P<section>{_PLACE})|bao cao(?: nay)?|ban thao|van ban)[\s,]+)?(?:con |dang |van |co )*(?:thieu|trong|chua co"
    rf"|chua dien)(?: (?:nhung|cac|may))*(?: (?P<what>{_FIGURES}|gi))(?: .{{0,25}})?"
    rf"|(?:liet ke|cho xem|danh sach|xem|dem|ke)(?: (?:cac|nhung|lai|het|ra|tat ca|moi))*(?: (?P<listed>cau hoi|{_FIGURES}|cho trong))(?P<rest>.*)"
)
# «vì sao có câu này», «câu này lấy ở đâu ra»
WHY = said(
    rf"(?:vi sao|tai sao|sao)(?: lai)?(?: co)?(?: {_THIS})?(?: lai)?(?: (?:nhu )?(?:vay|the))?"
    rf"|{_THIS} (?:(?:duoc )?(?:lay|rut|trich|sinh|lam|viet|dua) )?(?:ra )?(?:tu dau|o dau|dau)(?: ra| .{{0,12}})?"
    rf"|(?:nguon|xuat xu|can cu|goc)(?: nao)?(?: cua| cho)? {_THIS}(?: .{{0,20}})?|nguon(?: .{{0,10}})? (?:dau|nao|o dau)"
)
# «vì sao mục 5.2 viết như vậy», «đoạn ở mục 6.2 lấy từ văn bản nào», «nguồn của mục 4 là gì», «phần bài học kinh nghiệm dựa vào đâu»
WHY_SECTION = said(
    rf"(?:vi sao|tai sao|sao)(?: (?:lai|o))* (?P<why>{SECTION_WORD}\s*(?:so )?.+?)(?:\s+(?:lai|viet|ghi|phai|co|noi|can|duoc|bi|khong|chua|nhu|van)(?!\w).*)?"
    rf"|(?:(?:cau|doan|noi dung|y|so lieu) )?(?:o |trong |cua )?(?P<from>{_PLACE})\s+(?:duoc |nay |thi )*(?:lay|viet|dua|trich|dan|soan"
    rf"|can cu|ke thua|o)(?!\w).*(?:dau|nguon nao|van ban nao|bao cao nao|tai lieu nao|can cu nao)(?!\w).*"
    rf"|(?:nguon|xuat xu|goc gac|goc|nguon goc|can cu)(?: (?:cua|cho|o|goc))* (?P<source>{_PLACE})(?: (?:la gi|la van ban nao|o dau|tu dau|la dau|nao|dau))?"
)
# «vì sao lại có câu người đứng đầu chịu trách nhiệm», «câu «…» ở đâu ra»
WHY_LOOSE = said(
    r"(?:vi sao|tai sao|sao)(?: lai)?(?: co)? (?:cau|doan|y|dong) (?P<quote>(?!nay|do|tren)\S.{8,300})"
    r"|(?:cau|doan|y|dong) [«“\"'](?P<from>[^»”\"']{4,400})[»”\"']\s*(?:duoc |nay )*(?:lay |viet |trich |dua )?(?:ra )?(?:o dau|tu dau|tu van ban nao|dau).*"
)
# «vì sao có câu «Tập thể lãnh đạo Sở đoàn kết»»
WHY_QUOTED = said(r"(?:vi sao|tai sao|sao)(?: lai)?(?: co)? (?:cau|doan|dong|y) [«“\"'](?P<quote>[^«»“”\"]{4,400})[»”\"'].{0,30}")
# «mục 3.1 so với kỳ trước», «báo cáo này thay đổi gì so với kỳ trước»
COMPARE = said(
    rf"(?:so sanh |doi chieu |xem )?(?:(?:bao cao|ban thao|van ban)(?: nay)? )?(?:{_SECTION} )?"
    r"(?:(?:co |da |thi )?(?:thay doi|khac|moi|doi)(?: (?:gi|the nao|nhung gi|o dau|ra sao))* )?(?:so )?voi "
    rf"{_PREVIOUS}(?: (?:thi )?(?:the nao|ra sao|nhu the nao|thay doi gi|khac gi|co gi khac|co gi moi))?"
    rf"|(?:co gi )?(?:khac|thay doi)(?: gi)?(?: (?:so )?voi)? {_PREVIOUS}"
)
# «mục 2.2 có gì mới so với báo cáo năm ngoái», «so sánh phần tuyên truyền với báo cáo kỳ trước»
COMPARE_FREELY = said(
    rf"(?:so sanh|doi chieu|so|xem|cho xem|chi ra)?\s*(?:(?P<section>{_PLACE})\s+)?(?:(?:co|da|thi|khac|thay doi|moi|gi|nhung|bi|duoc"
    rf"|bao cao|ban thao|nay)\s+)*(?:so )?(?:voi|voi ban|cung) {_PREVIOUS}(?!\w).*"
)
# «nhận phương án B của mục I.2», «chọn B cho mục I.2»
CHOOSE = said(r"(?:nhan|chon|lay|dung|chap nhan|dong y|theo) (?:phuong an |ban )?(?P<candidate>[abcd])(?: (?:cua|cho|o|trong|tai))?(?: (?P<rest>.+))?")
# «rút gọn mục 4.3»
SHORTEN = said(
    r"(?:rut gon|rut ngan|tom gon|tom luoc|luoc bot|cat bot|gian luoc|co dong|lam (?:ngan )?gon|lam ngan|thu gon|viet (?:ngan )?gon|co gon"
    r"|cat ngan|tom tat)(?: (?:lai|bot|hon|noi dung))*(?P<rest>.*?)"
    r"(?: (?:cho )?(?:ngan|gon|suc tich)(?: (?:gon|hon|lai))*)?"
)
# «mục 5.3 dài quá, viết gọn lại giúp tôi», «phần giải pháp viết ngắn lại một chút»
SHORTEN_AFTER = said(
    rf"(?P<rest>{_PLACE})(?:[\s,]+(?:nay|hoi|qua|dang|con|bi|thi|thay|kha))*(?:[\s,]+(?:dai|le the|ruom ra|dai dong|lan man|thua|nhieu chu"
    rf"|loang|long vong)(?: (?:qua|the|dong|that|roi))*)?[\s,.:]+"
    r"(?:hay |can |nen |giup |phai )*(?:viet|rut|cat|lam|thu|tom|bo|luoc)(?: (?:lai|di))? (?:gon|ngan|bot|bo bot|luoc|gon gang|suc tich)(?!\w).*"
)
# «viết lại mục 4.3 cho hay hơn»
REWORD = said(
    r"(?:viet lai|dien dat lai|dien dat|(?:sua|chinh)(?: sua)?(?: lai)? (?:cau chu|van phong|loi van|cach viet)|trau chuot|viet hay hon|sua van)"
    r"(?: (?:noi dung|cau chu|lai|cua|o))*(?P<rest>.*?)(?: (?:cho |theo |sao cho )?(?:hay|muot|trang trong|ro(?: rang)?|mach lac|de hieu|gon"
    r"|mau)(?: (?:hon|ma))*(?: duoc khong)?)?(?:[,;] .*)?"
)
# «soạn mục I.7»
OFFER = said(
    r"(?:soan|viet|lap|de xuat|goi y)(?: (?:noi dung|phuong an|cho))* (?P<rest>(?:muc|phan|tieu muc|chuong) .+?)"
    r"(?: tu (?:nguon|van ban|doan|tai lieu) .*)?"
)
# «khôi phục mục 4.3»
RESTORE = said(r"(?:khoi phuc|phuc hoi|lay lai|dua lai|tra lai|bo rut gon)(?: (?:noi dung|ban goc|nguyen van|cua))*(?P<rest>.*)")
# «nhận mục 4.3», «đồng ý mục 4.3»
ACCEPT = said(r"(?:nhan|chap nhan|dong y|duyet|chot|lay|ok)(?: (?:noi dung|luon|voi))*(?P<rest> .*)")
# «bỏ mục 4.3», «xóa mục giải quyết đơn thư»
REJECT = said(r"(?:bo qua|bo|xoa bo|xoa|loai bo|loai|tu choi|khong lay|cat)(?: (?:noi dung|toan bo|ca))*(?P<rest> .*)")
# «mục 3.1» and nothing else
NAMED = said(rf"{SECTION_WORD}\s*(?:so )?[\divxl].{{0,30}}|(?:[ivxl]+\.)?\d{{1,2}}(?:\.\d{{1,2}})+")
# «tìm quy định về Giấy khen»
SEARCH = said(
    r"(?:tim kiem|tim|tra cuu|tra|kiem|search)(?: (?:trong kho|trong thu vien|van ban|thong tin|doan|nguon|cac|nhung|cho|cau|noi dung|tai lieu|giup|ho))*"
    r"(?: (?:nao )?(?:ve|noi ve|co noi ve|noi den|de cap den|nhac den|quy dinh ve))?\s*:?\s(?P<words>.+)"
)
# «thay Công văn số 214/BTĐKT-NV bằng Công văn số 1187/SNV-TĐKT»
REPLACE = said(r"(?:thay the|thay|doi)(?: can cu| van ban)? (?P<old>.+?\d.+?) (?:bang|thanh) (?P<new>.+)")
# «giữ nguyên Kế hoạch số 18/KH-UBND»
KEEP = said(r"giu nguyen(?: can cu| van ban)? (?P<old>.*\d.*)")
# «Nghị định 98/2023/NĐ-CP còn hiệu lực không»
IN_FORCE = said(r"hieu luc|thay the|bi bai bo|con ap dung|con dung|het han")
NUMBER = re.compile(r"\d{1,5}\s*(?:/\s*\d{4}\s*)?[/-]\s*[a-z]{1,8}")
# «Nghị định 98/2023», «Luật Thi đua, khen thưởng 2022»: a document named in a question
ACT = said(rf"{NUMBER.pattern}|(?:nghi dinh|thong tu|quyet dinh|nghi quyet|chi thi|ke hoach|cong van) (?:so )?\d|(?:bo )?luat \w")
# «thêm một đoạn vào mục 2», «hoàn tác mục 3»: an order on a place in the text
ORDER_ON_TEXT = said(
    rf"(?:sua|them|chen|doi|chuyen|gop|tach|xoa|bo|hoan tac|thay)(?!\w).*(?<!\w)(?:{SECTION_WORD}|cau|dong) (?:\d|[ivx]+(?!\w)|nay|cuoi|dau|tren|thu).*"
)
# «sửa câu cuối», «thêm một đoạn vào mục 2»: an order, though not one that is known
ORDER = said(
    r"(?:lam|sua|viet|them|chen|doi|bo|xoa|chuyen(?! muc| de)|gop|tach|to dam|in dam|soan|lap|nhan|chon|duyet|ky|gui|rut|cat|luu|mo|dong|dong y|ok)(?: .*)?"
    rf"|.*(?<!\w){SECTION_WORD} \d.*"
)
# «kỳ này không có kiến nghị»
NOTHING = said(r"(?<!\w)(?:khong|chua) (?:co|phat sinh|ghi nhan)(?!\w)")
# «thêm số liệu», «sửa số liệu»: which one is not said
BARE_FIGURE = said(
    r"(?:them|sua|dien|nhap|bo sung|cap nhat|ghi|doi)(?: (?:lai|them|giup|vai|mot so))* (?:so lieu|con so|thong tin"
    r"|so)(?: (?:moi|nay|do|con thieu|vao))*"
)

BASES = re.compile(
    r"(?:(?:hay |xin |cho toi )?(?:de xuat|goi y|liet ke|tim|cho biet|neu|xem) )?(?:cac |nhung )?"
    r"(?:can cu|van ban)(?: phap ly| phap luat| lam can cu)?(?: nao)?"
    r"(?: (?:nen|can|co the|se))?(?: (?:dung|vien dan|ghi|dua vao|neu))? (?:cho|cua|o) (?P<section>(?:muc|phan) .+?)(?: la gi| la nao)?"
    r"|(?P<before>(?:muc|phan) .+?) (?:nen |can |co the )?(?:can cu|dua|dung|vien dan|ghi)(?: vao)? "
    r"(?:nhung |cac )?(?:can cu|van ban)(?: phap ly| phap luat)? nao"
)
"""«căn cứ pháp lý cho mục 1.2», «đề xuất văn bản làm căn cứ cho mục 3», «mục 2.1 căn cứ vào văn bản nào»."""
